"""The quality sheet: what each page holds, and each criterion with its answer and its proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from widgets.dates import day

from .quality import answers, counted, pages
from .reading_level import levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from widgets.content import Library
    from widgets.content.quality import Answer, Instrument, Item, Words

    from .quality import Level, Page

SHEET = Path("docs/quality.md")
"""Where the sheet stands in the project."""

UP = "../"
"""From the folder of the sheet to the project's own."""

FOUND = "⚙"
"""Marks an answer that the program found."""


def write(content: Library, notebooks: Path, project: Path) -> Path:
    """Write the sheet into the project and return where it is.

    Raises
    ------
    ImportError
        If the tool that measures how hard a page is to read is not installed.
    """
    text = report(content, notebooks, levels(content, notebooks))
    (project / SHEET).parent.mkdir(exist_ok=True)
    (project / SHEET).write_text(text, encoding="utf-8")
    return project / SHEET


def report(content: Library, notebooks: Path, levels: Mapping[str, Level]) -> str:
    """Return the quality sheet in Markdown.

    Parameters
    ----------
    content
        The content, `quality.yaml` among it.
    notebooks
        The folder of notebooks.
    levels
        How hard each topic is to read, by its id.
    """
    judged = pages(content, notebooks, levels)
    words = content.quality.words
    lines = [f"# {words.title}", "", *_paragraphs(words.intro), f"## {words.topics}", ""]
    lines += [*_table(words.columns, (_page(page, words) for page in judged)), ""]
    lines += _paragraphs(words.topics_notes)
    for instrument in content.quality.instruments:
        lines += _instrument(instrument, judged, words)
    return "\n".join(lines).rstrip() + "\n"


def _page(page: Page, words: Words) -> list[str]:
    topic, signed = page.topic, page.topic.sign_off
    level = page.level
    told = words.figures.format(told=sum(page.drawings.values()), all=len(page.drawings))
    return [
        f"[{topic.title}]({UP}notebooks/{page.path.name})",
        f"{level.median:.1f}",
        words.hardest.format(grade=f"{level.hardest:.1f}", heading=level.heading),
        str(page.words),
        str(topic.minutes),
        str(len(page.sources)),
        str(len(page.hard_words)),
        told if page.drawings else "–",
        ", ".join(name for name in page.shows if not name.startswith("Page")),
        day(topic.checked),
        day(topic.next_review),
        words.signed.format(name=signed.name, role=signed.role, date=day(signed.date))
        if signed
        else words.unsigned,
    ]


def _instrument(instrument: Instrument, judged: Sequence[Page], words: Words) -> Iterator[str]:
    yield from (f"## {instrument.title}", "", instrument.about, "")
    for part in instrument.parts:
        yes, apply = counted(part, judged)
        yield from (f"### {part.title}", "")
        yield f"{words.gate.format(gate=part.gate)} {words.counted.format(yes=yes, all=apply)}"
        rows = (_item(item, judged, words) for item in part.items)
        yield from ("", *_table(words.item_columns, rows), "")
    if instrument.by_topic:
        heads = [words.columns[0], *(part.title for part in instrument.parts)]
        rows = (_counts(page, instrument, words) for page in judged)
        yield from (f"### {words.by_topic}", "", *_table(heads, rows), "")


def _counts(page: Page, instrument: Instrument, words: Words) -> list[str]:
    counts = (counted(part, [page]) for part in instrument.parts)
    told = (words.figures.format(told=yes, all=apply) for yes, apply in counts)
    return [page.topic.title, *told]


def _item(item: Item, judged: Sequence[Page], words: Words) -> list[str]:
    forms = "" if len(item.forms) == len(words.forms) else f" ({words.forms[item.forms[0]]})"
    return [item.id, item.asks + forms, _said(item, judged, words), _proof(item)]


def _said(item: Item, judged: Sequence[Page], words: Words) -> str:
    """Return the answer of most pages, and after it the pages with another one."""
    found: dict[Answer, list[str]] = {}
    for topic, answer in answers(item, judged).items():
        found.setdefault(answer, []).append(topic)
    first, *others = sorted(found, key=lambda answer: -len(found[answer]))
    said = words.answers[first] + ("" if item.answer else f" {FOUND}")
    rest = (
        words.but.format(answer=words.answers[answer], topics=", ".join(found[answer]))
        for answer in others
    )
    return ". ".join([said, *rest])


def _proof(item: Item) -> str:
    links = (f"[{_short(pointer)}]({_address(pointer)})" for pointer in item.where)
    said = " ".join([item.proof, *(differs.proof for differs in item.differs)])
    return " ".join(filter(None, [said, ", ".join(links)]))


def _short(pointer: str) -> str:
    """Return a pointer's heading, or its test or path as code."""
    path, _, heading = pointer.partition("#")
    return heading or f"`{path.rpartition('::')[2]}`"


def _address(pointer: str) -> str:
    return UP + pointer.partition("::")[0].partition("#")[0]


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text, "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
