"""The one door for text from outside: what passes here cannot address the terminal."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_PICTURE = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_REPLACED = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_VANISH = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080), 0x200E, 0x200F, 0x061C, 0xFEFF])
_TABLE: dict[int, int | None] = {**_PICTURE, **_REPLACED, **_VANISH}
_SUSPECT = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")


def clean(text: str) -> str:
    """`text` in NFC without anything that a terminal obeys or that reorders what is read.

    C0 but newline and tab, and DEL, become their pictures (`␛`); C1 and lone surrogates become `\\ufffd`;
    bidi controls, tag characters and byte order marks vanish. Every kind of line end becomes a newline.
    """
    text = _NEWLINES.sub("\n", text)
    if _SUSPECT.search(text):
        text = text.translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, every run of white space a single space."""
    return " ".join(clean(text).split())
