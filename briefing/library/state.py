"""What is known of the index without opening it."""

from functools import cached_property

from briefing.index import Index
from briefing.library.ledger import Ledger
from briefing.library.plan import Plan
from briefing.model import Problem, Roster


class State:
    """One committed state of the index: its roster at once, its ledger when it is asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
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

    @cached_property
    def ledger(self) -> Ledger | None:
        """The files the index was compiled from; None where it cannot be gone on from."""
        ledger = Ledger.read(self._index.ledger())
        return ledger if ledger and {record.id for record in ledger.records} == self._ids else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library."""
        return self.ledger.problems if self.ledger else ()

    @property
    def content(self) -> tuple[object, ...]:
        """What a reader would see change: which bytes stand for each id, and what is wrong."""
        if not self.ledger:
            return ()
        records = (*self.ledger.records, *self.ledger.copies)
        return (*((record.id, record.sum) for record in records), self.problems)

    @property
    def _ids(self) -> set[str]:
        return {entry.id for entry in self.roster.cards} | {article.id for article in self.roster.articles}

    def gone(self, todo: Plan) -> frozenset[str]:
        """What the index holds that will be no longer, or will be a card for an article or the other way round."""
        cards = {entry.id for entry in self.roster.cards}
        turned = {found.id for found in todo.changed if found.is_card != (found.id in cards)}
        return frozenset(self._ids - todo.ids | turned & self._ids)
