import json
import shutil

import pytest

from widgets import ExerciseGuide
from widgets.content import Library, UnknownId, library
from widgets.content.library import ROOM

EXAMPLE = """
id: example
name: An example
region: hip
trains: Your *outer hip*.
for_whom: Many people.
effort: {low: 20, high: 30, says: It is light work., source: emg-table-2014, checked: read}
steps:
  - {says: Lie on your side., figure: example-1}
  - {says: Lift your leg., figure: example-2}
dose: {says: Do it 3 times., repetitions: 3, sets: 2, each_side: true}
easier: Lift half way.
harder: Lift higher.
mistake: Rolling back.
stop: Pain that stays.
ask_first: After surgery.
sources: [coreessentials-bridge, emg-table-2014]
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120">
<title>Lying on the side</title>
<desc>A person lies on the side.</desc>
<path class="f-work" d="M10 100H300"/>
</svg>
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    (room / "exercises/example.yaml").write_text(EXAMPLE, encoding="utf-8")
    (room / "figures/exercises").mkdir(parents=True, exist_ok=True)
    (room / "figures/exercises/example-1.svg").write_text(DRAWING, encoding="utf-8")
    copy = Library(room)
    for module in ("exercise_guide", "exercise_timer", "figures"):
        monkeypatch.setattr(f"widgets.{module}.library", lambda: copy)
    return room


@pytest.fixture
def example(room):
    assert room.exists()
    (drawn,) = ExerciseGuide("example").state()["_view"]["exercises"]
    return drawn


def dose(room, new):
    path = room / "exercises/example.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("each_side: true}", f"each_side: true, {new}}}"), encoding="utf-8")
    (drawn,) = ExerciseGuide("example").state()["_view"]["exercises"]
    return drawn


def test_steps_stand_in_order_with_their_drawings(example):
    assert ["Lie on your side.", "Lift your leg."] == [step["html"] for step in example["steps"]]
    assert "Lying on the side" == example["steps"][0]["figure"]["title"]
    assert example["steps"][0]["figure"]["svg"].startswith("<svg")


def test_a_step_whose_drawing_is_missing_is_shown_without_it(example):
    assert "figure" not in example["steps"][1]


def test_texts_are_html_that_python_made(example):
    assert "Your <em>outer hip</em>." == example["trains"]
    assert "It is light work." == example["effort"]
    assert ("Lift half way.", "Lift higher.") == (example["easier"], example["harder"])


def test_an_amount_that_no_study_tested_is_called_so(example):
    assert "We found no study that tested this very amount." in example["dose_note"]


def test_an_amount_from_a_source_names_it_among_the_sources(room):
    drawn = dose(room, "source: aaos-hip-abduction, checked: read")

    assert drawn["dose_note"] is None
    assert ["coreessentials-bridge", "emg-table-2014", "aaos-hip-abduction"] == [
        source["href"].partition("#")[2] for source in drawn["sources"]
    ]


def test_each_source_stands_once(example):
    assert ["Core Essentials on the bridge", "Hip muscle table 2014"] == [
        source["text"] for source in example["sources"]
    ]


def test_the_timer_counts_the_sets_of_each_side(example):
    assert 3 == example["timer"]["repetitions"]
    assert 4 == len(example["timer"]["blocks"])


def test_one_exercise_is_its_own_title_and_several_share_one(room):
    assert room.exists()
    one, two = ExerciseGuide("example"), ExerciseGuide("bridge-hold", "example")

    assert "An example" == one.state()["_view"]["title"]
    assert "Exercises, step by step" == two.state()["_view"]["title"]
    assert ["bridge-hold", "example"] == [
        exercise["id"] for exercise in two.state()["_view"]["exercises"]
    ]


def test_when_to_get_help_is_sent_once_for_all_exercises(room):
    assert room.exists()
    text = json.dumps(ExerciseGuide("bridge-hold", "example").state(), ensure_ascii=False)

    assert 1 == text.count("Stop and get help now")


def test_an_exercise_that_there_is_not_is_told_with_those_there_are():
    with pytest.raises(UnknownId, match="no exercise with the id 'handstand'") as raised:
        ExerciseGuide("handstand")

    assert "bridge-hold" in str(raised.value)


def test_naming_no_exercise_is_a_mistake():
    with pytest.raises(ValueError, match="name at least one exercise"):
        ExerciseGuide()


def test_its_repr_names_the_exercises():
    assert "ExerciseGuide('bridge-hold')" == repr(ExerciseGuide("bridge-hold"))


@pytest.mark.parametrize("exercise_id", library().exercise_ids)
def test_every_exercise_can_be_drawn_and_is_lean(exercise_id):
    state = ExerciseGuide(exercise_id).state()
    (drawn,) = state["_view"]["exercises"]
    drawings = [step.pop("figure")["svg"] for step in drawn["steps"] if "figure" in step]

    assert drawn["id"] == exercise_id
    assert all(len(svg) < 6 * 1024 for svg in drawings)
    assert len(json.dumps(drawn)) < 5_000
