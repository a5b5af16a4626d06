"""What is known of the index without opening it."""

from typing import TYPE_CHECKING

from briefing.index import Index
from briefing.model import Problem, Roster

if TYPE_CHECKING:
    from briefing.library.ledger import Ledger
    from briefing.library.plan import Plan


class State:
    """One committed state of the index: its roster at once, its ledger when it is asked for."""

    def __init__(self, index: Index, written: "tuple[str, Ledger] | None" = None) -> None:
        """`written` is the ledger that stands in the index at a version, where that is known: it need not be read."""
        self._index = index
        self._written = written
        self._read: tuple[Ledger | None] | None = None
        self.version = index.version
        """What the index called itself when this was read."""
        self.roster: Roster = index.roster()
        """The cards and articles."""

    @property
    def is_current(self) -> bool:
        """Whether the index has not moved since."""
        return self._index.version == self.version

    def load(self) -> bool:
        """Read the ledger too; whether it belongs to the roster, the index not having moved meanwhile."""
        if self.is_current:
            _ = self.ledger
        return self.is_current

    @property
    def ledger(self) -> "Ledger | None":
        """The files the index was compiled from; None where it cannot be gone on from."""
        if self._written and self._written[0] == self.version:
            return self._written[1]
        if self._read is None:
            from briefing.library.ledger import Ledger  # noqa: PLC0415  (the first screen does without)

            ledger = Ledger.read(self._index.ledger())
            is_ours = ledger and {record.id for record in ledger.records} == self.roster.ids
            self._read = (ledger if is_ours else None,)
        return self._read[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library."""
        return self.ledger.problems if self.ledger else ()

    @property
    def is_whole(self) -> bool:
        """Whether every file that was found is in it."""
        return bool(self.version) and not (self.ledger and self.ledger.pending)

    @property
    def content(self) -> tuple[object, ...]:
        """What a reader would see change: which bytes stand for each id, and what is wrong."""
        if not self.ledger:
            return ()
        records = (*self.ledger.records, *self.ledger.copies)
        return [record.id for record in records], [record.sum for record in records], self.problems

    def gone(self, todo: "Plan") -> frozenset[str]:
        """What the index holds that will be no longer, or will be a card for an article or the other way round."""
        ids, cards = self.roster.ids, {entry.id for entry in self.roster.cards}
        turned = {found.id for found in todo.changed if found.is_card != (found.id in cards)}
        return frozenset(ids - todo.ids | turned & ids)
