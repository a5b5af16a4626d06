"""Commit caches: what is computed once for all readers of a commit, and handed on to the commit after it."""

import zlib
from collections import Counter
from functools import cached_property

from briefing.errors import IndexUnusable
from briefing.index.roster_file import encoded_roster
from briefing.index.vocabulary import Vocabulary
from briefing.model import Roster
from briefing.query.catalogue import Catalogue


class CommitCaches:
    """The catalogue and the vocabulary of one commit."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary | bytes) -> None:
        """`vocabulary` may be the bytes of its file, which are decoded when they are needed."""
        self.catalogue = Catalogue(roster)
        """The roster and its look-ups."""
        self._vocabulary = vocabulary

    @classmethod
    def empty(cls) -> "CommitCaches":
        """The caches of an empty index."""
        return cls(Roster(), Vocabulary.of(Counter()))

    def after(self, roster: Roster, changes: Counter[str]) -> "CommitCaches":
        """The caches of the next commit; it takes over the catalogue where the roster stays the same."""
        after = CommitCaches(encoded_roster(roster, self.roster), self.vocabulary.adjusted(changes))
        if after.roster is self.roster:
            after.catalogue = self.catalogue
        return after

    @property
    def roster(self) -> Roster:
        """Every card and article by name."""
        return self.catalogue.roster

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word; IndexUnusable where its file has been altered."""
        vocabulary = self._vocabulary
        if isinstance(vocabulary, Vocabulary):
            return vocabulary
        try:
            return Vocabulary.load(zlib.decompress(vocabulary))
        except zlib.error as error:
            raise IndexUnusable.because(error) from error
