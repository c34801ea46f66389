"""The script that tells Jupyter of the kernel, and takes the telling back."""

import json
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "install" / "kernel"


def install(*arguments):
    return subprocess.run([SCRIPT, *map(str, arguments)], capture_output=True, text=True)


def test_kernelspec_is_written_and_removed(tmp_path):
    folder = tmp_path / "share" / "jupyter" / "kernels" / "other"
    assert install("--prefix", tmp_path, "--name", "other").returncode == 0
    spec = json.loads((folder / "kernel.json").read_text())
    assert spec["argv"][-1] == "{connection_file}"
    assert Path(spec["argv"][0]).exists()
    assert spec["language"] == "java"
    assert spec["interrupt_mode"] == "message"
    assert {p.name for p in folder.iterdir()} == {
        "kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"}
    assert install("--prefix", tmp_path, "--name", "other", "--remove").returncode == 0
    assert not folder.exists()


def test_installing_again_replaces(tmp_path):
    folder = tmp_path / "share" / "jupyter" / "kernels" / "damo"
    install("--prefix", tmp_path)
    (folder / "kernel.json").write_text("old")
    assert install("--prefix", tmp_path).returncode == 0
    assert json.loads((folder / "kernel.json").read_text())["display_name"] == "Java (Damo)"
    assert [p.name for p in folder.parent.iterdir()] == ["damo"]


def test_sys_prefix_is_the_active_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path))
    assert install("--sys-prefix").returncode == 0
    assert (tmp_path / "share" / "jupyter" / "kernels" / "damo" / "kernel.json").exists()


def test_user_is_jupyters_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    assert install("--user").returncode == 0
    assert (tmp_path / "kernels" / "damo" / "kernel.json").exists()


def test_folder_that_takes_no_files_is_one_clear_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = install("--prefix", blocked)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert blocked.read_text() == "in the way"


@pytest.mark.parametrize(
    "arguments, word",
    [
        ([], "--prefix"),
        (["--prefix"], "value"),
        (["--user", "--sys-prefix"], "one of"),
        (["--user", "--name", "a/b"], "a/b"),
        (["--sideways"], "--sideways"),
    ],
)
def test_wrong_use_is_one_clear_sentence(arguments, word):
    done = install(*arguments)
    assert done.returncode == 1
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_removing_what_is_not_there_is_an_error(tmp_path):
    done = install("--prefix", tmp_path, "--remove")
    assert done.returncode == 1
    assert "no kernelspec damo" in done.stderr
