"""Start-up: the reader's first card waits for all that is loaded before the screen, so little is."""

import os
import pty
import subprocess
import sys

import pytest

from tests.programs import run_python

PROGRAM = """
import os, sys

def watch(event, arguments):
    if event == "import" and arguments[0] == "briefing.tui":
        from briefing.text.cutting import _pattern
        is_made = "a pattern of words" if _pattern.cache_info().currsize else ""
        print(*sys.modules, is_made, file=sys.stderr, flush=True)
        os._exit(0)

sys.addaudithook(watch)
from briefing.cli import run
run([])
"""
ENGINE = {"whoosh", "rapidfuzz", "Stemmer", "msgspec"}
PARSERS = {"markdown_it", "yaml", "edtf", "email", "tomllib", "shlex"}
SCREEN = {"textual", "rich"}
FLOORS = {
    "briefing.anchors",
    "briefing.check",
    "briefing.compare",
    "briefing.dialect",
    "briefing.drafting",
    "briefing.library.adding",
    "briefing.sources",
}
FORMS = {"briefing.tui.dialogs.form", "briefing.tui.editing.cards", "briefing.tui.review.screen"}
INDEX = {"briefing.index.codec", "briefing.index.document", "briefing.index.whoosh.commit", "briefing.query"}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is loaded when the reader turns to the screen, its library indexed before."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    subprocess.run([sys.executable, "-m", "briefing", "index"], check=True, capture_output=True, timeout=60)
    master, slave = pty.openpty()
    try:
        program = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(program, check=True, stdin=slave, stdout=slave, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(slave)
        os.close(master)
    return set(done.stderr.decode().split())


def test_the_screen_waits_for_no_engine_no_parser_and_no_other_floor(loaded: set[str]) -> None:
    assert {"briefing.cli.reading", "briefing.library", "briefing.index.whoosh.index"} <= loaded
    assert not loaded & (ENGINE | PARSERS | SCREEN | FLOORS | INDEX)


def test_the_screen_waits_for_no_pattern_of_words(loaded: set[str]) -> None:
    """It is the slowest of all to make, and nothing is cut into words before the first card stands there."""
    assert "pattern" not in loaded


def test_the_first_screen_loads_no_engine_no_parser_and_no_form() -> None:
    """What a key needs is loaded when it is pressed."""
    modules = set(run_python("import sys, briefing.tui.app, briefing.tui.desk; print(*sys.modules)").split())
    assert "briefing.tui.page.canvas" in modules
    assert not modules & (ENGINE | PARSERS - {"shlex"} | FLOORS | INDEX | FORMS)
