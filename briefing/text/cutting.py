"""Cutting: where the words, figures and signs of a text begin and end."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from briefing.text.figures import POINTS, Figure, read_figure
from briefing.text.folding import fold, without_invisible
from briefing.text.signs import (
    APOSTROPHES,
    CURRENCIES,
    FRACTIONS,
    IDEOGRAPHS,
    MINUS,
    NOTES,
    SHARES,
    SPACES,
    VOICED,
)
from briefing.text.word_list import MONTHS

_MARKED = (
    *(range(0x300, 0x1D00), range(0x1DC0, 0x1E00), range(0x20D0, 0x2100), range(0xA66F, 0xAC00), range(0xFB1E, 0xFB1F)),
    *(range(0xFE20, 0xFE30), range(0x10A00, 0x11F60), range(0x16AF0, 0x16FF0), range(0x1D165, 0x1D245)),
    range(0x1E000, 0x1E950),
)
"""Where Unicode has its combining marks."""
_CASED = (range(0x41, 0x250), range(0x370, 0x530))
_FOREIGN = "\u0300-\u1fff\u20d0-\U0010ffff"
"""Where all combining marks are, and no punctuation of Latin."""
_LETTER_APOSTROPHES = "".join(filter(str.isalnum, APOSTROPHES))
NO_LETTER = rf"_{IDEOGRAPHS}{VOICED}{NOTES}{FRACTIONS}{_LETTER_APOSTROPHES}"
"""Characters that `\\w` matches and that are no letter of a word, as ranges of a character class."""
_APOSTROPHE = rf"\\?[{APOSTROPHES}]"
_ELIDING = "[ldjmtnscç]|(?:jus|lors|puis|quoi)?qu|un|all|dell|dall|nell|sull|quest"
_ELIDED = re.compile(rf"({_ELIDING}){_APOSTROPHE}([^\W\d_])", re.IGNORECASE)
_VOWELS = frozenset("aeiouyh")
_NOTED = re.compile(rf"[{NOTES}]+$")
_MONTHS = frozenset(form for name in MONTHS for form in (name[:3].capitalize(), name[:3].upper()))


class Cut(NamedTuple):
    """A word, a figure or a sign, as it is cut out of a text."""

    kind: str
    """`plain` and `word`, `initials`, `figure`, `fraction`, `ideograph`, `note` or `sign`."""
    text: str
    """What stands there, without a footnote's figure."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character, a footnote's figure included."""
    note: str = ""
    """The raised figure that is parted from a word or a number."""
    figure: Figure | None = None
    """The number, where points, commas or spaces stand in it."""


def cut(text: str) -> Iterator[Cut]:
    """The words, figures and signs of a text, in order; what nobody sees is passed over."""
    shown, places = without_invisible(text)
    if shown is text:
        yield from _cut(text)
        return
    for piece in _cut(shown):
        yield piece._replace(start=places[piece.start], end=places[piece.end - 1] + 1)


def _cut(text: str) -> Iterator[Cut]:
    month_ends = -1
    for match in _pattern().finditer(text):
        kind, raw, start, end = match.lastgroup or "", match[0], match.start(), match.end()
        if kind == "plain":
            yield Cut(kind, raw, start, end)
            if raw[:3] in _MONTHS and raw.lower() in MONTHS:
                month_ends = end
        elif kind == "word":
            yield from _word(raw, start)
        elif kind in ("figure", "grouped"):
            is_date = kind == "grouped" and month_ends >= 0 and text[month_ends:start] in (" ", ". ")
            yield from _figures(raw, start, None if is_date else read_figure(raw))
        else:
            yield Cut("initials" if kind == "spaced" else kind, raw, start, end)


def _word(raw: str, start: int) -> Iterator[Cut]:
    """A word; an elided one before it (`l'`, `d'`) by itself, a footnote's figure behind it parted."""
    if (elided := _ELIDED.match(raw)) and fold(elided[2])[:1] in _VOWELS:
        yield Cut("word", elided[1], start, start + elided.start(2))
        raw, start = raw[elided.start(2) :], start + elided.start(2)
    noted = _NOTED.search(raw)
    bare = raw[: noted.start()] if noted else raw
    yield Cut("figure" if bare.isdecimal() else "word", bare, start, start + len(raw), noted[0] if noted else "")


def _figures(raw: str, start: int, figure: Figure | None) -> Iterator[Cut]:
    """A number, or the several that what looks like one is."""
    if figure:
        yield Cut("figure", raw, start, start + len(raw), figure=figure)
        return
    for match in re.finditer(r"\d+", raw):
        yield Cut("figure", match[0], start + match.start(), start + match.end())


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    """Characters as ranges of a character class, which is compiled faster than one by one."""
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        these = [code for _, code in run]
        yield f"{chr(these[0])}-{chr(these[-1])}"


@cache
def _pattern() -> re.Pattern[str]:
    """What a word is; made when the first text is cut, because that costs milliseconds at start-up."""
    marks = "".join(_ranges(code for block in _MARKED for code in block if unicodedata.category(chr(code))[0] == "M"))
    letter = rf"[^\W{NO_LETTER}]"
    initial = rf"[^\W\d{NO_LETTER}][{marks}]*"
    upper = "".join(_ranges(code for block in _CASED for code in block if chr(code).isupper()))
    capital = rf"[{upper}][{marks}]*"
    possessive = rf"(?:{_APOSTROPHE}[sS](?![\w{_FOREIGN}{APOSTROPHES}]))"
    ended = rf"(?![\w{_FOREIGN}]|(?!{possessive}){_APOSTROPHE}{letter})"
    inside = rf"[{marks}]+|{_APOSTROPHE}(?={letter})|(?<=[lL])[\u00b7\u2027](?=[lL])"
    return re.compile(
        rf"(?P<plain>[A-Za-z]{{2,}}(?![\w{_FOREIGN}{APOSTROPHES}\\\u00b7\u2027]|\.{letter}))"  # most of them
        rf"|(?P<initials>{initial}(?:\.{initial})+{ended}\.?{possessive}?)"  # U.S., E.U, U.S.'s; J.Smith is two words
        rf"|(?P<spaced>(?<!\w){capital}\.(?:\s{capital}\.)+(?!{letter}){possessive}?)"  # J. D. Vance
        rf"|(?P<grouped>(?<!\d[.,])(?<!\d\s)\d{{1,3}}(?:[{SPACES}]\d{{3}}(?!\d))+(?:[.,]\d+)?)"  # 1 000 000
        rf"|(?P<figure>\d+(?:[{POINTS}{APOSTROPHES}]\d+)+|(?<![\w.{_FOREIGN}])\.\d+)"  # 250,000 and 3.5
        rf"|(?P<fraction>[{FRACTIONS}]|\d+\u2044\d+)"
        rf"|(?P<ideograph>[{IDEOGRAPHS}][{VOICED}]*)"
        rf"|(?P<sign>[{CURRENCIES}{SHARES}]|(?<![\w)\]{_FOREIGN}{CURRENCIES}{SHARES}])[{MINUS}](?=[{CURRENCIES}]?\d))"
        rf"|(?P<word>{letter}+(?:(?:{inside}){letter}*)*[{NOTES}]*)"
        rf"|(?P<note>[{NOTES}]+)"
    )
