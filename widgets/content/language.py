"""How a learner's text is worded: which wordings are banned, how long a sentence may be, who acts.

Every rule is a rule of thumb that a program can follow, and none knows what a text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from widgets import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .reference import Word

LONGEST = 25
"""Words a sentence may have; a citation in brackets is no part of it."""

PARAGRAPH = 3
"""Sentences from which on a paragraph can be passive-heavy: fewer say nothing of its style."""

NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten"
COUNTED = "hours?|days?|weeks?|months?|years?|people|trials?|studies|reviews?|groups?|points?|legs?"


@dataclass(frozen=True)
class Wording:
    """A wording no learner should meet, what finds it, and what to write."""

    name: str
    pattern: str
    expected: str

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    def hits(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each place of a plain text that is worded so."""
        return self._compiled.finditer(text)


BANNED = (
    Wording(
        "1 in X",
        rf"\b(?:1|one) (?:in|out of)(?: every)? (?:\d|{NUMBERS}\b)",
        "“14 of 100 people”",
    ),
    Wording("percent", r"%|\bper ?cent\b", "“14 of 100 people”"),
    Wording(
        "your risk",
        r"\byour (?:own |personal )?(?:risk|score|result|odds|chances?)\b",
        "people like those in the studies, as no page assesses its reader",
    ),
    Wording(
        "diagnosis of the reader",
        r"\bdiagnos\w+ (?:you|your)\b|\b(?:your|you have a) diagnosis\b",
        "“the diagnosis” or “a diagnosis”, as no page names what its reader has",
    ),
    Wording(
        "assessment of the reader",
        r"\b(?:assess(?:es)?|monitors?|detects?|measures?) (?:you|your)\b",
        "what a study or a clinician does, as no page assesses its reader",
    ),
    Wording(
        "order about treatment",
        r"\byou (?:should|must|need to) (?:take|stop|start|use|have)\b",
        "what studies found or guidelines advise",
    ),
    Wording(
        "chance without a number",
        r"\b(?:rare|rarely|uncommon|uncommonly|commonly)\b"
        r"|\b(?:is|are|was|were) (?:very |quite |more |less )?(?:common(?! sense)|safe)\b",
        "a number, or “few people” and that no count was found",
    ),
    Wording("straight quote or apostrophe", r"[\"'`´]", "“ ” ‘ ’"),
    Wording("hyphen as minus sign", r"(?<![\w.)])-\d", "−"),
    Wording("dash in a range", r"\d\s?[-–—]\s?\d", "“5 to 10”"),
    Wording("number in letters", rf"\b(?:{NUMBERS}) (?:\w+ )?(?:{COUNTED})\b", "“2 weeks”"),
    Wording("three dots", r"\.\.\.", "…"),
)

BE = r"(?:am|is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t)"
BETWEEN = r"(?:not|never|also|often|still|then|only|now|all|both|most|mostly|\w+ly)"
IRREGULAR = (
    "begun|born|bought|brought|built|caught|chosen|cut|done|drawn|driven|felt|found|given|grown|"
    "heard|held|hurt|kept|known|laid|led|left|lost|made|meant|met|paid|put|read|said|seen|sent|"
    "set|shown|spent|split|taken|taught|thought|told|understood|worn|written"
)
STATES = "afraid|frightened|healed|indeed|interested|need|red|scared|swollen|tired|worried"
"""How someone or something is, though it looks like what was done to them."""

PASSIVE = re.compile(
    rf"\b{BE} (?:{BETWEEN} )*(?!(?:{STATES})\b)(?:\w{{2,}}ed|{IRREGULAR})\b", re.IGNORECASE
)
"""A form of “be” and a past participle, at most some adverbs between them."""

CITATION = re.compile(r"\[[^\]]*\]\(sources\.ipynb[^)]*\)")
BRACKETED = re.compile(rf"\s*\((?:{CITATION.pattern}[,;\s]*)+\)")

END = re.compile(r"(?<=[.!?…])[”’)]* +(?=[“‘(]*[A-Z0-9{−])")
BEGINNING = 6
"""Words of a sentence that are quoted for an editor to know it by."""

BETWEEN_WORDS = r"(?:\\n|\]\([^)]*\)|\W)+"
"""What may stand between two words in a file: spaces, marks, a link's address, a new line."""

MEANS = "glossary.ipynb"
"""The page where a hard word's meaning is."""

CODE = re.compile(r"`([^`]*)`")
LINK = re.compile(r"\[([^\]]*)\]\(([^)#]*)#?([^)]*)\)")
OPEN, CLOSE = "\ue000", "\ue001"
"""Signs that no text has."""

MARKED = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
"""A link's text or a piece of code, once the rest of its Markdown is gone."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text, and the sentence it is wrong with."""

    sentence: str
    message: str
    word: str = ""
    """The one word of the sentence that is wrong, where it is but one."""

    def __str__(self) -> str:
        if self.word:
            return f"“{self.word}”: {self.message}"
        words = self.sentence.lstrip("“‘(").split()
        beginning = " ".join(words[:BEGINNING]) + (" …" if len(words) > BEGINNING else "")
        return f"“{beginning}”: {self.message}"

    def place(self, file: str, line: int = 1) -> tuple[int, int] | None:
        """Return line and column, from 1, of the sentence in a file's text from `line` on.

        Where one word of it is wrong, they are that word's.
        """
        start = sum(len(before) for before in file.splitlines(keepends=True)[: line - 1])
        for text in filter(None, (self.sentence, self.word)):
            words = re.findall(r"\w+", text)[:BEGINNING]
            pattern = re.compile(rf"(?<![\w#-]){BETWEEN_WORDS.join(map(re.escape, words))}(?!\w)")
            if not words or not (hit := pattern.search(file, start)):
                return None
            start = hit.start()
        before = file[:start]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


class HardWords:
    """The glossary's words in all their forms: which of them a text uses, and which it links to.

    A longer word hides a shorter one within it, as “herniated disc” hides “disc”. An everyday word
    needs no link. Whatever stands in a link is no use: it has its tap, or is a name.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        known = [(form, word) for word in words for form in (word.word, *word.also)]
        known.sort(key=lambda it: -len(it[0]))
        self._ids = {
            form.casefold(): None if word.everyday else word.id for form, word in reversed(known)
        }
        # “TENS” is a word of ours, “tens” is none.
        forms = (
            re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form, _ in known
        )
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])")

    def linked(self, text: str) -> set[str]:
        """Return the ids of the words a Markdown text links to, or holds in the links' texts."""
        links = [it for it in LINK.finditer(text) if it[2] == MEANS]
        return {it[3] for it in links} | {word for it in links for word, _ in self._hits(it[1])}

    def unlinked(
        self, text: str, linked: set[str], page: str = "this page"
    ) -> Iterator[tuple[str, Fault]]:
        """Yield each hard word a Markdown text uses and `page` has no link for, by its id."""
        if not self._pattern.search(text):
            return
        seen = set(linked)
        marked = LINK.sub(rf"{OPEN}\1{CLOSE}", CODE.sub(rf"{OPEN}\1{CLOSE}", text))
        for block in blocks(marked):
            for sentence in END.split(block):
                for word, said in self._hits(MARKED.sub(OPEN, sentence)):
                    if word not in seen:
                        seen.add(word)
                        expected = f"[{said}]({MEANS}#{word})"
                        message = f"a hard word without a link on {page}; expected {expected}"
                        yield word, Fault(sentence, message, said)

    def _hits(self, text: str) -> Iterator[tuple[str, str]]:
        for hit in self._pattern.finditer(text):
            if word := self._ids[hit[0].casefold()]:
                yield word, hit[0]


def faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the wording of a Markdown text."""
    for block in blocks(BRACKETED.sub("", text)):
        sentences = END.split(block)
        for sentence in sentences:
            yield from _of_sentence(sentence)
        passive = sum(1 for sentence in sentences if PASSIVE.search(sentence))
        if len(sentences) >= PARAGRAPH and passive * 2 > len(sentences):
            message = (
                f"{passive} of the {len(sentences)} sentences of this paragraph are passive; "
                "expected that most say who does it"
            )
            yield Fault(sentences[0], message)


def blocks(text: str) -> Iterator[str]:
    """Yield the headings, paragraphs, list items and table cells of Markdown, as plain words."""
    text = re.sub(r"^\|[-| :]+\|$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\|(.*)\|$", lambda row: row[1].replace("|", "\n\n"), text, flags=re.MULTILINE)
    text = re.sub(r"^(#+ .*)$", r"\n\n\1\n\n", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*(?:[-*]|\d+\.) )", r"\n\n\1", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n", text):
        if words := prose.plain(re.sub(r"^\s*(?:#+|[-*]|\d+\.) ", "", block)).strip():
            yield " ".join(words.split())


def _of_sentence(sentence: str) -> Iterator[Fault]:
    length = sum(1 for word in sentence.split() if re.search(r"\w", word))
    if length > LONGEST:
        yield Fault(sentence, f"this sentence has {length} words; expected {LONGEST} or fewer")
    for wording in BANNED:
        for hit in wording.hits(sentence):
            said = hit[0].strip()
            yield Fault(sentence, f"{wording.name} (“{said}”); expected {wording.expected}")
