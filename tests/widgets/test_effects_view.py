"""An effect made ready to draw: its words, its bands, its places on the line."""

import json
import re

import pytest

from widgets import effects_count, effects_people, effects_points, effects_sizes, effects_view
from widgets.content import library
from widgets.content.effects import Effect
from widgets.content.treatments import Treatment
from widgets.effects_words import name, words

SIZES = {"measure": "standardised-mean-difference"}
EVERY = library().treatment_ids


@pytest.fixture
def effect():
    """One made-up effect; what is given replaces what stands here."""

    def make(**said):
        known = {
            "id": "walks-pain",
            "outcome": "pain",
            "people": "people with lasting back pain",
            "comparator": "no treatment",
            "when": "after 3 months",
            "measure": "mean-difference",
            "scale": {"name": "pain", "highest": 100},
            "better": "lower",
            "estimate": -15,
            "certainty": "moderate",
            "source": "hayden-2021",
            "checked": "read",
            "meaning": "It helped.",
        }
        return Effect.model_validate(known | said)

    return make


@pytest.fixture
def walks():
    return library().treatment("walking")


def plain(text):
    return text.replace("\xa0", " ")


def templates(value):
    """Every text of a view, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from templates(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from templates(part)


@pytest.mark.parametrize(
    ("found", "worthwhile", "expected"),
    [
        ((-15, -20, -12), 10, "noticed"),
        ((-15, -20, -8), 10, "just_noticed"),
        ((-8, -12, -4), 10, "maybe_noticed"),
        ((-6, -8, -4), 10, "not_noticed"),
        ((-6, -8, -4), None, "gain"),
        ((-1, -4, 2), 10, "none_noticed"),
        ((-17, -43, 8), 10, "unclear"),
        ((-1, -4, 2), None, "unclear"),
        ((6, 2, 9), 10, "worse"),
        ((-15, None, None), 10, "gain_no_range"),
        ((-2, None, None), 10, "small_no_range"),
        ((0.2, None, None), 10, "level_no_range"),
        ((5, None, None), None, "worse_no_range"),
    ],
)
def test_the_verdict_weighs_the_interval_and_what_people_notice(
    effect, found, worthwhile, expected
):
    estimate, low, high = found
    noticed = {"worthwhile": worthwhile, "worthwhile_source": worthwhile and "hayden-2021"}

    assert expected == effects_view.verdict(
        effect(estimate=estimate, low=low, high=high, **noticed)
    )


def test_a_scale_where_more_is_better_is_never_turned_round(effect, walks):
    shown = effects_view.effect_view(walks, effect(better="higher", estimate=10, low=4, high=16))

    assert shown["lead"] == words()["verdicts"]["gain"]
    assert "10 points higher" in plain(shown["found"])
    assert plain(shown["range"]) == "The likely range: 4 to 16 points higher."
    assert plain(shown["slider"]["below"][1]) == "{value} points lower"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((-15.2, -18.3, -12.2), "12 to 18 points lower"),
        ((1.5, -1.3, 4.3), "1 point lower to 4 points higher"),
        ((6, 2, 9), "2 to 9 points higher"),
    ],
)
def test_a_range_says_its_direction_in_words(effect, walks, found, expected):
    estimate, low, high = found
    shown = effects_view.effect_view(walks, effect(estimate=estimate, low=low, high=high))

    assert plain(shown["range"]) == f"The likely range: {expected}."


def test_the_line_is_the_same_for_every_figure_on_a_scale(effect, walks):
    small, large = (
        effects_points.drawing(walks, effect(estimate=estimate)) for estimate in (-1, -45)
    )

    assert (small["lowest"], small["highest"]) == (-20, 50)
    assert small["ticks"] == large["ticks"]
    assert small["zero"] == pytest.approx(20 / 70, abs=0.001)
    assert large["point"] == pytest.approx(65 / 70, abs=0.001)


def test_a_short_scale_is_drawn_in_proportion(effect, walks):
    ten = {"measure": "mean-difference", "scale": {"name": "pain", "highest": 10}}
    hundred = effects_points.drawing(walks, effect(estimate=-20))
    tenth = effects_points.drawing(walks, effect(**ten, estimate=-2))

    assert hundred["point"] == tenth["point"]
    assert hundred["zero"] == tenth["zero"]


def test_the_other_group_is_drawn_only_where_the_source_tells_its_level(effect, walks):
    told = effects_view.effect_view(walks, effect(comparator_level=57))
    untold = effects_view.effect_view(walks, effect())

    assert [bar["value"] for bar in told["levels"]["bars"]] == ["57", "42"]
    assert untold["levels"] is None
    assert words()["gaps"]["points"] in untold["notes"]
    assert words()["gaps"]["points"] not in told["notes"]


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        (-10, "much_below"),
        (0, "below"),
        (9, "below"),
        (10, "close"),
        (20, "close"),
        (24, "above"),
        (40, "much_above"),
    ],
)
def test_a_guess_falls_into_the_band_that_fits(effect, walks, guess, expected):
    bands = effects_view.effect_view(walks, effect())["bands"]
    fits = (
        band["says"]
        for band in bands
        if guess < band.get("below", -100) or guess <= band.get("upto", -100) or band is bands[-1]
    )

    assert words()["guess"][expected] == next(fits)


@pytest.mark.parametrize(
    ("benefit", "expected"),
    [(-0.3, 0), (-0.2, 0), (-0.1, 1), (0, 1), (0.19, 1), (0.2, 2), (0.49, 2), (0.5, 3), (0.8, 4)],
)
def test_a_standardised_difference_becomes_a_word_by_cohens_bounds(benefit, expected):
    assert expected == effects_sizes.size(benefit)


def test_places_of_sizes_rise_with_the_benefit_and_stay_on_the_line():
    places = [effects_sizes.place(step / 20) for step in range(-20, 41)]

    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)


def test_a_standardised_difference_is_never_shown_to_learners_as_points(effect, walks):
    shown = effects_view.effect_view(walks, effect(**SIZES, estimate=-0.33, low=-0.58, high=-0.08))

    assert shown["lead"] == "Studies found a small gain."
    assert shown["range"] == "The likely range: from little or no difference to a medium gain."
    assert not re.search(r"0[.,]\d", json.dumps([shown["found"], shown["figure"]["label"]]))
    assert "−0.33" in shown["printed"]


def test_a_standardised_difference_across_zero_is_no_clear_difference(effect):
    shown = effect(**SIZES, estimate=-0.3, low=-0.7, high=0.1)

    assert effects_view.verdict(shown) == "unclear"


def test_people_of_100_are_told_in_both_frames_with_the_other_group(effect, walks):
    shown = effects_view.effect_view(
        walks,
        effect(
            measure="risk-ratio", outcome="recovery", better="higher",
            estimate=1.4, low=1.12, high=1.75, comparator_level=36.7,
        ),
    )  # fmt: skip

    assert shown["lead"] == "About 14 more of 100 people felt better with a walking programme."
    assert "51 of 100 felt better; 49 did not" in plain(shown["found"])
    assert "37 of 100 felt better; 63 did not" in plain(shown["found"])
    assert plain(shown["range"]).endswith("41 to 64 of 100.")
    assert [arm["count"] for arm in shown["figure"]["arms"]] == [37, 51]
    assert shown["slider"]["start"] == 37


def test_harm_is_drawn_in_its_own_colour_and_gain_in_the_other(effect, walks):
    counted = {"measure": "of-100", "estimate": 60, "treated_level": 60, "comparator_level": 40}
    harm, gain = (
        effects_people.drawing(walks, effect(**counted, outcome=outcome, better=better))
        for outcome, better in (("harm", "lower"), ("recovery", "higher"))
    )

    assert (harm["colour"], gain["colour"]) == ("warm", "lead")


@pytest.mark.parametrize("measure", ["risk-ratio", "odds-ratio"])
def test_a_ratio_without_a_level_is_a_sentence_without_a_picture_or_a_guess(effect, walks, measure):
    shown = effects_view.effect_view(
        walks, effect(measure=measure, estimate=0.6, low=0.5, high=0.8)
    )

    assert shown["kind"] == "sentence"
    assert shown["lead"] == words()["verdicts"]["gain"]
    assert shown["figure"] is None
    assert "slider" not in shown
    assert shown["notes"] == [words()["gaps"]["count"]]


def test_an_odds_ratio_is_never_turned_into_people_even_with_a_level(effect):
    assert effects_view.kind(effect(measure="odds-ratio", estimate=2, comparator_level=30)) == (
        "sentence"
    )


def test_not_graded_is_said_and_has_no_dots(effect):
    assert effects_view.certainty(effect(certainty="not-graded")) == {
        "dots": "",
        "word": "Not graded.",
        "means": "The source does not say how sure it is.",
    }


def test_the_source_line_tells_size_day_and_second_hand_reading(effect):
    told = effects_view.source(effect(trials=1, participants=2746, checked="secondary"))

    assert plain(told["line"]).startswith("1 trial · 2,746 people · checked ")
    assert told["note"] == words()["secondary"]
    assert effects_view.source(effect())["note"] is None


def test_people_with_another_condition_are_left_out_and_people_with_any_are_kept(effect):
    new, lasting, anyone = (
        effect(conditions=which) for which in (["new-back-pain"], ["lasting-back-pain"], [])
    )

    assert effects_view.is_about(new, "new-back-pain")
    assert not effects_view.is_about(lasting, "new-back-pain")
    assert effects_view.is_about(anyone, "new-back-pain")


def test_alike_comparators_are_told_apart_by_the_time(effect):
    labels = effects_view.comparison_labels([effect(), effect(when="after 1 year")])

    assert labels == ["No treatment · after 3 months", "No treatment · after 1 year"]


def test_alike_comparators_are_told_apart_by_what_was_counted(effect):
    counted = {"measure": "of-100", "scale": None, "estimate": 40, "outcome": "harm"}
    dizzy, sick = (
        effect(**counted, event={"did": did, "did_not": "did not"})
        for did in ("felt dizzy", "felt sick")
    )

    assert effects_view.comparison_labels([dizzy, sick]) == [
        "No treatment · how many felt dizzy",
        "No treatment · how many felt sick",
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Bed rest", "bed rest"), ("TENT (a device)", "TENT"), ("Gentle pills (GPs)", "gentle pills")],
)
def test_a_name_inside_a_sentence_is_small_but_for_abbreviations(title, expected):
    made = library().treatment("heat").model_copy(update={"id": "new", "name": title})

    assert isinstance(made, Treatment)
    assert expected == name(made)


@pytest.mark.parametrize("treatment_id", EVERY)
def test_every_sentence_of_the_content_fills_all_its_names(treatment_id):
    treatment = library().treatment(treatment_id)
    views = [effects_view.effect_view(treatment, effect) for effect in treatment.effects]
    left = {found for text in templates(views) for found in re.findall(r"\{\w*\}", text)}

    assert left <= {"{guess}", "{value}"}
    assert not [text for text in templates(views) if re.search(r"\bNone\b(?! of)|  |\bnan\b", text)]


@pytest.mark.parametrize("treatment_id", EVERY)
def test_every_line_holds_every_estimate_and_interval_of_the_content(treatment_id):
    treatment = library().treatment(treatment_id)
    for effect in treatment.effects:
        figure = effects_view.effect_view(treatment, effect)["figure"]
        if not figure or figure["kind"] == "people":
            continue
        # A size outside the line would be cut to its end.
        edges = [effects_sizes.WORST, effects_sizes.BEST]
        ends = [effect.benefit, *(effect.interval or ())]
        cut = figure["kind"] == "sizes" and not all(edges[0] <= end <= edges[1] for end in ends)

        assert not cut, effect.id
        assert all(0 <= at <= 1 for at in [figure["point"], *(figure["interval"] or ())]), effect.id


@pytest.mark.parametrize("treatment_id", EVERY)
def test_every_comparison_has_a_name_of_its_own(treatment_id):
    treatment = library().treatment(treatment_id)
    for outcome in {effect.outcome for effect in treatment.effects}:
        labels = effects_view.comparison_labels(effects_view.effects_of(treatment, outcome))

        assert len(set(labels)) == len(labels)


def test_every_effect_is_about_a_condition_of_its_treatment():
    wrong = [
        effect.id
        for treatment in map(library().treatment, EVERY)
        for effect in treatment.effects
        if not any(effects_view.is_about(effect, condition) for condition in treatment.conditions)
    ]

    assert wrong == []


@pytest.fixture
def lasting(effect):
    return effect(
        outcome="lasting",
        measure="of-100",
        scale=None,
        better="higher",
        estimate=57.9,
        low=57.1,
        high=58.7,
        comparator="no other group",
        when="after 25 years",
        event={"did": "new hips were still in place", "did_not": "had been changed"},
    )


def test_one_group_alone_is_asked_about_and_told_in_both_frames(walks, lasting):
    view = effects_view.effect_view(walks, lasting)

    assert "count" == view["kind"]
    assert "How many of 100 new hips were still in place after 25 years?" == view["ask"]
    assert "58 of 100 new hips were still in place." == view["lead"]
    assert "42 of 100 had been changed. That was after 25 years." == view["found"]
    assert "The likely range: 57 to 59 of 100." == view["range"]


def test_one_group_alone_is_one_picture_and_one_bar(walks, lasting):
    (arm,) = effects_count.drawing(walks, lasting)["arms"]
    (bar,) = effects_count.bars(lasting)

    assert ("After 25 years", 57.9) == (arm["heading"], arm["count"])
    assert ("58 of 100", 0.579) == (bar["value"], bar["at"])


def test_one_group_alone_is_neither_a_gain_nor_a_loss(lasting):
    assert effects_view.verdict(lasting) is None


def test_one_group_alone_says_in_a_table_whether_it_has_a_range(lasting):
    bare = lasting.model_copy(update={"low": None, "high": None})

    assert "58 of 100 new hips were still in place." == effects_view.short(bare)
    assert "Likely range: 57 to 59 of 100." in effects_view.short(lasting)


def test_one_group_alone_needs_words_for_what_was_counted(walks, lasting):
    nameless = lasting.model_copy(update={"event": None})

    with pytest.raises(ValueError, match="needs an event"):
        effects_view.effect_view(walks, nameless)


def test_the_range_of_a_difference_is_told_as_people_of_100(walks, effect):
    view = effects_view.effect_view(
        walks,
        effect(
            outcome="recovery",
            measure="difference-of-100",
            scale=None,
            better="higher",
            estimate=49.1,
            low=34.6,
            high=63.5,
            treated_level=77.3,
            comparator_level=29.4,
        ),
    )

    assert "The likely range with a walking programme: 64 to 93 of 100." == view["range"]


def test_a_chance_of_a_gain_is_told_and_not_drawn(walks, effect):
    view = effects_view.effect_view(
        walks, effect(measure="chance-of-100", scale=None, better="higher", estimate=99)
    )

    assert ("sentence", None, []) == (view["kind"], view["figure"], view["notes"])
    assert view["printed"].startswith("Chance out of 100 that the gain is big enough to notice: 99")
