"""A session in JupyterLab, by keyboard and mouse: what a user does before reading any manual."""

import re

import pytest
from conftest import EMPTY
from page import Page

MINUTE = 60_000


@pytest.fixture(scope="module")
def session(browser, lab):
    session = Session(browser, lab, EMPTY)
    yield session
    session.page.close()


class Session(Page):
    """An empty notebook; what is typed goes into its last cell."""

    def last(self):
        return self.page.locator(".jp-CodeCell").last

    def type(self, code):
        self.last().locator(".cm-content").click()
        self.page.keyboard.type(code)

    def clear(self):
        self.page.keyboard.press("Escape")
        self.last().locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")

    def enter(self, code):
        """Runs a cell without waiting for it, and gives it back."""
        cells = self.page.locator(".jp-CodeCell")
        cell = cells.nth(cells.count() - 1)
        self.type(code)
        self.page.keyboard.press("Shift+Enter")
        return cell

    def run(self, code):
        cell = self.enter(code)
        cell.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]")).wait_for(timeout=MINUTE)
        self.wait_for_kernel()
        return cell.locator(".jp-Cell-outputArea").inner_text()

    def press(self, button):
        self.page.locator(f'.jp-NotebookPanel-toolbar [data-command="{button}"]').first.click()


def test_a_cell_shows_its_last_value(session):
    assert session.run("var a = 40; a + 2").split()[-1] == "42"


def test_tab_offers_the_names_there_are(session):
    session.type("T.nnet.soft")
    session.page.keyboard.press("Tab")
    offered = session.page.locator(".jp-Completer-item")
    offered.first.wait_for(timeout=MINUTE)
    assert [text for text in offered.all_inner_texts() if "softmax" in text]
    session.clear()


def test_shift_tab_says_what_a_call_expects(session):
    session.type("T.dot(")
    session.page.keyboard.press("Shift+Tab")
    tip = session.page.locator(".jp-Tooltip")
    tip.wait_for(timeout=MINUTE)
    assert "dot(Object x, Object y)" in tip.inner_text()
    session.clear()


def test_the_stop_button_ends_an_endless_loop_and_keeps_what_was_there(session):
    cell = session.enter("while (true) {}")
    session.page.wait_for_timeout(1000)
    session.press("notebook:interrupt-kernel")
    cell.locator(".jp-Cell-outputArea", has_text="Interrupted").wait_for(timeout=MINUTE)
    session.wait_for_kernel()
    assert session.run("a + 3").split()[-1] == "43"


def test_a_wrong_cell_is_told_its_line_and_column(session):
    assert "line 1, column 9: incompatible types" in session.run('int x = "no";')


def test_a_restart_forgets_everything(session):
    session.press("notebook:restart-kernel")
    session.page.locator(".jp-Dialog button.jp-mod-warn").click()
    session.page.wait_for_timeout(1000)
    session.wait_for_kernel()
    assert "cannot find symbol" in session.run("a")
