"""A comparison of two articles, or of two cards: what both tell of, matter by matter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from briefing.compare.candidates import candidates
from briefing.compare.difference import GRAVITY, Difference
from briefing.compare.matter import Comparer, Matter, gravity
from briefing.compare.statement import Names, Statement
from briefing.library import Library
from briefing.model import Address, Article, Card, Date, Kind, Passage, Role, Roster
from briefing.text import terms

_EVENTS = (Kind.OFFER, Kind.TALKS, Kind.SANCTION)
_ORDER = (*_EVENTS, Kind.OTHER, Kind.ACTOR)
_PARTIES = ("by", "to", "parties", "facilitator", "authority", "targets")
_KEPT = 4_000
_SHORT = 5_000
"""So many pairs of passages are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, or two cards, side by side."""

    ids: tuple[str, str]
    """Their ids."""
    matters: tuple[Matter, ...]
    """What they tell of: the gravest differences first, then what both have, then what one of them alone has."""

    @property
    def shared(self) -> tuple[Matter, ...]:
        """What both tell of."""
        return tuple(matter for matter in self.matters if matter.is_shared)


class Comparing:
    """Reads what two articles, or two cards, tell of, and compares it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._comparer = Comparer()
        self._articles = {article.id: article for article in library.roster.articles}
        self._card = lru_cache(_KEPT)(library.card)

    def articles(self, one: str, other: str) -> Comparison:
        """Two articles on what they have in common. Raises NotFound where there is none of an id."""
        sides = tuple(_Side(self._library, self._library.article(id)) for id in (one, other))
        left, right = sides
        names = names_of(self._library.roster, {*left.cards, *right.cards, *left.named, *right.named})
        passages = tuple(
            tuple(_passage(each.address, each.text, side.article, names) for each in side.passages) for side in sides
        )
        both = [id for id in left.cards if id in right.cards]
        matters = [self._of_card(id, sides, names, passages) for id in both]
        paired = list(self._paired(*(self._events(side, set(both)) for side in sides)))
        for mine, its in paired:
            claims = self._claims(mine, left.article, names), self._claims(its, right.article, names)
            matters.append(self._comparer.matter((mine.id, its.id), *claims))
        matters += self._elsewhere(matters, sides, passages)
        known = {id for matter in matters for id in matter.cards}
        matters += [
            self._of_card(id, sides, names, passages)
            for id in dict.fromkeys((*left.cards, *right.cards))
            if id not in known
        ]
        return Comparison((one, other), tuple(sorted(matters, key=self._rank)))

    def cards(self, one: str, other: str) -> Comparison:
        """Two cards on what both claim. Raises NotFound where there is none of an id."""
        left, right = self._card(one), self._card(other)
        names = names_of(self._library.roster, {one, other, *left.links, *right.links})
        sides = ([*self._statements(card, names), *self._cited(card, names)] for card in (left, right))
        return Comparison((left.id, right.id), (self._comparer.matter((left.id, right.id), *sides),))

    def compared(self, one: Statement, other: Statement) -> tuple[Difference, ...]:
        """In what two statements differ, the gravest first."""
        return self._comparer.compared(one, other)

    def passage(self, address: Address, text: str) -> Statement:
        """A passage, given by its address and its words."""
        return _passage(address, text, self._articles[address.article], {})

    def claims(self, card: Card) -> list[Statement]:
        """The claims of a card that rest on an article that is there."""
        found = self._statements(card, names_of(self._library.roster, (card.id, *card.links)))
        return [one for one in found if one.citations[0].partition("#")[0] in self._articles]

    # Cards

    def _of_card(
        self, id: str, sides: "tuple[_Side, ...]", names: Names, passages: tuple[tuple[Statement, ...], ...]
    ) -> Matter:
        """What two articles say of one card: its claims that rest on each, and the passages behind them."""
        card = self._card(id)
        cited = set(card.citations)
        found = (
            [*self._claims(card, side.article, names), *(one for one in these if cited.intersection(one.citations))]
            for side, these in zip(sides, passages, strict=True)
        )
        return self._comparer.matter((card.id,), *found)

    def _claims(self, card: Card, article: Article, names: Names) -> list[Statement]:
        """The claims of a card that rest on an article, with the passages of that article alone."""
        found = list[Statement]()
        for claim in card.claims:
            cited = tuple(text for text in claim.citations if text.partition("#")[0] == article.id)
            if cited and claim.text:
                found.append(
                    Statement(claim.text, cited, article.published, is_english=_is_english(card.language), names=names)
                )
        return found

    def _statements(self, card: Card, names: Names) -> Iterator[Statement]:
        """All claims of a card that cite a passage."""
        for claim in card.claims:
            if claim.citations and claim.text:
                article = self._articles.get(claim.citations[0].partition("#")[0])
                published = article.published if article else None
                yield Statement(
                    claim.text, claim.citations, published, is_english=_is_english(card.language), names=names
                )

    def _cited(self, card: Card, names: Names) -> Iterator[Statement]:
        """The passages that a card cites."""
        for text in card.citations:
            address = Address.parse(text)
            article = self._articles.get(address.article) if address else None
            if address and article and article.has(address.number):
                yield _passage(address, self._library.passage(address).text, article, names)

    # Events that the articles tell of under two names

    def _events(self, side: "_Side", both: set[str]) -> list[Card]:
        """The offers, talks and sanctions that one article alone tells of."""
        entries = (self._library.roster.card(id) for id in side.cards if id not in both)
        return [self._card(entry.id) for entry in entries if entry and entry.kind in _EVENTS and entry.date]

    @staticmethod
    def _paired(left: Sequence[Card], right: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
        """The events of one kind that share a party and whose dates overlap."""
        for one in left:
            for other in right:
                if one.kind is other.kind and _overlap(one.date, other.date) and _parties(one) & _parties(other):
                    yield one, other

    # Passages that no card ties together

    def _elsewhere(
        self, matters: Iterable[Matter], sides: "tuple[_Side, ...]", passages: tuple[tuple[Statement, ...], ...]
    ) -> Iterator[Matter]:
        """What passages differ in that no card both articles are cited by tells of, by the cards that they name."""
        known = {
            (left, right)
            for matter in matters
            for row in matter.rows
            if row.left and row.right and row.differences
            for left in row.left.citations
            for right in row.right.citations
        }
        found = dict[tuple[str, ...], tuple[list[Statement], list[Statement]]]()
        for one, other in _likely(*passages):
            if (one.citations[0], other.citations[0]) not in known and self._comparer.compared(one, other):
                named = sides[0].names_at(one.citations[0]) & sides[1].names_at(other.citations[0])
                left, right = found.setdefault(tuple(sorted(named)), ([], []))
                left.append(one)
                right.append(other)
        return (self._comparer.matter(cards, *these) for cards, these in found.items())

    def _rank(self, matter: Matter) -> tuple[object, ...]:
        """The order of matters."""
        worst = min(map(gravity, matter.differences), default=(len(GRAVITY), 0))
        entry = self._library.roster.card(matter.cards[0]) if matter.cards else None
        kind = _ORDER.index(entry.kind) if entry else len(_ORDER)
        both = min(map(len, matter.sides))
        return not matter.is_shared, worst, kind, -both, matter.cards


class _Side:
    """One of two articles: its passages, and the cards that cite and that they name."""

    def __init__(self, library: Library, article: Article) -> None:
        self.article = article
        self.passages: tuple[Passage, ...] = library.passages(article.id)
        addresses = [passage.address for passage in self.passages]
        self._citing, self._naming = library.citing(addresses), library.naming(addresses)
        self.cards = dict.fromkeys(id for ids in self._citing.values() for id in ids)
        self.named = dict.fromkeys(id for ids in self._naming.values() for id in ids)

    def names_at(self, address: str) -> set[str]:
        """The cards that a passage names, or that cite it."""
        where = Address.parse(address)
        return {*self._citing.get(where, ()), *self._naming.get(where, ())} if where else set()


def _likely(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of passages that may tell of the same; of long articles those that share rare words alone."""
    if len(left) * len(right) <= _SHORT:
        yield from (pair for pair in product(left, right) if len(pair[0].words & pair[1].words) > 1)
        return
    for at, other in candidates([one.text for one in (*left, *right)]):
        if at < len(left) <= other:
            yield left[at], right[other - len(left)]


def names_of(roster: Roster, ids: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The ids of cards by the folded words of their names; a name that two bear is left out."""
    found = dict[tuple[str, ...], str]()
    for id in ids:
        entry = roster.card(id)
        for name in (entry.title, *entry.aliases) if entry else ():
            words = terms(name)
            if words:
                found[words] = id if found.get(words, id) == id else ""
    return {words: id for words, id in found.items() if id}


def _passage(address: Address, text: str, article: Article, names: Names) -> Statement:
    is_english = _is_english(article.language)
    return Statement(text, (str(address),), article.published, is_passage=True, is_english=is_english, names=names)


def _is_english(language: str) -> bool:
    """Whether a text is in English, as far as is told."""
    return language.lower().partition("-")[0] in ("", "en")


def _overlap(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and one.first <= other.last and other.first <= one.last


def _parties(card: Card) -> set[str]:
    """The cards that an event is between."""
    values = (value for field in card.fields if field.name in _PARTIES for value in field.values)
    return {span.target for value in values for span in value.leads(Role.LINK)}
