"""The roster: every card and article of a library by name, small enough to be on screen before the engine is up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, overload

from briefing.model.address import Address
from briefing.model.article import Article
from briefing.model.kind import Kind
from briefing.model.target import Target


class Entry(NamedTuple):
    """A card in a list."""

    id: str
    """The card's id."""
    kind: Kind
    """What it is about."""
    title: str
    """Its name."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    date: str = ""
    """Its date in EDTF; empty where it has none."""
    refused_names: tuple[str, ...] = ()
    """Those of its names that don't mean it in texts, as the reader has decided."""
    language: str = ""
    """Its language as a BCP 47 tag; empty for English."""


_MADE_AT_ONCE = 64
"""How many articles are made ahead of whoever goes through them: the first comes at once."""


class Articles(Sequence[Article]):
    """Articles that are made when they are looked at, each once; equal to others that come to the same."""

    def __init__(
        self,
        ids: Sequence[str],
        passages: int,
        make: Callable[[Sequence[int]], Iterable[Article]],
        made: Sequence[Article] = (),
        languages: Collection[str] = (),
    ) -> None:
        """`make` makes those at some places; `made` are all of them, where they are made already."""
        self.ids = ids
        """Their ids, in order."""
        self.passages = passages
        """How many passages they have."""
        self.languages = frozenset(languages) - {""}
        """The languages they are in, as BCP 47 tags."""
        self._make = make
        self._made: list[Article | None] = [*made] or [None] * len(ids)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Articles":
        """Articles that are there already."""
        ids = [article.id for article in articles]
        passages = sum(article.passages for article in articles)
        languages = {article.language for article in articles}
        return cls(ids, passages, lambda places: [articles[at] for at in places], languages=languages)

    def named(self, id: str) -> Article | None:
        """The article of that id, or None."""
        return self[self.places[id]] if id in self.places else None

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, at: int | slice) -> Article | tuple[Article, ...]:
        if isinstance(at, slice):
            return self._at(range(*at.indices(len(self))))
        return self._at((range(len(self))[at],))[0]

    def __iter__(self) -> Iterator[Article]:
        for first in range(0, len(self), _MADE_AT_ONCE):
            yield from self._at(range(first, min(first + _MADE_AT_ONCE, len(self))))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Articles) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _at(self, places: Sequence[int]) -> tuple[Article, ...]:
        made = self._made
        if missing := [at for at in places if made[at] is None]:
            for at, fresh in zip(missing, self._make(missing), strict=True):
                made[at] = fresh
        return tuple(article for at in places if (article := made[at]) is not None)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each by its id."""
        return {id_: at for at, id_ in enumerate(self.ids)}


class Roster:
    """Every card and article of a library by name."""

    def __init__(self, cards: Sequence[Entry] = (), articles: Sequence[Article] = ()) -> None:
        self.cards = tuple(cards)
        """The cards, by kind and then by folded title."""
        self.articles = articles if isinstance(articles, Articles) else Articles.of(articles)
        """The articles, by publication date and then by id."""

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The cards by id."""
        return {entry.id: entry for entry in self.cards}

    @property
    def passages(self) -> int:
        """How many passages the articles have."""
        return self.articles.passages

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that its articles and cards say they are in, as BCP 47 tags."""
        return self.articles.languages | {entry.language for entry in self.cards if entry.language}

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all."""
        return frozenset(self.articles.ids).union(self.entries)

    def card(self, id: str) -> Entry | None:
        """The entry of that id, or None."""
        return self.entries.get(id)

    def article(self, id: str) -> Article | None:
        """The article of that id, or None."""
        return self.articles.named(id)

    def source(self, address: Address) -> str:
        """How a passage is called: `Miami Herald, 2019-07-23 ¶5`, with the page where there is one: `p. 3 ¶5`."""
        article = self.article(address.article)
        page = article.page_of(address.number) if article else ""
        source = article.source if article else address.article
        return f"{source}{page and f', p. {page}'} ¶{address.number}"

    def target(self, id: str) -> Target | None:
        """The card or the article of that id, or None."""
        if id in self.entries:
            return Target.card(id)
        return Target.article(id) if id in self.articles.places else None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Roster):
            return NotImplemented
        return (self.cards, self.articles) == (other.cards, other.articles)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Roster({self.cards!r}, {self.articles!r})"
