"""Fingerprints as they were made before figures counted with their signs: articles still carry them."""

import re
import unicodedata

from briefing.anchors.fingerprint import fingerprint_of
from briefing.text import visible

_WORD = re.compile(r"[^\W_]+")
_LETTERS = {code: "'" for code in (0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2BE, 0x2BF, 0x2CA, 0xA78B, 0xA78C)}
"""Apostrophes that Unicode takes for letters."""


def former_words(text: str) -> tuple[str, ...]:
    """The words of `text` under NFKC and casefold, all punctuation left out."""
    shown = visible(text)[0].translate(_LETTERS)
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", shown).casefold()))


def former_fingerprint(text: str) -> str:
    """The fingerprint that a paragraph had."""
    return fingerprint_of(former_words(text))
