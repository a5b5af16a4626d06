"""The door to standard output and standard error."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.printing import Printer
from briefing.cli.session import Progress
from briefing.library import Reached
from briefing.text import visible


class Terminal(io.TextIOWrapper):
    """A terminal of some encoding, as far as a program can tell."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode(self.encoding)


@given(st.lists(st.text(st.characters(), max_size=20), max_size=4), st.sampled_from(["utf-8", "ascii", "latin-1"]))
def test_whatever_is_written_comes_out_clean_in_any_encoding(lines: list[str], encoding: str) -> None:
    out, err = Terminal(encoding), Terminal(encoding)
    printer = Printer(out, err)
    printer.write(lines)
    printer.write_json({"lines": lines})
    for line in lines:
        printer.say(line)
        printer.say_text(line)
    assert out.shown == visible(out.shown)
    assert err.shown == visible(err.shown)


name = st.text().filter(lambda text: text != "schema_version")


@given(st.dictionaries(name, st.text() | st.lists(st.text()) | st.integers()), st.sampled_from(["utf-8", "ascii"]))
def test_json_is_whole_in_any_encoding(values: dict[str, object], encoding: str) -> None:
    out = Terminal(encoding)
    Printer(out, Terminal()).write_json(values)
    told = json.loads(out.shown)
    assert told.pop("schema_version") == 1
    assert told == cleaned(values)


def cleaned(value: object) -> object:
    if isinstance(value, dict):
        return {visible(key): cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    return visible(value) if isinstance(value, str) else value


class TestProgress:
    """The line that tells how far the reading is."""

    def test_is_shown_after_a_second_and_taken_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        times = iter([0.0, 0.5, 1.5, 1.5, 1.5])
        err = Terminal()
        progress = Progress(Printer(Terminal(), err), lambda: next(times))
        progress(Reached(1, 9, 0.0))
        assert err.shown == ""
        progress(Reached(2, 9, 0.1))
        assert "Reading 2 of 9 files" in err.shown
        progress.end()
        assert err.shown.endswith("\r" + " " * 39 + "\r")

    def test_is_not_shown_in_a_file(self) -> None:
        err = io.StringIO()
        times = iter([0.0, 5.0, 5.0])
        progress = Progress(Printer(Terminal(), err), lambda: next(times))
        progress(Reached(1, 9, 0.0))
        progress.end()
        assert err.getvalue() == ""
