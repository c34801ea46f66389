"""The training notebook in JupyterLab, as a reader sees it: run in the light theme, then in the dark."""

import re

import pytest
from conftest import TARGET

LEARNER = "06-learner.ipynb"
WIDTH = 1400
MINUTES = 60_000
DONE = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
  return prompts.length > 0 && prompts.every(p => /^\\[\\d+\\]:$/.test(p));
}"""
READY = """() => {
  const kernel = window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
PICTURES = """() => [...document.querySelectorAll('.jp-OutputArea-output img')].map(
  i => ({alt: i.alt, complete: i.complete, width: i.naturalWidth, shown: i.clientWidth, folded: !!i.closest('details:not([open])')}))"""
OVERFLOW = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter(o => o.scrollWidth > o.clientWidth + 1).map(o => o.textContent.slice(0, 80))"""


class Page:
    """The notebook in a page of its own; remembers what the browser complained about."""

    def __init__(self, browser, url):
        self.errors, self.strangers = [], []
        self.page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route(lambda address: not address.startswith((url, "data:", "blob:")), self.refuse)
        self.page.goto(f"{url}/lab/tree/{LEARNER}?reset", timeout=2 * MINUTES)
        self.page.wait_for_selector(".jp-CodeCell", timeout=2 * MINUTES)
        self.wait_for_kernel()

    def hear(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def refuse(self, route):
        self.strangers.append(route.request.url)
        route.abort()

    def menu(self, *labels):
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{labels[0]}$")).click()
        for label in labels[1:]:
            self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{label}$")).click()

    def wait_for_kernel(self):
        self.page.wait_for_function(READY, timeout=2 * MINUTES)

    def run_all(self):
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(DONE, timeout=4 * MINUTES)
        self.wait_for_kernel()

    def theme(self, name):
        self.page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        light = "true" if name.endswith("Light") else "false"
        self.page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")
        self.page.wait_for_timeout(500)

    def save_picture(self, name):
        """The whole notebook on one picture: the window grows to its length."""
        TARGET.mkdir(parents=True, exist_ok=True)
        length = self.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
        self.page.set_viewport_size({"width": WIDTH, "height": length + 120})
        self.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
        self.page.wait_for_timeout(500)
        self.page.locator(".jp-WindowedPanel-outer").screenshot(path=TARGET / name)
        self.page.set_viewport_size({"width": WIDTH, "height": 1000})


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"])
def page(request, opened):
    opened.theme(request.param)
    return opened


@pytest.fixture(scope="module")
def opened(browser, lab):
    page = Page(browser, lab)
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
