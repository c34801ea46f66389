"""The kernelspec alone."""

import json

KERNEL = "share/jupyter/kernels/damo/kernel.json"


def test_it_is_installed_and_taken_away(run, tmp_path):
    assert run("kernel", "--prefix", tmp_path).returncode == 0
    spec = json.loads((tmp_path / KERNEL).read_text())
    assert spec["language"].lower() == "java"
    assert run("kernel", "--prefix", tmp_path, "--remove").returncode == 0
    assert not (tmp_path / KERNEL).exists()


def test_a_folder_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "share").write_text("a file where a folder should be")
    done = run("kernel", "--prefix", tmp_path)
    assert done.returncode != 0
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_read_only_folder_is_named(run):
    done = run("kernel", "--prefix", "/proc/damo")
    assert done.returncode != 0
    assert "/proc/damo" in done.stderr
