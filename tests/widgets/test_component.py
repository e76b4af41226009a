import json

import anywidget
import pytest

from widgets import EvidenceSlider, PageFoot, PageHead, Quiz, RedFlagCases
from widgets.component import PAGE_TYPE, RENDERING_PAGE, ROOM, style
from widgets.content import library

HIPS = sum(case.region == "hip" for case in library().cases.values())
MAKERS = {
    "page_head": lambda: PageHead("red-flags"),
    "page_foot": lambda: PageFoot("red-flags"),
    "quiz": lambda: Quiz("red-flags"),
    "red_flag_cases": RedFlagCases,
}


@pytest.fixture(params=MAKERS, scope="module")
def stem(request):
    return request.param


@pytest.fixture(scope="module")
def component(stem):
    return MAKERS[stem]()


def test_a_class_finds_its_module_and_style_by_its_name(stem, component):
    sent = component.get_state()

    assert component.stem == stem
    assert (ROOM / f"{stem}.css").read_text(encoding="utf-8") in sent["_css"]
    assert "export default { render }" in sent["_esm"]


def test_a_state_is_the_view_and_the_value_alone(stem, component):
    answered = {"value"} if stem in {"quiz", "red_flag_cases"} else set()

    assert {"_view"} | answered == set(component.state())


def test_a_state_is_json(component):
    state = component.state()

    assert state == json.loads(json.dumps(state, allow_nan=False))


def test_a_view_has_no_word_of_the_program_left_in_it(component):
    text = json.dumps(component.state()["_view"])

    assert not [word for word in ("None", "widgets.", "object at 0x", "Traceback") if word in text]


def test_an_answer_given_in_python_is_in_the_state():
    quiz = Quiz("red-flags")
    quiz.value = {"red-flags-any": 60}

    assert quiz.state()["value"] == {"red-flags-any": 60}


def test_answers_of_2_widgets_are_apart():
    first, second = Quiz("red-flags"), Quiz("red-flags")
    first.value = {"red-flags-any": 60}

    assert second.value == {}


def test_outside_a_page_the_bundle_is_ipywidgets_own(monkeypatch, component):
    monkeypatch.delenv(RENDERING_PAGE, raising=False)
    data, _ = component._repr_mimebundle_()
    own, _ = anywidget.AnyWidget(_esm="export default {}")._repr_mimebundle_()

    assert own.keys() == data.keys()
    assert repr(component) == data["text/plain"]


def test_while_a_page_is_rendered_the_bundle_also_holds_what_draws_it(monkeypatch, component):
    monkeypatch.delenv(RENDERING_PAGE, raising=False)
    before, _ = component._repr_mimebundle_()
    monkeypatch.setenv(RENDERING_PAGE, "1")
    data, _ = component._repr_mimebundle_()

    assert data[PAGE_TYPE] == {
        "component": component.stem,
        "key": component.key,
        "state": component.state(),
    } | ({"asks": component.asks()} if component.asks() else {})
    assert before.keys() | {PAGE_TYPE} == data.keys()


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: PageHead("index"), "PageHead('index')"),
        (lambda: PageFoot("self-care"), "PageFoot('self-care')"),
        (lambda: Quiz("red-flags"), "Quiz('red-flags', 7 questions)"),
        (lambda: RedFlagCases("hip"), f"RedFlagCases('hip', {HIPS} cases)"),
        (RedFlagCases, f"RedFlagCases({len(library().cases)} cases)"),
    ],
)
def test_a_repr_tells_what_is_shown_and_is_the_same_every_time(make, expected):
    assert expected == repr(make())


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Quiz("red-flags"), "quiz:red-flags"),
        (RedFlagCases, "red_flag_cases"),
        (lambda: EvidenceSlider("yoga", "heat"), "evidence_slider:yoga:heat"),
        (
            lambda: EvidenceSlider("yoga", outcome="pain", condition="lasting-back-pain"),
            "evidence_slider:yoga:condition=lasting-back-pain:outcome=pain",
        ),
    ],
)
def test_a_key_names_what_a_widget_is_made_from_and_not_what_it_holds(make, expected):
    made = make()
    made.value = {"any": 1}

    assert expected == made.key


def test_the_shared_style_stands_before_the_widgets_own():
    quiz = style("quiz")

    assert 0 <= quiz.index("--wb-lead") < quiz.index(".wb-quiz")


def test_a_widget_brings_the_styles_of_what_it_draws_with_and_no_others():
    quiz, glossary = style("quiz"), style("glossary_list")

    assert ".wb-question" in quiz
    assert ".wb-question" not in glossary


@pytest.mark.parametrize("sheet", sorted(ROOM.glob("**/*.css")), ids=lambda path: path.stem)
def test_every_rule_stays_below_the_root_of_a_widget(sheet):
    text = sheet.read_text(encoding="utf-8")
    starts = [
        line.strip()
        for line in text.splitlines()
        if line.rstrip().endswith(("{", ",")) and line.lstrip().startswith((".", "#", "[", ":"))
    ]

    assert [line for line in starts if ".wb" not in line] == []
    assert starts
