"""Wrapping: where the lines of a text break, as offsets, so that a link keeps its place."""

import re
from collections.abc import Callable, Iterator

from rich.cells import cell_len

_NARROW = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u024f\u0391-\u03a1\u03b1-\u03c9\u0410-\u044f\u2013-\u2026\u20ac]*")
"""Characters that take a cell each: most texts have no others, and need not be measured."""
_PIECE = re.compile(r"[ ]*[^ \n]+")


def wrap(text: str, width: int, hang: int = 0) -> tuple[tuple[int, int], ...]:
    """The lines of `text`, at most `width` cells each, as (start, end) offsets; one at the least.

    All lines but the first are `hang` cells narrower.

    Lines break at spaces, which vanish there; a newline always breaks; a word wider than a line is cut.
    Spaces at the start of a line of the text are kept.
    """
    measure: Callable[[str], int] = len if _NARROW.fullmatch(text) else cell_len
    lines: list[tuple[int, int]] = []
    start = 0
    widths = (max(width, 2), max(width - hang, 2))
    for part in text.split("\n"):
        lines.extend(_wrap_line(text, start, start + len(part), widths if not lines else widths[1:], measure))
        start += len(part) + 1
    return tuple(lines)


def _wrap_line(
    text: str, start: int, end: int, widths: tuple[int, ...], measure: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    """The lines of a text without newlines; the first width is for the first line, the last for the rest."""
    width = widths[0]
    line_start, line_end, used = start, start, 0
    for piece in _PIECE.finditer(text, start, end):
        size = measure(piece[0])
        if used + size <= width:
            line_end, used = piece.end(), used + size
            continue
        word = piece.end() - len(piece[0].lstrip(" "))
        if line_end > line_start:
            yield line_start, line_end
            width = widths[-1]
        line_start, line_end, used = word, piece.end(), measure(text[word : piece.end()])
        while used > width:
            cut = _cut(text, line_start, line_end, width)
            yield line_start, cut
            line_start, used, width = cut, measure(text[cut:line_end]), widths[-1]
    yield line_start, line_end


def _cut(text: str, start: int, end: int, width: int) -> int:
    """The offset up to which `text` fills `width` cells, at least one character on; marks stay with their letter."""
    at, used = start, 0
    while at < end:
        size = cell_len(text[at])
        if used + size > width and at > start:
            break
        used, at = used + size, at + 1
    return at
