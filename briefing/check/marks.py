"""Quotation marks: where a text begins and ends to quote, in the marks of Europe's languages and of Japan's."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLOSING = {
    "“": "”",
    "„": "“”",
    "‚": "‘’",
    "‘": "’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "”": "”",
    '"': '"',
    "「": "」",
    "『": "』",
}
"""What may close a quotation, by what opens it: „German“, „Polish”, »Danish«, »Swedish», ”Finnish”."""
_MARK = re.compile(rf"[{''.join(_CLOSING)}’」』]")
_SINGLE = re.compile(r"(?<![^\W_])'(?=\S)[^'\n]*\s[^'\n]*(?<=\S)'(?![^\W_])")
_OPENS_AFTER = re.compile(r"[\s(\[{—–\-/:>]|[“„‚‘«»‹›”\"「『]")

_DEEPEST = 8
"""How many quotations may stand in one another."""
_NEAR = 500
"""How many characters are looked through for the rest of a quotation."""

SINGLE = "in single marks, which may be apostrophes"
UNCLOSED = "without a closing mark"


class Quoted(NamedTuple):
    """What stands between quotation marks that are in no others."""

    text: str
    """As it stands, with its marks."""
    inner: str
    """What stands between them."""


class _Open(NamedTuple):
    mark: str
    start: int


def quoted(text: str) -> Iterator[Quoted]:
    """The outermost quotations of a text, in order; those within are a part of them.

    A straight mark opens before a word and closes behind one. Single marks quote where they hold several words, for one
    of them may be an apostrophe.
    """
    return (Quoted(text[start:end], text[start + 1 : end - 1]) for start, end in _Reader(text).outermost())


def unread(text: str) -> Iterator[str]:
    """Why something that looks like a quotation is not read as one, once for each."""
    reader = _Reader(text)
    taken = reader.outermost()
    yield from (UNCLOSED for mark, _ in reader.open if mark in "“„«「『")
    yield from (SINGLE for start, end in reader.single if not _is_within(start, end, taken))
    yield from (SINGLE for match in _SINGLE.finditer(text) if not _is_within(*match.span(), taken))


def _is_within(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in taken)


class _Reader:
    """Reads the marks of a text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.open: list[_Open] = []
        """The marks that nothing has closed."""
        self.single: list[tuple[int, int]] = []
        """What stands in single marks and is one word."""
        self._closed: list[tuple[int, int]] = []
        for match in _MARK.finditer(text):
            self._take(match[0], match.start())

    def outermost(self) -> list[tuple[int, int]]:
        """Where the quotations stand that are in no others."""
        found = list[tuple[int, int]]()
        for start, end in sorted(self._closed, key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def _take(self, mark: str, at: int) -> None:
        opener = next((one for one in reversed(self.open) if self._closes(mark, at, one)), None)
        if opener is None:
            if mark in _CLOSING and self._opens(mark, at):
                self.open.append(_Open(mark, at))
                del self.open[:-_DEEPEST]
            return
        del self.open[self.open.index(opener) :]
        is_word = opener.mark == "‘" and not any(map(str.isspace, self._text[opener.start : at]))
        (self.single if is_word else self._closed).append((opener.start, at + 1))

    def _closes(self, mark: str, at: int, opener: _Open) -> bool:
        if (
            mark not in _CLOSING[opener.mark]
            or not self._text[opener.start + 1 : min(at, opener.start + _NEAR)].strip()
        ):
            return False
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if mark in '"”»›«‹“' and mark in (opener.mark, "“") and self._begins_word(at) and not before.isalnum():
            return False  # a mark that may open as well, where it stands as an opening one does
        if mark == "’" and (after.isalnum() or (opener.mark == "‚" and "‘" in self._text[at : at + _NEAR])):
            return False  # an apostrophe
        return mark != '"' or (not before.isspace() and not after.isalnum())

    def _opens(self, mark: str, at: int) -> bool:
        before, after = self._text[at - 1 : at] if at else "", self._text[at + 1 : at + 2]
        if mark in "“„«「『‹":
            return True
        if mark == "‘" and (before.isalnum() or not after.isalpha()):
            return False
        if mark == "‚":
            return not before.isalnum() and after != "" and not after.isspace()
        return self._begins_word(at)

    def _begins_word(self, at: int) -> bool:
        """Whether something opens here: behind white space or another mark, and before what is no white space."""
        before, after = self._text[at - 1 : at] if at else " ", self._text[at + 1 : at + 2]
        is_spaced = self._text[at] in "»›«‹" and after in ("\u00a0", "\u202f")
        return _OPENS_AFTER.match(before) is not None and ((after != "" and not after.isspace()) or is_spaced)
