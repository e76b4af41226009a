"""The list of topics in a browser: alone, and on a page that remembers answers."""

from textwrap import dedent

import pytest

from widgets import Progress
from widgets.content import library

FIRST, SECOND = "red-flags", "back-pain"
MINUTES = f"about {library().topics[FIRST].minutes} minutes"
REMEMBER = """async (kept) => {
  const { default: component } = await import("/widgets/progress.js");
  const followers = new Set();
  window.kept = kept;
  window.tell = () => followers.forEach((follower) => follower());
  const memory = {
    answers: () => window.kept,
    follow: (follower) => (followers.add(follower), () => followers.delete(follower)),
  };
  const el = document.getElementById("here");
  window.leave = component.render({ model: { ...window.model, memory: () => memory }, el });
  window.listening = () => followers.size;
}"""


@pytest.fixture(scope="module")
def progress():
    return Progress()


@pytest.fixture(scope="module")
def questions(progress):
    return {
        topic["id"]: topic["quiz"]["questions"]
        for topic in progress.state()["_view"]["topics"]
        if topic["quiz"]
    }


def answers(topic, known, **own):
    """The kept answers of a topic's quiz."""
    value = dict.fromkeys(known, 0)
    return {"topic": topic, "part": "quiz", "key": f"quiz:{topic}", "value": value} | own


@pytest.fixture
def remembering(mount, progress):
    """Draw the list on a page that remembers these answers; `None`: the tick is not set."""

    def draw(kept, **how):
        page = mount(progress, **how)
        page.evaluate(REMEMBER, kept)
        return page

    return draw


def told(page, at):
    return page.locator("ol > li").nth(at).locator(".wb-soft").inner_text()


def test_where_nothing_is_remembered_it_is_a_plain_list_of_topics(mount, progress):
    page = mount(progress)
    view = progress.state()["_view"]
    tree = page.locator(".wb").aria_snapshot()

    assert tree.startswith(
        dedent(
            """\
            - region "Topics":
              - heading "Topics" [level=2]
              - list:
                - listitem:
                  - paragraph:
                    - link "When back or hip pain needs help today":
                      - /url: red-flags.ipynb
                  - paragraph: A few signs mean “call now”. Most warning signs are false alarms.
                  - paragraph: MINUTES
            """
        ).replace("MINUTES", MINUTES)
    )
    assert len(view["topics"]) == page.locator("ol > li").count()
    assert 'heading "Look things up, or lead a class" [level=3]' in tree
    assert "Remember my answers" not in tree
    assert "Go on with" not in tree


def test_a_page_that_can_remember_but_may_not_says_how_in_1_sentence(remembering):
    page = remembering(None)

    assert page.get_by_text("To see here which questions you have answered").is_visible()
    assert MINUTES == told(page, 0)
    assert not page.locator(".wb-next").is_visible()


def test_with_nothing_kept_yet_it_leads_to_the_first_topic(remembering):
    page = remembering([])

    assert f"{MINUTES} · not started" == told(page, 0)
    assert not page.get_by_text("To see here which questions").is_visible()
    assert (
        "Start with: When back or hip pain needs help today"
        == page.locator(".wb-next a").inner_text()
    )


def test_it_counts_what_was_answered_and_leads_to_the_first_topic_not_finished(
    remembering, questions
):
    page = remembering(
        [answers(FIRST, questions[FIRST]), answers(SECOND, questions[SECOND][:2])],
    )
    all_of_it, total = len(questions[FIRST]), len(questions[SECOND])

    assert told(page, 0).endswith(f"· all {all_of_it} questions answered")
    assert told(page, 1).endswith(f"· 2 of {total} questions answered")
    assert page.locator(".wb-next a").inner_text().startswith("Go on with: Low back pain")
    assert f"{SECOND}.ipynb" == page.locator(".wb-next a").get_attribute("href")


def test_another_part_of_a_topic_makes_it_started(remembering):
    page = remembering([answers(FIRST, ["x"], part="red_flag_cases", key="red_flag_cases")])

    assert told(page, 0).endswith("· started")


def test_questions_of_another_edition_do_not_count(remembering, questions):
    page = remembering([answers(FIRST, ["long-gone", questions[FIRST][0]])])

    assert f"· 1 of {len(questions[FIRST])} questions answered" in told(page, 0)


@pytest.mark.parametrize("junk", [None, 5, "x", [], [0], True])
def test_junk_in_the_memory_counts_as_nothing(remembering, junk):
    page = remembering([answers(FIRST, [], value=junk)])

    assert told(page, 0).endswith("· started")
    assert page.said == []


def test_when_every_quiz_is_done_it_leads_nowhere(remembering, questions):
    page = remembering([answers(topic, known) for topic, known in questions.items()])

    assert not page.locator(".wb-next").is_visible()


def test_it_follows_the_memory_until_it_leaves(remembering, questions):
    page = remembering([])
    page.evaluate(
        "(kept) => { window.kept = kept; window.tell(); }", [answers(FIRST, questions[FIRST])]
    )
    after = told(page, 0)
    page.evaluate("window.kept = null; window.tell()")
    off = told(page, 0)
    page.evaluate("window.leave()")

    assert after.endswith("questions answered")
    assert MINUTES == off
    assert 0 == page.evaluate("window.listening()")


def test_it_never_tells_a_score(remembering, questions):
    page = remembering([answers(topic, known[:1]) for topic, known in questions.items()])
    text = " ".join(page.locator("ol > li .wb-soft").all_inner_texts()).lower()

    assert "questions answered" in text
    assert not [word for word in ("%", "score", "right", "wrong", "streak") if word in text]


def test_the_tab_key_walks_through_the_links_in_order(remembering):
    page = remembering([])
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent"))

    assert [
        "Start with: When back or hip pain needs help today",
        "When back or hip pain needs help today",
    ] == stops[:2]
    assert stops[2].startswith("Low back pain")


def test_it_is_clean_for_axe_and_fits_a_narrow_screen(remembering, axe, overflow, questions):
    page = remembering([answers(FIRST, questions[FIRST][:1])], width=320)
    links = page.locator(".wb a").locator("visible=true").all()
    heights = [link.bounding_box()["height"] for link in links]

    assert overflow(page) == 0
    assert axe(page) == []
    assert min(heights) >= 44
    assert page.said == []


def test_text_of_twice_the_size_fits(remembering, overflow):
    page = remembering([], width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == 0


def test_on_paper_it_is_the_list_without_a_way_to_go_on(remembering):
    page = remembering([])
    page.emulate_media(media="print")

    assert not page.locator(".wb-next").is_visible()
    assert page.get_by_text(f"{MINUTES} · not started").is_visible()
