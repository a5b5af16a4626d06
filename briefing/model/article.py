"""An article and its passages."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from briefing.model.address import Address
from briefing.model.date import Date
from briefing.model.layout import PLAIN, Layout
from briefing.model.variant import Insertion, Variant


@dataclass(frozen=True, slots=True)
class Article:
    """The bibliographic facts of one source document."""

    id: str
    """The stem of its file."""
    title: str
    """Its headline."""
    outlet: str = ""
    """Who published it."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    contributors: tuple[str, ...] = ()
    """Who helped."""
    published: Date | None = None
    """When it came out."""
    updated: Date | None = None
    """When it was last changed by its publisher."""
    url: str = ""
    """Where it stands; http or https, else empty."""
    language: str = ""
    """Its language, as a BCP 47 tag."""
    passages: int = 0
    """How many passages it has."""
    gaps: tuple[tuple[int, int], ...] = ()
    """The numbers that none of its passages has though a later one follows, as the first and the last of each run."""

    pages: tuple[tuple[int, str], ...] = ()
    """The pages of a document that has such, each with the number of the first passage that begins on it, in order."""

    @property
    def first(self) -> int:
        """The lowest number of a passage; 0 where it has none."""
        if not self.passages:
            return 0
        return self.gaps[0][1] + 1 if self.gaps and self.gaps[0][0] == 1 else 1

    @property
    def last(self) -> int:
        """The highest number of a passage; 0 where it has none."""
        return self.passages + sum(last - first + 1 for first, last in self.gaps)

    def has(self, number: int) -> bool:
        """Whether one of its passages has that number."""
        return self.first <= number <= self.last > 0 and not any(first <= number <= last for first, last in self.gaps)

    def page_of(self, number: int) -> str:
        """The page that the passage of that number begins on; empty where nobody knows."""
        at = bisect_right(self.pages, number, key=itemgetter(0))
        return self.pages[at - 1][1] if at else ""

    @property
    def facts(self) -> tuple[str, ...]:
        """What a search finds it by: its headline and who wrote it. Its outlet is that of many."""
        return tuple(filter(None, (self.title, *self.authors, *self.contributors)))

    @property
    def source(self) -> str:
        """How a reader calls it: `Miami Herald, 2019-07-23`."""
        return ", ".join(filter(None, (self.outlet or self.title, str(self.published or ""))))


class Standing(StrEnum):
    """How a passage stands in the reader's copy of its article."""

    NO_COPY = "no copy"
    """The reader has no copy: the digest speaks for it."""
    VERBATIM = "verbatim"
    """The copy has the very words that the fingerprint was taken of."""
    ALTERED = "altered"
    """The copy has a paragraph in its place, in other words, or its words glued to others."""
    MISSING = "missing"
    """The copy has nothing in its place."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered paragraph of an article."""

    address: Address
    """Where it stands."""
    digest: str = ""
    """Our account of it, in our own words."""
    original: str = ""
    """What the reader's copy has for it, where there is one: its own words, unless `standing` is ALTERED."""
    fingerprint: str = ""
    """The fingerprint of its own words; empty where it is not known."""
    standing: Standing = Standing.NO_COPY
    """How it stands in the reader's copy."""
    line: int = 0
    """The line of the article's file it begins on, from 1."""
    variants: tuple[Variant, ...] = ()
    """How the reader's copies that have other words for it differ; known only where its own words are at hand.

    Where it is ALTERED and has none, its words differ from those the fingerprint was taken of, and nobody can tell how.
    """
    insertions: tuple[Insertion, ...] = ()
    """The paragraphs beside it that only copies of the reader's have; each is told of the first copy that has it."""
    layout: Layout = PLAIN
    """What `text` was in its document."""

    @property
    def text(self) -> str:
        """What the reader's copy has for it, else the digest."""
        return self.original or self.digest

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is searched of it: its own words, its digest, and what other copies have otherwise or besides."""
        also = (*(variant.added for variant in self.variants), *(insertion.text for insertion in self.insertions))
        return tuple(filter(None, (self.original, self.digest, *also)))

    @property
    def is_original(self) -> bool:
        """Whether `text` is the article's own words."""
        return self.standing is Standing.VERBATIM


def pages_of(passages: Iterable[Passage]) -> tuple[tuple[int, str], ...]:
    """The pages that passages begin on, each with the number of the first of them."""
    runs = groupby(passages, key=lambda passage: passage.layout.page)
    return tuple((next(run).address.number, page) for page, run in runs if page)
