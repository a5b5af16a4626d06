"""The page of an article, read from the index as it is looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import overload

from briefing.errors import BriefingError
from briefing.model import Address, Article, Passage
from briefing.tui.page.stanza import Page, Stanza
from briefing.tui.pages.dates import spoken
from briefing.tui.pages.prose import Weaver, linked

_CHUNK = 32
"""So many passages are read at a time."""

ReadPassages = Callable[[int, int], tuple[Passage, ...]]
"""The passages of an article from one number to another, both included."""
ReadCiting = Callable[[Sequence[Address]], Mapping[Address, tuple[str, ...]]]
"""The ids of the cards that cite each passage."""


class ArticleStanzas(Sequence[Stanza]):
    """The stanzas of an article: its facts, then every passage and the cards that cite it.

    Passages are read in chunks when they are first looked at, so that a long article opens like a short one.
    """

    def __init__(self, article: Article, read: ReadPassages, citing: ReadCiting, weaver: Weaver) -> None:
        """Show `article`, its passages read as they are looked at."""
        self._article = article
        self._weaver = weaver
        self._chunk = lru_cache(maxsize=None)(lambda chunk: self._read(read, citing, chunk))
        line = weaver.telling.line(read(1, _CHUNK))
        self._head = (*_head(article), *([Stanza(line, look="quiet")] if line else []))

    def __len__(self) -> int:
        return len(self._head) + 2 * self._article.passages

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
        number, is_below = divmod(index - len(self._head), 2)
        passage = self._chunk(number // _CHUNK).get(number + 1)
        if passage is None:
            return Stanza("" if is_below else f"¶{number + 1} is not in this file.", look="quiet", gap=1 - is_below)
        return passage[is_below]

    @property
    def first(self) -> Address | None:
        """The address of the first passage, or None."""
        return next((Address(self._article.id, number) for number in sorted(self._chunk(0))), None)

    def position(self, number: int) -> int:
        """The position of the stanza of the `number`-th passage in the article, from 1."""
        return len(self._head) + 2 * (number - 1)

    def _read(self, read: ReadPassages, citing: ReadCiting, chunk: int) -> dict[int, tuple[Stanza, Stanza]]:
        first = chunk * _CHUNK + 1
        try:
            passages = read(first, first + _CHUNK - 1)
            cards = citing([passage.address for passage in passages])
        except BriefingError:  # the article has just gone; what is open is about to be shown anew
            return {}
        return {each.address.number: self._stanzas(each, cards.get(each.address, ())) for each in passages}

    def _stanzas(self, passage: Passage, cards: tuple[str, ...]) -> tuple[Stanza, Stanza]:
        """A passage, and the line of the cards that cite it."""
        text, number = self._weaver.telling.text(passage), str(passage.address.number)
        line, runs = linked([(self._weaver.title(id), id) for id in cards], "also")
        return (
            Stanza(text, self._weaver.matches(text), margin=number, gap=1, target=str(passage.address)),
            Stanza(line or "no card cites this", runs, look="quiet", indent=2, marker="↳ "),
        )


def article_page(stanzas: ArticleStanzas, article: Article) -> Page:
    """The page of an article, its margin wide enough for its paragraph numbers."""
    return Page(stanzas, margin=len(str(article.passages)) + 3)


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
