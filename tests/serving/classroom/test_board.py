"""The board of a real server, on the machine's own address: with the wall and 2 phones at once."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.serving.classroom.people import Server

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
NOW = "Call an ambulance or go to the emergency department now"
SAME_DAY = "See a doctor or call an advice line the same day"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of the page for facilitators and of one topic."""
    folder = tmp_path_factory.mktemp("board")
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    for name in ("facilitator", "red-flags"):
        shutil.copy(NOTEBOOKS / f"{name}.ipynb", notebooks)
    server = Server(folder / "class.sqlite", "--notebooks", notebooks)
    yield server
    server.stop()


class People:
    """Everyone with a browser of their own, and what went wrong in any of them."""

    def __init__(self, browser):
        self.browser = browser
        self.said = []

    def person(self, width, height):
        context = self.browser.new_context(viewport={"width": width, "height": height})
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        return context.new_page()


@pytest.fixture
def in_browsers(in_chromium):
    """Run `body(people)`, each of them with a browser window of their own."""
    return lambda body: in_chromium(lambda browser: body(People(browser)))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def phase(page, name):
    page.locator(".wb-asking .wb-phase", has_text=re.compile(f"^{name}")).wait_for()


def answer(page, option):
    """Answer Elif's case, as the class is asked."""
    case = page.locator("[data-item=elif-asked]")
    if not case.is_visible():
        page.get_by_role("button", name="Go to the question").click()
    case.get_by_role("radio", name=option).check()
    case.get_by_role("button", name="Check my answer").click()
    page.get_by_text("Your answer is with the class.").first.wait_for()


def gathered(server, people):
    """A class that has begun: its board, the wall, 2 phones, and its code."""
    board = people.person(1280, 720)
    board.goto(f"{server.base_url}/voila/render/facilitator.ipynb")
    board.get_by_label("Your key").fill(server.key())
    board.keyboard.press("Enter")
    press(board, "Start a class")
    code = board.locator(".wb-code")
    board.get_by_text("0 joined").wait_for()
    named = code.inner_text()
    with board.context.expect_page() as opened:
        board.get_by_role("link", name="Open the page for the projector").click()
    wall = opened.value
    wall.set_viewport_size({"width": 1280, "height": 720})
    wall.get_by_text("0 joined").wait_for()
    press(board, "Invite everyone to: When back or hip pain needs help today")
    board.get_by_text("Everyone is invited to").wait_for()
    phones = [people.person(390, 844), people.person(320, 640)]
    for phone in phones:
        phone.goto(f"{server.base_url}/join?class={named}")
    board.get_by_text("2 joined").wait_for()
    return board, wall, phones, named


def test_a_class_from_the_key_to_the_end_with_the_wall_and_2_phones(server, in_browsers):
    def hold(people):
        board, wall, phones, named = gathered(server, people)

        assert named == wall.locator(".wb-code").inner_text()
        assert wall.get_by_alt_text(named).evaluate("(picture) => picture.naturalWidth") > 0

        board.get_by_label("Plan", exact=True).select_option("red-flags")
        for _ in range(3):
            press(board, "Next step")
        board.locator(".wb-asking button[aria-disabled=false]", has_text="Open").wait_for()
        press(board, "Open")
        phase(board, "Open")
        wall.get_by_text("What should Elif do?").wait_for()
        answer(phones[0], SAME_DAY)
        answer(phones[1], NOW)
        board.get_by_text("2 of 2 answered", exact=True).first.wait_for()
        wall.get_by_text("2 of 2 answered").wait_for()

        assert [0, 0] == [page.locator(".wb-bars").count() for page in (board, wall)]

        press(board, "Close")
        phase(board, "Closed")
        press(board, "Ask again")
        phase(board, "Open · Round 2")
        answer(phones[0], NOW)
        board.get_by_text("1 of 2 answered", exact=True).first.wait_for()
        press(board, "Close")
        phase(board, "Closed")
        press(board, "Reveal")
        phase(board, "Revealed")
        wall.locator(".wb-bars").wait_for()

        for page in (board, wall):
            first = page.locator(".wb-bars > li").first

            assert ["1 of 2", "1 of 1"] == first.locator(".wb-count").all_inner_texts()
            assert "✓ fits" == first.locator(".wb-mark").inner_text()
        assert 0 == wall.locator(":is(button, input, select):visible").count()
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")

        with board.expect_download() as download:
            press(board, "Download the counts")

        assert "under 5" in download.value.path().read_text(encoding="utf-8")

        press(board, "Show a summary to print")
        board.locator(".wb-summary", has_text="Elif").wait_for()
        press(board, "End the class")
        press(board, "Yes, end and delete")
        board.get_by_text("This class is over").wait_for()
        wall.get_by_text("The class has ended.").wait_for()

        assert [] == people.said

    in_browsers(hold)


def test_the_key_stands_in_no_address_and_in_no_log(server, in_browsers):
    def hold(people):
        board = people.person(390, 844)
        addresses = []
        board.on(
            "request", lambda request: addresses.append(json.dumps([request.url, request.headers]))
        )
        board.goto(f"{server.base_url}/voila/render/facilitator.ipynb")
        key = server.key()
        board.get_by_label("Your key").fill(key)
        board.keyboard.press("Enter")
        board.get_by_role("button", name="Start a class").wait_for()
        session = board.evaluate("sessionStorage.getItem('workbook-facilitator')")

        assert session
        assert not [address for address in addresses if key in address]
        assert 1 == server.log().count(key)  # as the terminal shows it, once
        assert session not in server.log()

    in_browsers(hold)
