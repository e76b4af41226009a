"""Learners' prose: Markdown of the content made into clean HTML, and the links in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

# Raw HTML is off, so what comes out holds no markup but Markdown's own.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_MARKDOWN.disable(["image", "html_inline", "html_block"])


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """Return a sentence or two as HTML without a paragraph around it."""
    return _MARKDOWN.renderInline(text.strip())


def block(text: str) -> str:
    """Return text with paragraphs and lists as HTML."""
    return _MARKDOWN.render(text.strip())


def links(text: str) -> Iterator[str]:
    """Yield the address of each link in Markdown text."""
    for token in _tokens(_MARKDOWN.parse(text)):
        if token.type == "link_open":
            yield str(token.attrs["href"])


def plain(text: str) -> str:
    """Return the words alone, as a screen reader or a reading-level formula meets them."""
    blocks = (token.children or () for token in _MARKDOWN.parse(text) if token.type == "inline")
    return " ".join("".join(_words(tokens)) for tokens in blocks)


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "


def _tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or ())
