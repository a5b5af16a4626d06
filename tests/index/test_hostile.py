"""What others may do to the index's files, before it is opened and under it: nothing of it runs, waits or ends us."""

import gc
import os
import pickle
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import IndexUnusable
from briefing.index import Changes, Index, Reader, open_index
from briefing.index.whoosh.index_files import Mark
from briefing.index.whoosh.manifest import Manifest
from briefing.library import Library
from briefing.model import Roster
from tests.index.asking import everything, names
from tests.index.harbour import CARDS, source
from tests.index.stores import NEW, WHOLE, assert_reads
from tests.tiny import write_good

ROOT = Path(__file__).parents[2]


def directory(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_bytes(b"")


def unix_socket(path: Path) -> None:
    """A path longer than a socket's may be is named from within its folder."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def looped(path: Path) -> None:
    path.symlink_to(path.name)


STAND_INS: tuple[Callable[[Path], None], ...] = (os.mkfifo, directory, unix_socket, device, looped)


@pytest.mark.parametrize("stand_in", STAND_INS)
def test_what_is_no_file_is_damage_and_nothing_waits_for_it(
    index: Index, tmp_path: Path, stand_in: Callable[[Path], None]
) -> None:
    """A FIFO, a directory, a socket, a link: in place of each file, the lock and the generation's folder among them."""
    whole = tmp_path / "whole"
    shutil.copytree(index.directory, whole)
    for number, name in enumerate((*names(index), next(index.directory.glob("g-*")).name)):
        home = tmp_path / str(number)
        shutil.copytree(whole, home)
        home.chmod(0o700)
        path = home / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        stand_in(path)
        with closing(open_index(home)) as other:
            if name == "lock":
                assert_reads(other)
                other.update(NEW)
                assert other.notice == ""
                continue
            assert other.roster() in (Roster(), index.roster())
            assert other.ledger() in ("", "what was seen")
            with pytest.raises(IndexUnusable):
                other.open()
            with pytest.raises(IndexUnusable):
                other.update(NEW)
            other.build(WHOLE)
            assert other.notice.endswith("it has been rebuilt.")
            assert other.directory == home
            assert_reads(other)
            assert names(other) == sorted({*names(other)})
    assert names(index) == sorted(str(path.relative_to(whole)) for path in whole.rglob("*") if path.is_file())


@pytest.mark.parametrize("left", [0, 0.5])
def test_a_file_that_is_cut_short_under_a_reader_is_damage(index: Index, left: float) -> None:
    """In a process of its own, since a read of a mapped file would end it."""
    code = """
import os, sys
from contextlib import closing
from pathlib import Path
from briefing.errors import IndexUnusable
from briefing.index import Changes, Index, open_index
from tests.index.harbour import CARDS, SOURCES
from tests.index.asking import everything
from tests.index.asking import names
index = open_index(Path(sys.argv[1]))
for name in [name for name in names(index) if name.startswith("g-")]:
    index.build(Changes(CARDS, SOURCES))
    path = next(index.directory.glob("g-*")) / name.partition("/")[2]
    fresh = [one for one in path.parent.iterdir() if one.name.partition(".")[2] == path.name.partition(".")[2]]
    path = path if path.exists() else fresh[0]
    with closing(index.open()) as reader:
        os.truncate(path, int(path.stat().st_size * float(sys.argv[2])))
        try:
            list(everything(reader))
        except IndexUnusable:
            print("damage")
        else:
            print("read before")
"""
    command = [sys.executable, "-c", code, str(index.directory), str(left)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.splitlines()) == {"damage", "read before"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_that_change_under_a_reader_are_an_answer_or_damage(many: "Many", data: st.DataObject) -> None:
    """Any bytes of any file, after all were checked: never an error of another kind."""
    name = data.draw(st.sampled_from(sorted(many.whole)))
    whole = many.whole[name]
    with closing(many.index.open()) as reader:
        altered = bytearray(whole)
        for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
            altered[at] ^= data.draw(st.integers(1, 255))
        try:
            many.put(name, altered)
            with suppress(IndexUnusable):
                list(everything(reader))
        finally:
            many.put(name, whole)


class Many:
    """An index of several segments, some of whose documents are deleted."""

    def __init__(self, index: Index) -> None:
        self.index = index
        for number in range(3):
            one = source(f"s-{number}", "2031-01-01", f"Lamp and lamp oil {number}.", "A quay of Port Ebba.")
            passages = tuple(replace(passage, fingerprint="a" * 16) for passage in one.passages)
            index.update(Changes(CARDS[:number], [replace(one, passages=passages)], gone=[f"s-{number - 2}"]))
        inside = [name for name in names(index) if name.startswith("g-") and (index.directory / name).stat().st_size]
        self.whole = {name: (index.directory / name).read_bytes() for name in inside}

    def put(self, name: str, data: bytes | bytearray) -> None:
        """Writes bytes where the old ones stand."""
        with (self.index.directory / name).open("r+b") as file:
            file.write(data)


@pytest.fixture
def many(index: Index) -> Many:
    return Many(index)


class Planted:
    """A pickle that makes a file when it is loaded."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self._trace),)


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_planted_pickle_never_runs(index: Index, tmp_path: Path, protocol: int) -> None:
    """In place of each file, in front of it, and under the names that Whoosh gives its own; the manifest vouches."""
    payload = pickle.dumps(Planted(tmp_path / "trace"), protocol)
    manifest = Manifest.load((index.directory / "manifest.json").read_bytes())
    for number, name in enumerate((*manifest.files, "_MAIN_1.toc")):
        for is_before in (False, True):
            home = tmp_path / f"{number}-{is_before}"
            shutil.copytree(index.directory, home)
            home.chmod(0o700)
            path = home / manifest.generation / name
            data = payload + path.read_bytes() if is_before and path.exists() else payload
            path.write_bytes(data)
            forged = manifest._replace(files={**manifest.files, name: Mark.of(data)})
            (home / "manifest.json").write_bytes(forged.dump())
            with closing(open_index(home)) as other:
                assert other.roster() in (Roster(), index.roster())
                assert isinstance(other.ledger(), str)
                with suppress(IndexUnusable):
                    list(everything(other.open()))
                with suppress(IndexUnusable):
                    other.update(NEW)
    assert not (tmp_path / "trace").exists()


def test_nothing_is_unpickled_whatever_is_done(tmp_path: Path) -> None:
    """Neither building, with runs on the disk, nor updating, merging, opening and searching: Python would tell it."""
    code = """
import sys
from contextlib import closing
from pathlib import Path
from briefing.index import Changes, Index, open_index
from tests.index.harbour import CARDS, SOURCES
from tests.index.asking import everything
import briefing.index.whoosh.writer as writer
writer._MEMORY = 1_000
loaded = []
sys.addaudithook(lambda event, _: loaded.append(event) if event.startswith(("pickle", "marshal.loads")) else None)
index = open_index(Path(sys.argv[1]))
index.build(Changes(CARDS, SOURCES))
for _ in range(9):
    index.update(Changes(CARDS[:2], SOURCES))
with closing(index.open()) as reader:
    list(everything(reader))
print(sorted(set(loaded) - {"marshal.loads"}))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "index")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"


class TestSwapped:
    """The directory is held: what is put in its place while the reader runs is not looked at."""

    def test_another_in_its_place_is_not_read(self, index: Index, tmp_path: Path) -> None:
        with closing(open_index(tmp_path / "other")) as other:
            other.build(NEW)
        version, roster = index.version, index.roster()
        index.directory.rename(tmp_path / "aside")
        (tmp_path / "other").rename(index.directory)
        assert (index.version, index.roster(), index.ledger()) == (version, roster, "what was seen")
        assert_reads(index)
        index.update(Changes(ledger="aside"))
        with closing(open_index(tmp_path / "aside")) as aside:
            assert aside.ledger() == "aside"

    def test_a_link_in_its_place_is_not_followed(self, index: Index, tmp_path: Path) -> None:
        index.directory.rename(tmp_path / "aside")
        index.directory.symlink_to(tmp_path / "nowhere")
        index.update(NEW)
        assert not (tmp_path / "nowhere").exists()
        with closing(index.open()) as reader:
            assert reader.search("paint").total == 1

    def test_one_that_is_deleted_comes_back(self, index: Index) -> None:
        shutil.rmtree(index.directory)
        assert (index.version, index.roster()) == ("", Roster())
        index.build(WHOLE)
        assert_reads(index)
        assert (index.directory / "manifest.json").is_file()
        assert index.notice == ""


def test_a_parent_that_others_may_write_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line; the index is used. A group of nobody else's is no other."""
    monkeypatch.setattr("briefing.index.whoosh.safety._is_private", lambda _: False)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o770)
    with closing(open_index(tmp_path / "shared" / "index")) as index:
        index.build(WHOLE)
        assert_reads(index)
        assert index.notice == (
            f"Others may put another directory in place of the index: they may write to {tmp_path / 'shared'}."
        )
        next((tmp_path / "shared").rglob("*.trm")).write_bytes(b"")
        with closing(open_index(tmp_path / "shared" / "index")) as other:
            other.build(WHOLE)
            assert "it has been rebuilt. Others may" in other.notice
            assert "\n" not in other.notice
    monkeypatch.setattr("briefing.index.whoosh.safety._is_private", lambda _: True)
    with closing(open_index(tmp_path / "shared" / "index")) as index:
        assert_reads(index)
        assert index.notice == ""


def test_many_readers_hold_the_files_of_one(index: Index) -> None:
    """Descriptors are few: a reader opens no file again that another has open, and a closed one holds none."""

    def held() -> int:
        gc.collect()  # what the tests before have left
        return len(list(Path("/dev/fd").iterdir()))

    index.open().close()
    before = held()
    readers = [index.open() for _ in range(20)]
    assert held() == before
    for number in range(5):
        index.update(Changes(ledger=str(number)))
        assert_reads(index)
    for reader in readers:
        reader.close()
    del readers, reader
    assert held() <= before + 2


def test_a_bug_is_no_damage(reader: Reader, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """It surfaces as itself, in searching, reading and writing; the index stands."""

    def bug(*_: object, **__: object) -> None:
        raise IndexError("a bug")

    version = index.version
    with monkeypatch.context() as patch:
        patch.setattr("briefing.index.whoosh.evaluate.Evaluator.answer", bug)
        with pytest.raises(IndexError, match="a bug"):
            reader.search("lamp")
    with monkeypatch.context() as patch:
        patch.setattr("briefing.query.catalogue.Catalogue.by_title", bug)
        with pytest.raises(IndexError, match="a bug"):
            reader.backlinks("lamp-trust")
    with monkeypatch.context() as patch:
        patch.setattr("briefing.index.compilation.card_document", bug)
        with pytest.raises(IndexError, match="a bug"):
            index.update(NEW)
    assert index.version == version
    assert_reads(index)


def test_a_bug_in_searching_has_nothing_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library takes only damage for a reason to compile its files anew."""
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}

        def bug(*_: object, **__: object) -> None:
            raise IndexError("a bug")

        for place in ("whoosh.evaluate.Evaluator.answer", "shown.snippet", "searcher.parse_query"):
            with monkeypatch.context() as patch:
                patch.setattr(f"briefing.index.{place}", bug)
                with pytest.raises(IndexError, match="a bug"):
                    library.search("mill")
        assert not library.refresh()
        assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")} == before
        assert library.search("mill").total


def test_what_imports_the_engine_first_hears_no_warning(tmp_path: Path) -> None:
    """Though nothing is compiled yet, and warnings are errors: the sources of Whoosh make every later Python warn."""
    code = "import briefing.index.whoosh.commit, briefing.index.whoosh.engine; print('imported')"
    for options in ((), ("-W", "error"), ("-X", "dev")):
        command = [sys.executable, *options, "-c", code]
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "none"), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.stdout, done.stderr) == ("imported\n", "")
