"""Each notebook runs from top to bottom, and what it shows keeps the rules of displays."""

import re
from html.parser import HTMLParser

import pytest
from conftest import NOTEBOOKS, committed

ACCURACY = re.compile(r"test accuracy (0\.\d+|1\.0*)")
MEGABYTE = 1_000_000


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def bundles(notebook):
    return [output.data for output in outputs(notebook) if "data" in output]


def tags(notebook):
    return [tag for data in bundles(notebook) for tag in Tags(data.get("text/html", "")).found]


def text(notebook):
    shown = [output.get("text", "") for output in outputs(notebook)]
    return "\n".join(shown + [data.get("text/plain", "") for data in bundles(notebook)])


def errors(cell):
    return [output for output in cell.outputs if output.output_type == "error"]


def wants_error(cell):
    return "raises-exception" in cell.metadata.get("tags", [])


def test_cells_fail_only_where_they_should(name, executed):
    for cell in code_cells(executed):
        assert bool(errors(cell)) == wants_error(cell), (cell.source, errors(cell))


def test_errors_name_the_cell_and_its_line(name, executed):
    for cell in filter(wants_error, code_cells(executed)):
        traceback = "\n".join(errors(cell)[0].traceback)
        assert re.search(rf"Cell \[{cell.execution_count}\], line \d+", traceback), traceback


def test_every_display_has_a_text_twin_and_no_apology(name, executed):
    for data in bundles(executed):
        assert data.get("text/plain", "").strip(), list(data)
        assert "(sorry" not in data["text/plain"], data["text/plain"]


def test_pictures_say_what_they_show(name, executed):
    pictures = [attributes for tag, attributes in tags(executed) if tag == "img"]
    assert pictures
    for attributes in pictures:
        assert attributes.get("alt", "").strip()
        assert attributes["src"].startswith("data:image/")


def test_saved_displays_have_no_script_no_style_sheet_no_id(name, executed):
    for tag, attributes in tags(executed):
        assert tag not in ("script", "style", "link", "iframe", "object", "svg"), tag
        assert not [key for key in attributes if key == "id" or key.startswith("on")], attributes


def test_nothing_is_written_to_stderr(name, executed):
    assert [o.text for o in outputs(executed) if o.get("name") == "stderr"] == []


def test_the_committed_file_keeps_its_outputs_and_is_small(name):
    notebook = committed(name)
    assert (NOTEBOOKS / name).stat().st_size < MEGABYTE
    assert notebook.metadata.kernelspec.name == "damo"
    assert [c.execution_count for c in code_cells(notebook)] == list(range(1, len(code_cells(notebook)) + 1))
    for cell in code_cells(notebook):
        assert bool(errors(cell)) == wants_error(cell), cell.source
    assert len(bundles(notebook)) >= len(code_cells(notebook)) // 2


def test_code_cells_are_introduced_by_words(name):
    cells = committed(name).cells
    told = [above.cell_type == "markdown" for above, cell in zip(cells, cells[1:]) if cell.cell_type == "code"]
    assert cells[0].cell_type == "markdown"
    assert all(told), told


def test_a_second_run_reads_as_many_digits(name, executed):
    """Seeded, so equal on one machine; another processor may round a product otherwise."""
    printed, kept = ([float(a) for a in ACCURACY.findall(text(n))] for n in (executed, committed(name)))
    assert printed == pytest.approx(kept, abs=0.01)
    assert all(accuracy >= 0.95 for accuracy in printed), printed
    assert printed or "learner" not in name
