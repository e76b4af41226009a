"""The board of a class in a browser, with a server of memory: by keyboard, small, on a wall."""

import re

import pytest

from tests.browser.class_server import CODE, KEY, NUMBER, SINGLE, ClassServer, Room
from widgets import AnswerCards, ClassBoard
from widgets.class_board import question_id
from widgets.content import library

SIGNS = SINGLE | {
    "id": "0123456789ac",
    "kind": "several",
    "ask": "Which signs never wait?",
    "options": ["Numb", "No control", "Fever", "Sore", "Fall", "Click"],
}
STEPS = SINGLE | {"id": "0123456789ad", "kind": "order", "options": ["Ask", "Look"]}
POINTS = NUMBER | {
    "ask": "People with lasting back pain rated it from 0 to 100 points. After about 3 months, how "
    "many points lower were those who exercised, compared with no treatment, usual care or placebo?"
}
LONG_TOLD = {
    "said": "15 points lower (range of the truth, likely: 13 to 18 points lower), in studies of "
    "5,033 people with lasting back pain over about 3 months."
}
SIZES = {"320": (320, 640), "390": (390, 844), "wall": (1280, 720)}


@pytest.fixture(scope="module")
def server():
    return ClassServer()


@pytest.fixture(scope="module")
def board():
    return ClassBoard()


@pytest.fixture(scope="module")
def wall():
    return ClassBoard(projector=True)


@pytest.fixture
def look(server, browser):
    """Open a board in a context of its own: `look(board, width=320)`."""
    contexts = []

    def open_page(component, *, width=390, height=844, query="", **options):
        server.show(component)
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{server.address}/page.html{query}")
        page.wait_for_selector("html[data-mounted]")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def room(server):
    return server.begin()


@pytest.fixture
def running(look, room, board):  # noqa: ARG001 - the class that begins
    """A board with a class that has begun."""

    def begin(**options):
        page = look(board, **options)
        page.get_by_label("Your key").fill(KEY)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Start a class").press("Enter")
        page.get_by_text("3 joined").wait_for()
        page.get_by_label("Question", exact=True).wait_for()
        return page

    return begin


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def phase(page, name):
    page.locator(".wb-asking .wb-phase", has_text=re.compile(f"^{name}")).wait_for()


HEARD = """(parts) => parts.map((part) => {
  const copy = part.cloneNode(true);
  for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.replaceWith(" ");
  for (const shown of copy.querySelectorAll("span")) shown.append(" ");
  return copy.textContent.split(/\\s+/).join(" ").trim();
})"""


def heard(page, selector):
    """What a screen reader is given of each part."""
    return page.locator(selector).evaluate_all(HEARD)


def focused(page):
    return page.evaluate("document.activeElement.textContent || document.activeElement.id")


def through(page, room, *answers):
    """Open the chosen question, answer it, close and reveal it."""
    press(page, "Open")
    phase(page, "Open")
    room.change(answers=list(answers))
    press(page, "Close")
    phase(page, "Closed")
    press(page, "Reveal")
    phase(page, "Revealed")


def test_without_class_mode_it_says_how_to_get_there_and_shows_the_plans(mount, board):
    page = mount(board)

    assert page.get_by_text("make class").is_visible()
    assert page.locator("input, select, button").count() == 0
    assert page.locator(".wb-plan").count() == 5

    page.locator("summary", has_text="Signs that need help today").click()

    assert page.get_by_role("heading", name="Which signs never wait?").first.is_visible()
    assert page.said == []


def test_paper_has_the_plan_that_is_open_with_what_people_may_say(mount, board):
    page = mount(board)
    page.locator(".wb-plan > summary").first.click()
    page.emulate_media(media="print")
    seen = "(one) => one.checkVisibility({contentVisibilityAuto: true})"
    plans = [plan.locator("> ol") for plan in page.locator(".wb-plan").all()]

    assert [plan.evaluate(seen) for plan in plans] == [True] + [False] * 4
    assert plans[0].locator(".wb-expect > ul").first.evaluate(seen)


def test_the_key_is_hidden_never_completed_and_no_part_of_any_address(look, room, board):
    page = look(board)
    field = page.get_by_label("Your key")

    assert [field.get_attribute(name) for name in ("type", "autocomplete", "name")] == [
        "password",
        "off",
        None,
    ]

    press(page, "Show the key")

    assert field.get_attribute("type") == "text"
    assert page.get_by_role("button", name="Show the key", pressed=True).count() == 1

    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    field.fill(KEY)
    field.press("Enter")
    page.get_by_role("button", name="Start a class").wait_for()

    assert room.asked == [("/class/login", {"key": KEY})]
    assert not [address for address in [page.url, *addresses] if KEY in address]
    assert page.evaluate("Object.values(sessionStorage)") == ["the-session"]


@pytest.mark.usefixtures("room")
def test_a_key_that_does_not_fit_is_told_and_the_focus_stays(look, board):
    page = look(board)
    page.get_by_label("Your key").fill("AAAA")
    page.keyboard.press("Enter")
    page.get_by_text("This key does not fit.").wait_for()

    assert page.evaluate("document.activeElement.type") == "password"
    assert page.get_by_role("status").filter(has_text="does not fit").count() == 1


@pytest.mark.parametrize("size", SIZES)
def test_by_keyboard_from_the_key_to_a_question_asked_twice(running, room, overflow, size):
    width, height = SIZES[size]
    page = running(width=width, height=height)

    assert focused(page) == "Join the class"
    assert page.locator(".wb-code").inner_text() == CODE
    assert page.get_by_alt_text(CODE).evaluate("(picture) => picture.naturalWidth") > 0

    press(page, "Open")
    phase(page, "Open")

    assert focused(page) == "Open"

    room.change(answers=[0, 1, 1], joined=4)
    page.locator(".wb-counted", has_text="3 of 4 answered").wait_for()
    press(page, "Close")
    phase(page, "Closed")

    assert page.locator(".wb-bars").count() == 0

    press(page, "Ask again")
    phase(page, "Open · Round 2")
    room.change(answers=[0, 0, 0, 1])
    press(page, "Close")
    phase(page, "Closed")
    press(page, "Reveal")
    phase(page, "Revealed")

    assert focused(page) == "Reveal"
    assert heard(page, ".wb-bars > li") == [
        "A. Walking ✓ fits First round 1 of 3 This round 3 of 4",
        "B. Resting in bed First round 2 of 3 This round 1 of 4",
    ]
    assert page.get_by_text("No: it makes stiff.").is_visible()
    assert overflow(page) == 0
    assert page.said == []


def test_the_bars_are_as_long_as_their_numbers(running, room):
    page = running()
    through(page, room, 0, 0, 0, 1)
    bars = page.locator(".wb-part").evaluate_all(
        "(parts) => parts.map((p) => p.getAttribute('width'))"
    )

    assert bars == ["75", "25"]


def test_a_press_counts_though_the_answer_to_the_last_one_is_still_on_its_way(running, room):
    page = running()
    room.late = 1
    through(page, room, 0, 0, 0, 1)

    assert [path.split("/")[-1] for path, _ in room.asked[-3:]] == ["open", "close", "reveal"]
    assert page.locator(".wb-part").count() == 2


def test_a_guess_shows_the_middle_of_the_room_beside_the_studys_figure(running, room):
    page = running()
    page.get_by_label("Question", exact=True).select_option(NUMBER["id"])
    through(page, room, 1, 1)

    assert page.get_by_text("The middle guess was 60. The study’s figure is 14.").is_visible()
    assert (
        page.locator(".wb-bars [data-right=true]")
        .inner_text()
        .split("\n")[0]
        .endswith("✓ the study’s figure")
    )


def test_counts_are_seen_at_once_and_spoken_seldom(running, room):
    page = running()
    press(page, "Open")
    phase(page, "Open")
    spoken = page.locator(".wb-asking .wb-hear[role=status]")
    page.wait_for_function(
        "(at) => at.textContent === '0 of 3 answered'", arg=spoken.element_handle()
    )
    for answers in ([0], [0, 1], [0, 1, 1]):
        room.change(answers=answers)
        page.locator(".wb-counted", has_text=f"{len(answers)} of 3 answered").wait_for()

    assert spoken.inner_text() == "0 of 3 answered"


def test_a_plan_leads_step_by_step_and_its_question_is_opened(look, server, board):
    (first, *_) = library().sessions.values()
    asked = first.steps[1]
    wanted = question_id(asked.topic, asked.question.part, asked.question.item)
    room = server.begin(questions=[NUMBER | {"id": wanted}])
    page = look(board)
    page.get_by_label("Your key").fill(KEY)
    page.keyboard.press("Enter")
    press(page, "Start a class")
    page.get_by_label("Plan", exact=True).select_option("red-flags")

    assert page.locator(".wb-step-now h4").inner_text() == "Welcome"
    assert page.get_by_text("This step has no question.").is_visible()

    press(page, "Next step")

    assert page.locator(".wb-step-now h4").inner_text() == asked.title
    assert focused(page) == "Next step"
    assert page.get_by_text("You may hear").first.is_visible()
    assert page.get_by_text("It is a reason to look closer").first.is_hidden()

    page.get_by_role("button", name="Open", exact=True).and_(
        page.locator("[aria-disabled=false]")
    ).press("Enter")
    phase(page, "Open")

    assert room.question["id"] == wanted

    page.reload()
    page.get_by_text("3 joined").wait_for()

    assert page.locator(".wb-step-now h4").inner_text() == asked.title


def test_a_question_of_a_plan_that_no_page_has_any_more_cannot_be_opened(running, room):
    page = running()
    page.get_by_label("Plan", exact=True).select_option("red-flags")
    press(page, "Next step")

    assert page.get_by_text("This question is not on its page now.").is_visible()

    press(page, "Open")

    assert [path for path, _ in room.asked if path.endswith("open")] == []


def test_another_question_waits_until_the_one_that_runs_is_revealed(running):
    page = running()
    press(page, "Open")
    phase(page, "Open")
    page.get_by_label("Question", exact=True).select_option(NUMBER["id"])

    assert page.get_by_text("Another question still runs.").is_visible()
    assert page.locator(".wb-asking .wb-ask").all_inner_texts() == [SINGLE["ask"]]

    press(page, "Close")
    phase(page, "Closed")
    press(page, "Reveal")
    phase(page, "Not open yet")

    assert page.locator(".wb-asking .wb-ask").all_inner_texts() == [NUMBER["ask"]]


def test_everyone_is_invited_to_a_page(running, room):
    page = running()
    press(page, "Invite everyone to: Low back pain: what it is and how it goes")
    page.get_by_text("Everyone is invited to: Low back pain").wait_for()

    assert room.topic == "back-pain"
    assert page.locator(".wb-there").inner_text() == "The class is on the page: Low back pain"


def test_script_in_the_text_of_a_question_stays_text(look, server, board):
    evil = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>"
    told = {"ask": f"What? {evil}", "about": f"<p>{evil}</p>", "options": [evil, "b"]}
    server.begin(questions=[SINGLE | told])
    page = look(board)
    page.get_by_label("Your key").fill(KEY)
    page.keyboard.press("Enter")
    press(page, "Start a class")
    page.get_by_label("Question", exact=True).wait_for()
    through(page, server.room, 0, 1)

    assert page.evaluate("window.ran") is None


def test_an_error_of_the_server_is_told_and_the_buttons_work_afterwards(running, room):
    page = running()
    room.fails = (503, "The class cannot keep answers just now.")
    press(page, "Open")
    page.get_by_role("status").filter(has_text="cannot keep answers").wait_for()

    assert focused(page) == "Open"

    room.fails = None
    press(page, "Open")
    phase(page, "Open")

    assert page.get_by_role("status").filter(has_text="The question is open.").count() == 1


def test_trouble_of_the_store_is_told_until_it_is_over(running, room):
    page = running()
    room.change(trouble="The disk is full.")
    page.get_by_role("status").filter(has_text="The disk is full.").wait_for()
    room.change(trouble=None)
    page.locator(".wb-trouble:empty").wait_for(state="attached")

    assert page.get_by_text("The disk is full.").count() == 0


def test_a_session_that_is_over_asks_for_the_key_and_the_class_goes_on(running, room):
    page = running()
    room.fails = (401, "Sign in.")
    press(page, "Open")
    page.get_by_text("Give your key again to go on.").wait_for()

    assert page.evaluate("document.activeElement.type") == "password"

    room.fails = None
    page.keyboard.type(KEY)
    page.keyboard.press("Enter")
    page.get_by_text("3 joined").wait_for()

    assert page.locator(".wb-code").inner_text() == CODE


def test_counts_are_downloaded_with_the_session_in_no_address(running):
    page = running()
    with page.expect_download() as download:
        press(page, "Download the counts")

    assert download.value.suggested_filename == "class-counts.csv"
    assert download.value.path().read_text(encoding="utf-8") == "question,count\n"


def test_the_summary_is_shown_on_the_page_and_nothing_of_it_runs(running):
    page = running()
    page.evaluate("window.print = () => {}")
    press(page, "Show a summary to print")
    page.get_by_text("Counts.", exact=True).wait_for()

    assert focused(page) == "Summary of the class"
    assert page.evaluate("window.ran") is None

    press(page, "Print the summary")
    page.emulate_media(media="print")

    assert page.get_by_text("Counts.", exact=True).is_visible()
    assert page.get_by_text("Plans to read or print").is_hidden()


def test_on_paper_no_question_of_the_summary_is_cut(running):
    page = running()
    page.evaluate("window.print = () => {}")
    press(page, "Show a summary to print")
    page.get_by_text("Counts.", exact=True).wait_for()
    page.locator(".wb-summary > div").first.evaluate(
        "(text) => text.replaceChildren(document.createElement('section'))"
    )
    page.emulate_media(media="print")

    assert (
        page.locator(".wb-summary section").evaluate("(it) => getComputedStyle(it).breakInside")
        == "avoid"
    )
    assert (
        page.locator(".wb-summary").evaluate("(it) => getComputedStyle(it).overflowX") == "visible"
    )


def test_a_class_ends_only_after_it_was_said_what_that_deletes(running, room):
    page = running()
    press(page, "End the class")

    assert focused(page) == "Not yet"
    assert page.get_by_text("every answer and all counts").is_visible()

    press(page, "Not yet")

    assert focused(page) == "End the class"
    assert not room.ended

    press(page, "End the class")
    press(page, "Yes, end and delete")
    page.get_by_text("This class is over").wait_for()

    assert room.ended
    assert focused(page) == "Start a class"
    assert page.evaluate("Object.values(sessionStorage)") == ["the-session"]


@pytest.mark.parametrize("size", SIZES)
def test_the_board_is_clean_for_axe_and_everything_to_press_is_44_pixels_high(
    running, room, axe, size
):
    width, height = SIZES[size]
    page = running(width=width, height=height)
    through(page, room, 0, 1, 1)
    press(page, "End the class")
    heights = page.evaluate(
        "[...document.querySelectorAll('button, select, summary')]"
        ".filter((part) => part.checkVisibility()).map((part) => part.offsetHeight)"
    )

    assert axe(page) == []
    assert len(heights) > 12
    assert min(heights) >= 44


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_on_the_wall_the_code_then_1_large_question_then_its_bars(look, room, wall, width, height):
    page = look(wall, width=width, height=height, query=f"?class={CODE}")
    page.get_by_text("3 joined").wait_for()
    size = "(part) => parseFloat(getComputedStyle(part).fontSize)"

    assert page.locator(".wb-code").inner_text() == CODE
    assert page.locator(".wb-code .wb-group").all_inner_texts() == [CODE[:3], CODE[3:]]
    assert page.locator(".wb-code").evaluate(size) >= 80

    room.told("open", {"question": SINGLE["id"]})
    page.locator(".wb-ask").wait_for()
    room.change(answers=[0, 0, 1])
    page.get_by_text("3 of 3 answered").wait_for()

    assert [
        page.locator(part).first.evaluate(size) >= 40 for part in (".wb-ask", ".wb-options li")
    ] == [True, True]
    assert page.locator(".wb-join").is_hidden()
    assert page.locator(".wb-corner").get_by_text(CODE).is_visible()
    assert page.locator(".wb-bars").count() == 0

    room.told("close", {})
    room.told("reveal", {})
    page.locator(".wb-bars").wait_for()

    assert page.locator(".wb-count").all_inner_texts() == ["2 of 3", "1 of 3"]
    assert page.get_by_text("Walking fits best.").is_visible()
    assert page.locator("button, input, select, textarea, summary").count() == 0
    assert page.said == []


SMALL = """() => [...document.querySelectorAll(".wb-wall *")].filter((part) =>
  [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
  part.checkVisibility() && !part.closest(".wb-hear") &&
  (part.closest("svg")
    ? part.getBoundingClientRect().height
    : parseFloat(getComputedStyle(part).fontSize)) < 20,
).map((part) => part.textContent)"""


def revealed(look, room, wall, question, answers, before=None):  # noqa: PLR0913, PLR0917 - what a class is
    """The wall of 1280 to 720 with a question that was answered, in 1 round or in 2."""
    page = look(wall, width=1280, height=720, query=f"?class={CODE}")
    room.told("open", {"question": question["id"]})
    if before is not None:
        room.change(answers=before)
        room.told("again", {})
    room.change(answers=answers)
    room.told("reveal", {})
    page.locator(".wb-results").wait_for()
    return page


class Points(Room):
    """A class that guesses points, told in the ranges of 10."""

    def tally(self, answers):
        edges = [(low, low + 6) for low in range(1, 71, 7)]
        bars = [
            {
                "html": f"{low} to {high} points lower",
                "count": answers.count(place),
                "right": place == 2,
            }
            for place, (low, high) in enumerate(edges)
        ]
        said = "The middle guess was 37 points lower. The study’s figure is 15 points lower."
        return {"answered": len(answers), "bars": bars, "said": said}

    def board(self):
        state = super().board()
        if state["question"] and state["question"]["phase"] == "revealed":
            state["question"] |= LONG_TOLD
        return state


@pytest.mark.parametrize(
    ("before", "answers", "ranges"),
    [(None, list(range(10)), 10), ([0, 4, 8], [4, 4, 7], 5), ([*range(10)], [*range(10)], 10)],
    ids=["1 round", "2 rounds", "2 rounds of all ranges"],
)
def test_points_and_their_answer_are_on_the_wall_whole_and_large(  # noqa: PLR0913, PLR0917 - fixtures
    look, server, wall, before, answers, ranges
):
    server.handler.room.silent = True
    server.handler.room = Points(questions=[POINTS])
    page = revealed(look, server.room, wall, POINTS, answers, before)
    shown = page.locator(".wb-bars > li:visible")

    assert page.locator(".wb-body").evaluate("(it) => it.getBoundingClientRect().bottom") <= 720
    assert page.evaluate(SMALL) == []
    assert shown.count() == ranges
    assert shown.first.locator(".wb-which").inner_text() == "1 to 7 points lower"
    assert page.get_by_text("15 points lower (range").is_visible()


def test_more_than_4_options_have_shapes_and_it_is_said_that_several_fit(look, server, wall):
    room = server.begin(questions=[SIGNS])
    page = look(wall, width=1280, height=720, query=f"?class={CODE}")
    room.told("open", {"question": SIGNS["id"]})
    page.get_by_text("Choose all that fit.").wait_for()
    shapes = page.locator(".wb-letter > :first-child:not(text)").evaluate_all(
        "(shapes) => shapes.map((it) => it.getAttribute('d') ?? it.localName)"
    )

    assert len(set(shapes)) == 6

    page = revealed(look, room, wall, SIGNS, [0, 1, 5], [5])

    assert page.evaluate(SMALL) == []


def test_the_wall_says_that_it_is_the_second_round(look, room, wall):
    page = look(wall, width=1280, height=720, query=f"?class={CODE}")
    room.told("open", {"question": SINGLE["id"]})
    page.get_by_text("0 of 3 answered", exact=True).wait_for()
    room.told("again", {})
    page.get_by_text("Round 2 · 0 of 3 answered", exact=True).wait_for()


def test_steps_are_counted_in_their_place(look, server, wall):
    page = revealed(look, server.begin(questions=[STEPS]), wall, STEPS, [0, 0, 1])

    assert page.locator(".wb-count").all_inner_texts() == ["2 of 3 in place", "1 of 3 in place"]


@pytest.mark.parametrize(("before", "bars"), [(None, 0), ([0, 1], 2)])
def test_where_nobody_answered_it_is_said_once_without_bars(look, room, wall, before, bars):
    page = revealed(look, room, wall, SINGLE, [], before)

    assert page.get_by_text("Nobody").all_inner_texts() == ["Nobody has answered."]
    assert page.locator(".wb-bar").count() == bars


def test_what_is_long_gets_smaller_until_it_fits_the_wall(look, server, wall):
    long = SINGLE | {"about": f"<p>{'Ada bakes bread every day. ' * 16}</p>"}
    room = server.begin(questions=[long])
    page = look(wall, width=1280, height=720, query=f"?class={CODE}")
    room.told("open", {"question": long["id"]})
    page.locator(".wb-ask").wait_for()
    bottom = page.locator(".wb-body").evaluate("(body) => body.getBoundingClientRect().bottom")

    assert bottom <= 720


@pytest.mark.parametrize("size", ["320", "wall"])
def test_the_wall_is_clean_for_axe_and_fits(look, room, wall, axe, overflow, size):  # noqa: PLR0913, PLR0917 - fixtures
    width, height = SIZES[size]
    page = look(wall, width=width, height=height, query=f"?class={CODE}")
    page.get_by_text("3 joined").wait_for()
    room.told("open", {"question": SINGLE["id"]})
    page.locator(".wb-ask").wait_for()
    found = axe(page)
    room.change(answers=[0, 1])
    room.told("reveal", {})
    page.locator(".wb-bars").wait_for()

    assert [*found, *axe(page)] == []
    assert overflow(page) == 0


@pytest.mark.parametrize(
    ("query", "says"),
    [("", "needs the code of a class"), ("?class=ZZZZZZ", "no class with this code")],
)
@pytest.mark.usefixtures("room")
def test_a_wall_without_a_class_says_so(look, wall, query, says):
    page = look(wall, query=query)
    page.get_by_text(says).wait_for()

    assert page.locator("button").count() == 0


def test_the_wall_says_when_the_class_is_over(look, room, wall):
    page = look(wall, query=f"?class={CODE}")
    page.get_by_text("3 joined").wait_for()
    room.change(ended=True)
    page.get_by_text("The class has ended.").wait_for()

    assert page.locator(".wb-join").is_hidden()


def test_the_4_cards_print_on_1_page(mount):
    page = mount(AnswerCards())
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the cards").click()
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "10mm"))

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert page.locator(".wb-letter").count() == 4


def test_the_cards_are_clean_for_axe_and_named(mount, axe, overflow):
    page = mount(AnswerCards(), width=320)

    assert heard(page, ".wb-cards li") == [
        "Card A: circle",
        "Card B: square",
        "Card C: triangle",
        "Card D: diamond",
    ]
    assert axe(page) == []
    assert overflow(page) == 0
