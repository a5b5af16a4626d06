"""A refresh takes in what changed, and that alone."""

import os
import shutil
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import NotFound
from briefing.library import Library, Reached
from tests.files import write_card
from tests.library.conftest import HOUR, Open, age
from tests.library.opened import opened_below
from tests.tiny import write_good


@pytest.fixture
def library(open_library: Open, folder: Path) -> Library:
    opened = open_library(folder)
    opened.refresh()
    return opened


def test_open_opens_no_content_file_and_knows_nothing_before_the_first_refresh(
    open_library: Open, folder: Path
) -> None:
    with opened_below(folder) as opened:
        library = open_library(folder)
        assert library.roster.cards == ()
        assert library.problems == ()
    assert opened == []


def test_the_first_refresh_takes_in_everything(open_library: Open, folder: Path) -> None:
    library = open_library(folder)
    steps = list[tuple[int, int]]()
    assert library.refresh(lambda reached: steps.append(reached[:2]))
    assert len(library.roster.cards) == 8
    assert len(library.roster.articles) == 2
    assert library.roster.passages == 12
    assert library.problems == ()
    assert library.notices == ()
    assert steps == [(number, 10) for number in range(1, 11)]


def test_what_was_taken_in_is_there_at_the_next_open_without_reading_a_file(
    library: Library, open_library: Open, folder: Path
) -> None:
    with opened_below(folder) as opened:
        again = open_library(folder)
        assert again.roster == library.roster
        assert not again.refresh()
        assert again.card("bertil-aske").title == "Bertil Åske"
    assert opened == []


def test_one_changed_file_is_read_alone(library: Library, folder: Path) -> None:
    path = folder / "cards" / "offers" / "water-share-2021.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Half of", "A third of"), encoding="utf-8")
    with opened_below(folder) as opened:
        assert library.refresh()
    assert set(opened) == {"water-share-2021.md"}
    assert library.card("water-share-2021").title == "A third of the spring water, 2021"


def test_a_new_card_comes_and_a_deleted_one_goes(library: Library, folder: Path) -> None:
    path = write_card(folder, "newcomer")
    assert library.refresh()
    assert library.card("newcomer").title == "A new card"
    assert [hit.id for hit in library.search("new card").hits] == ["newcomer"]
    path.unlink()
    assert library.refresh()
    assert library.search("newcomer").hits == ()
    with pytest.raises(NotFound):
        library.card("newcomer")


def test_an_article_that_went_takes_its_passages_along_and_breaks_citations(library: Library, folder: Path) -> None:
    (folder / "articles" / "lake-herald-2022-10-11.md").unlink()
    assert library.refresh()
    assert library.roster.passages == 6
    assert {problem.rule for problem in library.problems} == {"broken-citation"}
    with pytest.raises(NotFound):
        library.passage("lake-herald-2022-10-11#^p1")


def test_problems_of_files_that_did_not_change_stay_known(library: Library, open_library: Open, folder: Path) -> None:
    write_card(folder, "astray", text="Links to [[nobody]].")
    library.refresh()
    write_card(folder, "other")
    library.refresh()
    assert [problem.rule for problem in library.problems] == ["broken-link"]
    assert open_library(folder).problems == library.problems
    write_card(folder, "nobody")
    library.refresh()
    assert library.problems == ()


def test_a_touched_file_is_compared_and_changes_nothing(library: Library, folder: Path) -> None:
    age(folder, by=HOUR // 2)
    assert not library.refresh()
    with opened_below(folder) as opened:
        assert not library.refresh()
    assert opened == []


def test_a_change_that_leaves_time_and_size_alone_is_seen_while_the_file_is_fresh(
    open_library: Open, folder: Path
) -> None:
    """Two writes within the granularity of the clock cannot be told by their stamps."""
    path = write_card(folder, "fresh", title="Old name")
    library = open_library(folder)
    library.refresh()
    stamp = path.stat()
    with path.open("r+b") as file:
        file.write(path.read_bytes().replace(b"Old", b"New"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert path.stat().st_ino == stamp.st_ino
    assert library.refresh()
    assert library.card("fresh").title == "New name"


def test_a_change_in_place_that_leaves_size_inode_and_time_as_they_were_is_seen(library: Library) -> None:
    file = library.file_of("bertil-aske")[0]
    library.refresh()
    before, text = file.stat(), file.read_text(encoding="utf-8")
    with file.open("r+", encoding="utf-8") as opened:
        opened.write(text.replace("title: Bertil", "title: Bertin"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_ino, after.st_mtime_ns) == (before.st_size, before.st_ino, before.st_mtime_ns)
    assert library.refresh()
    assert library.card("bertil-aske").title == "Bertin Åske"


def test_a_card_becomes_an_article_of_the_same_id(library: Library, folder: Path) -> None:
    path = write_card(folder, "turncoat")
    library.refresh()
    path.rename(folder / "articles" / "turncoat.md")
    (folder / "articles" / "turncoat.md").write_text("---\ntitle: Turned\n---\nA digest. ^p1\n", encoding="utf-8")
    assert library.refresh()
    assert library.article("turncoat").title == "Turned"
    assert library.passage("turncoat#^p1").digest == "A digest."
    with pytest.raises(NotFound):
        library.card("turncoat")


def test_what_is_wrong_in_one_file_leaves_the_others(library: Library, folder: Path) -> None:
    write_card(folder, "broken").write_bytes(b"---\nkind: [\n---\n\xff\xfe text")
    assert library.refresh()
    assert {"front-matter", "undecodable"} <= {problem.rule for problem in library.problems}
    assert len(library.roster.cards) == 9


class TestTwoFiles:
    """Of two files of one id one is shown, and a mistake is told."""

    def test_in_one_folder_the_first_by_path_wins_and_both_are_named(self, library: Library, folder: Path) -> None:
        write_card(folder, "a/twice", title="First")
        write_card(folder, "b/twice", title="Second")
        library.refresh()
        assert library.card("twice").title == "First"
        (problem,) = library.problems
        assert problem.rule == "duplicate-id"
        assert problem.file.endswith("b/twice.md")
        assert "a/twice.md" in problem.message

    def test_a_card_and_an_article(self, library: Library, folder: Path) -> None:
        write_card(folder, "orla-gazette-2021-03-04")
        library.refresh()
        assert [problem.rule for problem in library.problems] == ["duplicate-id"]
        assert library.article("orla-gazette-2021-03-04").outlet == "Órla Gazette"

    def test_a_later_folder_wins_in_silence_and_gives_back_what_it_hid(
        self, open_library: Open, folder: Path, tmp_path: Path
    ) -> None:
        mine = tmp_path / "mine"
        path = write_card(mine, "bertil-aske", title="My Bertil")
        library = open_library(folder, mine)
        library.refresh()
        assert library.card("bertil-aske").title == "My Bertil"
        assert library.problems == ()
        assert library.file_of("bertil-aske") == (path, 1)
        path.unlink()
        assert library.refresh()
        assert library.card("bertil-aske").title == "Bertil Åske"

    def test_a_later_file_that_cannot_be_read_leaves_the_earlier(
        self, open_library: Open, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "mine" / "cards").mkdir(parents=True)
        (tmp_path / "mine" / "cards" / "bertil-aske.md").symlink_to("/etc/hostname")
        library = open_library(folder, tmp_path / "mine")
        library.refresh()
        assert library.card("bertil-aske").title == "Bertil Åske"
        assert [problem.rule for problem in library.problems] == ["outside"]


class TestCancelling:
    """A refresh that is broken off leaves what has been read by then."""

    def test_what_has_been_read_stays(self, library: Library, folder: Path) -> None:
        write_card(folder, "one")
        write_card(folder, "two")
        steps = list[int]()
        assert library.refresh(lambda reached: steps.append(reached.done), lambda: len(steps) == 1)
        assert steps == [1]
        assert [hit.id for hit in library.search("new card").hits] == ["one"]
        assert library.refresh()
        assert len(library.roster.cards) == 10

    def test_before_the_first_file_nothing_changes(self, library: Library, folder: Path) -> None:
        write_card(folder, "one")
        before = library.roster
        assert not library.refresh(cancelled=lambda: True)
        assert library.roster == before
        assert library.notices

    def test_a_first_refresh_that_is_broken_off_leaves_nothing(self, open_library: Open, folder: Path) -> None:
        library = open_library(folder)
        assert not library.refresh(cancelled=lambda: True)
        assert library.roster.cards == ()
        assert library.notices
        assert library.refresh()

    def test_closing_breaks_off(self, folder: Path, tmp_path: Path) -> None:
        library = Library.open([folder], tmp_path / "cache")
        begun, answers = threading.Event(), list[bool]()

        def wait_for_close(_: Reached) -> None:
            begun.set()
            while not library._index._lock.is_ending:
                begun.wait(0.001)

        refreshing = threading.Thread(target=lambda: answers.append(library.refresh(wait_for_close)))
        refreshing.start()
        assert begun.wait(10)
        library.close()
        refreshing.join(10)
        assert answers == [False]


def test_an_empty_and_a_missing_folder_are_told(open_library: Open, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    library = open_library(tmp_path / "empty", tmp_path / "missing")
    library.refresh()
    assert library.search("anything").hits == ()
    empty, missing = library.notices
    assert str(tmp_path / "empty") in empty
    assert str(tmp_path / "missing") in missing


def test_an_optional_folder_may_be_missing_in_silence(folder: Path, tmp_path: Path) -> None:
    library = Library.open([folder, tmp_path / "own"], tmp_path / "cache", optional=[tmp_path / "own"])
    library.refresh()
    assert library.notices == ()
    write_card(tmp_path / "own", "mine")
    assert library.refresh()
    assert library.card("mine").title == "A new card"
    library.close()


def test_each_list_of_folders_has_an_index_of_its_own(open_library: Open, folder: Path, tmp_path: Path) -> None:
    other = write_good(tmp_path / "other")
    write_card(other, "extra")
    one, both = open_library(folder), open_library(folder, other)
    one.refresh()
    both.refresh()
    assert (len(one.roster.cards), len(both.roster.cards)) == (8, 9)
    assert not one.refresh()


def test_content_is_only_ever_read(library: Library, folder: Path) -> None:
    def seen() -> dict[str, tuple[int, bytes]]:
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}

    before = seen()
    library.rebuild()
    library.search("amnesty")
    shutil.rmtree(library._index._index.directory)
    library.refresh()
    assert seen() == before


def test_a_card_that_becomes_an_article_is_no_longer_a_card(tmp_path: Path) -> None:
    """Its names go with it: no passage names it any more, that of the article itself included."""
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        file, _ = library.file_of("bertil-aske")
        file.unlink()
        text = "---\ntitle: \u00c5ske\npublished: 2020-01-01\n---\nBertil \u00c5ske is told of here. ^p1\n"
        (folder / "articles" / "bertil-aske.md").write_text(text, encoding="utf-8")
        library.refresh()
        assert library.roster.card("bertil-aske") is None
        assert library.article("bertil-aske").passages == 1
        assert "bertil-aske" not in library.named_in("bertil-aske#^p1")
