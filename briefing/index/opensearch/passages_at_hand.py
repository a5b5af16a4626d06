"""Passages at hand: read lately or ahead, so that a card's evidence is not asked for one by one."""

from collections.abc import Iterable
from itertools import islice

from briefing.index.codec import decode_passage
from briefing.index.opensearch.query_parts import PASSAGES
from briefing.index.opensearch.snapshot import Query, Snapshot, of_terms
from briefing.index.opensearch.wire_documents import trusted
from briefing.model import Address, Passage

_KEPT = 2_000
_AHEAD = 100
"""Passages that are read ahead at the most."""
_BLOCK = 32
"""Passages of an article that are read at once."""


class PassagesAtHand:
    """The passages of one commit that have been read lately. Any number of threads may use it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[Address, Passage] = {}

    def at(self, address: Address) -> Passage | None:
        """The passage at an address, or None; those about it are read with it."""
        if (found := self._known.get(address)) is not None:
            return found
        first = address.number // _BLOCK * _BLOCK
        numbers = {"range": {"number": {"gte": first, "lt": first + _BLOCK}}}
        return self._read({"bool": {"filter": [PASSAGES, {"term": {"article": address.article}}, numbers]}}).get(
            address
        )

    def read_ahead(self, addresses: Iterable[str]) -> None:
        """Read some passages at once that will be asked for; not all of very many."""
        parsed = (address for text in addresses if (address := Address.parse(text)))
        wanted = [str(address) for address in islice(parsed, _AHEAD) if address not in self._known]
        if len(wanted) > 1:
            self._read({"bool": {"filter": [PASSAGES, of_terms("key", wanted)]}})

    def _read(self, query: Query) -> dict[Address, Passage]:
        passages = [decode_passage(trusted(stored))[0] for _, stored in self._snapshot.stored(query)]
        found = {passage.address: passage for passage in passages}
        if len(self._known) + len(found) > _KEPT:
            self._known = {}
        self._known |= found
        return found
