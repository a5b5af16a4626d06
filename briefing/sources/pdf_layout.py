"""The layout of a PDF: lines as they stand on its pages, without running heads and feet, in blocks."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from briefing.text import clean_line

if TYPE_CHECKING:
    from pypdf import PageObject

_GAP = 1.25
_WIDE_GAP = 2.5
_OTHER_SIZE, _LARGE, _SMALL = 0.08, 1.15, 0.95
_INDENTED = (5.0, 45.0)
_EDGE = 4
"""So many lines at the top and the foot of a page are looked at for heads and feet."""
_SAME_HEIGHT = 4.0
_FEW_PAGES, _ALTERNATING_PAGES = 2, 6
_NUMBERS = re.compile(r"\d+|\b[ivxl]+\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|seite|página|pagina|side|sida|стр\.?)\s*\d{1,4}(?:\s*(?:of|/|von|de|di|av|из)\s*\d{1,4})?"
    r"|\d{1,4}\s*(?:of|/)\s*\d{1,4})[-–—|\s]*",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"[-–—|\s]*\d{1,4}[-–—|\s]*")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    """What stands on it."""
    left: float
    """How far it begins from the left edge of the page, in points."""
    height: float
    """How far it stands above the foot of the page, in points."""
    size: float
    """The size of its letters, in points."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, as far as the gaps around them tell."""

    lines: tuple[str, ...]
    """They, in order; one that begins a paragraph by being indented begins with spaces."""
    size: float
    """The size of their letters, in points."""
    goes_on: bool
    """Whether a column or a page ends with it, and not a gap."""
    page: int
    """The place of its page, from 0."""


def lines_of(page: "PageObject") -> list[Line]:
    """The lines of a page, in the order of the file."""
    lines, text, place = list[Line](), "", (0.0, 0.0, 0.0)

    def take(part: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:
        nonlocal text, place
        for piece in part.splitlines(keepends=True):
            if not text.strip() and piece.strip():
                left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
                height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
                place = left, height, abs(size * inner[3] * outer[3]) or size
            text += piece
            if piece.endswith("\n"):
                lines.append(Line(text.removesuffix("\n"), *place))
                text = ""

    page.extract_text(visitor_text=take)
    lines = [replace(line, text=line.text.translate(_LIGATURES)) for line in lines]
    return [line for line in (*lines, Line(text, *place)) if line.text.strip()]


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of the pages."""
    usual = _usual_step(pages)
    blocks = list[Block]()
    for number, page in enumerate(pages):
        part = list[Line]()
        for line, after in pairwise((*page, None)):
            if line is None:
                break
            part.append(line)
            if after is None or _is_parted(line, after, usual):
                goes_on = after is None or after.height > line.height
                blocks.append(Block(tuple(_indented(part)), part[0].size, goes_on, number))
                part = []
    return blocks


def body_size(pages: Iterable[Iterable[Line]]) -> float:
    """The size of most letters, in points."""
    letters = Counter[float]()
    for page in pages:
        for line in page:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def headline_of(page: Sequence[Line], body: float) -> tuple[Line, ...]:
    """The lines of the largest letters on a page, those that follow one another; none where all are of one size."""
    largest = max((line.size for line in page), default=0.0)
    if not page or largest < _LARGE * body:
        return ()
    first = next(at for at, line in enumerate(page) if line.size >= largest - 0.1)
    last = first
    while last < len(page) and page[last].size >= largest - 0.1:
        last += 1
    return tuple(page[first:last])


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without heads, feet and page numbers.

    Heads and feet stand among the outermost lines of most pages, numbers aside, at the same height. On a single page
    they are known by small letters and a wide gap.
    """
    found = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    body = body_size(pages)

    def is_running(line: Line) -> bool:
        count = sum(found[key] for key in _near(_key(line)))
        if len(pages) >= _FEW_PAGES and count * 2 > len(pages):
            return True
        alternates = len(pages) >= _ALTERNATING_PAGES and count * 5 >= len(pages) * 2
        return (alternates and len(line.text) < 90) or _PAGE_NUMBER.fullmatch(line.text) is not None

    return [_peeled(page, is_running, body) for page in pages]


def _peeled(page: Sequence[Line], is_running: Callable[[Line], bool], body: float) -> list[Line]:
    """A page without its heads and feet, from the outermost line inwards as long as there are any."""
    left = sorted(page, key=lambda line: -line.height)
    for end in (0, -1):
        for _ in range(_EDGE):
            if len(left) > 1 and (is_running(left[end]) or _is_apart(left, end, body)):
                left.pop(end)
    kept = set(map(id, left))
    return [line for line in page if id(line) in kept]


def _is_apart(lines: Sequence[Line], end: int, body: float) -> bool:
    """Whether the outermost of some lines is set in small letters, or a number alone, with a wide gap to the others."""
    outer, inner = (lines[0], lines[1]) if end == 0 else (lines[-1], lines[-2])
    gap = abs(outer.height - inner.height)
    is_small = outer.size < _SMALL * body or _LONE_NUMBER.fullmatch(outer.text) is not None
    return is_small and gap > _WIDE_GAP * max(body, 1)


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    ordered = sorted(page, key=lambda line: -line.height)
    yield from ordered[:_EDGE]
    yield from ordered[_EDGE:][-_EDGE:]


Key = tuple[str, int]
"""What stands on a line, numbers aside, and about how high."""


def _key(line: Line) -> Key:
    return _NUMBERS.sub("0", clean_line(line.text).lower()), round(line.height / _SAME_HEIGHT)


def _near(key: Key) -> Iterator[Key]:
    return ((key[0], height) for height in (key[1] - 1, key[1], key[1] + 1))


def _usual_step(pages: Iterable[Sequence[Line]]) -> float:
    """How far one line of a paragraph stands below another, in the size of the letters."""
    steps = sorted(
        (above.height - below.height) / above.size
        for page in pages
        for above, below in pairwise(page)
        if above.height > below.height and above.size
    )
    return steps[len(steps) // 4] if steps else 0.0  # in a text of short paragraphs every second step may be a gap


def _is_parted(line: Line, after: Line, usual: float) -> bool:
    step = line.height - after.height
    if abs(line.size - after.size) > _OTHER_SIZE * line.size:
        return True
    return step < -line.size / 2 or bool(usual and step > _GAP * usual * line.size)


def _indented(lines: Sequence[Line]) -> Iterator[str]:
    """The texts of lines, spaces before those that are indented, where most are not."""
    margin = min(line.left for line in lines)
    indents = [line.left - margin for line in lines]
    is_flush = median(indents) < _INDENTED[0]
    for line, indent in zip(lines, indents, strict=True):
        is_indented = is_flush and _INDENTED[0] < indent < _INDENTED[1]
        yield ("    " if is_indented else "") + line.text.strip()
