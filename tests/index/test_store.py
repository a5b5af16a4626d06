"""The index is a cache: whatever happens to its files, the reader reads on."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import IndexBusy, IndexUnusable
from briefing.index import Changes, Index, open_index
from briefing.index.whoosh.index_files import Mark
from briefing.index.whoosh.manifest import Manifest
from briefing.model import Roster
from tests.index.harbour import CARDS, SOURCES
from tests.index.stores import NEW, WHOLE, assert_reads, opened

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from briefing.index import Index, open_index
from tests.index import test_store
index = open_index(Path(sys.argv[1]))
"""


def files(index: Index) -> list[Path]:
    return sorted(path for path in index.directory.rglob("*") if path.is_file() and path.name != "lock")


def child(directory: Path, code: str, **how: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", CHILD + code, directory], cwd=ROOT, text=True, **how)


def test_making_an_index_touches_nothing(tmp_path: Path) -> None:
    with closing(open_index(tmp_path / "not" / "there")) as index:
        assert (index.roster(), index.ledger(), index.version, index.notice) == (Roster(), "", "", "")
        with pytest.raises(IndexUnusable, match="built"):
            index.open()
        with pytest.raises(IndexUnusable):
            index.update(Changes())
    assert not (tmp_path / "not" / "there" / "manifest.json").exists()


def test_the_directory_is_ours_alone(index: Index) -> None:
    assert index.directory.stat().st_mode & 0o777 == 0o700
    assert index.notice == ""


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: bytes([data[0] ^ 1]) + data[1:], lambda _: b""]
)
def test_every_damaged_file_is_found_out(index: Index, damage: Callable[[bytes], bytes]) -> None:
    """Cut short, one bit changed, emptied: said in one line, and a rebuild mends it."""
    for number in range(len(files(index))):
        path = files(index)[number]
        whole = path.read_bytes()
        if not whole:
            continue
        path.write_bytes(damage(whole))
        with closing(open_index(index.directory)) as other:
            with pytest.raises(IndexUnusable):
                other.open()
            assert other.roster() in (Roster(), index.roster())
            other.build(WHOLE)
            assert "\n" not in other.notice
            assert other.notice.endswith("it has been rebuilt.")
            assert_reads(other)


def test_a_missing_file_is_found_out(index: Index) -> None:
    for number in range(len(files(index))):
        files(index)[number].unlink()
        with closing(open_index(index.directory)) as other:
            with pytest.raises(IndexUnusable):
                other.open()
            other.build(WHOLE)
            assert_reads(other)


@pytest.mark.parametrize("field", ["format", "engine"])
def test_another_version_is_not_opened(index: Index, field: str) -> None:
    manifest = index.directory / "manifest.json"
    fields = json.loads(manifest.read_bytes().partition(b"\n")[2])
    body = json.dumps({**fields, field: "another"}).encode()
    manifest.write_bytes(Mark.of(body).checksum.encode() + b"\n" + body)
    with closing(open_index(index.directory)) as other:
        with pytest.raises(IndexUnusable, match="another version"):
            other.open()
        other.build(WHOLE)
        assert "another version" in other.notice
        assert_reads(other)


def test_a_roster_that_makes_no_sense_is_not_read(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it agrees with the manifest: whoever wrote it wrote it otherwise under the same number."""
    with monkeypatch.context() as patch:
        patch.setattr("briefing.index.whoosh.commit.write_roster", lambda _: b"[]")
        index.build(WHOLE)
    with closing(open_index(index.directory)) as other:
        assert other.roster() == Roster()
        with pytest.raises(IndexUnusable, match="rebuilt"):
            other.open()
        other.build(WHOLE)
        assert_reads(other)


def test_segments_that_make_no_sense_are_not_read(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though they agree with the manifest; and what cannot be opened is not updated."""
    for written in (b"[1]", b'[["../x",1,[]]]', b'[["a",1,[1]]]', b'{"a":1}', b"no JSON", b'[["a","b",["c"]]]'):
        with monkeypatch.context() as patch:
            patch.setattr("briefing.index.whoosh.writer.write_segments", lambda _, written=written: written)
            index.build(WHOLE)
        with closing(open_index(index.directory)) as other:
            with pytest.raises(IndexUnusable, match="rebuilt"):
                other.open()
            with pytest.raises(IndexUnusable, match="rebuilt"):
                other.update(NEW)
            other.build(WHOLE)
            assert_reads(other)


def test_the_manifest_names_every_file(index: Index) -> None:
    manifest = Manifest.load((index.directory / "manifest.json").read_bytes())
    there = {path.name for path in (index.directory / manifest.generation).iterdir()}
    assert there == set(manifest.files) >= {manifest.roster, manifest.ledger, manifest.vocabulary, manifest.segments}


KILLED = """
import briefing.index.whoosh.commit
from tests.dying import die_when_asked

die_when_asked(lambda: index.{write}(test_store.NEW))
"""


@pytest.mark.parametrize("write", ["update", "build"])
def test_killed_at_any_write_it_is_the_old_state_or_the_new(index: Index, write: str) -> None:
    """A process is killed at its first write, the next at its second, and so on, until one lives through them all."""
    old = opened(index.directory)
    with closing(open_index(index.directory.with_name("new"))) as other:
        other.build(WHOLE)
        getattr(other, write)(NEW)
        new = opened(other.directory)
    fates = list[str]()
    code = KILLED.replace("{write}", write)
    with child(index.directory, code, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for step in range(1, 200):
            process.stdin.write(f"{step}\n")
            process.stdin.flush()
            status = int(process.stdout.readline())
            now = opened(index.directory)
            fates.append("old" if now == old else "new" if now == new else "mixed")
            if status == 0:
                break
            assert status == -signal.SIGKILL
            if now == new:
                index.build(Changes(CARDS, SOURCES, ledger="what was seen"))
        process.stdin.close()
    assert len(fates) > 10
    assert set(fates) == {"old", "new"}
    index.build(WHOLE)
    manifest = Manifest.load((index.directory / "manifest.json").read_bytes())
    assert {path.name for path in index.directory.iterdir()} == {"lock", "manifest.json", manifest.generation}


def test_while_another_copy_writes_this_one_reads(index: Index) -> None:
    code = """
from briefing.index import Changes, open_index
def wait():
    print("writing", flush=True)
    sys.stdin.readline()
    yield from test_store.CARDS[:1]
index.build(Changes(wait()))
"""
    with child(index.directory, code, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        for write in (index.update, index.build):
            with pytest.raises(IndexBusy):
                write(NEW)
        version = index.version
        assert_reads(index)
        process.communicate("\n")
        assert process.returncode == 0
    assert index.version != version
    assert [entry.id for entry in index.roster().cards] == ["ana-solis"]
    index.update(NEW)


def test_a_commit_while_the_index_is_opened_is_no_damage(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another copy rebuilds after our manifest is read and before its files are: the new state is opened."""
    load, loads = Manifest.load, list[bytes]()

    def late(data: bytes) -> Manifest:
        manifest = load(data)
        if not loads:
            loads.append(data)
            with closing(open_index(index.directory)) as other:
                other.build(NEW)
        return manifest

    monkeypatch.setattr(Manifest, "load", late)
    with closing(open_index(index.directory)) as reading, closing(reading.open()) as reader:
        assert [entry.id for entry in reader.roster().cards] == ["new"]
