"""What the tests of the notebooks share: the notebooks, executed copies, a JupyterLab, a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[1]
TARGET = NOTEBOOKS.parent / "target" / "notebooks"
EMPTY = "empty.ipynb"
SETTINGS = {
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
    "notebook-extension/tracker": '{"windowingMode": "none"}',
}
CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def committed(name):
    return nbformat.read(NOTEBOOKS / name, as_version=4)


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        names = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
        metafunc.parametrize("name", names, scope="session")


@pytest.fixture(scope="session")
def executed(name, tmp_path_factory):
    """The notebook as it comes out of a run from top to bottom, each cell tried."""
    notebook = committed(name)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    folder = tmp_path_factory.mktemp("executed")
    NotebookClient(
        notebook,
        timeout=240,
        kernel_name="damo",
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    return notebook


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The address of a JupyterLab of our own, on copies of the notebooks without their outputs."""
    root = tmp_path_factory.mktemp("lab")
    copy_without_outputs(root)
    port = free_port()
    log = (root / "lab.log").open("w")
    process = subprocess.Popen(lab_command(root, port), env=lab_environment(root), stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process, root / "lab.log")
        yield url
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def copy_without_outputs(root):
    for path in NOTEBOOKS.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, root / path.name)
    empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell()])
    empty.metadata = {"kernelspec": {"name": "damo", "display_name": "Java (Damo)", "language": "java"}}
    nbformat.write(empty, root / EMPTY)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def lab_command(root, port):
    options = {
        "ServerApp.root_dir": root,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": "",
        "LabApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{key}={value}" for key, value in options.items())]


def lab_environment(root):
    own = ("CONFIG", "DATA", "RUNTIME")
    settings = root / ".settings"
    for name, content in SETTINGS.items():
        file = settings / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return {
        **os.environ,
        **{f"JUPYTER_{kind}_DIR": str(root / f".{kind.lower()}") for kind in own},
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(root / ".workspaces"),
    }


def wait_for(url, process, log, patience=90):
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url + "/api/status", timeout=5)
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail("JupyterLab did not come up:\n" + log.read_text()[-2000:])


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("DAMO_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(chromium).exists():
        pytest.fail(f"no Chromium at {chromium}: install it or set DAMO_CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
