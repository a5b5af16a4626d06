"""Contradictions across a pile: where any two articles of a library tell what cannot both be so."""

from collections import defaultdict
from itertools import combinations

from briefing.compare.candidates import candidates
from briefing.compare.comparison import Comparing, Comparison
from briefing.compare.difference import GRAVE, GRAVITY
from briefing.compare.matter import Matter, Row, gravity
from briefing.compare.statement import Statement
from briefing.library import Library
from briefing.model import Address

_MOST = 150
"""So many claims of one card are compared with each other, the first of them."""


def contradictions(library: Library) -> tuple[Comparison, ...]:
    """The pairs of articles that contradict each other, gravest first; of each pair, the older article first."""
    return _Pile(library).comparisons


class _Pile:
    """Compares the passages of a library that share rare words, and the claims of each card."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._comparing = Comparing(library)
        self._places = {article.id: at for at, article in enumerate(library.roster.articles)}
        self._found = defaultdict[tuple[str, str], dict[tuple[str, ...], list[Row]]](dict)
        self._told = set[tuple[str, str, str]]()
        self._compare_passages()
        self._compare_claims()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What was found, by article."""
        found = (
            Comparison(ids, tuple(sorted((_matter(cards, rows) for cards, rows in these.items()), key=_worst)))
            for ids, these in self._found.items()
        )
        return tuple(sorted(found, key=lambda one: (_worst(one.matters[0]), -len(one.matters), one.ids)))

    def _compare_passages(self) -> None:
        articles = self._library.roster.articles
        texts = [(passage.address, passage.text) for one in articles for passage in self._library.passages(one.id)]
        statements = dict[int, Statement]()
        for left, right in candidates([text for _, text in texts]):
            if texts[left][0].article == texts[right][0].article:
                continue
            for at in (left, right):
                if at not in statements:
                    statements[at] = self._comparing.passage(*texts[at])
            self._note(statements[left], statements[right], ())

    def _compare_claims(self) -> None:
        """Compare the claims of each card that rest on several articles."""
        for entry in self._library.roster.cards:
            card = self._library.card(entry.id)
            if len({text.partition("#")[0] for text in card.citations}) < 2:
                continue
            for left, right in combinations(self._comparing.claims(card)[:_MOST], 2):
                if _article(left) != _article(right) and len(left.words & right.words) > 1:
                    self._note(left, right, (card.id,))

    def _note(self, left: Statement, right: Statement, cards: tuple[str, ...]) -> None:
        """Keep the contradictions of two statements, but for those that their passages have shown already."""
        if self._places[_article(left)] > self._places[_article(right)]:
            left, right = right, left
        known = [(one, its) for one in left.citations for its in right.citations]
        found = (one for one in self._comparing.compared(left, right) if one.verdict in GRAVE)
        new = tuple(one for one in found if not any((*pair, one.of) in self._told for pair in known))
        if new:
            self._told.update((*pair, one.of) for pair in known for one in new)
            matters = self._found[_article(left), _article(right)]
            matters.setdefault(cards or self._cards_of(left, right), []).append(Row(left, right, new))

    def _cards_of(self, left: Statement, right: Statement) -> tuple[str, ...]:
        """The cards that cite both passages, else those that both name."""
        where = [address for one in (left, right) for text in one.citations if (address := Address.parse(text))]
        for read in (self._library.citing, self._library.naming):
            found = read(where)
            if both := [id for id in found.get(where[0], ()) if id in found.get(where[-1], ())]:
                return tuple(both)
        return ()


def _article(statement: Statement) -> str:
    """The article that a statement rests on."""
    return statement.citations[0].partition("#")[0]


def _matter(cards: tuple[str, ...], rows: list[Row]) -> Matter:
    return Matter(cards, tuple(sorted(rows, key=lambda row: gravity(row.differences[0]))))


def _worst(matter: Matter) -> tuple[int, int]:
    return min(map(gravity, matter.differences), default=(len(GRAVITY), 0))
