"""Each kind of wrong value is told at its place, with what was expected."""

import pytest

from widgets.content.pictures import Courses, Imaging
from widgets.content.quizzes import Quiz
from widgets.content.red_flags import Cases
from widgets.content.reference import Help
from widgets.content.sources import Sources
from widgets.content.treatments import Treatment
from widgets.content.workbook import Workbook

TREATMENT = ("treatments/exercise.yaml", Treatment)
CASES = ("cases/back.yaml", Cases)
QUIZ = ("quizzes/back-pain.yaml", Quiz)
SOURCES = ("sources.yaml", Sources)
TEXT = "expected text; put quotes round a number, true or false"
NUMBER = "expected a number such as 12 or -0.5, with a point and no comma"


WRONG_VALUES = {
    "unknown key": (
        TREATMENT,
        ("group: movement", "colour: red\ngroup: movement"),
        "colour: red",
        "unknown key `colour`; the keys here are id, name, called, group, ",
    ),
    "misspelt key": (
        TREATMENT,
        ("    low: -18.3", "    lower: -18.3"),
        "lower: -18.3",
        "unknown key `lower`; did you mean `low`?",
    ),
    "unknown key that holds keys": (
        TREATMENT,
        ("harms:", "harm: {says: a}\nharms:"),
        "harm: {says: a}",
        "unknown key `harm`; did you mean `harms`?",
    ),
    "effect without certainty": (
        TREATMENT,
        ("    certainty: moderate\n", ""),
        "id: exercise-pain",
        (
            "`certainty` is missing from item 1 of `effects`; "
            "expected high, moderate, low, very-low or not-graded"
        ),
    ),
    "case without urgency": (
        CASES,
        ("    urgency: now\n", ""),
        "id: lin-thursday",
        (
            "`urgency` is missing from item 2 of `cases`; "
            "expected now, same-day, within-days or self-care"
        ),
    ),
    "case without a reason for an answer": (
        CASES,
        ("      same_day: She is strong.\n", ""),
        "reasons:",
        "`same_day` is missing from `reasons`",
    ),
    "wrong literal": (
        TREATMENT,
        ("certainty: moderate", "certainty: medium"),
        "medium",
        "`certainty` is “medium”; expected high, moderate, low, very-low or not-graded",
    ),
    "figure nobody has verified": (
        TREATMENT,
        ("checked: read", "checked: unverified"),
        "unverified",
        "`checked` is “unverified”; expected read or secondary",
    ),
    "wrong literal in a list": (
        TREATMENT,
        ("[lasting-back-pain]", "[lasting-back-pain, nerve-pains]"),
        "nerve-pains]",
        "item 2 of `conditions` is “nerve-pains”; did you mean nerve-pain? expected ",
    ),
    "wrong literal of a field with two sets of choices": (
        TREATMENT,
        (
            "guidelines: []",
            "guidelines: [{body: NICE 2020, condition: all, position: for, says: a}]",
        ),
        "all, position",
        (
            "`condition` is “all”; expected new-back-pain, lasting-back-pain, nerve-pain, "
            "preventing-back-pain, hip-arthritis, outer-hip-pain, hip-impingement, "
            "preventing-hip-fracture or any"
        ),
    ),
    "number in words": (
        TREATMENT,
        ("estimate: -15.2", "estimate: fifteen"),
        "fifteen",
        f"`estimate` is “fifteen”; {NUMBER}",
    ),
    "number with a comma": (
        TREATMENT,
        ("estimate: -15.2", "estimate: -15,2"),
        "-15,2",
        f"`estimate` is “-15,2”; {NUMBER}",
    ),
    "number with a typographic minus": (
        TREATMENT,
        ("estimate: -15.2", "estimate: −15.2"),
        "−15.2",
        f"`estimate` is “−15.2”; {NUMBER}",
    ),
    "count with a fraction": (
        TREATMENT,
        ("    checked: read", "    trials: 3.5\n    checked: read"),
        "3.5",
        "`trials` is “3.5”; expected a whole number",
    ),
    "text that is a number": (
        SOURCES,
        ("    doi: 10.1002/14651858.CD009790.pub2", "    pmid: 34580864"),
        "34580864",
        f"`pmid` is “34580864”; {TEXT}",
    ),
    "text that is empty": (TREATMENT, ("name: Exercise", 'name: ""'), '""', "`name` is empty; "),
    "key without a value": (TREATMENT, ("name: Exercise", "name:"), "", "`name` is empty; "),
    "group of keys in place of a text": (
        TREATMENT,
        ("what: Planned movement.", "what:\n  says: Planned movement."),
        "what:",
        f"`what` is a group of keys; {TEXT}",
    ),
    "text in place of a group of keys": (
        TREATMENT,
        ("    scale: {name: pain, highest: 100}", "    scale: 0 to 100"),
        "0 to 100",
        "`scale` is “0 to 100”; expected keys with values, one a line",
    ),
    "text in place of a list": (
        CASES,
        ("sources: [warning-card]", "sources: warning-card"),
        "warning-card",
        "`sources` is “warning-card”; expected a list: one item a line, each after a hyphen",
    ),
    "id with capitals": (
        TREATMENT,
        ("  - id: exercise-pain", "  - id: Exercise pain"),
        "Exercise pain",
        "`id` is “Exercise pain”; expected small letters a to z, digits and single hyphens",
    ),
    "day that no calendar has": (
        SOURCES,
        ("last_checked: 2026-11-22", "last_checked: 2026-02-30"),
        "2026-02-30",
        "`last_checked` is “2026-02-30”; expected a day such as 2026-11-22",
    ),
    "day in another order": (
        ("workbook.yaml", Workbook),
        ("published: 2026-11-22", "published: 22.11.2026"),
        "22.11.2026",
        "`published` is “22.11.2026”; expected a day such as 2026-11-22",
    ),
    "neither true nor false": (
        TREATMENT,
        ("counted: true", "counted: partly"),
        "partly",
        "`counted` is “partly”; expected true or false",
    ),
    "more than 100 of 100": (
        ("imaging.yaml", Imaging),
        ("of_100: [30, 40]", "of_100: [30, 140]"),
        "140]",
        "item 2 of `of_100` is “140”; expected 100",
    ),
    "figure for each age": (
        ("imaging.yaml", Imaging),
        ("of_100: [30, 40]", "of_100: [30]"),
        "source: hayden-2021",
        "disc-bulge: of_100 needs 2 values, one for each age",
    ),
    "wrong value on one line with others": (
        ("courses.yaml", Courses),
        ("{week: 6, pain: 26, checked: secondary}", "{week: 6, pain: much, checked: secondary}"),
        "much, checked",
        f"`pain` is “much”; {NUMBER}",
    ),
    "estimate outside its interval": (
        TREATMENT,
        ("estimate: -15.2", "estimate: 15.2"),
        "15.2",
        "the estimate must lie between low and high",
    ),
    "interval with one end": (
        TREATMENT,
        ("    low: -18.3\n", ""),
        "-12.2",
        "low and high: give both ends of the interval or neither",
    ),
    "difference without a scale": (
        TREATMENT,
        ("    scale: {name: pain, highest: 100}\n", ""),
        "id: exercise-pain",
        "a mean-difference needs a scale (name, highest, unit)",
    ),
    "worthwhile difference without a source": (
        TREATMENT,
        ("    certainty: moderate", "    worthwhile: 10\n    certainty: moderate"),
        "10",
        "worthwhile needs worthwhile_source: who says it is noticeable",
    ),
    "source without an address": (
        SOURCES,
        ("    url: https://example.org/card\n", ""),
        "id: warning-card",
        "a source needs a doi, a pmid or a url",
    ),
    "wrong key inside a question of several answers": (
        QUIZ,
        ("        right: true", "        wright: true"),
        "wright: true",
        "unknown key `wright`; did you mean `right`?",
    ),
    "question of an unknown kind": (
        QUIZ,
        ("kind: number", "kind: numbers"),
        "numbers",
        "`kind` is “numbers”; did you mean number? expected single, several, order or number",
    ),
    "question without a kind": (
        QUIZ,
        ("    kind: number\n", ""),
        "id: how-many",
        "`kind` is missing from item 2 of `questions`; expected single, several, order or number",
    ),
    "key of another kind of question": (
        QUIZ,
        ("    near: 8\n", "    near: 8\n    options: []\n"),
        "options: []",
        "unknown key `options`; the keys here are id, ask, why, sources, kind, answer, ",
    ),
    "question with one option": (
        QUIZ,
        ("      - says: Lying in bed\n        why: It does not help.\n", ""),
        "options:",
        "`options` holds 1; expected at least 2",
    ),
    "answer off the slider": (
        QUIZ,
        ("answer: 72", "answer: 172"),
        "172",
        "answer must lie between lowest and highest",
    ),
    "no number for an emergency": (
        ("help.yaml", Help),
        ("    emergency: '112'\n", ""),
        "id: de",
        "`emergency` is missing from item 1 of `lines`",
    ),
}


@pytest.mark.parametrize("case", WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_a_wrong_value_is_told_once_at_its_place(wrong, case):
    file, edit, points_to, says = case

    problems = wrong(file, edit)

    told = [problem for problem in problems if problem.says.startswith(says)]
    assert 1 == len(told)
    assert told[0].points_to.startswith(points_to)
