"""Slugs: what a text is called in an id."""

import re

_OTHER = re.compile(r"[^a-z0-9]+")
_INSIDE_WORDS = re.compile(r"['’ʼ.]")
_IDEOGRAPH = "([\u3400-\u9fff\uf900-\ufaff])"


def slug(text: str) -> str:
    """`text` in small letters a to z and digits, its words parted by dashes, other scripts transliterated.

    `Гавань открыта` becomes `gavan-otkryta`, each ideograph a word; empty where nothing can be spelled so.
    """
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415 - what is in ASCII does not load it

        text = anyascii(re.sub(_IDEOGRAPH, r" \1 ", text))
    return _OTHER.sub("-", _INSIDE_WORDS.sub("", text.lower())).strip("-")
