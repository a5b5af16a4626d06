"""The index is a cache, and two copies get along."""

import fcntl
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.errors import IndexBusy
from briefing.library import Library
from tests.files import write_card
from tests.library.conftest import Open
from tests.programs import run_python


def index_files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file() and path.stat().st_size)


@contextmanager
def locked(library: Library) -> Iterator[None]:
    """Hold the writer's lock, as another process that is indexing does."""
    library._index._index.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (library._index._index.directory / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def answers(library: Library) -> bool:
    """Whether it reads, searches and knows its cards."""
    return (
        len(library.roster.cards) == 8
        and library.card("bertil-aske").title == "Bertil Åske"
        and library.search("amnesty").hits[0].id == "sluice-amnesty-2022"
    )


class TestTheIndexIsACache:
    """Whatever becomes of it, the library opens and reads."""

    def test_deleted_before_the_start(self, open_library: Open, folder: Path, tmp_path: Path) -> None:
        open_library(folder).refresh()
        shutil.rmtree(tmp_path / "cache")
        library = open_library(folder)
        assert library.refresh()
        assert answers(library)

    def test_deleted_while_open(self, open_library: Open, folder: Path, tmp_path: Path) -> None:
        library = open_library(folder)
        library.refresh()
        shutil.rmtree(tmp_path / "cache")
        library.refresh()
        assert answers(library)
        assert (tmp_path / "cache").is_dir()

    def test_never_built_and_read_at_once(self, open_library: Open, folder: Path) -> None:
        library = open_library(folder)
        assert library.search("amnesty").hits[0].id == "sluice-amnesty-2022"
        assert answers(library)

    def test_any_file_of_it_damaged(self, open_library: Open, folder: Path, tmp_path: Path) -> None:
        open_library(folder).refresh()
        for number in range(len(index_files(tmp_path / "cache"))):
            path = index_files(tmp_path / "cache")[number]
            path.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))
            library = open_library(folder)
            library.refresh()
            assert answers(library), path
            assert library.notices, path
            library.close()

    def test_written_by_another_version(
        self, open_library: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("briefing.library.ledger._FORMAT", "0.0.1/1")
            open_library(folder).refresh()
        library = open_library(folder)
        assert library.refresh()
        assert len(library.notices) == 1
        assert answers(library)

    def test_nowhere_to_put_it(self, open_library: Open, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a directory")
        library = open_library(folder, cache=tmp_path / "file")
        library.refresh()
        assert answers(library)
        assert len(library.notices) == 1
        assert (tmp_path / "file").read_text() == "not a directory"
        write_card(folder, "extra")
        assert library.refresh()
        assert library.card("extra").title == "A new card"
        place = library._index._index.directory
        library.close()
        assert not place.exists() or place == Path()


class TestTwoCopies:
    """One indexes, the other reads."""

    def test_one_picks_up_what_the_other_indexed(self, open_library: Open, folder: Path) -> None:
        one, other = open_library(folder), open_library(folder)
        assert one.refresh()
        assert other.refresh()
        assert not other.refresh()
        write_card(folder, "extra")
        assert one.refresh()
        assert other.refresh()
        assert other.card("extra") == one.card("extra")
        assert (one.notices, other.notices) == ((), ())

    def test_while_another_indexes_what_there_is_is_read(self, open_library: Open, folder: Path) -> None:
        library = open_library(folder)
        library.refresh()
        write_card(folder, "extra")
        with locked(library):
            assert not library.refresh()
            assert len(library.notices) == 1
            assert answers(library)
        assert library.refresh()
        assert list(library.notices) == []
        assert library.card("extra").title == "A new card"

    def test_while_another_indexes_for_the_first_time_it_waits(self, open_library: Open, folder: Path) -> None:
        library = open_library(folder)
        with locked(library):
            assert (library.refresh(), library.is_waiting) == (False, True)
            with pytest.raises(IndexBusy, match="first index"):
                library.search("amnesty")
        assert (library.refresh(), library.is_waiting) == (True, False)
        assert answers(library)

    def test_another_process(self, open_library: Open, folder: Path, tmp_path: Path) -> None:
        library = open_library(folder)
        library.refresh()
        write_card(folder, "extra")
        program = (
            "import sys; from pathlib import Path; from briefing.library import Library\n"
            "library = Library.open([Path(sys.argv[1])], Path(sys.argv[2])); print(library.refresh())"
        )
        told = run_python(program, str(folder), str(tmp_path / "cache"))
        assert told == "True\n"
        assert library.refresh()
        assert library.card("extra").title == "A new card"


def test_opening_and_an_idle_refresh_load_neither_engine_nor_parser(
    open_library: Open, folder: Path, tmp_path: Path
) -> None:
    open_library(folder).refresh()
    program = (
        "import sys; from pathlib import Path; from briefing.library import Library\n"
        "library = Library.open([Path(sys.argv[1])], Path(sys.argv[2])); assert not library.refresh()\n"
        "assert len(library.roster.cards) == 8; print(*sys.modules)"
    )
    loaded = set(run_python(program, str(folder), str(tmp_path / "cache")).split())
    assert "briefing.library" in loaded
    assert not loaded & {"whoosh", "markdown_it", "yaml", "edtf", "rapidfuzz", "Stemmer", "textual", "rich"}


@pytest.mark.parametrize("step", [1, 2, 3])
def test_killed_while_indexing_the_next_start_shows_the_old_state_and_then_the_new(
    open_library: Open, folder: Path, tmp_path: Path, step: int
) -> None:
    library = open_library(folder)
    library.refresh()
    before = library.roster
    library.close()
    for id in ("bertil-aske", "elodie-tarnow", "orla-council"):
        write_card(folder, f"actors/{id}", title=f"New {id}")
    program = (
        "import os, signal, sys; from pathlib import Path; from briefing.library import Library\n"
        "def killed(reached): reached.done == int(sys.argv[3]) and os.kill(os.getpid(), signal.SIGKILL)\n"
        "Library.open([Path(sys.argv[1])], Path(sys.argv[2])).refresh(killed)"
    )
    with pytest.raises(subprocess.CalledProcessError) as ended:
        run_python(program, str(folder), str(tmp_path / "cache"), str(step))
    assert ended.value.returncode == -signal.SIGKILL
    library = open_library(folder)
    assert library.roster == before
    assert library.refresh()
    assert library.notices == ()
    assert library.card("orla-council").title == "New orla-council"
