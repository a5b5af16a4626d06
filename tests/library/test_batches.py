"""A new pile comes in batches: readable from the first, broken off at any moment, gone on with, in the end whole."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from briefing.anchors import fingerprint
from briefing.dialect import write_article
from briefing.library import Library, Reached
from briefing.model import Address, Article, Passage, Problem
from tests.files import write_card
from tests.library.conftest import Open, age
from tests.library.whole import everything, in_one_piece, make_small
from tests.tiny import write_good

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cards are one batch, and each article is one."""
    make_small(monkeypatch)


def test_a_small_library_is_one_batch(open_library: Open, folder: Path) -> None:
    batches = list[int]()
    open_library(folder).refresh(renewed=lambda: batches.append(1))
    assert batches == []


@pytest.mark.usefixtures("small")
class TestOneBatchAfterTheOther:
    """What has come is there at once, what is to come is awaited, and in the end it is as if it had come at once."""

    def test_it_can_be_read_and_searched_from_the_first_batch(self, open_library: Open, folder: Path) -> None:
        library, seen, steps = open_library(folder), list[tuple[int, int, int]](), list[tuple[int, int]]()

        def look() -> None:
            assert not library.is_whole
            assert library.card("bertil-aske").title == "Bertil Åske"
            assert library.search("kind:offer").total
            roster = library.roster
            seen.append((len(roster.cards), len(roster.articles), roster.passages))
            for article in roster.articles:
                assert len(library.passages(article.id)) == 6

        library.refresh(lambda reached: steps.append(reached[:2]), renewed=look)
        assert seen == [(8, 0, 0), (8, 1, 6)]
        assert steps == [(number, 10) for number in range(1, 11)]
        assert library.is_whole
        assert library.notices == ()

    def test_what_is_to_come_is_not_called_missing(self, open_library: Open, folder: Path) -> None:
        write_card(folder, "astray", text="Links to [[nobody]]. [[lake-herald-2022-10-11#^p7]]")
        library, seen = open_library(folder), list[list[str]]()
        library.refresh(renewed=lambda: seen.append([problem.rule for problem in library.problems]))
        assert seen[0] == ["broken-link"]
        assert [problem.rule for problem in library.problems] == ["broken-citation", "broken-link"]

    def test_it_is_as_in_one_piece(self, open_library: Open, folder: Path) -> None:
        library = open_library(folder)
        library.refresh()
        assert everything(library) == in_one_piece(folder)
        assert not library.refresh()

    def test_many_changes_come_in_batches_too(self, open_library: Open, folder: Path) -> None:
        library, batches = open_library(folder), list[int]()
        library.refresh()
        for path in (folder / "articles").iterdir():
            path.write_text(path.read_text(encoding="utf-8").replace("outlet: ", "outlet: New "), encoding="utf-8")
        library.refresh(renewed=lambda: batches.append(sum("New" in one.outlet for one in library.roster.articles)))
        assert batches == [1]
        assert [one.outlet[:3] for one in library.roster.articles] == ["New", "New"]


@pytest.mark.usefixtures("small")
class TestBrokenOff:
    """What has been read stays, and nothing is read twice."""

    def test_it_goes_on_where_it_stopped(self, open_library: Open, folder: Path) -> None:
        library, steps = open_library(folder), list[tuple[int, ...]]()
        assert library.refresh(cancelled=lambda: len(library.roster.cards) == 8)
        assert (len(library.roster.cards), len(library.roster.articles)) == (8, 0)
        assert list(library.notices) == [
            "Stopped: 8 of 10 files are in the index; the next time it goes on from there."
        ]
        library.close()
        library = open_library(folder)
        assert not library.is_whole
        assert library.refresh(lambda reached: steps.append(reached[:2]))
        assert steps == [(9, 10), (10, 10)]
        assert library.notices == ()
        assert everything(library) == in_one_piece(folder)

    def test_among_the_cards(self, open_library: Open, folder: Path) -> None:
        library, steps = open_library(folder), list[int]()
        library.refresh(lambda reached: steps.append(reached.done), lambda: len(steps) == 3)
        assert (len(library.roster.cards), len(library.roster.articles)) == (3, 0)
        library.refresh()
        assert everything(library) == in_one_piece(folder)

    def test_an_awaited_copy_is_not_forgotten(self, open_library: Open, folder: Path) -> None:
        """The file of its article has not changed: only the copy tells that it has to be read again."""
        write_pier(folder)
        library = open_library(folder)
        library.refresh()
        write_copy_of_pier(folder)
        for path in (folder / "articles").glob("lake*.md"):
            path.write_text(path.read_text(encoding="utf-8") + "\nA last word. ^p9\n", encoding="utf-8")
        steps = list[int]()
        library.refresh(lambda reached: steps.append(reached.done), lambda: bool(steps))
        assert library.passage("lake-herald-2022-10-11#^p9").digest == "A last word."
        assert library.passage("pier#^p1").text != PIER_WORDS
        library.close()
        library = open_library(folder)
        library.refresh()
        assert library.passage("pier#^p1").text == PIER_WORDS

    def test_leaving_drops_the_batch(self, folder: Path, tmp_path: Path) -> None:
        with closing(Library.open([folder], tmp_path / "cache")) as library:
            library.refresh(renewed=library.close)
            assert len(library.roster.cards) == 8
        with closing(Library.open([folder], tmp_path / "cache")) as library:
            assert len(library.roster.articles) == 0
            library.refresh()
            assert len(library.roster.articles) == 2


PIER_WORDS = "The old pier will close for the winter, the harbour master said on Tuesday, and it may never reopen."


def write_pier(folder: Path) -> None:
    passage = Passage(Address("pier", 1), "In our words, the pier.", fingerprint=fingerprint(PIER_WORDS))
    text = write_article(Article("pier", "A pier"), (passage,))
    (folder / "articles" / "pier.md").write_text(text, encoding="utf-8")


def write_copy_of_pier(folder: Path) -> None:
    passage = Passage(Address("copy", 1), original=PIER_WORDS)
    (folder / "originals").mkdir(exist_ok=True)
    text = write_article(Article("copy", "A copy"), (passage,), copy_of="pier")
    (folder / "originals" / "pier.md").write_text(text, encoding="utf-8")


KILLED = """
import sys
from pathlib import Path
from briefing.library import Library, batching
from tests.dying import die_when_asked
import briefing.index.whoosh.commit, briefing.library.compiler, briefing.dialect, briefing.library.originals

folder, cache = map(Path, sys.argv[1:])
for name in ("_FIRST", "_SHORT", "_LONG", "_SHARE"):
    setattr(batching, name, 0)
die_when_asked(lambda: Library.open([folder], cache).refresh())
"""


def test_killed_at_any_write_it_is_as_after_one_of_the_batches(folder: Path, tmp_path: Path) -> None:
    """And the next refresh goes on from there: nothing that was in is read again, and nothing is rebuilt."""
    cache, fates = tmp_path / "cache", list[int]()
    whole = in_one_piece(folder)
    cache.mkdir()
    command = [sys.executable, "-c", KILLED, str(folder), str(cache)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for step in range(1, 300):
            process.stdin.write(f"{step}\n")
            process.stdin.flush()
            status, read = int(process.stdout.readline()), list[int]()
            with closing(Library.open([folder], cache)) as library:
                held = len(library.roster.cards) + len(library.roster.articles)
                library.refresh(lambda reached, read=read: read.append(reached.done))  # type: ignore[misc]
                assert len(read) == 10 - held
                assert library.notices == ()
                if held not in fates or not status:
                    assert everything(library) == whole
            fates.append(held)
            shutil.rmtree(cache)
            cache.mkdir()
            if not status:
                break
        process.stdin.close()
    assert len(fates) > 30
    assert set(fates) == {0, 8, 9, 10}


@pytest.mark.usefixtures("small")
class TestTwoCopies:
    """Whoever has the turn indexes; the other shows what there is, and overwrites nothing."""

    def test_one_takes_over_between_two_batches(self, open_library: Open, folder: Path) -> None:
        one, other = open_library(folder), open_library(folder)

        def take_over() -> None:
            assert other.refresh()

        one.refresh(renewed=take_over)
        assert other.is_whole
        assert [notice[:12] for notice in one.notices] == ["Another copy"]
        one.refresh()
        assert not one.notices
        assert everything(one) == everything(other) == in_one_piece(folder)

    def test_while_one_reads_a_batch_the_other_waits_for_the_rest(self, open_library: Open, folder: Path) -> None:
        one, other = open_library(folder), open_library(folder)
        seen = list[tuple[int, bool, bool]]()

        def look(reached: Reached) -> None:
            if reached.done > 8:
                other.refresh()
                seen.append((len(other.roster.cards), other.is_whole, other.is_waiting))

        one.refresh(look)
        assert seen == [(8, False, True)] * 2
        assert other.refresh()
        assert (other.is_whole, other.is_waiting) == (True, False)


@pytest.mark.usefixtures("small")
class TestRebuilding:
    """An index that can be read is read until the new one is whole."""

    def test_on_request(self, open_library: Open, folder: Path) -> None:
        library, before = open_library(folder), list[object]()
        library.refresh()
        whole = everything(library)
        library.rebuild(lambda *_: before.append(everything(library) == whole))
        assert before == [True] * 10
        assert everything(library) == whole

    def test_broken_off_the_old_one_stays(self, open_library: Open, folder: Path) -> None:
        library, steps = open_library(folder), list[int]()
        library.refresh()
        version = library._index._index.version
        library.rebuild(lambda reached: steps.append(reached.done), lambda: len(steps) == 9)
        assert library._index._index.version == version
        assert len(library.notices) == 1
        assert library.is_whole

    def test_one_that_nobody_can_read_is_built_in_batches(
        self, open_library: Open, folder: Path, tmp_path: Path
    ) -> None:
        open_library(folder).refresh()
        for path in (tmp_path / "cache").rglob("*.pst"):
            path.write_bytes(b"")
        write_card(folder, "new")
        library, seen = open_library(folder), list[int]()
        library.refresh(renewed=lambda: seen.append(library.search("kind:actor").total))
        assert len(seen) == 2
        assert library.is_whole
        assert len(library.notices) == 1


@pytest.mark.usefixtures("small")
def test_problems_outlive_the_batches(open_library: Open, tmp_path: Path) -> None:
    """What is wrong in a file of the first batch is known when the last is in."""
    folder = write_good(tmp_path / "other")
    write_card(folder, "odd", text="Links to [[nobody]].")
    age(folder)
    library = open_library(folder)
    library.refresh()
    (problem,) = library.problems
    assert isinstance(problem, Problem)
    assert problem.rule == "broken-link"
    assert not library.refresh()
    assert library.problems == (problem,)
