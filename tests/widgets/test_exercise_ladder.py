import shutil

import pytest

from widgets import ExerciseLadder
from widgets.content import Library, library
from widgets.content.library import ROOM

EFFORTS = {"hard": (74, 100), "middle": (40, 50), "easy": (10, 10), "unmeasured": None}


@pytest.fixture
def ladder(tmp_path, monkeypatch):
    room = shutil.copytree(ROOM, tmp_path / "content")
    known = (room / "exercises/bridge-hold.yaml").read_text(encoding="utf-8")
    for path in (room / "exercises").glob("*.yaml"):
        path.unlink()
    before, _, rest = known.partition("effort:\n")
    _, steps, after = rest.partition("steps:\n")
    for name, effort in EFFORTS.items():
        said = ""
        if effort:
            low, high = effort
            said = (
                f"effort: {{low: {low}, high: {high}, says: So., source: emg-table-2014, "
                "checked: read}\n"
            )
        text = (before + said + steps + after).replace("id: bridge-hold", f"id: {name}", 1)
        text = text.replace("name: Bridge with a hold", f"name: {name}", 1)
        (room / f"exercises/{name}.yaml").write_text(text, encoding="utf-8")
    copy = Library(room)
    monkeypatch.setattr("widgets.exercise_ladder.library", lambda: copy)
    return ExerciseLadder()


def test_the_easiest_comes_first_and_what_was_not_measured_is_left_out(ladder):
    rungs = ladder.state()["_view"]["rungs"]

    assert ["easy:", "middle:", "hard:"] == [rung["name"] for rung in rungs]
    assert "ExerciseLadder(3 exercises)" == repr(ladder)


def test_a_range_and_a_single_figure_are_worded_of_100(ladder):
    assert ["about 10 of 100", "40 to 50 of 100", "74 to 100 of 100"] == [
        rung["says"] for rung in ladder.state()["_view"]["rungs"]
    ]


def test_it_says_who_was_measured_and_that_it_does_not_tell_what_helps(ladder):
    words = ladder.state()["_view"]["words"]

    assert "in people without pain" in words["what"]
    assert "It does not tell which one helps pain." in words["limits"]


def test_each_source_stands_once(ladder):
    assert ["Hip muscle table 2014"] == [
        source["text"] for source in ladder.state()["_view"]["sources"]
    ]


def test_the_workbooks_own_ladder_holds_every_exercise_that_was_measured():
    every = [library().exercise(exercise_id) for exercise_id in library().exercise_ids]
    measured = {f"{exercise.name}:" for exercise in every if exercise.effort}

    assert measured == {rung["name"] for rung in ExerciseLadder().state()["_view"]["rungs"]}
