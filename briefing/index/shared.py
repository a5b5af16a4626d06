"""What the readers of one commit, and the commit after it, have in common, made once."""

import zlib
from collections import Counter
from functools import cached_property

from briefing.index.catalogue import Catalogue
from briefing.index.roster import read_roster
from briefing.index.table import TermTable
from briefing.model import Roster


class Shared:
    """The roster and the term table of one commit."""

    def __init__(self, roster: Roster, table: TermTable | bytes) -> None:
        self.catalogue = Catalogue(roster)
        """The roster, and what is worked out of it."""
        self._table = table

    @classmethod
    def none(cls) -> "Shared":
        """That of an index with nothing in it."""
        return cls(Roster(), TermTable.of(Counter()))

    @classmethod
    def read(cls, roster: bytes, table: bytes) -> "Shared":
        """What was written; the table is read when it is asked for."""
        return cls(read_roster(roster), table)

    @property
    def roster(self) -> Roster:
        """Every card and article by name."""
        return self.catalogue.roster

    @cached_property
    def table(self) -> TermTable:
        """Every word."""
        table, self._table = self._table, b""
        return TermTable.load(zlib.decompress(table)) if isinstance(table, bytes) else table
