"""A dossier: the cards and passages of one export."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.model.address import Address
from briefing.model.article import Article, Passage
from briefing.model.card import Card
from briefing.model.roster import Entry


class Words(NamedTuple):
    """The words of a passage as they leave the library."""

    text: str
    """The article's own words or the digest; empty where the passage has neither."""
    is_own: bool
    """Whether they are the article's own words."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a dossier."""

    article: Article
    """Its facts."""
    passages: tuple[Passage, ...]
    """All its passages, in order."""
    numbers: frozenset[int]
    """The numbers of the passages that the dossier holds."""

    @property
    def held(self) -> tuple[Passage, ...]:
        """The passages that the dossier holds, in order."""
        return tuple(passage for passage in self.passages if passage.address.number in self.numbers)


@dataclass(frozen=True)
class Dossier:
    """Cards, and the articles that they rest on."""

    title: str
    """What it is called."""
    cards: tuple[Card, ...] = ()
    """The cards, by kind and then by title."""
    sources: tuple[Source, ...] = ()
    """The articles, by date of publication."""
    neighbours: tuple[Entry, ...] = ()
    """The other cards that these link to; of them the dossier holds the names alone."""
    has_digests_alone: bool = False
    """Whether the article's own words are left out, even where the reader's copy has them."""

    def words(self, passage: Passage) -> Words:
        """The words of a passage: its own, where the reader's copy has exactly these, else the digest."""
        if passage.is_original and not self.has_digests_alone:
            return Words(passage.original, is_own=True)
        return Words(passage.digest, is_own=False)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the cards and of their neighbours, by id."""
        named = {entry.id: entry.title for entry in self.neighbours}
        return named | {card.id: card.title for card in self.cards}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the cards."""
        return frozenset(card.id for card in self.cards)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {source.article.id: source.article for source in self.sources}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages that the dossier holds, by address."""
        return {str(passage.address): passage for source in self.sources for passage in source.held}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each passage that a card cites, by address, in order of first citation; from 1."""
        cited = (address for card in self.cards for address in card.citations)
        return {address: number for number, address in enumerate(dict.fromkeys(cited), 1)}

    def source_of(self, address: str) -> str:
        """How a passage is called: `Miami Herald, 2019-07-23, ¶5`, with the page where there is one: `p. 3, ¶5`."""
        parsed = Address.parse(address)
        article = self.articles.get(parsed.article) if parsed else None
        if not article or not parsed:
            return address
        page = article.page_of(parsed.number)
        return f"{article.source}, {page and f'p. {page}, '}¶{parsed.number}"

    def uncited(self) -> Iterator[tuple[Source, tuple[Passage, ...]]]:
        """Each article with the passages that the dossier holds though none of its cards cites them."""
        for source in self.sources:
            yield source, tuple(each for each in source.held if str(each.address) not in self.numbers)
