"""Fingerprints: what a paragraph is known by, whatever its typography.

A fingerprint survives quotes, dashes, line breaks, escapes, case and Unicode forms; it changes with any word.
"""

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, under NFKC and casefold, punctuation left out."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def fingerprint(text: str) -> str:
    """The fingerprint of a paragraph: 16 hexadecimal digits over its words."""
    return blake2b(" ".join(words(text)).encode(), digest_size=8).hexdigest()
