"""The page of an article, read from the index as it is looked at."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, overload

from briefing.errors import BriefingError
from briefing.model import Address, Article, Passage
from briefing.tui.page.stanza import Page, Stanza
from briefing.tui.pages.dates import spoken
from briefing.tui.pages.prose import Weaver, join, linked

_CHUNK = 32
"""So many passages are read at a time."""

ReadPassages = Callable[[int, int], tuple[Passage, ...]]
"""The passages of an article from one number to another, both included."""
ReadCiting = Callable[[Sequence[Address]], Mapping[Address, tuple[str, ...]]]
"""The ids of the cards that cite each passage."""


class ArticleStanzas(Sequence[Stanza]):
    """The stanzas of an article: its facts, then every passage and the cards that cite it.

    Passages are read in chunks when they are first looked at, so that a long article opens like a short one. Where
    numbers are left out, one stanza says so, however many they are.
    """

    def __init__(self, article: Article, read: ReadPassages, citing: ReadCiting, weaver: Weaver) -> None:
        """Show `article`, its passages read as they are looked at."""
        self._article = article
        self._weaver = weaver
        self._chunk = lru_cache(maxsize=None)(lambda first, last: self._read(read, citing, first, last))
        self._parts = tuple(_parts(article))
        self.first = Address(article.id, article.first) if article.first else None
        """The address of the first passage, or None."""
        line = weaver.telling.line(self._seen(read))
        self._head = (*_head(article), *([Stanza(line, look="quiet")] if line else []))
        sizes = (1 if part.is_gap else 2 * (part.last - part.first + 1) for part in self._parts)
        self._starts = tuple(accumulate(sizes, initial=len(self._head)))

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Stanza: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Stanza, ...]: ...
    def __getitem__(self, index: int | slice) -> Stanza | tuple[Stanza, ...]:
        """The stanza at a position."""
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index < len(self._head):
            return self._head[index]
        at = bisect_right(self._starts, index) - 1
        if at >= len(self._parts):
            raise IndexError(index)
        part = self._parts[at]
        if part.is_gap:
            return Stanza(_left_out(part), look="quiet", gap=1)
        step, is_below = divmod(index - self._starts[at], 2)
        chunk = step // _CHUNK * _CHUNK + part.first
        passage = self._chunk(chunk, min(chunk + _CHUNK - 1, part.last)).get(part.first + step)
        if passage is None:  # the file has changed since; what is open is about to be shown anew
            return Stanza("", look="quiet", gap=1 - is_below)
        return passage[is_below]

    def position(self, number: int) -> int:
        """The position of the stanza of the passage of that number; of the nearest before it where there is none."""
        at = bisect_right(self._parts, number, key=lambda part: part.first) - 1
        if at < 0:
            return len(self._head)
        part = self._parts[at]
        return self._starts[at] + (0 if part.is_gap else 2 * (min(number, part.last) - part.first))

    def _seen(self, read: ReadPassages) -> tuple[Passage, ...]:
        """The first passages."""
        first = self.first.number if self.first else 1
        return read(first, first + _CHUNK - 1)

    def _read(self, read: ReadPassages, citing: ReadCiting, first: int, last: int) -> dict[int, tuple[Stanza, Stanza]]:
        try:
            passages = read(first, last)
            cards = citing([passage.address for passage in passages])
        except BriefingError:  # the article has just gone; what is open is about to be shown anew
            return {}
        return {each.address.number: self._stanzas(each, cards.get(each.address, ())) for each in passages}

    def _stanzas(self, passage: Passage, cards: tuple[str, ...]) -> tuple[Stanza, Stanza]:
        """A passage with how copies of it differ, and the line of the cards that cite it."""
        told, number = self._weaver.telling.text(passage), str(passage.address.number)
        text, runs = join([(told, self._weaver.matches(told)), *self._weaver.telling.variants(passage)], "\n")
        line, links = linked([(self._weaver.title(id), id) for id in cards], "also")
        return (
            Stanza(text, runs, margin=number, gap=1, target=str(passage.address)),
            Stanza(line or "no card cites this", links, look="quiet", indent=2, marker="↳ "),
        )


class _Part(NamedTuple):
    """A run of numbers of an article."""

    first: int
    last: int
    is_gap: bool
    """Whether it has no passages of these numbers."""


def _parts(article: Article) -> Iterator[_Part]:
    """The runs of numbers up to the last passage."""
    following = 1
    for first, last in article.gaps:
        if following < first:
            yield _Part(following, first - 1, is_gap=False)
        yield _Part(first, last, is_gap=True)
        following = last + 1
    if following <= article.last:
        yield _Part(following, article.last, is_gap=False)


def _left_out(part: _Part) -> str:
    if part.first == part.last:
        return f"¶{part.first} is not in this file."
    return f"¶{part.first} to ¶{part.last} are not in this file."


def article_page(stanzas: ArticleStanzas, article: Article) -> Page:
    """The page of an article, its margin wide enough for its paragraph numbers."""
    return Page(stanzas, margin=len(str(article.last)) + 3)


def _head(article: Article) -> Iterator[Stanza]:
    yield Stanza(article.title, look="title")
    facts = [article.outlet, spoken(article.published.text) if article.published else "", ", ".join(article.authors)]
    yield Stanza(" · ".join(filter(None, facts)) or "no bibliographic facts", look="quiet")
    more = [
        f"updated {spoken(article.updated.text)}" if article.updated else "",
        f"with {', '.join(article.contributors)}" if article.contributors else "",
    ]
    if any(more):
        yield Stanza(" · ".join(filter(None, more)), look="quiet")
    if article.url:
        text, runs = linked([(article.url, article.url)])
        yield Stanza(text, tuple(run._replace(look="url") for run in runs))
