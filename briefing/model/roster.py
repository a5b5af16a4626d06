"""The roster: every card and article of a library by name, small enough to be on screen before the engine is up."""

from typing import NamedTuple

from briefing.model.article import Article
from briefing.model.kind import Kind


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


class Roster(NamedTuple):
    """Every card and article of a library by name."""

    cards: tuple[Entry, ...] = ()
    """The cards, by kind and then by folded title."""
    articles: tuple[Article, ...] = ()
    """The articles, by publication date and then by id."""

    @property
    def passages(self) -> int:
        """How many passages the articles have."""
        return sum(article.passages for article in self.articles)

    def card(self, id: str) -> Entry | None:
        """The entry of that id, or None."""
        return next((entry for entry in self.cards if entry.id == id), None)

    def article(self, id: str) -> Article | None:
        """The article of that id, or None."""
        return next((article for article in self.articles if article.id == id), None)
