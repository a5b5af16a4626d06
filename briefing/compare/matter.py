"""Matters: what two articles, or two cards, both tell of, side by side, and in what they differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from briefing.compare.difference import GRAVITY, Difference, Of
from briefing.compare.statement import Statement
from briefing.compare.verdicts import compare

_SHARED = 2
"""So many words that tell something two statements share at least to be one row."""
_COMMON = 0.3
"""A word that more of the statements than this have is common to all of them."""
_MOST = 150
"""So many statements of each side are compared: the first of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements that tell of the same, or one alone."""

    left: Statement | None
    """That of the first article."""
    right: Statement | None
    """That of the second."""
    differences: tuple[Difference, ...] = ()
    """In what they differ, the gravest first."""
    shared: int = 0
    """How many words they share that few others have."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What both tell of."""

    cards: tuple[str, ...]
    """The ids of the cards it is about."""
    rows: tuple[Row, ...]
    """What they say: the gravest differences first, then what agrees, then what one of them alone has."""

    @property
    def sides(self) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """The statements of each, in the order of the rows, each once."""
        left = dict.fromkeys(row.left for row in self.rows if row.left)
        right = dict.fromkeys(row.right for row in self.rows if row.right)
        return tuple(left), tuple(right)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what they differ, each once, the gravest first."""
        return tuple(sorted(dict.fromkeys(one for row in self.rows for one in row.differences), key=gravity))

    @property
    def is_shared(self) -> bool:
        """Whether both tell of it."""
        return all(self.sides)


def gravity(difference: Difference) -> tuple[int, int]:
    """How grave a difference is, the lower the graver."""
    return GRAVITY.index(difference.verdict), tuple(Of).index(difference.of)


def _order(row: Row) -> tuple[tuple[int, int], int, int]:
    """The gravest rows first, claims before passages, then those that share most."""
    passages = sum(one is not None and one.is_passage for one in (row.left, row.right))
    return min(map(gravity, row.differences), default=(len(GRAVITY), 0)), passages, -row.shared


class Comparer:
    """Compares statements; two that were compared before are not compared again."""

    def __init__(self) -> None:
        self._known = dict[tuple[int, int], tuple[Difference, ...]]()
        self._kept = list[Statement]()

    def matter(self, cards: Sequence[str], left: Sequence[Statement], right: Sequence[Statement]) -> Matter:
        """What two sides say of the cards, aligned; what claims show is not shown once more by their passages."""
        left, right = tuple(dict.fromkeys(left))[:_MOST], tuple(dict.fromkeys(right))[:_MOST]
        taken, told, rows = (set[Statement](), set[Statement]()), set[tuple[str, str, Of]](), list[Row]()
        for row in sorted(self._alike(left, right), key=_order):
            mine, its = row.left, row.right
            if mine is None or its is None:
                continue
            found = [(*pair, one.of) for pair in product(mine.citations, its.citations) for one in row.differences]
            is_new = not told.issuperset(found)
            if is_new or not (row.differences or mine in taken[0] or its in taken[1]):
                told.update(found)
                taken[0].add(mine)
                taken[1].add(its)
                rows.append(row)
        rows += [Row(one, None) for one in left if one not in taken[0] and not one.is_passage]
        rows += [Row(None, one) for one in right if one not in taken[1] and not one.is_passage]
        return Matter(tuple(cards), tuple(rows))

    def _alike(self, left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Row]:
        """The pairs of statements that tell of the same."""
        common = _common((*left, *right))
        for one, other in product(left, right):
            shared = one.words & other.words
            if shared and not set(one.citations) & set(other.citations):
                differences = self.compared(one, other)
                is_passage = one.is_passage or other.is_passage
                if differences or (len(shared - common) >= _SHARED and not is_passage):
                    yield Row(one, other, differences, len(shared - common))

    def compared(self, one: Statement, other: Statement) -> tuple[Difference, ...]:
        """In what two statements differ, the gravest first."""
        key = id(one), id(other)
        if key not in self._known:
            self._kept += (one, other)
            self._known[key] = _compared(one, other)
        return self._known[key]


def _common(these: Sequence[Statement]) -> frozenset[str]:
    """The words that so many of these statements have that they tell nothing of what one is about."""
    counts = Counter(word for one in these if not one.is_passage for word in one.words)
    most = max(2, sum(not one.is_passage for one in these) * _COMMON)
    return frozenset(word for word, count in counts.items() if count > most)


def _compared(one: Statement, other: Statement) -> tuple[Difference, ...]:
    pairs = ((mine, its) for mine in one.sentences for its in other.sentences if mine.all_concepts & its.all_concepts)
    found = dict.fromkeys(difference for mine, its in pairs for difference in compare(mine, its))
    return tuple(sorted(found, key=gravity))
