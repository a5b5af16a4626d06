"""The names of cards and articles, for filters and for the cards a query calls by name."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.index.names import Name, closed_of, name_of
from briefing.model import Kind, Roster
from briefing.text import fold

if TYPE_CHECKING:
    from briefing.index.naming import Bearers

_KEPT = 64  # meanings of words


class Catalogue:
    """What a roster tells a search; worked out where it is asked for."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._meant = dict[tuple[Kind | None, tuple[str, ...], bool], list[str]]()

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each card in the order of titles."""
        ordered = sorted(self.roster.cards, key=lambda entry: (fold(entry.title), entry.id))
        return {entry.id: place for place, entry in enumerate(ordered)}

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names of each card, title first, as folded words."""
        return {entry.id: tuple(map(name_of, (entry.title, *entry.aliases))) for entry in self.roster.cards}

    @cached_property
    def bearers(self) -> "Bearers":
        """The names of the cards, by their words."""
        from briefing.index.naming import Bearers  # noqa: PLC0415 - the roster is read without what a search needs

        closed = {entry.id: filter(None, map(closed_of, (entry.title, *entry.aliases))) for entry in self.roster.cards}
        return Bearers({id_: (*names, *closed[id_]) for id_, names in self.names.items()})

    def source(self, id: str) -> str:
        """How an article is called; its id where there is none."""
        article = self.roster.article(id)
        return article.source if article else id

    def facts(self, id: str, number: int) -> tuple[str, ...]:
        """What is known of an article, where its first passage has that number; that one is found by it."""
        article = self.roster.article(id)
        return (" · ".join(article.facts),) if article and article.first == number else ()

    def published(self, id: str) -> str:
        """When an article was published; empty where that is not known."""
        article = self.roster.article(id)
        return str(article.published or "") if article else ""

    @cached_property
    def _sources(self) -> dict[str, Name]:
        return {
            article.id: name_of(f"{article.id.replace('_', ' ')} {article.outlet} {article.title}")
            for article in self.roster.articles
        }

    def by_title(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of cards in the order of their titles, each once."""
        rank = self.rank
        return tuple(sorted({id_ for id_ in ids if id_ in rank}, key=rank.__getitem__))

    def sources(self, terms: Sequence[str], *, is_open: bool) -> list[str]:
        """The articles whose id, outlet or title has all the words."""
        return self._once(None, tuple(terms), is_open=is_open)

    def cards(self, kind: Kind, terms: Sequence[str], *, is_open: bool) -> list[str]:
        """The cards of a kind whose id or a name is the words; where there are none, those that have all the words."""
        return self._once(kind, tuple(terms), is_open=is_open)

    def _once(self, kind: Kind | None, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        """What words mean, worked out once: it is asked for each segment, and to be said."""
        key = kind, terms, is_open
        found = self._meant.get(key)
        if found is None:
            found = self._called(kind, terms, is_open=is_open) if kind else self._from(terms, is_open=is_open)
            if len(self._meant) >= _KEPT:
                self._meant.clear()
            self._meant[key] = found
        return found

    def _from(self, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        return [id_ for id_, name in self._sources.items() if has_all(name, terms, is_open=is_open)]

    def _called(self, kind: Kind, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        called, bearing = list[str](), list[str]()
        for entry in self.roster.cards:
            if entry.kind is kind:
                names = (*self.names[entry.id], name_of(entry.id.replace("_", " ")))
                if terms in names:
                    called.append(entry.id)
                elif any(has_all(name, terms, is_open=is_open) for name in names):
                    bearing.append(entry.id)
        return called or bearing

    def beginning(self, letter: str) -> set[str]:
        """The cards with a word in a name that begins with a letter."""
        return {
            id_ for id_, names in self.names.items() if any(word.startswith(letter) for name in names for word in name)
        }


def has_all(name: Name, terms: Sequence[str], *, is_open: bool) -> bool:
    """Whether every word is one of the name's, the last one perhaps the beginning of one."""
    if is_open and not any(word.startswith(terms[-1]) for word in name):
        return False
    return set(terms[:-1] if is_open else terms) <= set(name)
