"""Refused mentions: passages that the reader has said do not mean a card."""

import json
import os
from pathlib import Path

from briefing.model import Address, is_id


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
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {card: _addresses(texts) for card, texts in kept.items() if isinstance(texts, list) and is_id(card)}

    def _write(self, refused: dict[str, frozenset[Address]]) -> None:
        text = json.dumps({card: [str(each) for each in sorted(given)] for card, given in refused.items() if given})
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self._file)


def _addresses(texts: list[object]) -> frozenset[Address]:
    parsed = (Address.parse(text) for text in texts if isinstance(text, str))
    return frozenset(address for address in parsed if address)
