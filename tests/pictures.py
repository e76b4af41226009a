"""Takes the pictures of the docs: each public widget, and the pages that the README shows.

`make pictures` runs it. Pictures of 2 machines differ a little, so no test compares them; a test
looks whether each widget has one, and whether they are small.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

import widgets
from serving.classroom.questions import question_id
from serving.gallery import PICTURES, WIDTH, calls
from tests.browser.test_homes import ROWS
from tests.chromium import launch_options
from tests.serving.classroom.people import Facilitator, Learner, Server
from tests.serving.process import ROOT, ServerProcess

HIGHEST = 760
"""A picture of a widget ends here, in pixels of the page."""

PAGES = ROOT / "docs/pictures"
WIDGET_BYTES, PAGE_BYTES = 40_000, 150_000

# A browser that draws pages can also make them small: no other tool is needed.
AS_WEBP = """async ([png, scale, quality]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width * scale, image.height * scale);
  const pencil = canvas.getContext("2d");
  pencil.imageSmoothingQuality = "high";
  pencil.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  const url = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
  return url.split(",")[1];
}"""


class Camera:
    """Opens pages, and keeps what they look like as small WebP files."""

    def __init__(self, browser) -> None:
        self._browser = browser
        self._darkroom = browser.new_page()

    def open(self, address, width, height, *, dark=False):
        """Open a page, light or dark, and wait until its widgets are drawn."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            device_scale_factor=2,
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("html[data-mounted]", timeout=20_000)
        return page

    def keep(self, png, path, most):
        """Keep a picture, in the best quality that has at most so many bytes."""
        encoded = base64.b64encode(png).decode()
        for scale, quality in (
            (1, 0.8),
            (1, 0.6),
            (0.75, 0.7),
            (0.75, 0.5),
            (0.5, 0.8),
            (0.5, 0.5),
        ):
            small = self._darkroom.evaluate(AS_WEBP, [encoded, scale, quality])
            made = base64.b64decode(small)
            if len(made) <= most:
                break
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        print(f"{path.relative_to(ROOT)}: {len(made) / 1000:.0f} kB")  # noqa: T201 - for people


def take_widgets(camera, wanted):
    """Take a picture of each widget in `wanted`, after the keys of its row in `test_homes`."""
    seen = calls(ROOT / "notebooks")
    for old in (ROOT / PICTURES).glob("*.webp"):
        if old.stem not in {getattr(widgets, name).stem for name in widgets.__all__}:
            old.unlink()
    cells = [
        nbformat.v4.new_code_cell(
            f"from widgets import {name}\n{seen[name].call if name in seen else ROWS[name].make}"
        )
        for name in wanted
    ]
    with tempfile.TemporaryDirectory() as folder:
        nbformat.write(nbformat.v4.new_notebook(cells=cells), Path(folder) / "gallery.ipynb")
        server = ServerProcess("--notebooks", folder)
        try:
            page = camera.open(f"{server.base_url}/voila/render/gallery.ipynb", WIDTH, HIGHEST)
        finally:
            server.stop()
        for name in wanted:
            take_widget(camera, page, name)
        page.context.close()


def take_widget(camera, page, name):
    """Take a picture of one widget of a page, as it is after a learner did something."""
    stem = getattr(widgets, name).stem
    place = page.locator(f".wb-{stem}").first
    for selector, key in ROWS[name].keys:
        if place.locator(selector).count():
            place.locator(selector).press(key)
    _show(place)
    box = place.bounding_box()
    clip = box | {"height": min(box["height"], HIGHEST - box["y"])}
    camera.keep(page.screenshot(clip=clip), ROOT / PICTURES / f"{stem}.webp", WIDGET_BYTES)


def take_pages(camera):
    """Take pictures of what a learner and a class see, for the README."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("index", "red-flags", "scans-and-tests"):
            shutil.copy(ROOT / f"notebooks/{name}.ipynb", folder)
        options = ("--notebooks", folder, "--address", "https://backs.example/")
        server = Server(Path(folder) / "classes.db", *options)
        try:
            take_desk(camera, f"{server.base_url}/voila/render/scans-and-tests.ipynb")
            take_phone(camera, f"{server.base_url}/voila/render/red-flags.ipynb")
            take_class(camera, server)
        finally:
            server.stop()


def take_desk(camera, address):
    """Take a guess at what scans show in people without pain, on a laptop."""
    page = camera.open(address, 900, 900)
    slider = page.locator(".wb-age_slider")
    slider.get_by_role("slider").first.fill("40")
    slider.get_by_role("button", name="Check my guess").press("Enter")
    _show(slider)
    camera.keep(page.screenshot(), PAGES / "laptop.webp", PAGE_BYTES)


def take_phone(camera, address):
    """Answer a case on a telephone, in the dark."""
    page = camera.open(address, WIDTH, 900, dark=True)
    case = page.locator(".wb-red_flag_cases")
    for label in ("Next case", "Next case"):
        case.get_by_role("button", name=label).press("Enter")
    case.get_by_role("radio").first.check()
    case.get_by_role("button", name="Check").press("Enter")
    _show(case)
    camera.keep(page.screenshot(), PAGES / "phone.webp", PAGE_BYTES)


def take_class(camera, server):
    """Lead a class of 24, and look at the wall when its answers are revealed."""
    led = Facilitator(server).start()
    asked = question_id("scans-and-tests", "quiz:scans-and-tests", "scan-after-two-weeks")
    led.take("open", question=asked)
    for choice in [2] * 14 + [0] * 5 + [3] * 4 + [1]:
        Learner(server, led.code).answer(choice)
    led.take("close")
    led.take("reveal")
    page = camera.open(f"{server.base_url}/projector?class={led.code}", 1000, 760)
    page.get_by_text("Look again after 6 weeks").first.wait_for()
    camera.keep(page.screenshot(), PAGES / "class.webp", PAGE_BYTES)


def _show(place):
    place.page.evaluate("document.activeElement.blur()")
    place.evaluate("(place) => place.scrollIntoView({ block: 'start', behavior: 'instant' })")


def main(wanted):
    """Take pictures of some widgets, by name, or of the `pages`; without a name, of all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        camera = Camera(browser)
        if wanted != ["pages"]:
            take_widgets(camera, wanted or widgets.__all__)
        if wanted in ([], ["pages"]):
            take_pages(camera)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
