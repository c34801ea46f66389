"""Executes a notebook headless, a line a cell, and leaves it as HTML: execute.py NOTEBOOK FOLDER"""

import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

ACCURACY = re.compile(r"test accuracy\W*([0-9.]+ ?%?)", re.IGNORECASE)


class Progress:
    """Prints what each cell begins with and how long it took."""

    def __init__(self, notebook):
        self.cells = [i for i, cell in enumerate(notebook.cells) if runs(cell)]
        self.started = 0.0

    def start(self, cell, cell_index):
        if runs(cell):
            self.started = time.monotonic()
            print(f"       cell {self.place(cell_index)}  {first_line(cell):60.60}", end="", flush=True)

    def end(self, cell, cell_index, execute_reply=None):
        if runs(cell):
            print(f"  {time.monotonic() - self.started:6.1f} s", flush=True)

    def place(self, index):
        return f"{self.cells.index(index) + 1:2}/{len(self.cells)}"


def runs(cell):
    return cell.cell_type == "code" and cell.source.strip() != ""


def first_line(cell):
    return cell.source.strip().splitlines()[0]


def execute(notebook, folder):
    progress = Progress(notebook)
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="damo",
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=progress.start,
        on_cell_executed=progress.end,
    )
    client.execute()


def texts(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("text") or output.get("data", {}).get("text/plain", "")


def accuracy(notebook):
    found = [match.group(1).strip(" .") for text in texts(notebook) for match in ACCURACY.finditer(text)]
    return found[-1] if found else None


def save_html(notebook, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    body, _ = HTMLExporter().from_notebook_node(notebook)
    path.write_text(body, encoding="utf-8")


def complaint(error):
    if isinstance(error, CellExecutionError):
        return f"a cell failed: {error.ename}: {error.evalue}"
    if isinstance(error, DeadKernelError):
        return "the kernel died: see what it wrote above"
    return f"it could not be run: {type(error).__name__}: {error}"


def main(source, target):
    source = Path(source)
    page = Path(target).resolve() / (source.stem + ".html")
    notebook = nbformat.read(source, as_version=4)
    try:
        execute(notebook, source.parent)
    except Exception as error:  # whatever it is: one line for the user, and the page as far as it came
        save_html(notebook, page)
        sys.exit(f"\ndamo: {source}: {complaint(error)} (as far as it came: {page})")
    save_html(notebook, page)
    print(f"       test accuracy {accuracy(notebook) or 'was not printed by the notebook'}")
    print(f"       executed notebook: {page}")


if __name__ == "__main__":
    main(*sys.argv[1:])
