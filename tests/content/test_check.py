"""One run finds every mistake an editor can make, and says where it stands."""

import pytest

from serving.prose import problems
from widgets.content.library import Library

EXERCISE = "content/treatments/exercise.yaml"
CASES = "content/cases/back.yaml"
NOTEBOOK = "notebooks/back-pain.ipynb"

MISTAKES = {
    "misspelt source id": (
        EXERCISE,
        "    source: hayden-2021",
        "    source: hayden-2012",
        "hayden-2012",
        "there is no source 'hayden-2012'; did you mean hayden-2021?",
    ),
    "misspelt source id in a list": (
        "content/red_flags.yaml",
        "[warning-card]",
        "[hayden-2021, warning-cart]",
        "warning-cart]",
        "there is no source 'warning-cart'; did you mean warning-card?",
    ),
    "misspelt red flag": (
        CASES,
        "red_flags: [saddle-numbness]",
        "red_flags: [sadle-numbness]",
        "sadle-numbness]",
        "there is no red flag 'sadle-numbness'; did you mean saddle-numbness?",
    ),
    "topic that is none": (
        "content/glossary.yaml",
        "topic: back-pain",
        "topic: hips",
        "hips",
        "there is no topic 'hips'; expected one of 1 known ids",
    ),
    "link to a source that is none": (
        EXERCISE,
        "(sources.ipynb#hayden-2021)",
        "(sources.ipynb#haiden-2021)",
        ">-",
        "there is no source 'haiden-2021'; did you mean hayden-2021?",
    ),
    "word the glossary does not have": (
        CASES,
        "(glossary.ipynb#sciatica)",
        "(glossary.ipynb#sciatika)",
        "Lin is 41",
        "there is no word 'sciatika'; did you mean sciatica?",
    ),
    "link to a page that is none": (
        CASES,
        "(glossary.ipynb#sciatica)",
        "(backpain.ipynb)",
        "Lin is 41",
        "there is no topic 'backpain'; did you mean back-pain?",
    ),
    "link that leads nowhere": (
        CASES,
        "(glossary.ipynb#sciatica)",
        "(glossary#sciatica)",
        "Lin is 41",
        "the link to 'glossary#sciatica' leads nowhere; expected topic.ipynb, ",
    ),
    "treatment file with another name": (
        EXERCISE,
        "id: exercise\n",
        "id: exercises\n",
        "exercises",
        "treatment id 'exercises' differs from its file's name; expected 'exercise'",
    ),
    "quiz file with another name": (
        "content/quizzes/back-pain.yaml",
        "id: back-pain",
        "id: back",
        "back",
        "quiz id 'back' differs from its file's name; expected 'back-pain'",
    ),
    "theme file with another name": (
        "content/claims/rest.yaml",
        "id: rest\n",
        "id: resting\n",
        "resting",
        "theme id 'resting' differs from its file's name; expected 'rest'",
    ),
    "claim that is none": (
        "content/passages.yaml",
        "[bed-rest]",
        "[bed-rst]",
        "bed-rst]",
        "there is no claim 'bed-rst'; did you mean bed-rest?",
    ),
    "verdict that is none": (
        "content/claims/rest.yaml",
        "verdict: outdated",
        "verdict: wrong",
        "wrong",
        "`verdict` is “wrong”; expected supported, partly, contested, outdated, ",
    ),
    "effect without certainty": (
        EXERCISE,
        "    certainty: moderate\n",
        "",
        "id: exercise-pain",
        "`certainty` is missing from item 1 of `effects`; expected high, moderate, low, ",
    ),
    "effect without a source": (
        EXERCISE,
        "    source: hayden-2021\n",
        "",
        "id: exercise-pain",
        "`source` is missing from item 1 of `effects`",
    ),
    "case without urgency": (
        CASES,
        "    urgency: self-care\n",
        "",
        "id: lin-monday",
        "`urgency` is missing from item 1 of `cases`; expected now, same-day, ",
    ),
    "twin that is no case": (
        CASES,
        "twin: lin-thursday",
        "twin: lin-tuesday",
        "lin-tuesday",
        "there is no case 'lin-tuesday'; did you mean lin-thursday",
    ),
    "interface words that are no YAML": (
        "content/words.yaml",
        "check: Check my answer",
        "check: Check: my answer",
        ": my answer",
        "this can’t be read as YAML: mapping values are not allowed here; ",
    ),
    "help line with a day that no calendar has": (
        "content/help.yaml",
        "last_checked: 2026-11-22",
        "last_checked: 2026-11-31",
        "2026-11-31",
        "`last_checked` is “2026-11-31”; expected a day such as 2026-11-22",
    ),
}

COPIES = {
    "source": ("sources.yaml", "warning-card", "hayden-2021"),
    "case": ("cases/back.yaml", "id: lin-thursday", "id: lin-monday"),
    "question": ("quizzes/back-pain.yaml", "how-many", "what-helps"),
}

LISTED = {
    "red flag": "red_flags.yaml",
    "finding": "imaging.yaml",
    "course": "courses.yaml",
    "word": "glossary.yaml",
    "help line": "help.yaml",
    "topic": "workbook.yaml",
    "effect": "treatments/exercise.yaml",
}


def test_the_small_workbook_has_no_problem(small):
    assert [] == small.problems()


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_where_it_stands(small, mistake):
    name, old, new, points_to, says = mistake
    small.edit(name, old, new)

    first = next(problem for problem in small.problems() if problem.says.startswith(says))

    assert name == first.file
    assert first.points_to.startswith(points_to)


@pytest.mark.parametrize("kind", COPIES)
def test_an_id_used_twice_is_told_at_its_second_use(small, kind):
    name, old, new = COPIES[kind]
    small.edit(f"content/{name}", f"{old}\n", f"{new}\n")

    found = [problem for problem in small.problems() if "is used twice" in problem.says]

    assert [(f"content/{name}", kind)] == [
        (problem.file, problem.says.partition(" id ")[0]) for problem in found
    ]
    assert f"first in content/{name}, line " in found[0].says


@pytest.mark.parametrize("kind", LISTED)
def test_each_kind_of_record_has_ids_of_its_own(small, kind):
    path = small.content / LISTED[kind]
    head, dash, record = path.read_text(encoding="utf-8").partition("  - id: ")
    record, end, tail = record.partition("\nharms:" if kind == "effect" else "\nlimits:")
    once = dash + record.rstrip()
    path.write_text(f"{head}{once}\n{once}\n{end.lstrip()}{tail}", encoding="utf-8")

    assert [kind] == [problem.says.partition(" id ")[0] for problem in small.problems()]


def test_the_same_id_may_name_records_of_two_kinds(small):
    small.edit("content/imaging.yaml", "id: disc-bulge", "id: sciatica")

    assert [] == small.problems()


def test_a_source_used_by_nothing_is_told(small):
    small.drop_warning_card()

    (problem,) = small.problems()

    assert "content/sources.yaml" == problem.file
    assert "warning-card" == problem.points_to
    assert "source 'warning-card' is used by nothing; cite it or remove it" == problem.says


def test_a_source_cited_only_by_a_notebook_is_in_use(small):
    small.drop_warning_card()
    small.edit(NOTEBOOK, "(glossary.ipynb#sciatica)", "(sources.ipynb#warning-card)")

    assert [] == small.problems()


def test_a_twin_names_its_twin_back(small):
    small.edit("content/cases/back.yaml", "    twin: lin-monday\n", "")

    (problem,) = small.problems()

    assert "lin-thursday" == problem.points_to
    assert (
        "twin 'lin-thursday' does not name 'lin-monday' as its twin; expected both ways"
        == problem.says
    )


def test_all_mistakes_of_all_files_are_told_in_one_run(small):
    small.edit(EXERCISE, "    source: hayden-2021", "    source: hayden-2012")
    small.edit(EXERCISE, "id: exercise\n", "id: exercises\n")
    small.edit(CASES, "    urgency: self-care\n", "")
    small.edit(CASES, "On Thursday, Lin", "On Thursday, [Lin](glossary.ipynb#lin)")
    small.edit("content/courses.yaml", "week: 6", "week: six")
    small.edit("content/imaging.yaml", "ages: [20, 30]", "ages: [20, 30")
    small.edit("content/glossary.yaml", "topic: back-pain", "topic: hips")
    small.edit(NOTEBOOK, "(glossary.ipynb#sciatica)", "(glossary.ipynb#sciatika)")
    small.edit(NOTEBOOK, "# Low back pain", "# Low back pains")

    files = [problem.file for problem in small.problems()]

    assert [
        CASES,
        "content/courses.yaml",
        "content/glossary.yaml",
        "content/imaging.yaml",
        EXERCISE,
        EXERCISE,
        NOTEBOOK,
        NOTEBOOK,
    ] == files


@pytest.mark.parametrize("name", ["sources.yaml", "glossary.yaml", "workbook.yaml"])
def test_a_mistake_in_a_list_is_not_told_again_by_those_who_point_to_it(small, name):
    path = small.content / name
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")

    (problem,) = small.problems()

    assert f"content/{name}" == problem.file
    assert problem.says.startswith("unknown key `colour`")


def test_a_misspelt_id_is_told_even_while_its_list_has_a_mistake(small):
    small.edit("content/sources.yaml", "kind: patient-information", "kind: card")
    small.edit(EXERCISE, "    source: hayden-2021", "    source: hayden-2012")

    said = [problem.says for problem in small.problems()]

    assert 2 == len(said)
    assert said[0].startswith("`kind` is “card”; expected ")
    assert "there is no source 'hayden-2012'; did you mean hayden-2021?" == said[1]


@pytest.mark.parametrize("name", ["sources.yaml", "glossary.yaml", "workbook.yaml", "words.yaml"])
def test_a_missing_file_is_told_once(small, name):
    (small.content / name).unlink()

    found = problems(small.notebooks, Library(small.content))

    assert [f"content/{name}:1:1: this file is missing"] == [str(problem) for problem in found]
