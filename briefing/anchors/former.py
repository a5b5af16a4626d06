"""Fingerprints as they were made before figures counted with their signs: articles still carry them."""

import re
import unicodedata
from functools import lru_cache

from briefing.anchors.fingerprint import FORMER, fingerprint_of
from briefing.text.folding import without_invisible

_WORD = re.compile(r"[^\W_]+")
_LETTERS = dict.fromkeys((697, 699, 700, 701, 702, 703, 714, 42891, 42892), "'")
"""Apostrophes that Unicode takes for letters."""


@lru_cache(maxsize=1_000)
def former_words(text: str) -> tuple[str, ...]:
    """The words of `text` under NFKC and casefold, all punctuation left out."""
    shown = without_invisible(text)[0].translate(_LETTERS)
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", shown).casefold()))


def former_fingerprint(text: str) -> str:
    """The fingerprint that a paragraph had."""
    return fingerprint_of(former_words(text), FORMER)
