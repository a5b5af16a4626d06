"""A slow line: of a new frame only what differs from what stands on the terminal is sent."""

from collections.abc import Sequence
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from briefing.tui.terminal import pen
from briefing.tui.terminal.frame import Frame
from tests.bench.line import letters, opened_palette
from tests.terminal.terminal import Terminal, environment

ROOT = Path(__file__).parent.parent.parent
_WIDTH, _HEIGHT = 12, 3
_STYLES = (
    Style(),
    Style(color="red"),
    Style(bgcolor="blue"),
    Style(color="#102030", bgcolor="#405060", bold=True),
    Style(bold=True),
    Style(dim=True, bold=True),
    Style(reverse=True, color="red"),
    Style(underline=True, bgcolor="blue"),
    Style(italic=True, strike=True),
)
_Rows = Sequence[Sequence[tuple[str, Style]]]
_CONSOLE = Console(color_system="truecolor", force_terminal=True)

runs = st.lists(
    st.tuples(st.sampled_from(["a", "b ", "  ", " c d", "│", "é", "漢", "e\u0301"]), st.sampled_from(_STYLES))
)
frames = st.lists(st.tuples(*[runs] * _HEIGHT), min_size=1, max_size=4)


def _update(rows: _Rows) -> LayoutUpdate:
    strips = [
        Strip([Segment(text, style) for text, style in row]).adjust_cell_length(_WIDTH, Style(bgcolor="black"))
        for row in rows
    ]
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, _WIDTH, _HEIGHT))


def _screen(sent: Sequence[str]) -> object:
    screen = pyte.Screen(_WIDTH, _HEIGHT)
    screen.reset_mode(pyte.modes.DECAWM)
    stream = pyte.Stream(screen)
    for each in sent:
        stream.feed(each)
    return [[_seen(screen.buffer[row][column]) for column in range(_WIDTH)] for row in range(_HEIGHT)]


def _seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """A cell as it looks: of a blank, what is seen on it."""
    if cell.data.strip() or cell.reverse or cell.underscore or cell.strikethrough:
        return cell
    return pyte.screens.Char(" ", bg=cell.bg)


@given(frames)
def test_whatever_was_shown_before_the_screen_is_the_last_frame(shown: Sequence[_Rows]) -> None:
    frame = Frame()
    differences = [frame.changes(_update(rows), _CONSOLE) for rows in shown]
    assert _screen(differences) == _screen([_update(shown[-1]).render_segments(_CONSOLE)])


@given(frames)
def test_a_frame_that_is_shown_is_not_sent_again(shown: Sequence[_Rows]) -> None:
    rows = [[(text, style) for text, style in row if text.isascii()] for row in shown[0]]
    frame = Frame()
    frame.changes(_update(rows), _CONSOLE)
    assert frame.changes(_update(rows), _CONSOLE) == ""
    frame.forget()
    assert frame.changes(_update(rows), _CONSOLE)


@given(st.lists(st.sampled_from(_STYLES), min_size=1))
def test_a_pen_that_is_changed_step_by_step_writes_as_one_that_is_set(styles: Sequence[Style]) -> None:
    codes = [style._make_ansi_codes(ColorSystem.TRUECOLOR) for style in styles]
    steps = [pen.change(before, after) for before, after in zip([None, *codes], codes, strict=False)]
    assert _screen(["".join(steps) + "x"]) == _screen([pen.change(None, codes[-1]) + "x"])


@pytest.mark.parametrize("colours", ["truecolor", ""])
def test_a_letter_and_the_palette_cost_a_slow_line_little(tmp_path: Path, colours: str) -> None:
    """At 200×60, with the content that ships: 4 KiB at p95 for a letter, 30 KiB to open the palette."""
    with Terminal(environment(tmp_path, ROOT / "content", COLORTERM=colours), size=(200, 60)) as terminal:
        sizes = sorted(letters(terminal))
        assert sizes[int(len(sizes) * 0.95)] <= 4 * 1024
        assert max(opened_palette(terminal)) <= 30 * 1024
