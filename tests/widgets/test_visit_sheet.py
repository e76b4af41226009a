import shutil

import pytest
from pydantic import ValidationError

from widgets import VisitSheet, prose
from widgets.content import Library, library
from widgets.content.check import inspect
from widgets.content.library import ROOM
from widgets.content.visits import Matter, VisitQuestion


@pytest.fixture(scope="module")
def sheet():
    return library().visit_sheet


@pytest.fixture(scope="module")
def view():
    return VisitSheet().state()["_view"]


def test_things_that_matter_and_questions_stand_as_html_in_the_order_of_the_file(view, sheet):
    assert [matter.id for matter in sheet.matters] == [each["id"] for each in view["matters"]]
    assert "Few side effects" == view["matters"][2]["html"]
    assert [visit.title for visit in sheet.visits] == [each["title"] for each in view["visits"]]
    assert {
        "id": "looking-for",
        "html": "What are we looking for?",
    } == view["visits"][1]["questions"][0]


def test_each_thing_that_matters_leads_to_pages_with_facts(view, sheet):
    led = {matter.id: list(prose.links(matter.facts)) for matter in sheet.matters}

    assert {matter.id for matter in sheet.matters} == {name for name, pages in led.items() if pages}
    assert all('<a href="' in matter["facts"] for matter in view["matters"])


def test_surgery_and_medicine_are_weighed_from_both_sides(sheet):
    says = [matter.says for matter in sheet.matters]

    assert "Avoiding surgery" in says
    assert "Feeling better soon, even at a higher price or risk" in says
    assert "A gain that lasts, even if it comes slowly" in says


def test_at_first_nothing_is_ticked_or_written():
    assert {"matters": [], "questions": [], "own": {}} == VisitSheet().value


def test_what_is_ticked_in_one_is_not_in_another():
    first, second = VisitSheet(), VisitSheet()
    first.value = {"matters": ["low-cost"], "questions": [], "own": {"able": "Dance."}}

    assert {"matters": [], "questions": [], "own": {}} == second.value


@pytest.mark.parametrize("key", ["weight", "score", "rank", "treatment", "best_for"])
def test_nothing_ticked_can_count_for_more_or_point_to_a_treatment(key):
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Matter.model_validate({"id": "a", "says": "A", "facts": "B", key: "exercise"})
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        VisitQuestion.model_validate({"id": "a", "says": "A?", key: "exercise"})


def test_a_question_there_twice_and_a_link_to_no_page_are_told_at_their_place(tmp_path):
    room = shutil.copytree(ROOM, tmp_path / "content")
    path = room / "visit_sheet.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("id: scan-waits", "id: looking-for")
    text = text.replace("](everyday-life.ipynb)", "](everday-life.ipynb)", 1)
    path.write_text(text, encoding="utf-8")
    told = [str(problem) for problem in inspect(room).problems if "visit_sheet" in problem.file]

    assert 2 == len(told)
    assert "there is no topic 'everday-life'; did you mean everyday-life" in told[0]
    assert "question for a visit id 'looking-for' is used twice" in told[1]


def test_the_foot_of_the_sheet_names_the_workbook_and_whose_words_they_are(view):
    workbook = Library().workbook

    assert view["foot"].startswith(f"From the {workbook.title}, {workbook.edition}.")
    assert "the reader’s own" in view["foot"]


def test_the_state_is_lean(view):
    assert len(str(view)) < 7_000


def test_its_repr_says_how_much_there_is_to_tick():
    assert "VisitSheet(9 things that matter, 16 questions)" == repr(VisitSheet())
