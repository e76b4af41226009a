"""The HTML of every sheet of paper: templates filled with what pages show and content says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from serving.pages import environment
from widgets import prose
from widgets.content import library
from widgets.dates import day

from . import kinds, pictures
from .cited import Cited
from .questions import halves, options, right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from widgets.content.sources import Source
    from widgets.content.workbook import Topic

    from .topic import Handout

ROOM = Path(__file__).parent
COLUMNS = ("option", "difference", "certainty", "harms")
BLANK = Markup('<span class="blank"></span>')

Places = dict[str, tuple[str, ...]]
"""Which of a handout's lists stand in the front, under the quiz, and in the end."""

MEASURE: Places = {}
"""Each list below the other on a page of their own, to see how high they are."""


class Sheets:
    """Writes sheets. With `url`, where the site is, handouts lead back to their pages."""

    def __init__(self, url: str = "") -> None:
        self._url = f"{url.rstrip('/')}/" if url else ""
        self._environment = environment(ROOM)
        self._environment.filters |= {"css": css, "halves": halves, "where": where}
        self._environment.globals |= {
            "blank": BLANK,
            "drawing": pictures.drawing,
            "files": {stem: f"{name}.pdf" for stem, name in kinds.SHEETS.items()},
            "letter": pictures.letter,
            "options": options,
            "plain": prose.plain,
            "right": right,
        }

    def topic(self, handout: Handout, places: Places) -> str:
        """Return the handout of a topic."""
        topic, words = handout.topic, library().words
        address = f"{self._url}{topic.id}.html" if self._url else ""
        online = words["handouts"]["online"].format(address=address)
        head, columns = words["page_head"], words["option_table"]["columns"]
        return self._write(
            "topic.html.j2",
            topic.title,
            prose.plain(topic.message),
            handout=handout,
            places=places,
            checked=_checked(topic),
            columns=[columns[name] for name in COLUMNS],
            numbers=[head["emergency"].format(number=""), head["advice"].format(line="")],
            online=online,
            qr=pictures.code(address, online) if address else "",
        )

    def apart(self, stem: str, view: dict[str, Any], title: str, topic: Topic) -> str:
        """Return what a widget prints apart from the handout of the topic it stands in."""
        return self._write(
            f"{kinds.SHEETS[stem]}.html.j2", title, topic.title, given=view, checked=_checked(topic)
        )

    def index(self, listed: list[dict[str, Any]]) -> str:
        """Return the page that lists what was written: `file`, `title` and `pages` of each."""
        title = library().words["handouts"]["title"]
        return self._write("index.html.j2", title, title, listed=listed)

    def _write(self, template: str, title: str, description: str, **given: Any) -> str:
        book, words = library().workbook, library().words
        said: Mapping[str, str] = words["handouts"]
        page, of, end = map(css, said["page"].replace("{pages}", "{page}").split("{page}"))
        return self._environment.get_template(template).render(
            title=title,
            description=description,
            language=words["page"]["language"],
            book=book,
            cited=Cited(),
            words=said,
            foot=said["foot"].format(workbook=book.title, title=title, edition=book.edition),
            page_of=Markup("{} counter(page) {} counter(pages) {}").format(page, of, end),
            **given,
        )


def _checked(topic: Topic) -> str:
    """Return who checked a topic, when, and when it is next."""
    said, signed = library().words["page_foot"], topic.sign_off
    by = said["not_signed_off"]
    if signed:
        by = said["signed_off"].format(name=signed.name, role=signed.role, date=day(signed.date))
    edition = said["edition"].format(
        edition=library().workbook.edition,
        checked=day(topic.checked),
        next_review=day(topic.next_review),
    )
    return f"{by} {edition}"


def css(text: str) -> Markup:
    """Return a text as a string of CSS that may stand in a style element."""
    unsafe = {"\\": r"\5c ", '"': r"\22 ", "<": r"\3c ", "\n": " "}
    safe = "".join(unsafe.get(letter, letter) for letter in text)
    return Markup(f'"{safe}"')  # noqa: S704 - made safe just here


def where(source: Source) -> str:
    """Return where to find a source, as short as a person can type it."""
    address = source.address.partition("://")[2].removeprefix("www.").rstrip("/")
    return address if source.doi or source.pmid else address.partition("/")[0]
