"""Compiles changes into documents that are written and deleted in Whoosh's files."""

from collections.abc import Collection, Iterator, Sequence

from briefing.index.compilation import compile_changes
from briefing.index.document import Document
from briefing.index.port import Changes
from briefing.index.whoosh.commit_caches import CommitCaches
from briefing.index.whoosh.phrases import phrase
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.index.whoosh.writer import Writer
from briefing.model import HitKind, Kind, TextKind

_Place = tuple[Leaf, int]


def write_changes(writer: Writer, before: Snapshot, caches: CommitCaches, changes: Changes) -> CommitCaches:
    """Writes the changes, and answers the caches of the new state; the caller commits."""
    step = compile_changes(_Writing(writer), _Before(before), caches.roster, changes)
    return caches.after(step.roster, step.changes)


class _Writing:
    """The writer, as the compilation uses it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, document: Document) -> None:
        self._writer.add(document)

    def delete(self, place: _Place, document: Document | None) -> None:  # noqa: ARG002 - segments know their words
        leaf, number = place
        self._writer.delete(leaf.base + number)


class _Before:
    """A snapshot, as the compilation asks it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def having(self, field: str, term: str) -> Sequence[tuple[_Place, bytes]]:
        places = ((leaf, number) for leaf in self._snapshot.leaves for number in leaf.documents(field, term))
        return [((leaf, number), leaf.stored(number)) for leaf, number in places]

    def saying(self, rows: Sequence[Sequence[Collection[str]]]) -> Iterator[tuple[_Place, bytes]]:
        for leaf in self._snapshot.leaves:
            touched = {number for row in rows for number in phrase(leaf, row)}
            for number in sorted(touched & leaf.passages):
                yield (leaf, number), leaf.stored(number)

    def kind(self, place: _Place) -> HitKind:
        leaf, number = place
        if number in leaf.notes:
            return TextKind.NOTE
        return next((kind for kind in Kind if number in leaf.by_kind[kind]), TextKind.PASSAGE)
