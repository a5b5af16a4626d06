"""Text in columns, as wide as a terminal shows it."""

import unicodedata
from collections.abc import Iterator


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` columns, cut with `…` where it is longer."""
    if cells(text) > width:
        text = _cut(text, width - 1) + "…"
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """The lines of `text` at most `width` columns wide, behind `first` and then `rest`; a longer word stands alone.

    A newline in the text stays one.
    """
    rest = " " * cells(first) if rest is None else rest
    head = first
    for paragraph in text.split("\n"):
        line = head
        is_empty = True
        for word in paragraph.split():
            if not is_empty and cells(line) + 1 + cells(word) > width:
                yield line
                line, is_empty = rest, True
            line += word if is_empty else f" {word}"
            is_empty = False
        yield line.rstrip()
        head = rest


def _cut(text: str, width: int) -> str:
    taken = 0
    for at, character in enumerate(text):
        taken += _cells_of(character)
        if taken > width:
            return text[:at]
    return text


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
