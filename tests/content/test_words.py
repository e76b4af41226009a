import pytest
from typer.testing import CliRunner

from serving.cli import app
from serving.words import Count, counts, table, words


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (4, "Rest can’t mend it."),
        (2, "A long-lasting…"),
        (0, "14 − 3.5 · ✓"),
        (4, "{count} of {total} people, not 14: pain."),
        (3, "[Hayden 2021](sources.ipynb#hayden-2021) found **gains**"),
        (4, "# Low back pain\n\n- legs"),
    ],
)
def test_words_are_counted_as_a_translator_meets_them(count, text):
    assert count == words(text)


@pytest.fixture
def told(small):
    return lambda: {each.file: each.words for each in counts(small.content, small.notebooks)}


def test_what_nobody_translates_is_not_counted(small, told):
    before = told()["content/glossary.yaml"]
    small.edit("content/glossary.yaml", "id: sciatica", "id: pain-of-the-sciatic-nerve")

    assert before == told()["content/glossary.yaml"]


def test_names_are_counted_as_well_as_prose(small, told):
    before = told()["content/glossary.yaml"]
    small.edit("content/glossary.yaml", "word: sciatica", "word: Sciatica of 1 leg")

    assert before + 2 == told()["content/glossary.yaml"]


def test_a_drawing_counts_its_title_its_description_and_its_labels(small, told):
    before = told()["content/figures/disc.svg"]
    small.edit("content/figures/disc.svg", "</svg>", '<text class="f-text">the nerve</text></svg>')

    assert before + 2 == told()["content/figures/disc.svg"]


def test_a_notebook_counts_its_prose_and_not_its_code(told):
    assert 9 == told()["notebooks/back-pain.ipynb"]


def test_a_file_without_words_for_learners_has_no_row(told):
    assert {"content/sources.yaml", "content/quality.yaml"}.isdisjoint(told())


def test_the_table_ends_with_the_words_of_each_room_and_of_all():
    rows = [
        Count("content/a.yaml", 1200),
        Count("content/b.yaml", 34),
        Count("notebooks/c.ipynb", 5),
    ]

    assert [
        "content/a.yaml     1,200",
        "content/b.yaml        34",
        "notebooks/c.ipynb      5",
        "",
        "content/           1,234",
        "notebooks/             5",
        "all                1,239",
        "3 files",
    ] == list(table(rows))


def test_the_command_prints_the_table(small):
    folders = ["--content", str(small.content), "--notebooks", str(small.notebooks)]
    done = CliRunner().invoke(app, ["words", *folders])

    assert (0, list(table(counts(small.content, small.notebooks)))) == (
        done.exit_code,
        done.output.splitlines(),
    )


def test_the_command_tells_where_a_file_has_a_mistake(small):
    small.edit("content/glossary.yaml", "word: sciatica", "name: sciatica")
    done = CliRunner().invoke(app, ["words", "--content", str(small.content)])

    assert 1 == done.exit_code
    assert "content/glossary.yaml:" in done.output
