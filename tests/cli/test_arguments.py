"""The arguments, and which libraries they open."""

import os
from pathlib import Path

import pytest

import briefing as package
from briefing.cli.environment import Environment
from tests.cli.conftest import Briefing
from tests.files import write_card

pytestmark = pytest.mark.usefixtures("without_model")


def ids(briefing: Briefing, *arguments: str | Path) -> set[str]:
    return {card["id"] for card in briefing(*arguments, "--json").json["cards"]}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    write_card(tmp_path / "one", "first")
    write_card(tmp_path / "two", "second")
    return tmp_path / "one", tmp_path / "two"


def test_library_stands_before_the_command_behind_it_or_both(briefing: Briefing, two: tuple[Path, Path]) -> None:
    one, other = two
    assert ids(briefing, "--library", one, "list") == {"first"}
    assert ids(briefing, "list", "--library", other) == {"second"}
    assert ids(briefing, "--library", one, "list", "--library", other) == {"first", "second"}
    assert ids(briefing, "list", "--library", one, "--library", other) == {"first", "second"}


def test_the_environment_names_libraries(
    briefing: Briefing, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_LIBRARY", os.pathsep.join(map(str, two)))
    assert ids(briefing, "list") == {"first", "second"}
    assert ids(briefing, "list", "--library", two[0]) == {"first"}


def test_by_default_what_is_shipped_and_the_reader_s_own_open(
    briefing: Briefing, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_LIBRARY")
    answer = briefing("list", "--json")
    assert answer.err == ""
    assert "nicolas-maduro" in {card["id"] for card in answer.json["cards"]}
    write_card(home / "data" / "library", "mine")
    assert {"mine", "nicolas-maduro"} <= ids(briefing, "list")


def test_version(briefing: Briefing) -> None:
    assert briefing("--version").out == f"briefing {package.__version__}\n"


@pytest.mark.parametrize("command", [[], ["search"], ["list"], ["show"], ["add"], ["index"]])
def test_every_command_has_help_with_an_example(briefing: Briefing, command: list[str]) -> None:
    answer = briefing(*command, "--help")
    assert answer.status == 0
    assert "example: briefing" in answer.out


@pytest.mark.parametrize(
    "arguments",
    [["search"], ["show"], ["add"], ["lst"], ["list", "--jsn"], ["search", "-mill"], ["list", "\x1b[2J"], ["--x\x1b"]],
)
def test_arguments_that_make_no_sense_are_status_2_and_point_to_the_help(
    briefing: Briefing, arguments: list[str]
) -> None:
    answer = briefing(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert "--help" in answer.err
    assert "\x1b" not in answer.err


def test_an_editor_that_cannot_be_read_is_no_matter_of_a_command(
    briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi 'unclosed")
    assert briefing("list").status == 0


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [("TMUX", "socket,1,0", "set -g set-clipboard on"), ("STY", "1.pts", "screen"), ("TERM", "xterm", "")],
)
def test_a_terminal_that_is_known_to_keep_text_from_the_clipboard_is_told(variable: str, value: str, told: str) -> None:
    doubt = Environment.of({variable: value}).clipboard_doubt
    assert told in doubt
    assert bool(doubt) == bool(told)
