"""The training notebook in JupyterLab, as a reader sees it: run in the light theme, then in the dark."""

import pytest
from page import Page

LEARNER = "06-learner.ipynb"
PICTURES = """() => [...document.querySelectorAll('.jp-OutputArea-output img')].map(
  i => ({alt: i.alt, complete: i.complete, width: i.naturalWidth, shown: i.clientWidth, folded: !!i.closest('details:not([open])')}))"""
OVERFLOW = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter(o => o.scrollWidth > o.clientWidth + 1).map(o => o.textContent.slice(0, 80))"""


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"])
def page(request, opened):
    opened.theme(request.param)
    return opened


@pytest.fixture(scope="module")
def opened(browser, lab):
    page = Page(browser, lab, LEARNER)
    page.theme("JupyterLab Light")
    page.run_all()
    yield page
    page.page.close()


def test_no_cell_fails(page):
    assert page.page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts() == []


def test_every_picture_has_a_size_and_a_description(page):
    pictures = page.page.evaluate(PICTURES)
    assert len(pictures) >= 10
    for picture in pictures:
        assert picture["complete"] and picture["width"] > 0, picture
        assert picture["folded"] or picture["shown"] > 0, picture
        assert picture["alt"], picture


def test_the_panel_of_the_training_has_come_to_its_end(page):
    cell = page.page.locator(".jp-CodeCell", has_text="Live.plot")
    assert "done" in cell.locator(".jp-OutputArea").inner_text()
    assert cell.locator(".jp-OutputArea-output svg").count() == 0
    assert cell.locator(".jp-OutputArea-output img").count() >= 4


def test_outputs_fit_the_width_of_the_page(page):
    assert page.page.evaluate(OVERFLOW) == []


def test_the_browser_complains_of_nothing(page, request):
    page.save_picture(f"06-learner-{request.node.callspec.params['page'].split()[-1].lower()}.png")
    assert page.errors == []


def test_no_display_asks_the_network_for_anything(page):
    assert page.strangers == []
