import json
import re
import shutil

import pytest

from widgets import PageHead
from widgets.content import Library, UnknownId, library
from widgets.content.library import ROOM


@pytest.fixture
def view():
    return PageHead("red-flags").state()["_view"]


@pytest.fixture
def in_country(tmp_path, monkeypatch):
    """The help box of a workbook that is set to one country."""

    def box(country):
        room = shutil.copytree(ROOM, tmp_path / "content")
        text = (room / "workbook.yaml").read_text(encoding="utf-8")
        assert "\ncountry: null\n" in text
        changed = text.replace("\ncountry: null\n", f"\ncountry: {country}\n")
        (room / "workbook.yaml").write_text(changed, encoding="utf-8")
        copy = Library(room)
        monkeypatch.setattr("widgets.page_head.library", lambda: copy)
        return PageHead("red-flags").state()["_view"]["help"]

    return box


def test_the_head_says_for_whom_how_long_1_message_and_1_action(view):
    assert view["for_whom"] == "For anyone with back or hip pain, and people close to them"
    assert view["minutes"] == f"about {library().topics['red-flags'].minutes} minutes"
    assert view["message"].startswith("A few signs mean “call now”.")
    assert view["action"].startswith("<strong>Today:</strong> learn the 5 signs")


def test_the_help_box_is_the_same_on_every_page():
    boxes = {json.dumps(PageHead(topic).state()["_view"]["help"]) for topic in library().topics}

    assert len(boxes) == 1


def test_the_box_holds_every_sign_that_calls_for_help(view):
    assert len(library().help.call_now_if) == len(view["help"]["call_now_if"]) >= 5
    assert len(library().help.same_day_if) == len(view["help"]["same_day_if"]) >= 3


def test_without_a_country_it_says_local_number_and_lists_every_country(view):
    box = view["help"]
    expected = "Call your local emergency number or go to the emergency department if"

    assert expected == box["call_now"]
    assert box["here"] == []
    assert [line.country for line in library().help.lines] == [
        line["country"] for line in box["others"]
    ]
    assert box["others_title"] == "Numbers by country"


def test_a_country_shows_its_own_numbers_and_lists_the_rest(in_country):
    box = in_country("gb-sct")

    assert box["call_now"] == "Call 999 or 112 or go to the emergency department if"
    assert box["here"][:2] == [
        'Emergency: <a href="tel:999">999</a> or <a href="tel:112">112</a>',
        'Advice: <a href="tel:111">111</a> · NHS 24',
    ]
    assert box["others_title"] == "Numbers in other countries"
    assert len(library().help.lines) - 1 == len(box["others"])
    assert "United Kingdom: Scotland" not in [line["country"] for line in box["others"]]


def test_a_country_without_an_advice_number_says_whom_to_ask_and_its_note(in_country):
    _, advice, note = in_country("gb-nir")["here"]

    assert advice == "Advice: Your family doctor, or your local out-of-hours doctor"
    assert note.startswith("There is no general 111 line here.")


def test_where_we_know_no_advice_line_the_box_says_so(view):
    numbers = {line["country"]: line["numbers"] for line in view["help"]["others"]}

    assert numbers["Singapore"] == [
        'Emergency: <a href="tel:995">995</a>',
        "Advice: none known to us",
        "In Singapore, 999 is the police. We found no national nurse line.",
    ]


@pytest.mark.parametrize(
    ("country", "dialled"),
    [
        ("pt", ["112", "808242424"]),
        ("jp", ["119", "%237119"]),
        ("ar", ["107", "911"]),
        ("br", ["192"]),
    ],
)
def test_each_number_can_be_dialled_as_it_is_written(in_country, country, dialled):
    emergency, advice, *_ = in_country(country)["here"]

    assert dialled == re.findall(r'href="tel:([^"]+)"', emergency + advice)


def test_the_date_is_that_of_the_line_checked_longest_ago(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    text = (room / "help.yaml").read_text(encoding="utf-8")
    head, found, tail = text.rpartition("last_checked: ")
    (room / "help.yaml").write_text(f"{head}{found}2025-02-03\n", encoding="utf-8")
    copy = Library(room)
    monkeypatch.setattr("widgets.page_head.library", lambda: copy)

    assert tail.strip() != "2025-02-03"
    assert PageHead("index").state()["_view"]["help"]["checked"] == "Last checked 3 February 2025"


def test_a_country_we_have_no_numbers_for_is_an_error_that_lists_those_we_have(in_country):
    with pytest.raises(UnknownId) as raised:
        in_country("atlantis")

    assert "There is no help line with the id 'atlantis'." in str(raised.value)
    assert "gb-eng, gb-nir, gb-sct, gb-wls" in str(raised.value)


def test_an_unknown_topic_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownId) as raised:
        PageHead("knees")

    assert "There is no topic with the id 'knees'." in str(raised.value)
    assert all(topic in str(raised.value) for topic in library().topics)
