"""The catalogue: the titles of cards and articles, looked up for filters, title matches and explanations."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from briefing.model import Kind, Roster
from briefing.query.analysis import Stems
from briefing.query.title_match import Name, Names, closed_of, name_of
from briefing.text import fold

_DATED = re.compile(r",?\s*\d{4}(?:-\d\d){0,2}$")
_KEPT = 64  # filters whose results are remembered


class Catalogue:
    """The roster of one state, with look-ups that are computed when they are first used."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.stems = Stems(roster.languages)
        """The stems of words in the languages of the library."""
        self._found = dict[tuple[Kind | None, tuple[str, ...], bool], list[str]]()

    @cached_property
    def rank(self) -> dict[str, int]:
        """The position of each card in the order of titles."""
        ordered = sorted(self.roster.cards, key=lambda entry: (fold(entry.title), entry.id))
        return {entry.id: position for position, entry in enumerate(ordered)}

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names of each card, the title first."""
        return {entry.id: tuple(map(name_of, (entry.title, *entry.aliases))) for entry in self.roster.cards}

    @cached_property
    def by_word(self) -> Names:
        """The names of the cards, found by their words."""
        closed = {entry.id: filter(None, map(closed_of, (entry.title, *entry.aliases))) for entry in self.roster.cards}
        return Names({id_: (*names, *closed[id_]) for id_, names in self.names.items()}, self.stems)

    @cached_property
    def _sources(self) -> dict[str, Name]:
        return {
            article.id: name_of(f"{article.id.replace('_', ' ')} {article.outlet} {article.title} {article.source}")
            for article in self.roster.articles
        }

    @cached_property
    def _outlets(self) -> frozenset[Name]:
        """What outlets are called, without a `the` before."""
        return frozenset(map(_bare, {article.outlet for article in self.roster.articles} - {""}))

    def outlet_named(self, text: str) -> Name:
        """The words of a text that is an outlet's name, a date behind it or not; none where it is no such name."""
        return _bare(text) if _bare(_DATED.sub("", text)) in self._outlets else ()

    def source(self, id: str) -> str:
        """The name of an article as a source; its id where there is no such article."""
        article = self.roster.article(id)
        return article.source if article else id

    def by_title(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of cards in the order of their titles, each once."""
        rank = self.rank
        return tuple(sorted({id_ for id_ in ids if id_ in rank}, key=rank.__getitem__))

    def sources(self, terms: Sequence[str], *, is_open: bool) -> list[str]:
        """The ids of the articles whose id, outlet or title has all the words."""
        return self._remembered(None, tuple(terms), is_open=is_open)

    def cards(self, kind: Kind, terms: Sequence[str], *, is_open: bool) -> list[str]:
        """The ids of the cards of a kind whose id or a name equals the words; where there are none, has all of them."""
        return self._remembered(kind, tuple(terms), is_open=is_open)

    def beginning(self, letter: str) -> set[str]:
        """The ids of the cards with a word in a name that begins with a letter."""
        return {
            id_ for id_, names in self.names.items() if any(word.startswith(letter) for name in names for word in name)
        }

    def _remembered(self, kind: Kind | None, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        """What a filter finds, looked up once: each segment asks for it, and the explanation."""
        key = kind, terms, is_open
        found = self._found.get(key)
        if found is None:
            found = self._cards(kind, terms, is_open=is_open) if kind else self._articles(terms, is_open=is_open)
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[key] = found
        return found

    def _articles(self, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        return [id_ for id_, name in self._sources.items() if has_all(name, terms, is_open=is_open)]

    def _cards(self, kind: Kind, terms: tuple[str, ...], *, is_open: bool) -> list[str]:
        equal, containing = list[str](), list[str]()
        for entry in self.roster.cards:
            if entry.kind is kind:
                names = (*self.names[entry.id], name_of(entry.id.replace("_", " ")))
                if terms in names:
                    equal.append(entry.id)
                elif any(has_all(name, terms, is_open=is_open) for name in names):
                    containing.append(entry.id)
        return equal or containing


def _bare(text: str) -> Name:
    """The folded words of a text, without a `the` at its beginning."""
    name = name_of(text)
    return name[1:] if name[:1] == ("the",) else name


def has_all(name: Name, terms: Sequence[str], *, is_open: bool) -> bool:
    """Whether a name has all the words; `is_open` lets the last one be the beginning of a word."""
    if is_open and not any(word.startswith(terms[-1]) for word in name):
        return False
    return set(terms[:-1] if is_open else terms) <= set(name)
