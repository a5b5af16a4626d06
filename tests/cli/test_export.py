"""`briefing export`: the library, a query, what is named; a file whole or not at all, and never over another."""

import json
import os
from pathlib import Path

import pytest

from briefing.cli.export_parser import FORMATS
from briefing.export import Format
from tests.cli.conftest import Briefing
from tests.files import contents


def test_the_formats_of_the_command_are_those_there_are() -> None:
    assert tuple(Format) == FORMATS


def _cards(out: str) -> list[str]:
    return [node["id"].removeprefix("urn:briefing:card:") for node in json.loads(out)["briefing:cards"]]


def test_the_whole_library_what_is_named_and_what_a_query_finds(briefing: Briefing) -> None:
    assert len(_cards(briefing("export", "--format", "jsonld").out)) == 8
    named = briefing("export", "Bertil Åske", "mill-talks-2022", "--format", "jsonld")
    assert _cards(named.out) == ["bertil-aske", "mill-talks-2022"]
    found = _cards(briefing("export", "--query", "sluice", "--format", "jsonld").out)
    assert "sluice-closure-2021" in found
    assert len(found) < 8


def test_of_a_card_the_passages_it_cites_go_along_and_of_an_article_all(briefing: Briefing) -> None:
    def numbers(*arguments: str) -> list[list[int]]:
        told = json.loads(briefing("export", *arguments, "--format", "jsonld").out)["briefing:articles"]
        return [[passage["briefing:number"] for passage in article["briefing:passages"]] for article in told]

    cited = json.loads(briefing("show", "mill-talks-2022", "--json").out)["claims"]
    addresses = {address for claim in cited for address in claim["citations"]}
    assert sum(map(len, numbers("mill-talks-2022"))) == len(addresses)
    assert numbers("orla-gazette-2021-03-04") == [[1, 2, 3, 4, 5, 6]]
    assert numbers("orla-gazette-2021-03-04#^p2") == [[2]]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_to_a_file(briefing: Briefing, tmp_path: Path, format: str) -> None:
    file = tmp_path / "out" / f"dossier.{format}"
    file.parent.mkdir()
    answer = briefing("export", "--format", format, "-o", file)
    assert answer.status == 0
    assert answer.out == ""
    assert "8 cards, 2 articles, 12 passages." in answer.err
    assert [*contents(file.parent)] == [file.name]
    if format != "docx":
        assert briefing("export", "--format", format).out == file.read_text(encoding="utf-8").rstrip("\n") + "\n"


def test_a_packed_file_needs_a_name(briefing: Briefing) -> None:
    answer = briefing("export", "--format", "docx")
    assert answer.status == 2
    assert answer.err.endswith("docx is a packed file, which a terminal cannot show: name a file with -o FILE.\n")


def test_no_file_is_written_over_without_force(briefing: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    file.write_text("My own words.")
    file.chmod(0o640)
    answer = briefing("export", "--format", "md", "-o", file)
    assert answer.status == 2
    assert "is there already, and was left as it is. --force writes over a file." in answer.err
    assert file.read_text() == "My own words."
    assert briefing("export", "--format", "md", "-o", file, "--force").status == 0
    assert "# Briefing" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through_and_what_is_no_file_never(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("before")
    (tmp_path / "link.md").symlink_to("real.md")
    assert briefing("export", "--format", "md", "-o", tmp_path / "link.md", "--force").status == 0
    assert (tmp_path / "link.md").is_symlink()
    assert "# Briefing" in (tmp_path / "real.md").read_text(encoding="utf-8")
    os.mkfifo(tmp_path / "fifo")
    for wrong in (tmp_path, tmp_path / "fifo", tmp_path / "nowhere" / "x.md"):
        assert briefing("export", "--format", "md", "-o", wrong, "--force").status == 2
    assert (tmp_path / "fifo").is_fifo()


def test_where_writing_fails_nothing_is_left(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert briefing("export", "--format", "md", "-o", tmp_path / "out" / "x.md").status == 2
    assert not [*(tmp_path / "out").iterdir()]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("no-such-card",), 1, "Nothing is called"),
        (("--query", "zzzz"), 1, "Nothing is found for “zzzz”"),
        (("--query", " "), 2, "The query is empty"),
        (("bertil-aske", "--query", "x"), 2, "not both"),
    ],
)
def test_what_cannot_be_exported_is_told(
    briefing: Briefing, arguments: tuple[str, ...], status: int, told: str
) -> None:
    answer = briefing("export", *arguments, "--format", "md")
    assert answer.status == status
    assert told in answer.err
    assert answer.out == ""


def test_an_unknown_format_is_told(briefing: Briefing) -> None:
    answer = briefing("export", "--format", "odt")
    assert answer.status == 2
    assert "'odt'" in answer.err
