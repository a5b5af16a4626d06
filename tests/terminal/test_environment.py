"""The environment: no variable ends the reader or keeps it waiting; the worst is one plain line."""

from pathlib import Path

import pytest

from tests.terminal.arrived import assert_restored
from tests.terminal.conftest import Start
from tests.terminal.terminal import PATIENCE

_TEXTUAL = dict.fromkeys(
    (
        *("TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME", "TEXTUAL_FPS", "TEXTUAL_ANIMATIONS"),
        *("TEXTUAL_FILTERS", "TEXTUAL_DIM_FACTOR", "TEXTUAL_SMOOTH_SCROLL", "TEXTUAL_SLOW_THRESHOLD", "ESCDELAY"),
        *("COLORTERM", "LC_ALL", "BROWSER", "JUPYTER_COLUMNS", "UNICODE_VERSION", "TERM_PROGRAM", "XDG_CACHE_HOME"),
    ),
    "no such thing",
)
_SENSELESS = {
    "nonsense": _TEXTUAL,
    "zero": dict.fromkeys(_TEXTUAL, "0"),
    "huge": dict.fromkeys((*_TEXTUAL, "COLUMNS", "LINES"), "100000"),
    "negative": dict.fromkeys((*_TEXTUAL, "COLUMNS", "LINES"), "-1"),
    "what develops": {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SHOW_RETURN": "1",
        "TEXTUAL_LOG": "/no/such/log",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "PYTHONDEVMODE": "1",
        "PYTHONASYNCIODEBUG": "1",
        "PYTHONWARNINGS": "error",
    },
    "quotes": {"EDITOR": "vi '", "VISUAL": '"', "BROWSER": "'", "TERM": "", "LANG": "x"},
}


@pytest.mark.parametrize("variables", _SENSELESS.values(), ids=_SENSELESS)
def test_the_reader_starts_whatever_they_are(
    start: Start, good: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    with start(good, more=variables, stderr=str(tmp_path / "err")) as terminal:
        terminal.wait_for("Actors 3", "quit")
        terminal.press(b"j\r")
        terminal.wait_for("also Tarnów, mayor of Senn")
        terminal.press(b"\x11")
        assert terminal.end() == 0
        assert_restored(terminal)
    assert "Traceback" not in (tmp_path / "err").read_text(encoding="utf-8", errors="replace")


def test_a_command_that_cannot_be_read_is_told_among_the_problems(start: Start, good: Path) -> None:
    with start(good, more={"EDITOR": "vi '"}) as terminal:
        terminal.wait_for("Actors 3", "quit")
        terminal.press(b"!")
        terminal.wait_for("$EDITOR cannot be read as a command")


@pytest.mark.parametrize("name", ["CONFIG", "DATA", "CACHE"])
def test_the_home_of_nobody_is_one_line_and_2(start: Start, good: Path, name: str) -> None:
    with start(good, more={f"BRIEFING_{name}_DIR": "~nosuchuser/x"}) as terminal:
        assert terminal.end() == 2
        (line,) = (line for line in terminal.lines if line)
        assert line.startswith(f"briefing: $BRIEFING_{name}_DIR ")


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (130, 1), (65535, 65535), (3, 500)])
def test_a_terminal_of_any_size(start: Start, good: Path, size: tuple[int, int]) -> None:
    """One that says it is huge is drawn as far as is sensible."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "quit")
        terminal.set_size(*size)
        terminal.press(b"jj\r\t?q")
        terminal.wait_until(lambda: not terminal.read(), "it to rest", seconds=90)  # a huge screen takes long to read
        terminal.press(b"\x11")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_a_config_of_a_hundred_thousand_entries_holds_up_no_start(start: Start, good: Path, tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("[keys]\n" + "".join(f'key{at} = "x"\n' for at in range(100_000)), encoding="utf-8")
    with start(good) as terminal:
        terminal.wait_until(lambda: "Actors 3" in terminal.text, "the first screen", seconds=PATIENCE / 2)
        terminal.press(b"!")
        terminal.wait_for("21 notices")
