"""Refused mentions: passages that the reader has said do not mean a card."""

from collections.abc import Collection
from pathlib import Path

from briefing.index import Reader
from briefing.library.kept import read_kept, write_kept
from briefing.model import Address, Mentions, is_id


class Refusals:
    """Kept in one file of the reader's own, whole at every moment; a file that can't be read refuses nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, card: str) -> frozenset[Address]:
        """The passages that are refused as mentions of a card."""
        return frozenset(self._read().get(card, ()))

    def put(self, card: str, address: Address, *, is_refused: bool) -> None:
        """Refuse a mention, or take the refusal back. Raises OSError where it can't be kept."""
        refused = self._read()
        addresses = refused.get(card, frozenset()) - {address} | ({address} if is_refused else set())
        self._write({**refused, card: addresses})

    def _read(self) -> dict[str, frozenset[Address]]:
        kept = read_kept(self._file)
        return {card: _addresses(texts) for card, texts in kept.items() if isinstance(texts, list) and is_id(card)}

    def _write(self, refused: dict[str, frozenset[Address]]) -> None:
        write_kept(self._file, {card: list(map(str, sorted(given))) for card, given in refused.items() if given})


def unrefused(reader: Reader, card: str, refused: Collection[Address], limit: int) -> Mentions:
    """The mentions of a card without those that are refused, `limit` of them at most."""
    found = reader.mentions(card, limit + len(refused))
    out = sum(card in reader.named_in(each) and card not in reader.cited_by(each) for each in refused)
    left = tuple(each for each in found.addresses if Address.parse(each) not in refused)
    return Mentions(found.total - out, left[:limit])


def _addresses(texts: list[object]) -> frozenset[Address]:
    parsed = (Address.parse(text) for text in texts if isinstance(text, str))
    return frozenset(address for address in parsed if address)
