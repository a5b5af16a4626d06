"""The mentions that the reader has refused: passages that don't mean a card, though they name it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.index import Reader
from briefing.model import Address, Mentions, Passage


@dataclass(frozen=True, slots=True)
class RefusedMentions:
    """The refused mentions of one card."""

    words: dict[Address, set[str]] = field(default_factory=dict)
    """The passages that don't mean it, with the fingerprints of the words that the decisions were made about."""
    articles: set[str] = field(default_factory=set)
    """The ids of the articles of which no passage means it."""

    def has(self, address: Address, reader: Reader) -> bool:
        """Whether the passage at an address does not mean the card."""
        if address.article in self.articles:
            return True
        words = self.words.get(address)
        passage = reader.passage(address) if words else None
        return bool(words and passage and not words.isdisjoint(_words(passage)))


def _words(passage: Passage) -> Iterable[str]:
    """The fingerprints of what a passage says, in its own words and in a digest of them."""
    from briefing.anchors import fingerprint  # noqa: PLC0415 - most readers have refused nothing

    own = () if passage.original else (passage.fingerprint,)
    return fingerprint(passage.text), fingerprint(passage.digest), *own


def names_in(reader: Reader, card: str, address: Address) -> tuple[str, ...]:
    """The names of a card by which a passage names it."""
    from briefing.index.mention_finder import MentionFinder  # noqa: PLC0415 - only who refuses a name asks

    passage, entries = reader.passage(address), reader.roster().entries
    here = [entries[id] for id in reader.named_in(address)]
    if passage is None or card not in {entry.id for entry in here}:
        return ()
    finder = MentionFinder(here)  # of all cards these alone are named: no longer name of another stands there
    texts = [text for text in (passage.original, passage.digest) if text]
    return tuple(dict.fromkeys(name for text in texts for name in finder.names_found(entries[card], text)))


def without_refused(reader: Reader, card: str, refused: RefusedMentions, limit: int) -> Mentions:
    """The mentions of a card without those that are refused, `limit` of them at most."""
    passages = (str(address) for address in refused.words if refused.has(address, reader))
    return reader.mentions(card, limit, (*passages, *refused.articles))


def named_but_refused(
    reader: Reader, addresses: Iterable[Address], refused: Mapping[str, RefusedMentions]
) -> dict[Address, tuple[str, ...]]:
    """The cards that each passage names, without those that are refused."""
    found = reader.naming(addresses)
    if not refused:
        return found
    left = {
        address: tuple(id for id in ids if id not in refused or not refused[id].has(address, reader))
        for address, ids in found.items()
    }
    return {address: ids for address, ids in left.items() if ids}
