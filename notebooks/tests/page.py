"""JupyterLab in a browser, with one notebook open."""

import re

from conftest import TARGET

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


class Page:
    """A notebook in a page of its own; remembers what the browser complained about."""

    def __init__(self, browser, url, name):
        self.errors, self.strangers = [], []
        self.page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route(lambda address: not address.startswith((url, "data:", "blob:")), self.refuse)
        self.page.goto(f"{url}/lab/tree/{name}?reset", timeout=2 * MINUTES)
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
