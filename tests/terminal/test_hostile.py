"""Hostile files: whatever they hold, the terminal gets text, and nothing but what the program itself commands."""

import re
from pathlib import Path

import pytest

from tests.terminal.arrived import foreign
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

_MARKUP = (
    *("closed [/x] and", "[Reuters] reports", "[@click=app.quit]here[/]", "[red]person[/red]"),
    *("[b]", "$v", "%s", "{0}", "<script>alert(1)</script>"),
)
_PICTURES = ("␛[31m", "␛]52;c;aGVsbG8=␇", "␛]8;;http://evil.example␛\\")
_QUERIES = (b"[/x]", b"[Reuters]", b"[@click=app.quit]", b'"bytes and"', b"kind:offer escape")


def _marked(terminal: Terminal) -> list[int]:
    """The lines of the index pane that stand for what is open."""
    return [at for at, line in enumerate(terminal.lines) if line.startswith("▌")]


def _open_next(terminal: Terminal, keys: bytes) -> None:
    """Press the keys that open another row of the index, and wait until it is open."""
    before = _marked(terminal)
    terminal.press(keys)
    terminal.wait_until(lambda: _marked(terminal) not in ([], before) and "h left" in terminal.text, "another card")
    terminal.wait_until(lambda: not terminal.read(), "the whole of it")


def _flat(terminal: Terminal) -> str:
    """What stands on the screen without its white space, so that names that are wrapped are found."""
    return "".join(terminal.text.replace("┃", "").split())


def _back_to_the_index(terminal: Terminal) -> None:
    terminal.press(b"h")
    terminal.wait_for_none("h left")


def _search(terminal: Terminal, query: bytes) -> None:
    terminal.press(b"/")
    terminal.wait_for("Tab results")
    terminal.press(query)
    terminal.wait_until(lambda: query.decode() in terminal.lines[0] and "found" in terminal.lines[1], "an answer")


@pytest.fixture
def terminal(start: Start, hostile_folder: Path) -> Terminal:
    """The hostile library on a terminal high enough to show its index whole."""
    return start(hostile_folder, size=(200, 70))


def test_every_card_and_article_is_shown_as_text(terminal: Terminal) -> None:
    """Every row of the index is opened: markup stays visible, control characters become pictures, none arrives."""
    seen = ""
    with terminal:
        terminal.wait_for("Actors 3", "problems")
        terminal.wait_for(" cards · ", " articles · ")
        rows = int(re.findall(r"(\d+) cards", terminal.text)[0]) + int(re.findall(r"(\d+) articles", terminal.text)[0])
        _open_next(terminal, b"\r")
        for _ in range(rows - 1):
            seen += terminal.text
            _back_to_the_index(terminal)
            _open_next(terminal, b"j\r")
        seen += terminal.text
        terminal.press(b"q")
        assert terminal.end() == 0
        assert not foreign(terminal.raw)
    for text in (*_MARKUP, *_PICTURES):
        assert text in seen, text


def test_problems_and_keys_are_shown_as_text(terminal: Terminal) -> None:
    """The sheet of the problems shows file names and values from the files, from its first line to its last."""
    with terminal:
        terminal.wait_for("Actors 3", "problems")
        terminal.press(b"!")
        terminal.wait_until(lambda: "BadName[b]␛[31m.md" in _flat(terminal), "the name that is no id")
        for _ in range(8):
            terminal.press(b" ")
        terminal.press(b"G")
        terminal.wait_until(lambda: "unknown-kind.md" in _flat(terminal), "the last file")
        terminal.press(b"\x1b")
        terminal.wait_for("Actors 3")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert not foreign(terminal.raw)


def test_links_hints_and_the_palette_show_text(terminal: Terminal) -> None:
    """Walking by palette, by link and by hint through names that try to be markup opens what they name."""
    with terminal:
        terminal.wait_for("Actors 3", "problems")
        terminal.press(b"\x10")
        terminal.wait_for("A command, a card")
        terminal.press(b"reuters")
        terminal.wait_for("[Reuters] [/x] [@click=app.quit]quit[/] · actor")
        terminal.press(b"\r")
        terminal.wait_for("It was reported [Reuters] and closed [/x] and clicked [@click=app.quit]here[/].")
        terminal.wait_for("h left")
        terminal.press(b"\t")
        terminal.wait_until(lambda: "[1]" in terminal.reversed, "the citation to be selected")
        terminal.press(b"f")
        terminal.wait_until(lambda: {"a", "s", "d"} <= set(terminal.reversed), "the hints")
        terminal.press(b"d")
        terminal.wait_for("Its date cannot be read")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert not foreign(terminal.raw)


def test_queries_are_text(terminal: Terminal) -> None:
    """Queries that look like markup, and a paste full of control characters, are searched and shown as text."""
    with terminal:
        terminal.wait_for("Actors 3", "problems")
        for query in _QUERIES:
            _search(terminal, query)
            terminal.press(b"\x1b")
            terminal.wait_for("Actors 3", "/ to search")
        terminal.press(b"/")
        terminal.press(b"\x1b[200~raw \x1b]0;owned\x07\xc2\x9b31m \xe2\x80\xaewire\x1b[201~")
        terminal.wait_for("found")
        terminal.press(b"\x1b")
        terminal.wait_for("Actors 3", "/ to search")
        terminal.press(b"\x1b")
        terminal.wait_for("q quit")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert not foreign(terminal.raw)


def test_an_escape_in_a_paste_presses_no_key(terminal: Terminal) -> None:
    """Escape and q pasted into a list are text, and text pasted into a list is nothing."""
    with terminal:
        terminal.wait_for("Actors 3", "problems")
        terminal.press(b"\x1b[200~\x1bq\x1b[201~")
        terminal.press(b"?")
        terminal.wait_for("How to search")
        terminal.press(b"q")
        terminal.wait_for_none("How to search")
        terminal.press(b"q")
        assert terminal.end() == 0
