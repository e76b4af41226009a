"""The docs are up to date, lead somewhere, and their steps fit the project."""

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import nbformat
import pytest
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

import widgets
from serving import gallery, reference
from tests.guides import newcomer
from tests.serving.process import ROOT
from widgets.content import Library

PICTURES = ROOT / "docs/pictures"
MARKDOWN = MarkdownIt("commonmark").enable("table")


def _pages():
    """Every Markdown file of the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.check_output(command, cwd=ROOT, text=True)
    return [ROOT / name for name in sorted(set(listed.splitlines())) if (ROOT / name).exists()]


PAGES = _pages()


class Tags(HTMLParser):
    """Keeps the addresses and alternative texts of HTML."""

    def __init__(self, html):
        super().__init__()
        self.links, self.pictures = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "a":
            self.links.append(told["href"])
        if tag == "img":
            self.pictures.append((told["src"], told.get("alt", "")))


def _tags(page):
    return Tags(MARKDOWN.render(page.read_text(encoding="utf-8")))


@cache
def _anchors(page):
    """The anchors of a page's headings, as forges make them."""
    tokens = MARKDOWN.parse(page.read_text(encoding="utf-8"))
    found, seen = set(), Counter()
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            title = "".join(child.content for child in inline.children)
            name = re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
            found.add(f"{name}-{seen[name]}" if seen[name] else name)
            seen[name] += 1
    return found


def test_the_reference_of_the_content_is_up_to_date():
    up_to_date = reference.reference() == (ROOT / reference.SHEET).read_text(encoding="utf-8")

    assert up_to_date, "docs/content.md is not up to date; run: make docs"


def test_the_gallery_is_up_to_date():
    shown = gallery.gallery(ROOT / "notebooks")
    up_to_date = shown == (ROOT / gallery.SHEET).read_text(encoding="utf-8")

    assert up_to_date, "docs/widgets.md is not up to date; run: make docs"


def test_each_widget_has_its_picture_and_no_picture_is_left_over():
    stems = {getattr(widgets, name).stem for name in widgets.__all__}

    assert stems == {path.stem for path in (ROOT / gallery.PICTURES).iterdir()}, "make pictures"


def test_each_picture_is_shown_somewhere_and_says_what_it_shows():
    shown = {
        (page.parent / source).resolve(): alt
        for page in PAGES
        for source, alt in _tags(page).pictures
    }
    there = {path.resolve() for path in PICTURES.rglob("*") if path.is_file()}

    assert set() == there - set(shown)
    assert [] == [source.name for source, alt in shown.items() if len(alt) < 20]


def test_pictures_are_small():
    sizes = {path: path.stat().st_size for path in PICTURES.rglob("*.webp")}
    of_widgets = {path: size for path, size in sizes.items() if path.parent != PICTURES}
    of_pages = {path: size for path, size in sizes.items() if path.parent == PICTURES}

    assert [] == [path.name for path, size in of_widgets.items() if size > 40_000]
    assert [] == [path.name for path, size in of_pages.items() if size > 150_000]
    assert sum(of_pages.values()) < 600_000
    assert sum(sizes.values()) < 1_500_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_of_a_page_leads_somewhere(page):
    tags = _tags(page)
    lost = []
    for address in [*tags.links, *(source for source, _ in tags.pictures)]:
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = unquote(address).partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (
            anchor and target.suffix == ".md" and anchor not in _anchors(target)
        ):
            lost.append(address)

    assert [] == lost


def test_a_page_for_contributors_stays_one_page():
    long = {
        page.name: lines
        for page in [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("[a-z]*.md")]
        if page.name not in {"content.md", "widgets.md", "quality.md", "numbers.md"}
        and (lines := len(page.read_text(encoding="utf-8").splitlines())) > 270
    }

    assert {} == long


def test_what_runs_in_public_is_the_command_of_the_readme_on_every_python_we_name():
    workflow = YAML(typ="safe").load(ROOT / ".github/workflows/test.yml")
    job = workflow["jobs"]["test"]

    assert "make test" == job["steps"][-1]["run"]
    assert "3.11" == job["strategy"]["matrix"]["python"][0]


def test_each_form_for_an_issue_asks_something_under_a_label():
    forms = {
        path.name: YAML(typ="safe").load(path)
        for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
    }

    assert 3 == len(forms)
    assert [] == [
        name
        for name, form in forms.items()
        if not (form["name"] and form["description"] and form["labels"])
        or not all(
            part["attributes"].get("label") for part in form["body"] if part["type"] != "markdown"
        )
    ]


def test_what_looks_before_a_commit_is_part_of_make_test():
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(BIN)", ".venv/bin")

    assert 3 == len(hooks)
    assert [] == [
        hook["entry"]
        for hook in hooks
        if hook["entry"].replace(" --force-exclude", "") not in makefile
    ]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A copy of the project in which somebody followed every guide; `make prove` runs it."""
    return newcomer(tmp_path_factory.mktemp("newcomer"))


def test_what_the_guides_add_to_the_content_is_of_the_right_types(followed):
    content = Library(followed / "content")

    assert "Goran" == content.cases["goran-toes"].name
    assert "first-days" in content.topics
    assert ["bed-or-a-few-steps"] == [each.id for each in content.quiz("first-days").questions]
    assert {"ask", "show"} == set(content.words["word_card"])
    assert "word_card" in content.words["page"]["memory"]["parts"]


def test_what_the_guides_add_to_the_code_is_as_clean_as_the_rest(followed):
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "widgets",
            "tests/widgets",
            "serving/handouts/kinds.py",
        ],
        cwd=followed,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == checked.returncode, checked.stdout


def test_the_page_for_facilitators_names_every_plan_with_its_minutes():
    page = (ROOT / "docs/facilitators.md").read_text(encoding="utf-8")
    plans = [
        f"| {session.title} | {session.minutes} |"
        for session in Library(ROOT / "content").sessions.values()
    ]

    assert plans == [line for line in page.splitlines() if line.endswith(("0 |", "5 |"))]


def test_the_privacy_note_to_read_aloud_is_the_one_on_the_page():
    quoted = [
        line for line in (ROOT / "docs/facilitators.md").read_text().splitlines() if line[:1] == ">"
    ]
    notebook = nbformat.read(ROOT / "notebooks/facilitator.ipynb", as_version=4)

    assert any("\n".join(quoted) in cell.source for cell in notebook.cells)


def test_every_make_target_that_a_page_names_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"`make (\w+)", page.read_text(encoding="utf-8"))
    }

    assert set() == named - targets


def test_the_readme_says_no_ratio_that_the_numbers_do_not():
    said, measured = (
        set(re.findall(r"[\d,.]+ times", (ROOT / name).read_text(encoding="utf-8")))
        for name in ("README.md", "docs/numbers.md")
    )

    assert said
    assert set() == said - measured


def test_a_record_of_a_decision_has_its_3_parts_and_is_listed():
    folder = ROOT / "docs/decisions"
    records = sorted(folder.glob("0*.md"))
    heads = {
        path.name: re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in records
    }

    assert {path.name: ["Context", "Decision", "Consequences"] for path in records} == heads
    assert [path.name for path in records] == _tags(folder / "README.md").links
