"""Two texts side by side, or one below the other where there is no room, each line told whose it is."""

from collections.abc import Iterator

from wcwidth import wcwidth, width

from briefing.views.block import Span

Styled = tuple[str, tuple[Span, ...]]
"""A text and its spans."""

BESIDE = 80
"""From more columns than these two texts stand side by side."""
_BETWEEN = " │ "
LEFT, RIGHT = "◂ ", "▸ "
"""What tells the two sources apart, also where they stand one below the other."""


def side_by_side(left: Styled, right: Styled, columns: int) -> Styled:
    """Both as one text whose lines are at most so many columns wide.

    The links stand first among its spans, each once, so that a link has the same number at any width; one that breaks
    leads from its first line.
    """
    text, spans = (_beside if columns > BESIDE else _below)(left, right, columns)
    return text, (*(one for one in spans if one.target), *(one for one in spans if not one.target))


def _beside(left: Styled, right: Styled, columns: int) -> Styled:
    """One beside the other."""
    one, other = (columns - len(_BETWEEN)) // 2, columns - len(_BETWEEN) - (columns - len(_BETWEEN)) // 2
    mine, its = list(lines_of(left[0], one)), list(lines_of(right[0], other))
    text, placed = "", (list[tuple[int, int, int]](), list[tuple[int, int, int]]())
    for at in range(max(len(mine), len(its))):
        text += "\n" if at else ""
        start, end = mine[at] if at < len(mine) else (0, 0)
        placed[0].append((start, end, len(text)))
        text += left[0][start:end] + " " * (one - width(left[0][start:end])) + _BETWEEN
        start, end = its[at] if at < len(its) else (0, 0)
        placed[1].append((start, end, len(text)))
        text += right[0][start:end]
        text = text.rstrip(" ") if start == end else text
    return text, (*_moved(left[1], placed[0]), *_moved(right[1], placed[1]))


def _below(left: Styled, right: Styled, columns: int) -> Styled:
    """One below the other; a side that has nothing is left out."""
    text, spans = "", list[Span]()
    for (told, own), sign in ((left, LEFT), (right, RIGHT)):
        placed = list[tuple[int, int, int]]()
        for number, (start, end) in enumerate(lines_of(told, max(columns - len(sign), 1)) if told else ()):
            text += ("\n" if text else "") + (" " * len(sign) if number else sign)
            placed.append((start, end, len(text)))
            text += told[start:end]
        spans += _moved(own, placed)
    return text, tuple(spans)


def _moved(spans: tuple[Span, ...], placed: list[tuple[int, int, int]]) -> Iterator[Span]:
    """The spans of a text whose parts, from `start` to `end`, begin at other places now."""
    for span in spans:
        target = span.target
        for start, end, at in placed:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                yield span._replace(start=at + first - start, end=at + last - start, target=target)
                target = None


def lines_of(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """The lines of a text, at most so many columns wide, as offsets; they break at blanks, a longer word is cut."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while True:
            cut = _cut(text, start, end, columns)
            yield start, len(text[:cut].rstrip(" ")) if cut < end else cut
            start = cut
            while start < end and text[start] == " ":
                start += 1
            if start >= end:
                break
        start = end + 1


def _cut(text: str, start: int, end: int, columns: int) -> int:
    """Where a line that begins at an offset ends."""
    used, blank = 0, -1
    for at in range(start, end):
        if text[at] == " ":
            blank = at
        used += max(wcwidth(text[at]), 0)
        if used > columns:
            return blank if blank > start else max(at, start + 1)
    return end
