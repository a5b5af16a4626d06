"""`briefing publish`, and the commands that read what was published."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from briefing.cli import run
from briefing.index import ServerAddress, open_index
from tests.tiny import write_good


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own with the tiny library."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("BRIEFING_LIBRARY", str(write_good(tmp_path / "tiny")))
    monkeypatch.setenv("COLUMNS", "80")
    yield tmp_path  # noqa: PT022 - the variables are set during the test


@pytest.fixture
def url(opensearch: str) -> str:
    """The address of a library that nobody has published."""
    return f"{opensearch}/test-{uuid4().hex[:12]}"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """What a command answers."""
    try:
        status = run(arguments)
    except SystemExit as left:
        status = int(left.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_what_is_published_is_read_as_from_the_files(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = told(capsys, "publish", url)
    assert (status, said) == (0, f"{url}: 10 cards and articles, 10 of them new or changed; 0 removed\n")
    for command in (
        ["search", "mills"],
        ["list", "--json"],
        ["show", "bertil-aske"],
        ["timeline"],
        ["list", "articles"],
    ):
        assert told(capsys, "--library", url, *command) == told(capsys, *command)


def test_publishing_again_writes_what_differs_and_nothing_where_nothing_does(
    url: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "publish", url)
    with closing(open_index(ServerAddress.parse(url))) as index:
        version = index.version
        assert told(capsys, "publish", url)[2].endswith("0 of them new or changed; 0 removed\n")
        assert index.version == version
        card = next(home.glob("tiny/cards/**/bertil-aske.md"))
        card.write_text(card.read_text() + "\nHe kept a heron.\n")
        next(home.glob("tiny/cards/**/sluice-amnesty-2022.md")).unlink()
        said = told(capsys, "publish", url)[2]
        assert said == f"{url}: 9 cards and articles, 1 of them new or changed; 1 removed\n"
        assert index.version != version
    assert told(capsys, "--library", url, "search", "heron")[1].startswith("Bertil Åske")
    assert told(capsys, "--library", url, "show", "sluice-amnesty-2022")[0] == 1


def test_notes_stay_here_unless_they_are_asked_for(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "note", "bertil-aske", "Ask him about the otter.")
    told(capsys, "publish", url)
    assert told(capsys, "--library", url, "search", "otter")[0] == 1
    told(capsys, "publish", url, "--notes")
    assert told(capsys, "--library", url, "search", "otter")[0] == 0
    told(capsys, "publish", url)
    assert told(capsys, "--library", url, "search", "otter")[0] == 1


@pytest.mark.parametrize("command", [["check"], ["index"], ["undo"], ["note", "bertil-aske", "x"], ["publish", "URL"]])
def test_what_works_on_files_is_refused(url: str, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, said = told(capsys, "--library", url, *(part.replace("URL", url) for part in command))
    assert (status, out) == (2, "")
    assert said.startswith(f"briefing: briefing {command[0]} works on the files of a library")


def test_a_library_that_is_not_there_is_told(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = 2, "", "There is no shared library of that name; somebody has to publish it first.\n"
    assert told(capsys, "--library", url, "list") == nothing
    monkeypatch.setenv("BRIEFING_LIBRARY", url)
    assert told(capsys, "list") == nothing
    assert told(capsys, "--library", url, "--library", "there", "list")[2] == (
        "briefing: A shared library is opened alone: give --library once.\n"
    )
    status, _, said = told(capsys, "--library", "https://me:sesame@host/x", "list")
    assert status == 2
    assert "sesame" not in said
