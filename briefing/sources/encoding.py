"""The bytes of a text file to its text, or a refusal where they are no text."""

import re

from briefing.sources import refusals
from briefing.text import decode

_MARKED = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x00\x00\xfe\xff")
_MEANINGLESS = re.compile("[\u2400-\u2408\u240b-\u241f\ufffd]")
_MOST_MEANINGLESS = 0.04
_PDF = b"%PDF-"
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)


def read_text(data: bytes) -> str:
    """The clean text of `data`; FileRefused where it is none.

    Zero bytes and, in more than one character in 25, control characters and bytes without a meaning tell binary data.
    UTF-16 that lacks its mark is known by the zero bytes of its Latin letters.
    """
    if data.startswith(_PDF):
        raise refusals.misnamed("a PDF", ".pdf")
    if not _MARKED.match(data) and b"\0" in data:
        data = _mark(data) + data
    text, _ = decode(data)
    if len(_MEANINGLESS.findall(text)) > _MOST_MEANINGLESS * len(text):
        raise refusals.binary()
    return text


def read_plain_text(data: bytes) -> str:
    """The clean text of `data`; FileRefused where it is none, and where it is a web page."""
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise refusals.misnamed("a web page", ".html")
    return read_text(data)


def _mark(data: bytes) -> bytes:
    """The byte order mark that UTF-16 without one lacks."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 5 < len(data) // 2:
        raise refusals.binary()
    return b"\xfe\xff" if even > odd else b"\xff\xfe"
