"""Exercises: what a file may hold, and what the check tells of a wrong one."""

import pytest
from pydantic import ValidationError

from widgets.content.exercises import Dose, Effort, Exercise, Light

EXERCISE = "content/exercises/bridge.yaml"
STEP = "  - says: Lift your hips.\n"
DRAWN = f"{STEP}    figure: bridge-1\n"

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">
<title>Bridge</title>
<desc>A person lies on the back.</desc>
</svg>
"""


@pytest.fixture(scope="module")
def exercises(content):
    return [content.exercise(exercise_id) for exercise_id in content.exercise_ids]


def dose(**changes):
    return Dose.model_validate({"says": "Do 5.", "repetitions": 5} | changes)


def test_a_missing_drawing_is_told_where_it_is_named(small):
    small.edit(EXERCISE, STEP, DRAWN)

    (problem,) = small.problems()

    assert EXERCISE == problem.file
    assert "bridge-1" == problem.points_to
    assert problem.says.startswith("there is no exercise figure 'bridge-1'")


def test_a_drawing_that_is_there_is_no_problem(small):
    small.edit(EXERCISE, STEP, DRAWN)
    folder = small.content / "figures/exercises"
    folder.mkdir(parents=True)
    (folder / "bridge-1.svg").write_text(DRAWING, encoding="utf-8")

    assert [] == small.problems()


def test_an_exercise_is_named_as_its_file(small):
    small.edit(EXERCISE, "id: bridge\n", "id: bridges\n")

    (problem,) = small.problems()

    assert "exercise id 'bridges' differs from its file's name; expected 'bridge'" == problem.says


def test_an_exercise_without_a_word_on_when_to_stop_is_a_mistake(small):
    small.edit(EXERCISE, "stop: Pain that stays.\n", "")

    (problem,) = small.problems()

    assert problem.says.startswith("`stop` is missing")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"source": "hayden-2021"}, "source and checked go together"),
        ({"checked": "read"}, "source and checked go together"),
        ({"alternating": True}, "alternating needs each_side: true"),
        ({"repetitions": 0}, "greater than or equal to 1"),
        ({"hold_seconds": 301}, "less than or equal to 300"),
        ({"repetitions": None}, "expected either repetitions or minutes"),
        ({"minutes": 5}, "expected either repetitions or minutes"),
    ],
)
def test_a_dose_that_does_not_fit_together_is_a_mistake(wrong, says):
    with pytest.raises(ValidationError, match=says):
        dose(**wrong)


def test_a_dose_of_common_practice_needs_no_source():
    assert (1, False, None) == (dose().sets, dose().each_side, dose().source)


@pytest.mark.parametrize("figures", [(60, 40), (-1, 40), (40, 103)])
def test_an_effort_is_a_range_within_0_and_100(figures):
    low, high = figures
    said = {"says": "It is hard.", "source": "hayden-2021", "checked": "read"}

    with pytest.raises(ValidationError):
        Effort.model_validate(said | {"low": low, "high": high})


def test_the_pain_light_goes_from_green_to_red(content):
    lights = content.exercise_rules.pain_lights

    assert ["green", "amber", "red"] == [light.colour for light in lights]
    assert ["0 to 3 of 10", "4 or 5 of 10", "6 to 10 of 10"] == [light.pain for light in lights]
    with pytest.raises(ValidationError):
        Light(colour="blue", pain="0", says="Go on.")


def test_every_exercise_of_the_workbook_can_be_read(exercises):
    assert exercises
    assert all(isinstance(exercise, Exercise) for exercise in exercises)


def test_muscle_work_comes_from_a_figure_that_was_read(exercises):
    assert [] == [
        exercise.id
        for exercise in exercises
        if exercise.effort and exercise.effort.checked != "read"
    ]


def test_every_drawing_shows_a_step(exercises, content):
    shown = {step.figure for exercise in exercises for step in exercise.steps if step.figure}
    drawn = {path.stem for path in (content.room / "figures/exercises").glob("*.svg")}

    assert drawn == shown


def test_no_exercise_shows_a_drawing_twice(exercises):
    for exercise in exercises:
        figures = [step.figure for step in exercise.steps if step.figure]

        assert sorted(set(figures)) == sorted(figures)
