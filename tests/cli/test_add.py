"""`briefing add`."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.cli.directories import Directories
from briefing.model import AddStatus
from briefing.sources import SUFFIXES
from briefing.text import clean
from tests.cli.conftest import Briefing
from tests.library.pier import PARAGRAPHS, PIER, THIRD, digest, write_known, write_text

pytestmark = pytest.mark.usefixtures("without_model")

CARD = "---\nkind: actor\ntitle: Órla Finn\n---\nShe keeps the pier. [[{0}#^p1]] [[{0}#^p2]] [[{0}#^p6]]\n"


@pytest.fixture(autouse=True)
def tiny(home: Path) -> Path:
    """The tiny library, with the article of the pier in it and a card that cites it."""
    folder = home / "tiny"
    write_known(folder)
    (folder / "cards" / "orla-finn.md").write_text(CARD.format(PIER), encoding="utf-8")
    return folder


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a copy of the known article and a third article."""
    write_text(tmp_path / "files" / "copy.txt")
    write_text(tmp_path / "files" / "third.txt", THIRD, title="The first ferry")
    return tmp_path / "files"


def test_a_line_for_each_file_and_a_count(briefing: Briefing, files: Path, tiny: Path) -> None:
    answer = briefing("add", files)
    assert answer.status == 0
    assert answer.out == (
        f"original  {PIER}  {files}/copy.txt   8 of 8 passages can be read in their own words.\n"
        f"new       the-first-ferry       {files}/third.txt  A new article: The first ferry\n"
    )
    assert answer.err == "2 files: 1 original, 1 new\n"
    assert (tiny / "originals" / f"{PIER}.md").is_file()
    assert (tiny / "articles" / "the-first-ferry.md").is_file()
    again = briefing("add", files)
    assert (again.status, again.err) == (0, "2 files: 2 unchanged\n")
    assert again.out == (
        f"unchanged  {PIER}  {files}/copy.txt"
        f"   This text is there already, among the copies of {PIER} in {tiny}/originals.\n"
        f"unchanged  the-first-ferry       {files}/third.txt"
        f"  This text is there already, as {tiny}/articles/the-first-ferry.md.\n"
    )


def test_json(briefing: Briefing, files: Path) -> None:
    (files / "empty.txt").touch()
    answer = briefing("add", files, "--json")
    assert answer.status == 2
    failed = answer.json["files"].pop(1)
    assert failed.pop("message").startswith("The file is empty")
    nothing = {"article": "", "status": "failed", "paragraphs": 0, "matched": 0}
    assert failed == {"path": str(files / "empty.txt"), **nothing}
    assert answer.json["schema_version"] == 1
    assert answer.json["files"][0] == {
        "path": str(files / "copy.txt"),
        "article": PIER,
        "status": "original",
        "paragraphs": 8,
        "matched": 8,
        "message": "8 of 8 passages can be read in their own words.",
    }


def test_what_failed_is_status_2_and_the_rest_is_stored(briefing: Briefing, files: Path, tiny: Path) -> None:
    os.mkfifo(files / "a\x1b[31m\n.txt")
    answer = briefing("add", files, files / "nowhere.txt")
    assert answer.status == 2
    assert answer.err == "4 files: 1 original, 1 new, 2 failed\n"
    assert [line.split()[0] for line in answer.out.splitlines()] == ["failed", "original", "new", "failed"]
    assert answer.out == clean(answer.out)
    assert (tiny / "originals" / f"{PIER}.md").is_file()


def test_nothing_to_read_is_status_1(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = briefing("add", tmp_path / "empty")
    assert (answer.status, answer.out) == (1, "")
    assert "nothing" in answer.err
    assert briefing("add", tmp_path / "empty", "--json").json == {"schema_version": 1, "files": []}


def test_files_of_other_kinds_in_a_folder_are_counted(briefing: Briefing, files: Path) -> None:
    for name in ("memo.docx", "table.xlsx", "second.docx", "README", ".hidden.doc"):
        (files / name).write_bytes(b"of another kind")
    answer = briefing("add", files)
    assert answer.status == 0
    assert answer.err == "2 files: 1 original, 1 new; 4 unsupported files skipped (.docx, without a suffix, .xlsx)\n"


def test_an_empty_path_is_not_the_folder_one_is_in(
    briefing: Briefing, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`briefing add "$FILE"`, and the variable is not set."""
    monkeypatch.chdir(files)
    answer = briefing("add", "")
    assert (answer.status, answer.out) == (2, "")
    assert "an empty path names no file" in answer.err


class TestTheTarget:
    """It is added to the library that `--to` names, else the last one, else the reader's own."""

    def test_the_last_library(self, briefing: Briefing, files: Path, tiny: Path, tmp_path: Path) -> None:
        assert briefing("add", files, "--library", tiny, "--library", tmp_path / "mine").status == 0
        assert (tmp_path / "mine" / "originals" / f"{PIER}.md").is_file()
        assert not (tiny / "originals").exists()

    def test_the_last_one_of_the_environment(
        self, briefing: Briefing, files: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BRIEFING_LIBRARY", os.pathsep.join(map(str, (tiny, tmp_path / "mine"))))
        answer = briefing("add", files)
        assert (answer.status, answer.err) == (0, "2 files: 1 original, 1 new\n")
        assert (tmp_path / "mine" / "articles" / "the-first-ferry.md").is_file()
        assert not (tiny / "originals").exists()

    def test_the_one_that_is_named(self, briefing: Briefing, files: Path, tiny: Path, tmp_path: Path) -> None:
        answer = briefing("add", "--to", tmp_path / "there", files)
        read_with = f"To open it: briefing --library {tiny} --library {tmp_path / 'there'}"
        assert (answer.status, answer.err.splitlines()) == (0, ["2 files: 1 original, 1 new", read_with])
        assert (tmp_path / "there" / "originals" / f"{PIER}.md").is_file()
        assert not (tiny / "originals").exists()
        again = briefing("add", "--to", tmp_path / "there", files)
        assert again.err.splitlines() == ["2 files: 2 unchanged", read_with]

    def test_what_another_open_library_has_is_not_stored_again_and_its_file_is_named(
        self, briefing: Briefing, files: Path, tiny: Path, tmp_path: Path
    ) -> None:
        briefing("add", files / "third.txt")
        answer = briefing("add", "--to", tmp_path / "there", files / "third.txt", "--json")
        (added,) = answer.json["files"]
        assert (answer.status, added["status"]) == (0, "unchanged")
        assert added["message"] == f"This text is there already, as {tiny}/articles/the-first-ferry.md."
        assert not (tmp_path / "there").exists()

    def test_a_link_that_leads_to_itself(self, briefing: Briefing, files: Path, tmp_path: Path) -> None:
        loop = tmp_path / "loop"
        loop.symlink_to(loop)
        answer = briefing("add", files, "--to", loop)
        assert answer.status == 2
        assert "could not be stored" in answer.out
        assert "bug" not in answer.err

    def test_never_the_shipped_one(
        self, briefing: Briefing, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shipped = Directories.of({}).shipped
        monkeypatch.delenv("BRIEFING_LIBRARY")
        before = {path: path.stat().st_mtime_ns for path in shipped.rglob("*")}
        assert briefing("--library", shipped, "add", files).status == 0
        assert list((tmp_path / "data" / "library" / "articles").iterdir())
        assert {path: path.stat().st_mtime_ns for path in shipped.rglob("*")} == before

    def test_by_default_the_reader_s_own_made_for_them_alone(
        self, briefing: Briefing, files: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("BRIEFING_LIBRARY")
        answer = briefing("add", files / "third.txt")
        assert (answer.status, answer.err) == (0, "1 file: 1 new\n")
        own = home / "data" / "library"
        assert (own / "articles" / "the-first-ferry.md").is_file()
        assert own.stat().st_mode & 0o777 == 0o700
        assert briefing("show", "the-first-ferry#^p1", "--json").json["text"] == THIRD[0]


class TestReading:
    """What was added is read, found and linked at once."""

    def test_a_passage(self, briefing: Briefing, files: Path) -> None:
        before = briefing("show", f"{PIER}#^p2", "--json").json
        assert (before["text"], before["is_original"]) == (digest(2), False)
        assert "briefing add FILE" in briefing("show", f"{PIER}#^p2").out
        briefing("add", files)
        after = briefing("show", f"{PIER}#^p2", "--json").json
        assert (after["text"], after["is_original"]) == (PARAGRAPHS[1], True)
        assert {**after, "text": "", "is_original": False, "mentions": []} == {**before, "text": "", "mentions": []}
        shown = " ".join(briefing("show", f"{PIER}#^p2").out.split())
        assert PARAGRAPHS[1] in shown
        assert f"Our summary {digest(2)}" in shown
        assert "briefing add" not in shown

    def test_a_card(self, briefing: Briefing, files: Path) -> None:
        before = briefing("show", "orla-finn").out
        assert " ".join(before.split()).count("read the original") == 1
        briefing("add", files)
        after = " ".join(briefing("show", "orla-finn").out.split())
        for number in (1, 2, 6):
            assert PARAGRAPHS[number - 1] in after
        assert "digest" not in after

    def test_a_card_tells_apart_what_stands_in_the_copy(self, briefing: Briefing, tmp_path: Path) -> None:
        altered = write_text(tmp_path / "a.txt", (*PARAGRAPHS[:5], "The mayor says yes.", *PARAGRAPHS[6:]))
        briefing("add", altered)
        shown = " ".join(briefing("show", "orla-finn").out.split())
        assert f"· altered in your copy ({PIER}#^p6) The mayor says yes." in shown
        assert f"· verbatim ({PIER}#^p1) The old pier" in shown
        assert "read the original" not in shown
        passage = " ".join(briefing("show", f"{PIER}#^p6").out.split())
        assert "altered in your copy" in passage
        assert digest(6) in passage
        assert briefing("show", f"{PIER}#^p6", "--json").json["is_original"] is False

    def test_a_third_article_is_searched_and_mentioned(self, briefing: Briefing, files: Path) -> None:
        briefing("add", files / "third.txt")
        hits = briefing("search", "lamps cost quay", "--json").json["hits"]
        assert hits[0]["id"] == "the-first-ferry#^p3"
        assert "the-first-ferry#^p1" in briefing("show", "orla-finn", "--json").json["mentions"]


def test_the_readme_and_the_help_name_what_is_read(briefing: Briefing) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Your own articles")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\.[a-z]+)`", section)) == set(SUFFIXES)
    assert set(re.findall(r"(?m)^\| `([a-z]+)` \|", section)) == {status.value for status in AddStatus}
    assert "briefing add FILE|DIR… [--to DIR] [--encoding NAME] [--yes] [--json]" in readme
    shown = briefing("add", "--help").out
    assert all(suffix in shown for suffix in (".txt", ".md", ".eml", ".html", ".pdf"))


def originals() -> Path | None:
    """The folder of the articles that the shipped content tells of, where it is at hand."""
    named = os.environ.get("BRIEFING_ORIGINALS")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "articles"
    return folder if folder.is_dir() else None


@pytest.mark.skipif(originals() is None, reason="the articles are not here: $BRIEFING_ORIGINALS names no folder")
def test_the_articles_that_the_shipped_cards_tell_of(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are recognised with every passage, and every citation on every card then shows its own words."""
    monkeypatch.delenv("BRIEFING_LIBRARY")
    folder = originals()
    assert folder is not None
    answer = briefing("add", folder, "--json")
    assert answer.status == 0
    found = {one["article"]: (one["status"], one["matched"]) for one in answer.json["files"]}
    assert found == {
        "miami-herald-2019-07-23": ("original", 45),
        "wall-street-journal-2024-08-11": ("original", 16),
    }
    cards = briefing("list", "--json").json["cards"]
    shown = [briefing("show", card["id"], "--json").json for card in cards]
    cited = {address for card in shown for claim in card["claims"] for address in claim["citations"]}
    assert cited
    for address in cited:
        assert briefing("show", address, "--json").json["is_original"], address
    assert briefing("index").out == ""


def test_an_encoding_that_is_named_is_taken_and_one_that_is_guessed_is_told(briefing: Briefing, tmp_path: Path) -> None:
    text = "Гавань острова снова открылась в пятницу, через четыре месяца после бури.\n"
    (tmp_path / "a.txt").write_bytes(text.encode("koi8_r"))
    told = briefing("add", tmp_path / "a.txt").out
    assert "read as koi8-r, which is a guess: `--encoding NAME` names another" in told
    (tmp_path / "b.txt").write_bytes("Où est le café ?\n".encode("mac_roman"))
    answer = briefing("add", tmp_path / "b.txt", "--encoding", "macintosh", "--json")
    assert "guess" not in answer.json["files"][0]["message"]
    assert "Où est le café" in briefing("show", answer.json["files"][0]["article"]).out
    wrong = briefing("add", tmp_path / "b.txt", "--encoding", "martian")
    assert (wrong.status, wrong.out) == (2, "")
    assert "“martian” is no encoding that is known" in wrong.err


def test_what_a_browser_stored_along_with_a_page_is_passed_over_and_counted(briefing: Briefing, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra briefing[import]")
    folder = tmp_path / "saved"
    (folder / "My page_files").mkdir(parents=True)
    (folder / "other_files").mkdir()
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    (folder / "My page.html").write_text(f"<title>A</title><article>{body}</article>", encoding="utf-8")
    (folder / "My page_files" / "frame.html").write_text("<p>Buy a pier, now and cheap.</p>", encoding="utf-8")
    write_text(folder / "other_files" / "third.txt", THIRD)
    answer = briefing("add", folder)
    assert [line.split()[0] for line in answer.out.splitlines()] == ["original", "new"]
    assert answer.err.endswith("1 unsupported file skipped (.html)\n")


def test_ctrl_c_keeps_what_was_stored_and_tells_it(home: Path, tmp_path: Path) -> None:
    """It comes when a few of many files are stored."""
    pile = tmp_path / "pile"
    for number in range(400):
        write_text(pile / f"{number:03}.txt", (f"Boat number {number} came in at noon, its crew said on the quay.",))
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "add", pile, "--to", tmp_path / "own"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(home)},
    )
    articles = tmp_path / "own" / "articles"
    until = time.monotonic() + 60
    while len(list(articles.glob("*.md"))) <= 2:
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    stored = len(list(articles.glob("*.md")))
    assert process.returncode == 130
    assert 2 < stored < 400
    assert f"{stored} files: {stored} new" in err
    assert "Interrupted" in err
    assert out.count("\n") == stored


def asked(answer: bytes, folder: Path, *options: str) -> tuple[str, int]:
    """What `briefing add FOLDER` says on a terminal where it is answered so; and its exit status."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "briefing", "add", *options, str(folder)]
    with subprocess.Popen(command, stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        os.write(ours, answer)
        said = bytearray()
        with contextlib.suppress(OSError):  # the terminal is gone once the program is
            while part := os.read(ours, 4096):
                said += part
        status = process.wait(60)
    os.close(ours)
    return said.decode().replace("\r\n", "\n"), status


def test_on_a_terminal_a_folder_is_looked_at_first_and_nothing_is_written_unasked(files: Path, own: Path) -> None:
    (files / "picture.png").write_bytes(b"\x89PNG")
    (files / "empty.md").write_bytes(b"")
    said, status = asked(b"n\n", files)
    assert "2 files to read (2 .txt); 1 unsupported file skipped (.png)\n" in said
    assert f"{files / 'empty.md'}: The file is empty" in said
    assert said.endswith("Nothing was added.\n")
    assert (status, list(own.rglob("*.md"))) == (1, [])


def test_whoever_agrees_or_says_so_before_has_it_added(files: Path, own: Path) -> None:
    said, status = asked(b"y\n", files)
    assert ("Add them? [y/N]" in said, status, len(list(own.rglob("*.md")))) == (True, 0, 2)
    said, status = asked(b"", files, "--yes")
    assert ("Add them?" in said, "2 unchanged" in said, status) == (False, True, 0)
    assert "no file to read; 2 added before" in asked(b"", files)[0]
