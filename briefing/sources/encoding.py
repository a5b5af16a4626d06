"""The bytes of a text file to its text, or a refusal where they are no text."""

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from briefing.sources import refusals
from briefing.sources.encoding_guess import guess
from briefing.text import clean, decode

_MARKED = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x00\x00\xfe\xff")
_MEANINGLESS = re.compile("[\u2400-\u2408\u240b-\u241f\ufffd\ue000-\uf8ff]")
_MOST_MEANINGLESS = 0.04
_PDF = b"%PDF-"
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_ESCAPED = re.compile(rb"\x1b(?:\$[@B(]|\$\)C|\([BJI])")
_READABLE = re.compile(rb"[\t\n\r\x20-\x7e]+")
_FEW_LETTERS, _FEW_SPACES, _MOSTLY = 10, 0.02, 0.75
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What the web reads these as (WHATWG Encoding, 4.2): who names the one often writes the other."""
_NAMES = {"x-sjis": "cp932", "ks_c_5601-1987": "cp949", "x-mac-cyrillic": "mac_cyrillic", "x-x-big5": "big5hkscs"}


class Text(NamedTuple):
    """A text, and what is not certain about it."""

    text: str
    """It, clean."""
    guessed: str = ""
    """The encoding that it was taken to be in, where nothing told; else empty."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to be said about the text."""
        if not self.guessed:
            return ()
        return (f"read as {self.guessed}, which is a guess: `--encoding NAME` names another",)


def read_text(data: bytes, sample: bytes = b"") -> Text:
    """The text of `data`; FileRefused where it is none. The encoding is guessed by `sample`, where that is given.

    Zero bytes and, in more than one character in 25, control characters and bytes without a meaning tell binary data.
    UTF-16 that lacks its mark is known by the zero bytes of its Latin letters.
    """
    if data.startswith(_PDF):
        raise refusals.misnamed("a PDF", ".pdf")
    marked = _MARKED.match(data)
    if not marked and b"\0" in data:
        data = _mark(data) + data
        marked = _MARKED.match(data)
    elif marked and len(marked[0]) == 2 and _READABLE.fullmatch(data, 2):
        data, marked = data[2:], None
    text = Text(decode(data)[0]) if marked else _decoded(data, sample or data)
    if len(_MEANINGLESS.findall(text.text)) > _MOST_MEANINGLESS * len(text.text):
        raise refusals.binary()
    if marked and len(marked[0]) != 3 and _is_jumble(text.text):
        raise refusals.binary()
    return text


def read_plain_text(data: bytes) -> Text:
    """The text of `data`; FileRefused where it is none, and where it is a web page."""
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise refusals.misnamed("a web page", ".html")
    return read_text(data)


def codec(name: str) -> str:
    """The codec for an encoding of that name, as the web takes it; LookupError where there is none for texts."""
    known = _NAMES.get(name.strip().lower()) or codecs.lookup(name.strip()).name
    known = _SUPERSETS.get(known, known)
    try:
        "".encode(known)
        b"".decode(known)
    except (TypeError, ValueError) as error:  # such as `hex`, or `idna`
        raise LookupError(name) from error
    return known


def decode_as(data: bytes, name: str) -> str | None:
    """The clean text of bytes in the encoding of that name; None where that is none, or they are not in it."""
    try:
        return clean(data.decode(codec(name)))
    except (LookupError, UnicodeError):
        return None


def recoded(data: bytes, name: str) -> bytes:
    """The bytes of a text that is in the encoding of that name, as marked UTF-8; FileRefused where they are not."""
    try:
        return codecs.BOM_UTF8 + data.decode(codec(name)).encode()
    except (LookupError, UnicodeError) as error:
        raise refusals.not_in_encoding(name) from error


def _decoded(data: bytes, sample: bytes) -> Text:
    if _ESCAPED.search(data) and (text := decode_as(data, "iso2022_jp_2") or decode_as(data, "iso2022_kr")):
        return Text(text)
    if _is_utf8(data) or _is_mostly_utf8(data):
        return Text(decode(data)[0])
    guessed = guess(sample)
    text = decode_as(data, guessed) if guessed else None
    if text is None and guessed:
        text = clean(data.decode(guessed, "replace"))
    return Text(decode(data)[0], "windows-1252") if text is None else Text(text, _common_name(guessed))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most of the lines that are not ASCII are UTF-8: the others come from elsewhere."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    return 2 * sum(map(_is_utf8, lines)) > len(lines)


def _is_jumble(text: str) -> bool:
    """Whether the letters of a text are of several scripts, none of which is that of the text."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEW_LETTERS or sum(map(str.isspace, text)) > _FEW_SPACES * len(text):
        return False
    scripts = Counter(unicodedata.name(letter, "none").partition(" ")[0] for letter in letters)
    scripts["CJK"] += scripts.pop("HIRAGANA", 0) + scripts.pop("KATAKANA", 0)
    return max(scripts.values()) < _MOSTLY * len(letters)


def _mark(data: bytes) -> bytes:
    """The byte order mark that UTF-16 without one lacks."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 5 < len(data) // 2:
        raise refusals.binary()
    return b"\xfe\xff" if even > odd else b"\xff\xfe"


def _common_name(codec: str) -> str:
    return re.sub(r"^cp(125\d)$", r"windows-\1", codec.replace("_", "-")).replace("iso8859", "iso-8859")
