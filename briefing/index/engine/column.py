"""The postings of one term."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_SHORT = 1 << 16


def ids_of(values: Sequence[int]) -> "array[int]":
    """Ascending documents, in 16 bits each where they fit, else in 32."""
    return array("H" if values[-1] < _SHORT else "I", values)


def counts_of(values: Iterable[int]) -> "array[int]":
    """Counts, in 8 bits each where they fit, else in 32; none where all are 1."""
    values = tuple(values)
    most = max(values)
    return array("B" if most <= 0xFF else "I", values if most > 1 else ())


@dataclass(slots=True)
class Column:
    """The documents a term stands in, ascending, and of a term that is searched its weights and places."""

    ids: "array[int]"
    """The documents; in 16 or in 32 bits."""
    codes: bytes = b""
    """The codes of its weights; empty where only documents are kept."""
    counts: "array[int]" = field(default_factory=lambda: array("B"))
    """How many places it has in each; empty where it has one in each, or places are not kept."""
    places: bytes = b""
    """Its places, document after document, in 16 bits each."""

    def extended(self, other: "Column") -> "Column":
        """With the postings of later documents."""
        return Column(
            ids_of((*self.ids, *other.ids)),
            self.codes + other.codes,
            counts_of((*_counts(self), *_counts(other))) if self.codes else self.counts,
            self.places + other.places,
        )


def _counts(column: Column) -> Iterable[int]:
    return column.counts or b"\1" * len(column.codes)
