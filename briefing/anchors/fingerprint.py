"""Fingerprints: what a paragraph is known by, whatever its typography.

A fingerprint survives quotes, dashes, line breaks, escapes, case and Unicode forms; it changes with any word.
"""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

WORD = re.compile(r"[^\W_]+")
"""A word of a text that is in NFKC and casefolded."""
SIZE = 8
"""How many bytes of BLAKE2b a fingerprint is."""


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, under NFKC and casefold, punctuation left out."""
    return tuple(WORD.findall(fold(text)))


def fingerprint(text: str) -> str:
    """The fingerprint of a paragraph: 16 hexadecimal digits over its words."""
    return fingerprint_of(words(text))


def fingerprint_of(these: Iterable[str]) -> str:
    """The fingerprint of a paragraph that has these words."""
    return blake2b(" ".join(these).encode(), digest_size=SIZE).hexdigest()


def fold(text: str) -> str:
    """`text` in NFKC, casefolded."""
    return unicodedata.normalize("NFKC", text).casefold()
