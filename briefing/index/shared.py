"""What stands beside the engine's files: made once for the readers of a commit, and for the commit after it."""

import zlib
from collections import Counter
from functools import cached_property

from briefing.errors import IndexUnusable
from briefing.index.catalogue import Catalogue
from briefing.index.roster import packed
from briefing.index.table import TermTable
from briefing.model import Roster


class Shared:
    """The roster and the term table of one commit."""

    def __init__(self, roster: Roster, table: TermTable | bytes) -> None:
        """`table` may be as it is in its file: it is read when it is asked for."""
        self.catalogue = Catalogue(roster)
        """The roster, and what is worked out of it."""
        self._table = table

    @classmethod
    def none(cls) -> "Shared":
        """That of an index with nothing in it."""
        return cls(Roster(), TermTable.of(Counter()))

    def after(self, roster: Roster, changes: Counter[str]) -> "Shared":
        """That of the commit after this one; of a roster that stays the same nothing is worked out again."""
        after = Shared(packed(roster, self.roster), self.table.adjusted(changes))
        if after.roster is self.roster:
            after.catalogue = self.catalogue
        return after

    @property
    def roster(self) -> Roster:
        """Every card and article by name."""
        return self.catalogue.roster

    @cached_property
    def table(self) -> TermTable:
        """Every word."""
        table = self._table
        if isinstance(table, TermTable):
            return table
        try:
            return TermTable.load(zlib.decompress(table))
        except zlib.error as error:
            raise IndexUnusable.because(error) from error
