"""Promises that hold for every fact a learner meets."""

import re
from collections import Counter
from datetime import UTC, datetime
from typing import get_args

import pytest

from widgets.content.library import ROOM
from widgets.content.records import BackCondition, Urgency


@pytest.fixture(scope="module")
def treatments(content):
    return [content.treatment(treatment_id) for treatment_id in content.treatment_ids]


def test_every_estimate_lies_within_its_interval(treatments):
    effects = [effect for treatment in treatments for effect in treatment.effects]
    with_interval = [effect for effect in effects if effect.interval]

    assert len(with_interval) > 50
    assert [] == [
        effect.id for effect in with_interval if not effect.low <= effect.estimate <= effect.high
    ]


def test_every_number_of_100_lies_between_0_and_100(treatments):
    pairs = {
        effect.id: effect.of_100
        for treatment in treatments
        for effect in treatment.effects
        if effect.of_100
    }

    assert pairs
    assert {} == {
        effect_id: pair
        for effect_id, pair in pairs.items()
        if not all(0 <= people <= 100 for people in pair)
    }


def test_a_difference_fits_its_scale(treatments):
    assert [] == [
        effect.id
        for treatment in treatments
        for effect in treatment.effects
        if effect.measure == "mean-difference"
        and abs(effect.estimate) > effect.scale.highest - effect.scale.lowest
    ]


@pytest.mark.parametrize(
    ("about", "bodies"),
    [
        (set(get_args(BackCondition)), {"WHO 2023", "NICE 2020", "ACP 2017"}),
        ({"hip-arthritis"}, {"NICE 2022", "ACR 2020", "OARSI 2019"}),
    ],
    ids=["back", "arthritis of the hip"],
)
def test_every_treatment_has_a_word_of_three_guidelines(treatments, about, bodies):
    concerned = [treatment for treatment in treatments if about & set(treatment.conditions)]

    assert concerned
    assert [] == [
        treatment.id
        for treatment in concerned
        if not bodies <= {position.body for position in treatment.guidelines}
    ]


def test_a_treatment_without_a_guideline_says_that_none_was_found(treatments):
    assert [] == [treatment.id for treatment in treatments if not treatment.guidelines]


def test_the_file_of_a_hip_treatment_is_named_after_the_hip(treatments):
    assert [] == [
        treatment.id
        for treatment in treatments
        if (treatment.region == "hip") != treatment.id.startswith("hip-")
    ]


def test_a_guideline_that_is_quoted_is_cited(treatments):
    assert [] == [
        f"{treatment.id}: {position.body}"
        for treatment in treatments
        for position in treatment.guidelines
        if position.position != "not-mentioned" and not (position.source and position.checked)
    ]


def test_nothing_unverified_stands_in_the_content():
    assert [] == [
        path.name
        for path in ROOM.rglob("*.yaml")
        if re.search(r"checked: *['\"]?unverified", path.read_text(encoding="utf-8"))
    ]


def test_every_source_has_a_web_address_and_was_checked_by_today(content):
    today = datetime.now(UTC).date()
    sources = content.sources.values()

    assert [] == [
        source.id for source in sources if not re.match(r"https?://\S+\.\S+$", source.address)
    ]
    assert [] == [source.id for source in sources if source.last_checked > today]


def test_every_doi_and_pmid_has_its_form(content):
    sources = content.sources.values()

    assert [] == [
        source.id
        for source in sources
        if source.doi and not re.match(r"10\.\d{4,}/\S+$", source.doi)
    ]
    assert [] == [source.id for source in sources if source.pmid and not source.pmid.isdigit()]


def test_no_two_sources_are_the_same_paper(content):
    dois = Counter(source.doi.lower() for source in content.sources.values() if source.doi)
    pmids = Counter(source.pmid for source in content.sources.values() if source.pmid)

    assert [] == [key for key, times in (dois + pmids).items() if times > 1]


def test_there_are_cases_of_each_urgency_for_back_and_hip(content):
    cases = content.cases.values()
    urgencies = Counter(case.urgency for case in cases)

    assert len(cases) >= 20
    assert [] == [urgency for urgency in get_args(Urgency) if urgencies[urgency] < 4]
    assert {"back", "hip"} <= {case.region for case in cases}


def test_the_answer_to_a_case_says_that_it_fits(content):
    """Only one of the four reasons may call its answer the fitting one."""
    said = {
        case.id: [
            urgency
            for urgency in get_args(Urgency)
            if "fits best" in getattr(case.reasons, urgency.replace("-", "_"))
        ]
        for case in content.cases.values()
    }

    assert {} == {
        case_id: urgencies
        for case_id, urgencies in said.items()
        if urgencies and urgencies != [content.cases[case_id].urgency]
    }


def test_a_case_that_can_wait_holds_no_sign_that_cannot(content):
    urgent = {flag.id for flag in content.red_flags.values() if flag.urgency == "now"}

    assert [] == [
        case.id
        for case in content.cases.values()
        if case.urgency in {"within-days", "self-care"} and urgent & set(case.red_flags)
    ]


def test_scans_are_told_for_8_findings_at_7_ages(content):
    assert 7 == len(content.imaging.ages)
    assert [7] * 8 == [len(finding.of_100) for finding in content.imaging.findings]


def test_findings_do_not_get_fewer_with_age(content):
    assert [] == [
        finding.id
        for finding in content.imaging.findings
        if finding.of_100 != sorted(finding.of_100)
    ]


def test_the_glossary_has_60_words_in_alphabetical_order(content):
    words = [word.word for word in content.glossary.values()]

    assert len(words) >= 60
    assert sorted(words, key=str.casefold) == words


def test_no_form_of_a_word_belongs_to_2_words(content):
    forms = Counter(
        form.casefold() for word in content.glossary.values() for form in {word.word, *word.also}
    )

    assert [] == [form for form, times in forms.items() if times > 1]


def test_every_topic_is_checked_again_within_2_years(content):
    assert [] == [
        topic.id
        for topic in content.topics.values()
        if not 0 < (topic.next_review - topic.checked).days <= 731
    ]


def test_every_help_line_names_a_number_and_was_checked_by_today(content):
    today = datetime.now(UTC).date()
    lines = content.help.lines

    assert [] == [line.id for line in lines if not re.search(r"\d{2,}", line.emergency)]
    assert [] == [line.id for line in lines if line.last_checked > today or not line.sources]
