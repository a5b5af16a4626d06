"""The one door for text from outside: what passes here cannot address the terminal."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_PICTURE = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_REPLACED = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_VANISH = dict.fromkeys((*_BIDI, *range(0xE0000, 0xE0080), 0xFEFF))
_TABLE: dict[int, int | None] = {**_PICTURE, **_REPLACED, **_VANISH}
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    r"\U000e0000-\U000e007f]"  # the keys of the table, as ranges: a set of single characters is forty times as slow
)
_ACCENTS = 30
_ACCENTED = re.compile(rf".[^\x00-\u02ff]{{{_ACCENTS},}}", re.DOTALL)


def clean(text: str) -> str:
    r"""`text` in NFC without anything that a terminal obeys or that reorders what is read.

    C0 but newline and tab, and DEL, become their pictures (`␛`); C1 and lone surrogates become `\ufffd`;
    bidi controls, tag characters and byte order marks vanish. Every kind of line end becomes a newline. Of the
    accents on one letter the first 30 stay, as in the Stream-Safe Text Format (UAX #15): putting more of them in
    order takes time that grows with their square.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ACCENTED.sub(_with_fewer_accents, visible(text)))


def visible(text: str) -> str:
    """`text` as `clean` has it, but with every letter as it is written: not in NFC."""
    text = _NEWLINES.sub("\n", text)
    return text.translate(_TABLE) if _SUSPECT.search(text) else text


def clean_path(path: str) -> str:
    """`path` on one line without anything that a terminal obeys, else letter for letter: what is copied is the path."""
    return visible(path).replace("\n", "␊").replace("\t", "␉")


def clean_line(text: str) -> str:
    """`text` cleaned and on one line, every run of white space a single space."""
    return " ".join(clean(text).split())


def _with_fewer_accents(match: re.Match[str]) -> str:
    kept, accents = [], 0
    for character in match[0]:
        classes = [unicodedata.combining(part) for part in unicodedata.normalize("NFD", character)]
        if classes[0]:
            accents += len(classes)
            if accents > _ACCENTS:
                continue
        else:
            accents = sum(map(bool, classes))
        kept.append(character)
    return "".join(kept)
