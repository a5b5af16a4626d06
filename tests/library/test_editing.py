"""The one door for changes: whole or not at all, undone to the byte, nothing of another's overwritten."""

import os
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ChangeBlocked, FileRefused, NotFound
from briefing.library import Library
from briefing.library.decisions import Decisions
from briefing.library.editing import ChangeLog, Changes, FileChange
from briefing.model import Address, Passage
from tests.files import contents
from tests.library.conftest import Open
from tests.library.pier import PIER, THIRD, write_known, write_text
from tests.programs import run_python

ONE, TWO = "cards/one.md", "cards/offers/two.md"


def log(folder: Path) -> ChangeLog:
    return ChangeLog(Changes(folder), Decisions(folder))


def make(folder: Path, what: str = "change", /, **files: bytes | None) -> str:
    """Make a change of cards, whatever they are now."""
    paths = {f"cards/{name}.md": data for name, data in files.items()}
    now = {path: (folder / path).read_bytes() if (folder / path).exists() else None for path in paths}
    return Changes(folder).make(what, [FileChange(path, now[path], data) for path, data in paths.items()])


def test_files_are_written_and_the_change_is_told_in_the_words_it_was_asked_for_in(tmp_path: Path) -> None:
    Changes(tmp_path).make("a tie", [FileChange(ONE, None, b"one"), FileChange(TWO, None, b"two")])
    assert contents(tmp_path) == {ONE: b"one", TWO: b"two"}
    (change,) = log(tmp_path).entries()
    assert (change.number, change.what, change.files, change.is_undone) == (1, "a tie", (ONE, TWO), False)


def test_what_changes_nothing_is_no_change(tmp_path: Path) -> None:
    assert make(tmp_path, one=b"one")
    assert not make(tmp_path, one=b"one")
    assert len(log(tmp_path).entries()) == 1


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_number_of_changes_is_undone_and_made_again_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever is undone and made again, each time as a program that has just been started."""
    folder = tmp_path_factory.mktemp("own")
    states, at = [contents(folder)], 0
    for _ in range(data.draw(st.integers(1, 8))):
        step = data.draw(st.sampled_from(["make", "undo", "redo"]))
        if step == "make":
            names = data.draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True))
            if not make(folder, **{name: data.draw(st.none() | st.binary(max_size=9)) for name in names}):
                continue
            del states[at + 1 :]
            states.append(contents(folder))
            at += 1
        elif step == "undo" and at:
            log(folder).undo()
            at -= 1
        elif step == "redo" and at + 1 < len(states):
            log(folder).redo()
            at += 1
        assert contents(folder) == states[at]
    while at:
        log(folder).undo()
        at -= 1
        assert contents(folder) == states[at]


def test_there_is_an_end_to_undoing(tmp_path: Path) -> None:
    make(tmp_path, one=b"one")
    log(tmp_path).undo()
    for number in (0, 1, 2):
        with pytest.raises(NotFound):
            log(tmp_path).undo(number)
    log(tmp_path).redo()
    for number in (0, 1):
        with pytest.raises(NotFound):
            log(tmp_path).redo(number)


def test_one_change_among_others_is_undone_by_its_number(tmp_path: Path) -> None:
    make(tmp_path, one=b"one")
    make(tmp_path, two=b"two")
    assert log(tmp_path).undo(1).is_undone
    assert contents(tmp_path) == {"cards/two.md": b"two"}
    assert [change.is_undone for change in log(tmp_path).entries()] == [True, False]


def test_a_change_that_a_later_one_rests_on_says_which(tmp_path: Path) -> None:
    make(tmp_path, one=b"one")
    make(tmp_path, "the second", one=b"two")
    with pytest.raises(ChangeBlocked, match="by “the second”: undo that first"):
        log(tmp_path).undo(1)
    assert contents(tmp_path) == {ONE: b"two"}


def test_what_someone_else_has_written_is_not_overwritten_and_both_versions_are_offered(tmp_path: Path) -> None:
    make(tmp_path, one=b"one", two=b"two")
    make(tmp_path, one=b"ours", two=b"changed")
    (tmp_path / ONE).write_bytes(b"theirs")
    with pytest.raises(ChangeBlocked) as undoing:
        log(tmp_path).undo()
    with pytest.raises(ChangeBlocked) as making:
        Changes(tmp_path).make("change", [FileChange(ONE, b"ours", b"one")])
    for blocked in (undoing.value, making.value):
        assert blocked.file
        assert blocked.other
        assert blocked.file.read_bytes() == b"theirs"
        assert blocked.other.read_bytes() == b"one"
        assert str(blocked.file) in str(blocked)
        assert str(blocked.other) in str(blocked)
    assert contents(tmp_path) == {ONE: b"theirs", "cards/two.md": b"changed"}
    (tmp_path / ONE).write_bytes(b"ours")
    log(tmp_path).undo()
    assert contents(tmp_path) == {ONE: b"one", "cards/two.md": b"two"}


def test_a_decision_is_undone_as_any_change_is(tmp_path: Path) -> None:
    make(tmp_path, one=b"one")
    Decisions(tmp_path).refuse("senn", Passage(Address("lake-herald", 3), "Words."))
    assert log(tmp_path).undo().what == "lake-herald#^p3 does not mean senn"
    assert not Decisions(tmp_path).refused_mentions()
    assert log(tmp_path).redo().number == 2
    assert Decisions(tmp_path).refused_mentions()
    assert [log(tmp_path).undo().number for _ in range(2)] == [2, 1]
    assert [change.is_undone for change in log(tmp_path).entries()] == [True, True]


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "cards/../../x.md", "x.md", ".briefing/x.md", "cards/./x.md"])
def test_nothing_outside_the_parts_of_a_library_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(FileRefused):
        Changes(tmp_path / "own").make("change", [FileChange(path, None, b"x")])


def test_a_link_is_written_through_where_it_stays_in_the_library(tmp_path: Path) -> None:
    own, outside = tmp_path / "own", tmp_path / "outside.md"
    make(own, two=b"two")
    outside.write_bytes(b"out")
    (own / "cards" / "one.md").symlink_to("two.md")
    (own / "cards" / "out.md").symlink_to(outside)
    make(own, one=b"through")
    assert (own / "cards" / "one.md").is_symlink()
    assert (own / "cards" / "two.md").read_bytes() == b"through"
    with pytest.raises(FileRefused):
        Changes(own).make("change", [FileChange("cards/out.md", b"out", b"in")])
    (own / "articles").symlink_to(tmp_path)
    with pytest.raises(FileRefused):
        Changes(own).make("change", [FileChange("articles/x.md", None, b"x")])
    before = contents(own)
    both = [FileChange("cards/two.md", b"through", b"new"), FileChange("articles/x.md", None, b"x")]
    with pytest.raises(FileRefused):
        Changes(own).make("change", both)
    assert contents(own) == before
    assert outside.read_bytes() == b"out"
    assert not (tmp_path / "x.md").exists()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    make(tmp_path, one=b"one")
    (tmp_path / ONE).chmod(0o640)
    make(tmp_path, one=b"two")
    assert (tmp_path / ONE).stat().st_mode & 0o777 == 0o640


KILLED = """
import os, sys
from pathlib import Path
from tests.library.killing import killed_at_every_step
from tests.library.test_editing import Changes, log, make
start, targets, work = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def run(target):
    if work == "make": make(target, one=b"new", two=None, three=b"three")
    else: log(target).undo()
print(killed_at_every_step(start, targets, run))
"""


def test_killed_while_it_finishes_what_was_killed(tmp_path: Path) -> None:
    start, targets = tmp_path / "start", tmp_path / "targets"
    make(start, one=b"one", two=b"two")
    before = contents(start)
    steps = int(run_python(KILLED, str(start), str(targets), "make"))
    after = contents(targets / str(steps))
    mixed = [step for step in range(1, steps) if contents(targets / str(step)) not in (before, after)]
    again = KILLED.replace("else: log(target).undo()", "else: Changes(target).recover()")
    for step in (mixed[0], mixed[len(mixed) // 2], mixed[-1]):
        most = int(run_python(again, str(targets / str(step)), str(tmp_path / f"again-{step}"), "recover"))
        whole = contents(tmp_path / f"again-{step}" / str(most))
        assert whole in (before, after)
        for at in range(1, most + 1):
            target = tmp_path / f"again-{step}" / str(at)
            Changes(target).recover()
            assert contents(target) == whole
            assert len(log(target).entries()) == (2 if whole == after else 1)


@pytest.mark.parametrize("work", ["make", "undo"])
def test_killed_at_any_step_a_change_is_there_whole_or_not_at_all(tmp_path: Path, work: str) -> None:
    start, targets = tmp_path / "start", tmp_path / "targets"
    make(start, one=b"one", two=b"two")
    make(start, one=b"older", two=b"other")
    before = contents(start)
    steps = int(run_python(KILLED, str(start), str(targets), work))
    after = contents(targets / str(steps))
    assert after != before
    assert steps > 30
    seen = list[bool]()
    for step in range(1, steps):
        target = targets / str(step)
        Changes(target).recover()
        now = contents(target)
        assert now in (before, after), step
        seen.append(now == after)
        if step % 5:
            continue
        count = len(log(target).entries())
        if now == after:
            assert (count == 3) if work == "make" else log(target).entries()[-1].is_undone
        elif work == "make":
            assert count == 2
            make(target, one=b"new", two=None, three=b"three")
        else:
            log(target).undo()
        assert contents(target) == after, step
        for _ in range(2 if work == "make" else 0):
            log(target).undo()
    assert seen == sorted(seen)
    assert {True, False} == set(seen)


def _many(folder: Path, name: str) -> None:
    for number in range(20):
        Changes(folder).make(f"{name} {number}", [FileChange(f"cards/{name}{number}.md", None, name.encode())])
        while True:
            before = (folder / "cards" / "both.md").read_bytes()
            try:
                Changes(folder).make("both", [FileChange("cards/both.md", before, before + name.encode())])
            except ChangeBlocked:
                continue
            break


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Who finds the file changed meanwhile is told, and may try again."""
    make(tmp_path, both=b"")
    context = get_context("fork")
    programs = [context.Process(target=_many, args=(tmp_path, name)) for name in "abc"]
    for program in programs:
        program.start()
    for program in programs:
        program.join(120)
    written = (tmp_path / "cards" / "both.md").read_bytes()
    assert {letter: written.count(letter) for letter in b"abc"} == dict.fromkeys(b"abc", 20)
    assert len(contents(tmp_path)) == 61
    assert len(log(tmp_path).entries()) == 121
    for _ in range(121):
        log(tmp_path).undo()
    assert contents(tmp_path) == {}


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, one=b"one", two=b"two")
    rename, left = os.rename, [3]

    def full(source: str, target: str, **options: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise OSError(28, "No space left on device")
        rename(source, target, **options)

    before = contents(tmp_path)
    monkeypatch.setattr(os, "rename", full)
    for at in count(1):
        left[0] = at
        try:
            make(tmp_path, one=b"new", two=b"newer")
        except OSError:
            assert contents(tmp_path) == before
            assert len(log(tmp_path).entries()) == 1
        else:
            break
    assert at > 3
    assert contents(tmp_path) == {ONE: b"new", "cards/two.md": b"newer"}


@given(st.binary(max_size=60) | st.sampled_from([b'{"files": {"../x": ["", ""]}}', b"[]", b'{"id": 3}']))
def test_whatever_stands_in_the_journal_or_is_pending_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("own")
    make(folder, one=b"one")
    journal = folder / ".briefing" / "changes.jsonl"
    journal.write_bytes(journal.read_bytes() + data)
    (folder / ".briefing" / "pending.json").write_bytes(data)
    make(folder, one=b"two")
    assert len(log(folder).entries()) == 2
    for _ in range(2):
        log(folder).undo()
    assert contents(folder) == {}


def test_an_article_that_was_added_is_removed_with_its_copies_and_comes_back(
    open_library: Open, folder: Path, tmp_path: Path
) -> None:
    write_known(folder)
    own = tmp_path / "own"
    library = open_library(folder, own)
    library.add([write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD, title="A ferry")], own)
    before, articles = contents(own), library.roster.ids
    assert library.passage(f"{PIER}#^p1").is_original
    assert library.edits.remove("a-ferry").what == "remove a-ferry: A ferry"
    assert "a-ferry" not in library.roster.ids
    library.edits.remove(PIER)
    assert contents(own) == {}
    assert not library.passage(f"{PIER}#^p1").is_original
    with pytest.raises(NotFound, match="was not added"):
        library.edits.remove(PIER)
    library.undo()
    library.undo()
    assert contents(own) == before
    assert library.roster.ids == articles
    assert library.passage(f"{PIER}#^p1").is_original
    change = library.undo()
    assert change.what == "add a.txt and 1 more"
    assert contents(own) == {}


def test_what_was_broken_off_is_finished_by_whoever_opens_the_library_next(tmp_path: Path) -> None:
    start, targets = tmp_path / "start", tmp_path / "targets"
    card = b"---\nkind: actor\ntitle: %s\n---\nWords.\n"
    make(start, one=card % b"One", two=card % b"Two")
    program = KILLED.replace('one=b"new", two=None, three=b"three"', f"one={card % b'New'!r}, two={card % b'New'!r}")
    steps = int(run_python(program, str(start), str(targets), "make"))
    mixed = 0
    for step in range(1, steps):
        mixed += len(set(contents(targets / str(step)).values())) == 2 and b"New" in b"".join(
            contents(targets / str(step)).values()
        )
        with closing(Library.open([targets / str(step)], tmp_path / "cache")) as library:
            library.refresh()
            assert {entry.title for entry in library.roster.cards} in ({"One", "Two"}, {"New"}), step
    assert mixed


def test_a_clock_that_is_set_back_does_not_change_the_order(tmp_path: Path) -> None:
    """What is done later is later in the log, whatever the clock says, also of decisions and files."""
    (tmp_path / "decisions.jsonl").write_text(
        '{"at": "2199-01-01T00:00:00+00:00", "what": "same", "id": "1", "card": "a", "other": "b"}\n'
    )
    make(tmp_path, "first", one=b"one")
    Decisions(tmp_path).merge("d", "c")
    make(tmp_path, "last", one=b"two")
    assert [change.what for change in log(tmp_path).entries()] == ["b is a", "first", "d is c", "last"]
    assert [log(tmp_path).undo().number for _ in range(4)] == [4, 3, 2, 1]
    assert contents(tmp_path).keys() == {"decisions.jsonl"}


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999999+00:00", "soon", "", "2199-01-01"])
def test_a_time_that_makes_no_sense_is_no_hindrance(tmp_path: Path, at: str) -> None:
    (tmp_path / "decisions.jsonl").write_text(f'{{"at": "{at}", "what": "migrated", "id": "1"}}\n')
    make(tmp_path, one=b"one")
    assert log(tmp_path).undo().is_undone
