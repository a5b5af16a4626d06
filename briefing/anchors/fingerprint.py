"""Fingerprints: what a paragraph is known by, whatever its typography.

A fingerprint survives quotes, dashes, line breaks, escapes, case, Unicode forms and what nobody sees; it changes with
any word, and with any digit, sign or currency of a figure.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from briefing.text import exact_words

SIZE = 8
"""How many bytes of BLAKE2b a fingerprint is."""
TODAY, FORMER = b"exact words", b""
"""What sets the fingerprints of today apart from those of before (BLAKE2's personalisation)."""


@lru_cache(maxsize=1_000)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, each figure with its signs, other punctuation left out."""
    return tuple(word.term for word in exact_words(text))


def fingerprint(text: str) -> str:
    """The fingerprint of a paragraph: 16 hexadecimal digits over its words."""
    return fingerprint_of(words(text))


def fingerprint_of(these: Iterable[str], kind: bytes = TODAY) -> str:
    """The fingerprint of a paragraph that has these words."""
    return blake2b(" ".join(these).encode(), digest_size=SIZE, person=kind).hexdigest()
