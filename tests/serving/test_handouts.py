"""Handouts: what a patient needs on paper, tagged, alike at each run, and asking for nothing."""

import builtins
import logging
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

import widgets
from serving.cli import NOTEBOOKS, app
from serving.handouts import kinds, pictures
from serving.handouts.fitting import CROWDED, printed_of
from serving.handouts.sheets import Sheets
from serving.handouts.topic import handout
from serving.handouts.write import pictures_in, write
from serving.running import run_all
from widgets import prose
from widgets.component import ROOM, Component
from widgets.content import library

TOPICS = ("red-flags", "exercises")
URL = "https://backs.example/"


def bare(text):
    """Text without the white space that lines and columns put into it."""
    return re.sub(r"\s", "", text)


def said(markdown):
    return bare(prose.plain(markdown))


class Paper:
    """A PDF, and the text of its pages."""

    def __init__(self, data):
        self.data = data
        self.reader = PdfReader(BytesIO(data))
        self.pages = [bare(page.extract_text()) for page in self.reader.pages]
        self.text = "".join(self.pages)

    def elements(self):
        """Every element of the structure, in the order it is read."""
        waiting = [self.reader.trailer["/Root"]["/StructTreeRoot"]]
        while waiting:
            element = waiting.pop().get_object()
            if isinstance(element, list):
                waiting.extend(reversed(element))
            elif isinstance(element, dict):
                yield element
                waiting.extend([element["/K"]] if "/K" in element else [])


@pytest.fixture(scope="module")
def made():
    """The handouts of two topics, before they are printed."""
    run = run_all([NOTEBOOKS / f"{topic}.ipynb" for topic in TOPICS])
    return {
        topic: handout(library().topics[topic], notebook, pictures_in(NOTEBOOKS))
        for topic, notebook in zip(TOPICS, run, strict=True)
    }


@pytest.fixture(scope="module")
def complaints():
    """What WeasyPrint complained about while the papers were printed."""
    return []


@pytest.fixture(scope="module")
def papers(made, complaints):
    """Every PDF of those topics, by its name."""
    log, handler = logging.getLogger("weasyprint"), logging.Handler(logging.WARNING)
    handler.emit = lambda record: complaints.append(record.getMessage())
    log.addHandler(handler)
    sheets = [sheet for each in made.values() for sheet in printed_of(each, "")]
    log.removeHandler(handler)
    return {sheet.name: Paper(sheet.printed.data) for sheet in sheets}


def test_every_widget_has_decided_what_becomes_of_it_on_paper():
    decided = [kinds.FLOWING, kinds.OPTIONS, kinds.PLACED, kinds.FOR_SCREENS, kinds.LEFT_OUT]
    apart = set(kinds.SHEETS) - kinds.FLOWING
    public = [getattr(widgets, name) for name in widgets.__all__]
    stems = [it.stem for it in public if isinstance(it, type) and issubclass(it, Component)]

    assert sorted(stems) == sorted(stem for group in (*decided, apart) for stem in group)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_handout_begins_with_its_message_its_take_aways_and_where_help_is(papers, topic):
    first = papers[topic].pages[0]
    signs = [*library().help.call_now_if, *library().help.same_day_if]

    assert said(library().topics[topic].message) in first
    assert "Takehome" in first
    assert [] == [sign for sign in signs if said(sign) not in first]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_handout_asks_the_whole_quiz_and_answers_it_on_the_last_page_only(papers, topic):
    *asking, last = papers[topic].pages
    questions = library().quiz(topic).questions
    options = [it for question in questions for it in getattr(question, "options", [])]
    reasons = [it.why for it in (*questions, *options)]

    assert [] == [it.ask for it in questions if said(it.ask) not in "".join(asking)]
    assert [] == [why for why in reasons if said(why) not in last]
    assert [] == [why for why in reasons if said(why) in "".join(asking)]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_handout_is_2_sheets_of_paper(papers, topic):
    assert 4 == len(papers[topic].pages)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_source_that_a_handout_names_is_in_its_list(papers, made, topic):
    listed = papers[topic].text.partition("Sources")[2]
    cited = {source for it in library().quiz(topic).questions for source in it.sources}
    for part in (part for part in made[topic].parts if part.template == "prose"):
        cited |= set(re.findall(r"sources\.ipynb#([\w-]+)", str(part.given)))
    missing = [it for it in cited if f"{bare(library().sources[it].short)}:" not in listed]

    assert [] == missing


@pytest.mark.parametrize("topic", TOPICS)
def test_a_handout_says_who_checked_it_and_under_which_licence(papers, topic):
    text = papers[topic].text

    assert "Notyetreviewedbyaclinician." in text
    assert bare(f"Edition {library().workbook.edition}.") in text
    assert "CCBY4.0" in text


def test_every_exercise_has_a_page_with_its_steps_its_amount_and_when_to_stop(papers, made):
    shown = made["exercises"].sheets["exercise_guide"]["exercises"]
    pages = papers["exercise-sheets"].pages

    assert len(shown) == len(pages)
    for page, exercise in zip(
        pages, map(library().exercise, (it["id"] for it in shown)), strict=True
    ):
        steps = [step.says for step in exercise.steps]
        told = [exercise.name, *steps, exercise.dose.says, exercise.stop, exercise.ask_first]
        assert [] == [text for text in told if said(text) not in page]
        assert said(library().exercise_rules.help_now) in page


def test_every_paper_is_tagged_for_those_who_hear_it(papers):
    for name, paper in papers.items():
        root = paper.reader.trailer["/Root"]
        elements = list(paper.elements())
        figures = [it for it in elements if it.get("/S") == "/Figure"]
        levels = [int(it["/S"][2]) for it in elements if re.fullmatch(r"/H\d", it.get("/S", ""))]

        assert ("en-GB", True) == (root["/Lang"], root["/MarkInfo"]["/Marked"]), name
        assert paper.reader.metadata.title, name
        assert [] == [it for it in figures if not it.get("/Alt")], name
        assert 1 == levels[0], name
        assert all(to <= at + 1 for at, to in pairwise(levels)), name
        roles = {it.get("/S") for it in elements}
        assert "/Table" not in roles or "/TH" in roles, name


def test_weasyprint_finds_nothing_to_complain_about(papers, complaints):
    assert papers
    assert [] == complaints


def test_the_same_handout_is_the_same_file(papers, made):
    again, *_ = printed_of(made["red-flags"], "")

    assert papers["red-flags"].data == again.printed.data


def test_only_a_handout_that_knows_the_site_leads_to_its_page(made):
    with_url, without = (Sheets(url).topic(made["red-flags"], CROWDED) for url in (URL, ""))

    assert 'class="code"' in with_url
    assert f"{URL}red-flags.html" in with_url
    assert 'class="code"' not in without


def test_a_handout_holds_all_it_shows(made):
    html = Sheets().topic(made["red-flags"], CROWDED)

    assert [] == re.findall(r'(?:src|href)="(?!data:|https://|http://)[^"]*"', html)
    assert [] == re.findall(r'src="http[^"]*"', html)


def test_cards_have_the_shapes_of_the_board():
    drawn = (ROOM / "kit" / "letters.js").read_text(encoding="utf-8")
    paths = [path for shape in pictures.SHAPES for path in re.findall(r' d="([^"]*)"', shape)]

    assert [] == [path for path in paths if path not in drawn]


def test_tags_choose_the_prose_and_without_any_all_of_it_is_printed(tmp_path, write_notebook):
    path = write_notebook(
        tmp_path / "red-flags.ipynb",
        ("md", "# Title"),
        ("md", "## One\n\nFirst."),
        ("md", "## Two\n\nSecond."),
        ("md", "## Ask\n\nBefore the quiz."),
        'from widgets import Quiz\nQuiz("red-flags")',
        ("md", "## Take home\n\n- Last."),
    )
    (notebook,) = run_all([path])
    topic = library().topics["red-flags"]
    every = handout(topic, notebook, str)
    notebook.cells[2].metadata["tags"] = ["handout"]
    tagged = handout(topic, notebook, str)

    assert ["One", "Two"] == [re.search(r"<h2[^>]*>(\w+)", it.given)[1] for it in every.parts]
    assert ["Two"] == [re.search(r"<h2[^>]*>(\w+)", it.given)[1] for it in tagged.parts]
    assert "Last." in tagged.take_home
    assert len(library().quiz("red-flags").questions) == len(tagged.quiz["questions"])


def test_writing_lists_what_it_wrote_and_leaves_other_files_alone(tmp_path, write_notebook):
    notebooks, folder = tmp_path / "notebooks", tmp_path / "handouts"
    notebooks.mkdir()
    folder.mkdir()
    write_notebook(
        notebooks / "my-visit.ipynb",
        "from widgets import VisitSheet\nVisitSheet()",
        ("md", "The end."),
    )
    write_notebook(
        notebooks / "index.ipynb", "from widgets import Progress\nProgress()", ("md", "The end.")
    )
    (folder / "mine.txt").write_text("mine")
    written = list(write(notebooks, folder))
    listed = re.findall(r'href="([^"]*)"', (folder / "index.html").read_text(encoding="utf-8"))

    assert ["my-visit.pdf", "visit-sheet.pdf"] == [it.path.name for it in written] == listed
    assert {"index.html", "mine.txt", *listed} == {path.name for path in folder.iterdir()}
    assert "mine" == (folder / "mine.txt").read_text()


def test_an_unknown_topic_is_refused_with_those_there_are(tmp_path):
    told = CliRunner().invoke(app, ["handouts", str(tmp_path / "out"), "--topic", "knees"])

    assert 1 == told.exit_code
    assert told.stderr.startswith("There is no topic 'knees'. Topics: index, red-flags, ")
    assert not (tmp_path / "out").exists()


def test_a_computer_without_pango_is_told_in_a_sentence_what_to_install(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *given, **more):
        if name == "fitting":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *given, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    told = CliRunner().invoke(app, ["handouts", str(tmp_path / "out")])

    assert 1 == told.exit_code
    assert told.stderr.startswith("PDFs need the library Pango, which this computer lacks.")
    assert not Path(tmp_path / "out").exists()
