"""Runs the commands of install/ as a user would, in an environment that each test shapes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ["bash", "cat", "dirname", "grep", "head", "id", "sed", "sh", "tail", "tr", "uname", "env"]


@pytest.fixture
def run(tmp_path):
    """run("java", "-version", JAVA_HOME=...) gives the finished process; None unsets a variable."""

    def run(command, *arguments, **variables):
        merged = {**os.environ, **variables}
        environment = {name: str(value) for name, value in merged.items() if value is not None}
        return subprocess.run(
            [ROOT / "install" / command, *map(str, arguments)],
            env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=280,
        )

    return run


@pytest.fixture
def path_without_java(tmp_path):
    """A PATH with the ordinary tools and no Java."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool))
    return folder


@pytest.fixture
def jdk(tmp_path):
    """jdk(17) is a folder that looks like a JDK 17, whose java says its version and arguments."""

    def jdk(feature):
        home = tmp_path / f"jdk-{feature}"
        (home / "bin").mkdir(parents=True)
        (home / "release").write_text(f'JAVA_VERSION="{feature}.0.1"\n')
        for name in ("java", "javac"):
            program = home / "bin" / name
            program.write_text(f'#!/bin/sh\necho "fake {feature}" "$@"\n')
            program.chmod(0o755)
        return home

    return jdk
