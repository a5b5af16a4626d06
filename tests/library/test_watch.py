"""Edits are noticed as they are made."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pytest
import watchfiles

from briefing.library import Library, watch
from tests.files import write_card
from tests.tiny import write_good


@contextmanager
def watching(library: Library) -> Iterator[Event]:
    """What is set whenever a change is noticed."""
    stop, noticed = Event(), Event()

    def run() -> None:
        for _ in library.watch(stop):
            noticed.set()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield noticed
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


def notices(noticed: Event, change: Callable[[int], object]) -> bool:
    """Whether a change is noticed; it is made again, for the watch may not have begun yet."""
    noticed.clear()
    for number in range(40):
        change(number)
        if noticed.wait(0.5):
            return True
    return False


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        yield library


def test_an_edit_a_new_file_and_one_that_goes_are_noticed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    with watching(library) as noticed:
        assert notices(noticed, lambda number: write_card(folder, "new", f"Title {number}"))
        assert notices(noticed, lambda number: write_card(folder, f"other-{number}"))
        assert notices(noticed, lambda number: (folder / "cards" / f"other-{number}.md").unlink(missing_ok=True))


def test_a_part_of_the_library_that_comes_later_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_LOOK_ABOUT", 0.1)
    with closing(Library.open([tmp_path / "own"], tmp_path / "cache")) as library, watching(library) as noticed:
        assert notices(noticed, lambda number: write_card(tmp_path / "own", f"first-{number}"))


def test_where_the_system_has_no_watches_left_nothing_ends(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has to know looks at the files from time to time."""
    asked = Event()

    def full(*_: object, **__: object) -> Iterator[set[tuple[int, str]]]:
        asked.set()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(watch, "_LOOK_ABOUT", 0.01)
    monkeypatch.setattr(watchfiles, "watch", full)
    with watching(library) as noticed:
        assert asked.wait(20)
        assert not noticed.is_set()
