"""The frame: what stands on the terminal, so that of the next one only what differs is sent."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from briefing.tui.terminal import pen

_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2070-\u20bf"
    "\u2100-\u218b\u2190-\u22ff\u23ce\u2500-\u259f]*"
)
"""Characters that take one cell each on every terminal, and join with no other."""
_GAP = 3
"""So many cells that have not changed are sent again rather than jumped over."""

Cell = tuple[str, str]
"""A character, and the codes of its style."""


class Piece(NamedTuple):
    """A part of a line that is to be shown."""

    x: int
    """The column it begins at, from 0."""
    y: int
    """Its line, from 0."""
    strip: Strip
    """What it shows."""


class Frame:
    """Knows, cell by cell, what stands on the terminal, as far as it can be known."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._rows: list[list[Cell | None]] = []

    def forget(self) -> None:
        """Know nothing: the terminal was another program's, has another size, or has dropped something."""
        self._rows = []

    def changes(self, update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
        """What to send so that the terminal shows an update; it is taken to be sent."""
        if isinstance(update, LayoutUpdate) and update.region.size != self._size:
            self._size = update.region.size
            self.forget()
        changes = _Changes(console._color_system or ColorSystem.TRUECOLOR)  # noqa: SLF001 - as Textual asks for it
        for piece in _pieces(update):
            width = piece.strip.cell_length
            row = self._row(piece.y, piece.x + width)
            row[piece.x : piece.x + width] = changes.add(piece, row[piece.x : piece.x + width])
        return changes.sequences

    def _row(self, y: int, width: int) -> list[Cell | None]:
        """A line of the terminal, known to be at least so wide."""
        while len(self._rows) <= y:
            self._rows.append([])
        row = self._rows[y]
        row += [None] * (width - len(row))
        return row


class Difference(CompositorUpdate):
    """An update of which only what differs from the frame on the terminal is sent."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, frame: Frame) -> None:
        self._update = update
        self._frame = frame

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """The sequences to send."""
        return self._frame.changes(self._update, console)


class _Changes:
    """Collects what differs, and writes it pen by pen: a move of the cursor is shorter than a change of the pen."""

    def __init__(self, colours: ColorSystem) -> None:
        self._colours = colours
        self._runs: dict[str, list[tuple[int, int, str]]] = {}
        """By the codes of their pen, what is to be written: line, column, text."""
        self._whole = list[str]()
        """The pieces that are written whole, for terminals do not agree how wide some of their characters are."""

    @property
    def sequences(self) -> str:
        """What to send; the pen is put down at the end."""
        sent, held, at = list(self._whole), None if not self._whole else "", (-1, -1)
        for codes, runs in self._runs.items():
            sent.append(pen.change(held, codes))
            held = codes
            for y, x, text in runs:
                sent += (_moved(at, (y, x)), text)
                at = y, x + len(text)
        return "".join((*sent, "\x1b[0m")) if sent else ""

    def add(self, piece: Piece, before: Sequence[Cell | None]) -> Sequence[Cell | None]:
        """Add what differs from the cells that stand there; the cells that do then, None where nobody knows."""
        runs = [(text, self._codes(style)) for text, style, control in piece.strip if not control]
        if not all(_PLAIN.fullmatch(text) for text, _ in runs):
            written = (f"{pen.change(None, codes)}{text}" for text, codes in runs)
            self._whole.append("".join((_moved((-1, -1), (piece.y, piece.x)), *written, "\x1b[0m")))
            return [None] * len(before)
        after: list[Cell] = list(chain.from_iterable(zip(text, repeat(codes), strict=False) for text, codes in runs))
        after = [(" ", pen.on_blank(codes)) if text == " " else (text, codes) for text, codes in after]
        if after != before:
            for start, end in _differing(before, after):
                x = piece.x + start
                for codes, cells in groupby(_with_pens(after[start:end]), key=itemgetter(1)):
                    text = "".join(map(itemgetter(0), cells))
                    self._runs.setdefault(codes, []).append((piece.y, x, text))
                    x += len(text)
        return after

    def _codes(self, style: Style | None) -> str:
        return style._make_ansi_codes(self._colours) if style else ""  # noqa: SLF001 - Rich keeps them there


def _with_pens(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Cells with the codes to write them with: a blank takes those of what is before it where that cannot be seen."""
    held: str | None = None
    for text, codes in cells:
        if text != " " or held is None or pen.on_blank(held) != codes:
            held = codes
        yield text, held


def _moved(at: tuple[int, int], to: tuple[int, int]) -> str:
    """The sequence that moves the cursor from a line and column to others."""
    return "" if at == to else f"\x1b[{to[0] + 1};{to[1] + 1}H"


def _differing(before: Sequence[Cell | None], after: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """The runs of cells that differ, as (start, end); what parts two by a few cells is sent with them."""
    start = end = -1
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            if start >= 0 and at - end > _GAP:
                yield start, end
                start = -1
            start, end = (start if start >= 0 else at), at + 1
    if start >= 0:
        yield start, end


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[Piece]:
    """The parts of the lines of an update."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield Piece(x, y, strip)
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, part) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if part is not None and x <= last and end > first:
                yield Piece(x, y, part if end <= last else part.crop(0, last - x))
