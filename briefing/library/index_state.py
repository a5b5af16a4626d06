"""The state of the index after one commit, as far as it is known without opening the engine."""

from typing import TYPE_CHECKING

from briefing.index import Index
from briefing.model import Problem, Roster

if TYPE_CHECKING:
    from briefing.library.ledger import Ledger
    from briefing.library.plan import Plan


class IndexState:
    """One committed state of the index: the roster is read at once, the ledger when it is first asked for."""

    def __init__(self, index: Index, written: "tuple[str, Ledger] | None" = None) -> None:
        """`written` is a ledger just written and its version, which need not be read again."""
        self._index = index
        self._written = written
        self._read: tuple[Ledger | None] | None = None
        self.version = index.version
        """The version of the index that this is the state of."""
        self.roster: Roster = index.roster()
        """The cards and articles."""

    @property
    def is_current(self) -> bool:
        """Whether the index still has this version."""
        return self._index.version == self.version

    def load(self) -> bool:
        """Read the ledger too; False where another process has committed since the roster was read."""
        if self.is_current:
            _ = self.ledger
        return self.is_current

    @property
    def ledger(self) -> "Ledger | None":
        """The files the index was compiled from; None where the ledger cannot be used."""
        if self._written and self._written[0] == self.version:
            return self._written[1]
        if self._read is None:
            from briefing.library.ledger import Ledger  # noqa: PLC0415  (the first screen does without)

            ledger = Ledger.read(self._index.ledger())
            is_ours = ledger and _ids(ledger) == self.roster.ids
            self._read = (ledger if is_ours else None,)
        return self._read[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library."""
        return self.ledger.problems if self.ledger else ()

    @property
    def is_whole(self) -> bool:
        """Whether the index holds every file that was found."""
        return bool(self.version) and not (self.ledger and self.ledger.pending)

    @property
    def content(self) -> tuple[object, ...]:
        """What a reader sees of the state: the bytes behind each id, and the problems."""
        if not self.ledger:
            return ()
        records = (*self.ledger.records, *self.ledger.copies)
        return [record.id for record in records], [record.sum for record in records], self.problems

    def gone(self, todo: "Plan") -> frozenset[str]:
        """The ids that a plan takes out of the index, with those that turn from card to article or back."""
        ids, cards = self.roster.ids, {entry.id for entry in self.roster.cards}
        turned = {found.id for found in todo.changed if found.is_card != (found.id in cards)}
        notes = {record.id for record in self.ledger.notes} if self.ledger else set()
        return frozenset((ids | notes) - todo.ids | turned & ids)


def _ids(ledger: "Ledger") -> set[str]:
    """The ids of the cards and articles."""
    return {record.id for record in ledger.records} - {record.id for record in ledger.notes}
