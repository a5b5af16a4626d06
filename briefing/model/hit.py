"""What a search answers."""

from typing import NamedTuple

from briefing.model.kind import HitKind, Kind
from briefing.model.prose import Prose


class Hit(NamedTuple):
    """A card, a passage or a note that answers a search."""

    id: str
    """A card's id, or a passage's address; of a note, what it is on."""
    kind: HitKind
    """The card's kind, PASSAGE or NOTE."""
    title: str
    """The card's title, or the passage's source: `Miami Herald, 2019-07-23 ¶5`; of a note, what it is on."""
    date: str
    """The card's date, or its article's date of publication, in EDTF; or empty."""
    snippet: Prose
    """Where it matched, about 160 characters, the words that answer marked MATCH."""
    score: float
    """How well it answers; comparable within one search."""
    cited_by: tuple[str, ...] = ()
    """For a passage, the ids of the cards that cite it."""
    alias: Prose = Prose("")
    """For a card, the other name that answers where its title does not, the words that answer marked MATCH; or none."""

    @property
    def is_card(self) -> bool:
        """Whether it is a card."""
        return isinstance(self.kind, Kind)


class Results(NamedTuple):
    """The answer to one query."""

    query: str
    """The query, cleaned."""
    read_as: str
    """How it was read, in words."""
    hits: tuple[Hit, ...] = ()
    """The best hits, best first: at most `limit` cards, `limit` passages and `limit` notes."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many answer, by kind, in the order of the kinds, `passage` and `note` last; kinds without a hit left out."""
    suggestion: str = ""
    """Where nothing was found: the query in its nearest spelling that finds something."""
    is_partial: bool = False
    """Whether time ran out before all was searched."""
    is_asked: bool = True
    """Whether there was anything to search for."""
    is_name: bool = False
    """Whether the query is whole words alone, as a name is; a filter, `-` or `OR` is no part of one."""

    @property
    def total(self) -> int:
        """How many cards, passages and notes answer."""
        return sum(count for _, count in self.counts)


class Mentions(NamedTuple):
    """The passages that name a card though no claim of it cites them."""

    total: int
    """How many there are."""
    addresses: tuple[str, ...]
    """The first of them."""
