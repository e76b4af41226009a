import re
from itertools import pairwise

import pytest

from widgets import AgeSlider
from widgets.age_slider import _finding
from widgets.content import UnknownId, library
from widgets.content.pictures import Finding

AGES = [20, 50, 80]


@pytest.fixture
def drawn():
    """One made-up finding, asked about at 50."""

    def draw(**said):
        known = {
            "id": "worn-disc",
            "name": "Worn disc",
            "means": "A [disc](glossary.ipynb#disc) that looks older.",
            "of_100": [37, 80, 96],
            "scanned": [0, 1311, None],
            "checked": "read",
        }
        return _finding(Finding.model_validate(known | said), AGES, 50)

    return draw


@pytest.fixture(scope="module")
def view():
    return AgeSlider().state()["_view"]


def test_the_question_names_the_finding_the_age_and_who_was_scanned(drawn):
    expected = "Worn disc: of 100 people aged 50 with no back pain, how many show this on a scan?"

    assert expected == drawn()["ask"]


def test_the_answer_tells_those_who_show_it_and_those_who_do_not(drawn):
    actual = drawn()["answer"].replace("\xa0", " ")

    assert actual == "80 of 100 people aged 50 with no back pain show this. 20 of 100 do not."


def test_a_fraction_is_rounded_so_that_picture_and_both_frames_agree(drawn):
    figure = drawn(of_100=[0.4, 62.5, 99.6])["by_age"]

    assert [at["count"] for at in figure] == [0, 62, 100]
    assert [sum(int(at[frame].split()[0]) for frame in ("has", "has_not")) for at in figure] == [
        100,
        100,
        100,
    ]


def test_it_says_how_few_were_scanned(drawn):
    expected = [
        "Nobody of that age was scanned: the number comes from a computer model.",
        "1,311 people of that age were scanned for this.",
        "The page we read does not say how many people of that age were scanned.",
    ]
    actual = [at["scanned"] for at in drawn()["by_age"]]

    assert expected == actual


def test_it_says_where_the_numbers_were_read(drawn):
    first_hand, second_hand = drawn()["read_in"], drawn(checked="secondary")["read_in"]

    assert "in the study itself" in first_hand
    assert "in pages that quote the study" in second_hand


def test_it_says_that_the_figures_were_not_graded_and_have_no_range(view):
    assert view["words"]["not_graded"].startswith("Not graded.")
    assert "no range" in view["words"]["not_graded"]


def test_source_and_date_stand_on_the_box(view):
    assert view["sources"] == [{"text": "Brinjikji 2015", "href": "sources.ipynb#brinjikji-2015"}]
    assert re.fullmatch(r"checked \d+ [A-Z][a-z]+ \d{4}", view["words"]["checked"])


def test_all_findings_can_be_chosen_and_their_answers_are_printed(view):
    expected = [finding.name for finding in library().imaging.findings]

    assert expected == [finding["name"] for finding in view["findings"]]
    assert expected == [solution.split(":")[0] for solution in view["solutions"]]


def test_the_slider_stops_at_every_age_of_the_figures(view):
    ages = view["ages"]
    stops = list(range(ages["lowest"], ages["highest"] + 1, ages["step"]))

    assert library().imaging.ages == stops
    assert len({later - sooner for sooner, later in pairwise(library().imaging.ages)}) == 1


def test_no_sentence_has_a_name_left_unfilled(view):
    told = [
        text
        for finding in view["findings"]
        for text in (finding["ask"], finding["answer"], finding["why"], *view["solutions"])
    ]

    assert [text for text in told if "{" in text] == []


def test_every_age_fills_all_names_of_the_sentences_the_module_fills(view):
    templates = [view["words"][name] for name in ("answer", "picture", "key_has", "key_has_not")]
    filled = [
        template.format(**figure)
        for template in templates
        for finding in view["findings"]
        for figure in finding["by_age"]
    ]

    assert len(templates) * len(view["findings"]) * len(library().imaging.ages) == len(filled)


def test_one_finding_alone_leaves_nothing_to_choose():
    slider = AgeSlider("disc-bulge", age=30)
    (finding,) = slider.state()["_view"]["findings"]

    assert finding["id"] == "disc-bulge"
    assert "people aged 30" in finding["ask"]


def test_an_unknown_finding_is_told_with_the_list():
    with pytest.raises(UnknownId, match=r"no finding with the id 'spur'.*disc-bulge"):
        AgeSlider("spur")


def test_an_age_without_figures_is_told_with_the_list():
    with pytest.raises(ValueError, match=r"age 55\. Known ages: 20, 30, 40, 50, 60, 70, 80"):
        AgeSlider(age=55)


@pytest.mark.parametrize(
    ("slider", "expected"),
    [
        (AgeSlider, "AgeSlider(8 findings)"),
        (lambda: AgeSlider("disc-bulge"), "AgeSlider('disc-bulge')"),
    ],
    ids=["all", "one"],
)
def test_its_repr_says_what_it_holds(slider, expected):
    assert expected == repr(slider())


def test_guesses_start_empty_and_can_be_set():
    slider = AgeSlider()
    before = slider.value
    slider.value = {"disc-bulge": 24}

    assert before == {}
    assert slider.state()["value"] == {"disc-bulge": 24}
