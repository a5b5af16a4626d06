"""`briefing note`: notes from the command line, from scripts and pipes."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents

HERALD = "lake-herald-2022-10-11"
pytestmark = pytest.mark.usefixtures("without_model")


@pytest.fixture(autouse=True)
def piped(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What is piped into the command: nothing, unless a test writes into it."""
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    return stream


def test_a_note_is_written_added_to_replaced_taken_out_and_undone(briefing: Briefing, own: Path) -> None:
    states = [contents(own)]
    for arguments, text in (
        (("bertil-aske", "Ask *him*."), "Ask him."),
        (("Bertil Åske", "Twice.\nOr more."), "Ask him.\n\nTwice.\nOr more."),
        (("bertil-aske", "--replace", "Never."), "Never."),
    ):
        answer = briefing("note", *arguments)
        assert answer.status == 0, answer.err
        assert answer.out.startswith("written: note on bertil-aske: ")
        shown = briefing("note", "bertil-aske", "--json").json
        assert shown["notes"] == [{"on": "bertil-aske", "text": text, "is_lost": False}]
        states.append(contents(own))
    assert briefing("note", "bertil-aske").out == "bertil-aske\n  Never.\n\n"
    assert briefing("show", "bertil-aske", "--json").json["notes"][0]["text"] == "Never."
    assert "Your notes\n" in briefing("show", "bertil-aske").out
    assert briefing("note", "bertil-aske", "--replace", "").status == 0
    assert contents(own) == states[0]
    answer = briefing("note", "bertil-aske")
    assert (answer.status, answer.out) == (1, "")
    assert "nothing is noted on bertil-aske" in answer.err
    for state in reversed(states[1:]):
        briefing("undo")
        assert contents(own) == state
    changes = briefing("log", "--json").json["changes"]
    assert [changes[0]["what"], changes[-1]["what"]] == ["note on bertil-aske: Ask *him*.", "no note on bertil-aske"]
    assert briefing("note", "bertil-aske", "Both.", "--replace", "Both.").status == 2


def test_a_text_is_taken_from_a_pipe(briefing: Briefing, own: Path, piped: io.BytesIO) -> None:
    piped.write(b"From a pipe.\r\n\r\nIn two blocks.\n")
    piped.seek(0)
    answer = briefing("note", f"{HERALD}#^p2", "--json")
    assert answer.json["notes"] == [{"on": f"{HERALD}#^p2", "text": "From a pipe.\n\nIn two blocks.", "is_lost": False}]
    assert answer.json["change"]["files"] == [f"notes/{HERALD}.md"]
    assert f"In two blocks. [[{HERALD}#^p2]]" in (own / "notes" / f"{HERALD}.md").read_text()
    assert briefing("note", HERALD).out.startswith(f"{HERALD}#^p2\n  From a pipe.\n")
    hit = briefing("search", "blocks", "--kind", "note", "--json").json["hits"][0]
    assert (hit["type"], hit["kind"], hit["id"]) == ("note", "note", f"{HERALD}#^p2")
    assert briefing("show", f"{HERALD}#^p2", "--json").json["notes"] == answer.json["notes"]
    assert briefing("show", HERALD, "--json").json["notes"] == answer.json["notes"]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("nobody-at-all", "Ask."), 1, "nobody-at-all"),
        ((f"{HERALD}#^p99", "Ask."), 1, "There is no passage"),
        (("bertil-aske", "x" * 20_001), 2, "20,000 is the most"),
        (("bertil-aske", f"So. [[{HERALD}#^p1]]"), 2, "ends in the address of a passage"),
        (("bertil-aske", "…"), 2, "A note has words"),
    ],
)
def test_what_cannot_be_noted_is_told(
    briefing: Briefing,
    own: Path,
    arguments: tuple[str, ...],
    status: int,
    told: str,
) -> None:
    answer = briefing("note", *arguments)
    assert answer.status == status
    assert told in answer.err
    assert contents(own) == {}


def test_a_broken_pipe_or_hostile_bytes_are_no_trouble(
    briefing: Briefing,
    own: Path,
    piped: io.BytesIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    piped.write(b"\xff\xfe\x00A\x1b]0;x\x07 n\xf6te\n")
    piped.seek(0)
    assert briefing("note", "bertil-aske").status == 0
    assert b"\x1b" not in (own / "notes" / "bertil-aske.md").read_bytes()
    monkeypatch.setattr(sys, "stdin", None)
    assert briefing("note", "bertil-aske").status == 0
