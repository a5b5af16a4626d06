"""A paragraph as its reader finds it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.dialect.links import link_out
from briefing.model import PLAIN, Layout, Role, Span
from briefing.text import clean_line


class Paragraph(NamedTuple):
    """A paragraph, and what it was in its document."""

    text: str
    """Its words."""
    layout: Layout = PLAIN
    """What it was."""

    def __str__(self) -> str:
        """Its words."""
        return self.text


Link = tuple[str, str]
"""The words that a link stands on, and where it leads."""


def link_spans(text: str, links: Iterable[Link]) -> tuple[Span, ...]:
    """The runs of a text that are links, which stand in it in that order; only those that may be opened."""
    return tuple(_link_spans(text, links))


def _link_spans(text: str, links: Iterable[Link]) -> Iterator[Span]:
    at = 0
    for told, target in links:
        label, url = clean_line(told), link_out(target.strip())
        start = text.find(label, at) if label and url else -1
        if url and start >= 0:
            at = start + len(label)
            yield Span(start, at, Role.URL, url)
