"""A wrong file is told with line, column and what was expected, in an editor's words."""

import pytest

from widgets.content import ContentError, Problem
from widgets.content.quizzes import Quiz
from widgets.content.reading import load, read
from widgets.content.reference import Glossary
from widgets.content.treatments import Treatment

TREATMENT = ("treatments/exercise.yaml", Treatment)
QUIZ = ("quizzes/back-pain.yaml", Quiz)


@pytest.fixture
def loaded(tmp_path):
    """Load bytes as a file of the content; return the only problem."""

    def load_bytes(data):
        path = tmp_path / "content" / "help.yaml"
        path.parent.mkdir()
        path.write_bytes(data)
        with pytest.raises(ContentError) as raised:
            load(path)
        (problem,) = raised.value.problems
        return problem

    return load_bytes


def test_a_problem_reads_as_file_line_column_and_message():
    problem = Problem("content/help.yaml", 12, 5, "`unsure` is missing from this file")

    assert "content/help.yaml:12:5: `unsure` is missing from this file" == str(problem)


def test_a_missing_file_is_told_by_its_name_in_the_room(tmp_path):
    with pytest.raises(ContentError) as raised:
        load(tmp_path / "content" / "treatments" / "heat.yaml")

    assert "content/treatments/heat.yaml:1:1: this file is missing" == str(raised.value)


def test_a_file_that_is_not_utf_8_is_told(loaded):
    problem = loaded("id: café".encode("latin-1"))

    assert Problem("content/help.yaml", 1, 1, "this file is not UTF-8 text; save it as UTF-8") == (
        problem
    )


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_bytes(b"\xef\xbb\xbfquiz: yes\n")

    assert {"quiz": "yes"} == load(path)


def test_an_invisible_character_is_told_where_it_stands(loaded):
    problem = loaded(b"unsure: ring\nlines: a\x07b\n")

    assert (2, 9) == (problem.line, problem.column)
    assert "the invisible character U+0007 stands here; remove it" == problem.message


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        (b"a: 1\nb: Watch out: ice\n", 2, 13, "a text that holds a colon needs quotes"),
        (b"a: 1\nb:\n\tc: 1\n", 3, 1, "indent with spaces, not with tabs"),
        (b'a: 1\nb: "open\nc: 2\n', 2, 4, "the quote that opens here is never closed"),
        (b"a: 1\na: 2\n", 2, 1, "keep 1 of the 2"),
        (b"a: *star\n", 1, 4, "a text that begins with * needs quotes"),
        (b"a:\n  b: 1\n c: 2\n", 3, 2, "begins too far left or right"),
        (b"a: 1\nb\nc: 2\n", 3, 1, "a key needs a colon and a space after it"),
    ],
    ids=["colon", "tab", "quote", "key twice", "star", "indent", "no colon"],
)
def test_what_is_no_yaml_is_told_with_what_to_do(loaded, text, line, column, hint):
    problem = loaded(text)

    assert (line, column) == (problem.line, problem.column)
    assert problem.message.startswith("this can’t be read as YAML: ")
    assert hint in problem.message


def test_an_empty_file_is_told(tmp_path):
    path = tmp_path / "content" / "glossary.yaml"
    path.parent.mkdir()
    path.write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        read(path, Glossary)

    assert (
        "content/glossary.yaml:1:1: this file is empty; expected keys with values, one a line"
        == str(raised.value)
    )


def test_a_wrong_key_inside_a_union_is_the_only_mistake_told(wrong):
    problems = wrong(QUIZ, ("        right: true", "        right: true\n        note: a"))

    assert ["unknown key `note`; the keys here are says, right, why"] == [
        problem.says for problem in problems
    ]


def test_all_mistakes_of_a_file_are_told_together_in_one_error(wrong):
    problems = wrong(
        TREATMENT,
        ("group: movement", "group: moving"),
        ("    outcome: pain", "    outcome: agony"),
        ("    certainty: moderate\n", ""),
        ("  says: It may hurt", "  text: It may hurt"),
        ("  access: At home.", "  access: 7"),
    )

    expected = [
        "`group` is “moving”; expected movement, ",
        "`outcome` is “agony”; expected pain, ",
        "`certainty` is missing from item 1 of `effects`; ",
        "`says` is missing from `harms`",
        "unknown key `text`; the keys here are says, counted, sources",
        "`access` is “7”; ",
    ]
    assert expected == [
        problem.says[: len(start)] for problem, start in zip(problems, expected, strict=True)
    ]


def test_no_message_speaks_of_python(wrong):
    problems = wrong(
        TREATMENT,
        ("group: movement", "group: 3"),
        ("effects:", "effect:"),
        ("  counted: true", "  counted: [1]"),
        ("guidelines: []", "guidelines: {}"),
        ("practical:", "practicals:"),
    )

    said = " ".join(problem.says for problem in problems).lower()
    assert 7 == len(problems)
    assert not [
        word
        for word in ("input should", "valid", "none", "string", "dict", "boolean", "instance", "0")
        if word in said
    ]
