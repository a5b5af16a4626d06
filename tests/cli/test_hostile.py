"""Nothing in a file, a file name or a query reaches the terminal as a control sequence."""

from pathlib import Path
from typing import Any

import pytest

from briefing.text import clean
from tests.cli.conftest import Briefing


def texts(value: Any) -> list[str]:
    """Every text in a JSON value, keys too."""
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    "command",
    [["list"], ["index"], ["search", "a*"], ["search", "kind:other"], ["search", "[/x] OR reversed"], []],
    ids=" ".join,
)
def test_no_command_writes_what_a_terminal_obeys(briefing: Briefing, hostile_folder: Path, command: list[str]) -> None:
    answer = briefing("--library", hostile_folder, *command)
    assert answer.status == 0
    assert answer.out == clean(answer.out)
    assert answer.err == clean(answer.err)


def test_every_card_article_and_passage_is_shown_clean(briefing: Briefing, hostile_folder: Path) -> None:
    cards = briefing("list", "--json", "--library", hostile_folder).json["cards"]
    names = [card["id"] for card in cards]
    names += ["hostile-wire-2020-01-02", "raw-wire-2020-01-03"]
    names += ["hostile-wire-2020-01-02#^p1", "hostile-wire-2020-01-02#^p2", "raw-wire-2020-01-03#^p1"]
    assert len(cards) == 15
    for name in names:
        answer = briefing("show", name, "--library", hostile_folder)
        assert answer.status == 0
        assert answer.out == clean(answer.out)
        for text in texts(briefing("show", name, "--json", "--library", hostile_folder).json):
            assert text == clean(text)


def test_markup_is_text(briefing: Briefing, hostile_folder: Path) -> None:
    shown = briefing("show", "markup", "--library", hostile_folder).out
    assert shown.startswith("[Reuters] [/x] [@click=app.quit]quit[/] (markup)\n")
    shown = " ".join(shown.split())
    assert "It was reported [Reuters] and closed [/x] and clicked [@click=app.quit]here[/]. [1]" in shown


def test_every_problem_names_file_line_and_cure(briefing: Briefing, hostile_folder: Path) -> None:
    told = briefing("index", "--library", hostile_folder).out
    rules = {line.split(": ")[1] for line in told.splitlines()}
    assert rules >= {"bad-date", "bad-id", "bad-link", "bad-url", "broken-citation", "broken-link"}
    assert rules >= {"duplicate-passage", "front-matter", "missing-id", "undecodable", "unknown-kind"}
    assert "Bad Name [b]␛[31m.md:0: bad-id: " in told
