"""`briefing remove`, `briefing undo` and `briefing log`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents
from tests.library.pier import PIER, THIRD, write_known, write_text

pytestmark = pytest.mark.usefixtures("without_model")


@pytest.fixture(autouse=True)
def tiny(home: Path) -> Path:
    """The tiny library, with the article of the pier in it."""
    write_known(home / "tiny")
    return home / "tiny"


def test_what_was_added_is_removed_and_comes_back(briefing: Briefing, tiny: Path, tmp_path: Path) -> None:
    before = contents(tiny)
    briefing("add", write_text(tmp_path / "ferry.txt", THIRD, title="A ferry"))
    added = contents(tiny)
    answer = briefing("remove", "a ferry")
    assert (answer.status, answer.out) == (0, "removed: remove a-ferry: A ferry\n  articles/a-ferry.md\n")
    assert "undo brings it back" in answer.err
    assert contents(tiny) == before
    answer = briefing("undo")
    assert (answer.status, answer.out) == (0, "undone: remove a-ferry: A ferry\n  articles/a-ferry.md\n")
    assert contents(tiny) == added
    assert briefing("undo").out == "undone: add ferry.txt\n  articles/a-ferry.md\n"
    assert contents(tiny) == before
    answer = briefing("undo")
    assert (answer.status, answer.out, answer.err) == (1, "", "briefing: There is nothing to undo.\n")
    assert briefing("undo", "1", "--redo").out == "made again: add ferry.txt\n  articles/a-ferry.md\n"
    assert contents(tiny) == added


def test_the_log_tells_every_change_in_words(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("log").status == 1
    briefing("add", write_text(tmp_path / "ferry.txt", THIRD, title="A ferry"), write_text(tmp_path / "pier.txt"))
    briefing("remove", PIER)
    briefing("undo")
    answer = briefing("log")
    assert answer.status == 0
    first, second = answer.out.splitlines()
    assert first.startswith("1  20")
    assert first.endswith("  add ferry.txt and 1 more")
    assert second.endswith(" (undone)")
    said = briefing("log", "--json").json
    assert said["schema_version"] == 1
    one, two = said["changes"]
    assert one.keys() == {"n", "at", "what", "files", "undone"}
    assert (one["n"], one["files"], one["undone"]) == (1, ["articles/a-ferry.md", f"originals/{PIER}.md"], False)
    assert (two["n"], two["undone"]) == (2, True)


def test_a_decision_stands_in_the_log_and_is_undone_like_any_change(briefing: Briefing, tiny: Path) -> None:
    line = {"at": "2026-01-02T03:04:05+00:00", "what": "not-meant", "id": "1", "card": "senn", "passage": "x#^p1"}
    (tiny / "decisions.jsonl").write_text(json.dumps({**line, "words": "0" * 16}) + "\n")
    assert briefing("log").out == "1  2026-01-02 03:04  x#^p1 does not mean senn\n"
    assert briefing("undo").out == "undone: x#^p1 does not mean senn\n"
    assert briefing("log").out.endswith("(undone)\n")


def test_what_stands_in_the_way_is_told_with_both_versions(briefing: Briefing, tiny: Path, tmp_path: Path) -> None:
    briefing("add", write_text(tmp_path / "ferry.txt", THIRD, title="A ferry"))
    file = tiny / "articles" / "a-ferry.md"
    file.write_text(file.read_text() + "\n")
    mine = contents(tiny)
    answer = briefing("undo")
    assert answer.status == 2
    assert f"{file} has been changed since; nothing was changed" in answer.err
    assert contents(tiny) == mine


def test_what_came_with_the_library_is_not_removed(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    answer = briefing("--library", tmp_path / "tiny", "--library", tmp_path / "own", "remove", PIER)
    assert answer.status == 1
    assert "was not added" in answer.err
    assert briefing("remove", "no-such-article").status == 1


@pytest.mark.parametrize("number", ["0", "-1", "x", "9"])
def test_a_number_that_is_none(briefing: Briefing, number: str) -> None:
    assert briefing("undo", number).status == (1 if number == "9" else 2)
