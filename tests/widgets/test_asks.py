"""What a class can be asked of each widget of each notebook."""

import ast
import json
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from widgets import (
    AgeSlider,
    BeliefCheck,
    ClaimCheck,
    EvidenceSlider,
    HipMap,
    Quiz,
    Recall,
    RecoverySlider,
    RedFlagCases,
    ScanReports,
    TeachBack,
    TestPicture,
)
from widgets.asks import ask, how_sure, span, worded
from widgets.claim_check import band
from widgets.component import PAGE_TYPE, RENDERING_PAGE, Component
from widgets.content import library

ASKABLE = (
    AgeSlider,
    BeliefCheck,
    ClaimCheck,
    EvidenceSlider,
    Quiz,
    RecoverySlider,
    RedFlagCases,
    ScanReports,
    TestPicture,
)
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def components(path):
    """All widgets of a notebook, made as its cells make them."""
    names, made = {}, []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        for line in ast.parse(cell.source).body:
            if isinstance(line, ast.Expr):
                made.append(eval(ast.unparse(line), names))  # noqa: S307 - our own notebooks
            else:
                exec(ast.unparse(line), names)  # noqa: S102 - the same
    return [component for component in made if isinstance(component, Component)]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def shown(request):
    return components(request.param)


@pytest.fixture(scope="module")
def asked(shown):
    return [each for component in shown for each in component.asks()]


def of(component, item):
    """The question of a component that has this id."""
    return next(each for each in component.asks() if each["id"] == item)


def ids(view):
    """Every id in a view, however deep."""
    if isinstance(view, dict):
        found = {view[key] for key in ("id", "asked") if isinstance(view.get(key), str)}
        return found.union(*map(ids, view.values()))
    return set().union(*map(ids, view)) if isinstance(view, list) else set()


class Tags(HTMLParser):
    """Counts what is opened and not closed, and every element by its name."""

    def __init__(self, html):
        super().__init__()
        self.open, self.used = [], set()
        self.feed(html)

    def handle_starttag(self, tag, _attrs):
        self.used.add(tag)
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()


def test_widgets_with_a_question_are_those_that_can_be_asked(shown):
    for component in shown:
        assert bool(component.asks()) == isinstance(component, ASKABLE), component.key


@pytest.mark.parametrize(
    "make", [HipMap, lambda: Recall("hip-pain"), lambda: TeachBack("hip-pain")]
)
def test_a_widget_to_use_alone_is_not_asked(make):
    assert make().asks() == []


def test_each_id_is_one_of_the_widgets_own_and_no_other_question_of_it_has_it(shown):
    for component in shown:
        asked = [each["id"] for each in component.asks()]

        assert set(asked) <= ids(component.state()["_view"])
        assert len(asked) == len(set(asked))


def test_options_values_and_what_fits_agree(asked):
    for each in asked:
        options = range(len(each["options"]))

        assert set(each["right"]) <= set(options)
        assert len(each["whys"]) in {0, len(options)}
        assert each["values"] is None or len(each["values"]) == len(options)
        assert (each["kind"] == "number") == (not each["options"])
        assert len(each["right"]) == 0 or each["kind"] in {"single", "several"}


def test_a_number_has_a_range_and_its_answer_lies_in_it(asked):
    for each in asked:
        if each["kind"] != "number":
            assert [each["range"], each["answer"], each["near"]] == [None] * 3
            continue
        bounds = each["range"]
        steps = (bounds["highest"] - bounds["lowest"]) / bounds["step"]

        assert bounds["lowest"] <= each["answer"] <= bounds["highest"], each["id"]
        assert each["near"] >= 0
        assert steps == pytest.approx(round(steps))
        assert "{value}" in bounds["says"]
        assert bounds["lowest"] >= 0 or "{value}" not in worded(bounds, bounds["lowest"])


def test_every_question_is_asked_and_its_answer_told_with_where_it_comes_from(asked):
    for each in asked:
        assert each["ask"], each["id"]
        assert each["said"], each["id"]
        assert each["sources"] or each["kind"] != "number", each["id"]


def test_all_that_is_said_is_sound_html_and_json(asked):
    for each in asked:
        lines = [each[part] for part in ("ask", "said", "why")] + each["options"] + each["whys"]

        assert each == json.loads(json.dumps(each, allow_nan=False))
        assert [Tags(line).open for line in [each["about"], *lines]] == [[]] * (len(lines) + 1)
        assert not {"p", "div", "script"} & set().union(*(Tags(line).used for line in lines))
        assert not [line for line in lines if "{" in line]


def test_a_page_is_drawn_without_what_a_class_is_told(shown, monkeypatch):
    monkeypatch.setenv(RENDERING_PAGE, "1")
    for component in shown:
        bundle = component._repr_mimebundle_()[0][PAGE_TYPE]

        assert bundle.get("asks", []) == component.asks()
        assert "asks" not in bundle["state"]


def test_outside_a_page_the_bundle_has_no_questions(monkeypatch):
    monkeypatch.delenv(RENDERING_PAGE, raising=False)

    assert "asks" not in json.dumps(Quiz("red-flags")._repr_mimebundle_()[0])


def test_the_worked_case_is_not_asked_and_the_half_worked_one_is():
    cases = RedFlagCases("hip")
    first, second = cases.state()["_view"]["cases"][:2]
    asked = [each["id"] for each in cases.asks()]

    assert first["id"] not in asked
    assert second["id"] == asked[0]


def test_a_case_is_answered_with_an_urgency():
    case = of(RedFlagCases(), "ruth-shelf")

    assert case["values"] == ["now", "same-day", "within-days", "self-care"]
    assert [case["values"][at] for at in case["right"]] == [library().cases["ruth-shelf"].urgency]


def test_the_ratings_close_to_a_verdict_fit_and_none_where_nothing_was_tested():
    claims = library().claims
    for each in ClaimCheck().asks():
        close = [at for at in range(5) if band(claims[each["id"]].verdict, at) == "close"]

        assert each["right"] == close


def test_no_answer_to_a_statement_about_backs_is_marked():
    asked = {moment: BeliefCheck(moment).asks() for moment in ("before", "after")}

    assert asked["before"] == asked["after"]
    assert {()} == {tuple(each["right"]) for each in asked["after"]}


def test_a_difference_in_points_has_words_for_worse_too():
    points = of(EvidenceSlider("exercise"), "exercise-pain")["range"]
    told = [worded(points, at).replace("\xa0", " ") for at in (-20, -1, 0, 1, 15)]

    assert told == [
        "20 points higher",
        "1 point higher",
        "no difference",
        "1 point lower",
        "15 points lower",
    ]


def test_a_difference_in_sizes_is_1_choice_of_5():
    sizes = [
        each
        for treatment in map(library().treatment, library().treatment_ids)
        for effect in treatment.effects
        if effect.measure == "standardised-mean-difference"
        for each in EvidenceSlider(treatment.id, outcome=effect.outcome).asks()
        if each["id"] == effect.id
    ]

    assert sizes
    for each in sizes:
        assert each["kind"] == "single"
        assert each["values"] == list(range(len(each["options"])))
        assert len(each["right"]) == 1


def test_an_effect_that_is_told_and_not_drawn_is_not_asked():
    told = [
        (treatment.id, each)
        for treatment in map(library().treatment, library().treatment_ids)
        for each in treatment.effects
        if "ratio" in each.measure and not each.of_100
    ]

    assert told
    for treatment_id, effect in told:
        asked = EvidenceSlider(treatment_id, outcome=effect.outcome).asks()

        assert effect.id not in [each["id"] for each in asked]


def test_an_answer_tells_what_was_found_how_sure_and_from_whom():
    asked = of(EvidenceSlider("exercise"), "exercise-pain")
    said = asked["said"].replace("\xa0", " ")

    assert "15 points lower with exercise than with no treatment" in said
    assert "<strong>How sure?</strong>" in said
    assert asked["about"] == "<p>Studied: people with lasting low back pain.</p>"
    assert asked["sources"] == [{"text": "Hayden 2021", "href": "sources.ipynb#hayden-2021"}]


def test_a_drawing_that_is_not_there_is_not_spoken_of():
    asked = of(EvidenceSlider("exercise"), "exercise-pain")

    assert "This is an average." in asked["why"]
    assert "drawn" not in asked["why"]


def test_a_question_in_order_has_its_steps_in_that_order():
    asked = [
        (each, next(one for one in quiz.questions if one.id == each["id"]))
        for quiz in map(library().quiz, library().quiz_ids)
        for each in Quiz(quiz.id).asks()
        if each["kind"] == "order"
    ]

    assert asked
    for each, question in asked:
        assert len(each["options"]) == len(question.steps)
        assert each["said"].startswith(f"1. {each['options'][0]} 2. ")


def test_what_is_left_out_of_a_question_is_empty():
    least = ask(id="one", kind="order", ask="Which?", said="This.", options=("a", "b"))

    assert least == {
        "id": "one",
        "kind": "order",
        "about": "",
        "ask": "Which?",
        "options": ["a", "b"],
        "values": None,
        "range": None,
        "right": [],
        "answer": None,
        "near": None,
        "said": "This.",
        "whys": [],
        "why": "",
        "sources": [],
    }


@pytest.mark.parametrize(
    ("position", "told"), [(-5, "−5 of 100"), (0, "0 of 100"), (2.5, "2.5 of 100")]
)
def test_a_position_is_told_in_the_words_of_its_range(position, told):
    assert worded(span(-10, 10, "{value} of 100", step=0.5), position) == told


@pytest.mark.parametrize(
    ("dots", "told"),
    [
        ("●●○○", '<strong>Sure?</strong> <span aria-hidden="true">●●○○</span> Low. A &lt; b.'),
        ("", "<strong>Sure?</strong> Low. A &lt; b."),
    ],
)
def test_how_sure_has_dots_for_the_eye_only_where_it_was_graded(dots, told):
    assert how_sure("Sure?", {"dots": dots, "word": "Low.", "means": "A < b."}) == told
