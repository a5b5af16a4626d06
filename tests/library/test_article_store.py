"""What is stored is there whole or not at all, whatever happens meanwhile."""

import errno
import os
import threading
from pathlib import Path

import pytest

from briefing.library.adding import ArticleStore
from briefing.model import AddStatus
from tests.files import contents
from tests.library.conftest import Open
from tests.library.pier import PARAGRAPHS, PIER, THIRD, write_known, write_text
from tests.programs import run_python

TEXT = "---\ntitle: A\n---\n\nWhole. ^p1\n"


def visible(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if not Path(name).name.startswith(".")}


def test_killed_at_any_step_leaves_each_article_whole_or_absent(
    open_library: Open, folder: Path, tmp_path: Path
) -> None:
    write_known(folder)
    paths = [write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD, title="A ferry")]
    program = "import sys; from pathlib import Path; from tests.library.killing import main\n"
    program += "print(main(*map(Path, sys.argv[1:])))"
    targets = tmp_path / "targets"
    steps = int(run_python(program, str(folder), str(tmp_path / "killed"), str(targets), *map(str, paths)))
    whole = contents(targets / str(steps))
    assert sorted(whole) == ["articles/a-ferry.md", f"originals/{PIER}.md"]
    assert steps > 20
    library = open_library(folder)
    leftovers = 0
    for step in range(1, steps):
        target = targets / str(step)
        left = visible(target)
        assert left.items() <= whole.items(), step
        leftovers += len(contents(target)) > len(left)
        added = library.add(paths, target).files
        assert not any(one.status is AddStatus.FAILED for one in added), step
        assert contents(target) == whole, step
    assert leftovers > 4


def test_two_at_once_store_one_copy(tmp_path: Path) -> None:
    shelves = [ArticleStore(tmp_path / "own") for _ in range(4)]
    answers = list[bool]()
    threads = [
        threading.Thread(target=lambda shelf=shelf: answers.append(shelf.keep_copy("a", TEXT, ("Whole.",), "add a")))
        for shelf in shelves
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == [False, False, False, True]
    assert list(contents(tmp_path / "own")) == ["originals/a.md"]


@pytest.mark.parametrize("step", ["write", "fsync", "link"])
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    shelf = ArticleStore(tmp_path / "own")
    shelf.keep_copy("b", TEXT, ("Whole.",), "add a")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space"):
        shelf.keep_copy("a", TEXT, ("Whole.",), "add a")
    assert list(contents(tmp_path / "own")) == ["originals/b.md"]


def test_a_file_system_without_links_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    shelf = ArticleStore(tmp_path / "own")
    assert shelf.keep_copy("a", TEXT, ("Whole.",), "add a")
    assert not shelf.keep_copy("a", TEXT, ("Whole.",), "add a")
    assert contents(tmp_path / "own") == {"originals/a.md": TEXT.encode()}


def test_a_name_that_is_taken_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is not ours takes no lock."""
    link = os.link

    def taken_first(hidden: str, name: str, **options: int) -> None:
        monkeypatch.setattr(os, "link", link)
        (tmp_path / "own" / "originals" / name).write_text("mine")
        link(hidden, name, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", taken_first)
    assert ArticleStore(tmp_path / "own").keep_copy("a", TEXT, ("Whole.",), "add a")
    assert contents(tmp_path / "own") == {"originals/a.md": b"mine", "originals/a.2.md": TEXT.encode()}


def test_what_was_added_is_there_after_the_index_was_lost(open_library: Open, folder: Path, tmp_path: Path) -> None:
    write_known(folder)
    library = open_library(folder, tmp_path / "own")
    library.add([write_text(tmp_path / "a.txt")], tmp_path / "own")
    again = open_library(folder, tmp_path / "own", cache=tmp_path / "other")
    again.refresh()
    assert [passage.text for passage in again.passages(PIER)] == list(PARAGRAPHS)
