"""Commit caches: what all readers of a commit share, read when it is first used."""

from functools import cached_property

from briefing.index.opensearch.passages_at_hand import PassagesAtHand
from briefing.index.opensearch.snapshot import Snapshot
from briefing.index.opensearch.wire_documents import trusted
from briefing.index.roster_file import read_roster
from briefing.index.vocabulary import Vocabulary
from briefing.model import Roster
from briefing.query.catalogue import Catalogue

ROSTER, LEDGER, WORDS, STEMS = "roster", "ledger", "words", "stems"
"""The blobs of a commit."""


class CommitCaches:
    """The catalogue, the words and the stems of one commit."""

    def __init__(self, snapshot: Snapshot, roster: Roster | None = None) -> None:
        """`roster` is that of the commit where it is known already."""
        self._snapshot = snapshot
        self._roster = roster
        self.passages = PassagesAtHand(snapshot)
        """Passages that were read lately."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The roster and its look-ups."""
        return Catalogue(self.roster)

    @cached_property
    def roster(self) -> Roster:
        """Every card and article by name."""
        if self._roster is not None:
            return self._roster
        return read_roster(trusted(self._snapshot.blob(ROSTER).decode(errors="replace")))

    @cached_property
    def words(self) -> Vocabulary:
        """Every word, with the number of documents that have it."""
        return Vocabulary.load(self._snapshot.blob(WORDS))

    @cached_property
    def stems(self) -> Vocabulary:
        """Every stem, with the number of documents that have it."""
        return Vocabulary.load(self._snapshot.blob(STEMS))
