"""What was exported as Markdown or JSON-LD comes back by `add`: articles, passages, cards and claims, none lost."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.anchors import fingerprint
from briefing.export import collect
from briefing.library import Library
from tests.cli.conftest import Briefing
from tests.export.told import told
from tests.files import contents
from tests.library.pier import PARAGRAPHS, PIER, write_known

pytestmark = pytest.mark.usefixtures("without_model")
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another reader's library, empty."""
    folder = tmp_path / "other"
    folder.mkdir()
    return folder


def _whole(*folders: Path) -> dict[str, object]:
    with TemporaryDirectory() as cache, closing(Library.open(folders, Path(cache))) as library:
        library.refresh()
        return told(collect(library).dossier)


@pytest.mark.parametrize("format", ["md", "jsonld"])
@pytest.mark.parametrize("name", ["shipped", "tiny"])
def test_a_whole_library_comes_back(briefing: Briefing, home: Path, other: Path, format: str, name: str) -> None:
    source = CONTENT if name == "shipped" else home / "tiny"
    file = home / f"whole.{format}"
    assert briefing("--library", source, "export", "--format", format, "-o", file).status == 0
    answer = briefing("--library", other, "add", file, "--json")
    assert answer.status == 0
    (row,) = answer.json["files"]
    assert row["status"] == "new"
    assert _whole(home / "cache", other) == _whole(home / "cache", source)
    assert briefing("--library", other, "check", "--fail-on", "error").status == 0


@pytest.mark.parametrize("format", ["md", "jsonld"])
def test_own_words_come_back_as_own_words_and_digests_as_digests(
    briefing: Briefing, home: Path, other: Path, format: str
) -> None:
    folder = home / "pier"
    write_known(folder)
    copy = home / "copy.txt"
    copy.write_text("\n\n".join(PARAGRAPHS[:3]), encoding="utf-8")
    assert briefing("--library", folder, "add", copy).status == 0
    before = _whole(home / "cache", folder)
    file = home / f"pier.{format}"
    briefing("--library", folder, "export", "--format", format, "-o", file)
    assert briefing("--library", other, "add", file).status == 0
    assert _whole(home / "cache", other) == before
    passages = briefing("--library", other, "show", PIER, "--json").json["passages"]
    assert [each["is_original"] for each in passages] == [True] * 3 + [False] * 5
    assert passages[0]["text"] == PARAGRAPHS[0]


@pytest.mark.parametrize("format", ["md", "jsonld"])
def test_it_is_one_change_that_undo_takes_back(briefing: Briefing, home: Path, other: Path, format: str) -> None:
    file = home / f"whole.{format}"
    briefing("export", "--format", format, "-o", file)
    briefing("--library", other, "add", file)
    assert contents(other)
    assert briefing("--library", other, "undo").status == 0
    assert not contents(other)


@pytest.mark.parametrize("format", ["md", "jsonld"])
def test_added_twice_nothing_is_new(briefing: Briefing, home: Path, own: Path, format: str) -> None:
    file = home / f"whole.{format}"
    briefing("export", "--format", format, "-o", file)
    answer = briefing("add", file, "--json")
    assert answer.json["files"][0]["status"] == "unchanged"
    assert answer.json["files"][0]["message"] == "A dossier of 8 cards and 2 articles: 0 new. 10 were there already."
    assert not contents(own)


def test_a_card_that_is_there_in_other_words_is_left_and_told(briefing: Briefing, home: Path, own: Path) -> None:
    file = home / "one.md"
    briefing("export", "bertil-aske", "--format", "md", "-o", file)
    text = file.read_text(encoding="utf-8").replace("- **kind:** actor", "- **kind:** actor\n- **role:** Somebody else")
    file.write_text(text, encoding="utf-8")
    message = briefing("add", file, "--json").json["files"][0]["message"]
    assert "1 is there in other words, and left so: bertil-aske." in message
    assert not contents(own)


def test_own_words_of_an_article_that_is_there_in_digests_are_kept_as_a_copy(
    briefing: Briefing, home: Path, other: Path
) -> None:
    write_known(home / "pier")
    write_known(other)
    (home / "copy.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    briefing("--library", home / "pier", "add", home / "copy.txt")
    briefing("--library", home / "pier", "export", "--format", "md", "-o", home / "pier.md")
    answer = briefing("--library", other, "add", home / "pier.md", "--json")
    assert answer.json["files"][0]["status"] == "original"
    passages = briefing("--library", other, "show", PIER, "--json").json["passages"]
    assert all(each["is_original"] for each in passages)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "---\nbriefing: dossier 1\n---\n\n# Nothing\n"),
        ("x.md", "---\nbriefing: dossier 2\n---\n\n### A {#a}\n\n- **kind:** actor\n"),
        ("x.jsonld", '{"id": "urn:briefing:dossier"'),
        ("x.json", '{"id": "urn:briefing:dossier", "briefing:cards": [{"id": "urn:briefing:card:../../x"}]}'),
    ],
)
def test_what_only_begins_as_a_dossier_is_refused_by_name(
    briefing: Briefing, home: Path, other: Path, name: str, text: str
) -> None:
    (home / name).write_text(text, encoding="utf-8")
    answer = briefing("--library", other, "add", home / name, "--json")
    assert answer.json["files"][0]["status"] == "failed"
    assert not contents(other)


def test_with_digests_alone_no_own_word_leaves(briefing: Briefing, home: Path) -> None:
    folder = home / "pier"
    write_known(folder)
    (home / "copy.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    (home / "mine.txt").write_text("A headline\n\nThe ferry of my own words sails at nine.", encoding="utf-8")
    briefing("--library", folder, "add", home / "copy.txt", home / "mine.txt")
    for format in ("md", "html", "jsonld", "ftm", "graphml", "csl", "bibtex"):
        kept = briefing("--library", folder, "export", "--format", format, "--digests").out
        assert not [words for words in (*PARAGRAPHS[:3], "sails at nine") if words in kept]
    assert fingerprint(PARAGRAPHS[0]) in briefing("--library", folder, "export", "--format", "md", "--digests").out
    assert PARAGRAPHS[0].split(",")[0] in briefing("--library", folder, "export", "--format", "md").out
