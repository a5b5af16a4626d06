"""Where its directory cannot be used, the index lives elsewhere, and says so."""

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import IndexUnusable
from briefing.index import Changes, Index, open_index
from briefing.index.whoosh.index_files import Directory
from briefing.model import Kind, Roster
from tests.index.harbour import CARDS, SOURCES, card
from tests.index.stores import NEW, WHOLE, assert_reads, opened, refuse


class TestElsewhere:
    """Where the directory cannot be used, the index lives in a private temporary one, and says so in one line."""

    @pytest.fixture(autouse=True)
    def temporary(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "temporary"
        folder.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(folder))
        return folder

    @pytest.fixture
    def home(self, tmp_path: Path) -> Path:
        return tmp_path / "home"

    def assert_elsewhere(self, index: Index, temporary: Path, why: str) -> None:
        index.build(WHOLE)
        assert_reads(index)
        assert index.directory.parent == temporary
        assert index.directory.stat().st_mode & 0o777 == 0o700
        assert why in index.notice
        assert "temporary" in index.notice
        assert "\n" not in index.notice
        index.update(NEW)
        with closing(index.open()) as reader:
            assert reader.search("paint").total == 1
        index.close()
        assert list(temporary.iterdir()) == []

    def test_others_may_write_to_it(self, home: Path, temporary: Path) -> None:
        with closing(open_index(home)) as index:
            index.build(WHOLE)
        home.chmod(0o777)
        before = sorted(home.rglob("*"))
        index = open_index(home)
        assert index.roster() == Roster()
        self.assert_elsewhere(index, temporary, "others may write to it")
        assert sorted(home.rglob("*")) == before

    def test_others_may_only_read_it(self, home: Path) -> None:
        home.mkdir(mode=0o755)
        home.chmod(0o755)
        with closing(open_index(home)) as index:
            index.build(WHOLE)
            assert index.directory == home
            assert home.stat().st_mode & 0o777 == 0o700

    def test_it_is_a_symbolic_link(self, home: Path, temporary: Path, tmp_path: Path) -> None:
        real = tmp_path / "real"
        real.mkdir(mode=0o700)
        home.symlink_to(real)
        self.assert_elsewhere(open_index(home), temporary, "symbolic link")
        assert list(real.iterdir()) == []

    def test_it_is_a_file(self, home: Path, temporary: Path) -> None:
        home.write_text("mine")
        self.assert_elsewhere(open_index(home), temporary, "not a directory")
        self.assert_elsewhere(open_index(home / "below"), temporary, "not a directory")
        assert home.read_text() == "mine"

    def test_others_may_replace_it(self, tmp_path: Path, temporary: Path) -> None:
        (tmp_path / "open").mkdir()
        (tmp_path / "open").chmod(0o777)
        self.assert_elsewhere(open_index(tmp_path / "open" / "index"), temporary, "others may replace it")

    def test_it_belongs_to_another(self, home: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        home.mkdir(mode=0o700)
        index = open_index(home)
        with as_another(home, monkeypatch):
            assert index.roster() == Roster()
        self.assert_elsewhere(index, temporary, "belongs to another user")
        assert list(home.iterdir()) == []

    def test_the_way_to_it_is_anothers_link(
        self, home: Path, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home.symlink_to(tmp_path)
        index = open_index(home / "index")
        with as_another(home, monkeypatch):
            assert index.roster() == Roster()
        self.assert_elsewhere(index, temporary, "another user's symbolic link")
        assert not (tmp_path / "index").exists()

    def test_it_is_read_only(self, home: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The state that stands there is read, copied, and updated in the copy."""
        with closing(open_index(home)) as index:
            index.build(WHOLE)
        before = opened(home)
        refuse(monkeypatch, "os.open", home, errno.EROFS)
        index = open_index(home)
        assert_reads(index)
        index.update(NEW)
        assert "Read-only file system" in index.notice
        with closing(index.open()) as reader:
            assert reader.search("paint").total == reader.search("ferry").total == 1
        assert index.directory.parent == temporary
        index.close()
        monkeypatch.undo()
        assert opened(home) == before

    @pytest.mark.parametrize("call", ["replace", "create"])
    @pytest.mark.parametrize("write", ["build", "update"])
    def test_the_disk_is_full(
        self, home: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, call: str, write: str
    ) -> None:
        with closing(open_index(home)) as index:
            index.build(WHOLE)
        before = opened(home)
        index = open_index(home)
        refuse_once(monkeypatch, call)
        getattr(index, write)(Changes((*CARDS, *NEW.cards), SOURCES))
        assert "No space left" in index.notice
        assert index.directory.parent == temporary
        with closing(index.open()) as reader:
            assert reader.search("paint").total == reader.search("ferry").total == 1
        index.close()
        assert opened(home) == before

    def test_changes_that_can_be_told_only_once_are_asked_for_again(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        index = open_index(home)
        refuse_once(monkeypatch, "replace")
        with pytest.raises(IndexUnusable, match="once more"):
            index.build(Changes(iter(CARDS), iter(SOURCES)))
        index.build(Changes(iter(CARDS), iter(SOURCES)))
        assert_reads(index)
        index.close()

    @pytest.mark.parametrize("write", ["build", "update"])
    def test_nothing_can_be_written_anywhere(self, home: Path, monkeypatch: pytest.MonkeyPatch, write: str) -> None:
        """The index lives in memory, an updated one with all that stood on the disk."""
        with closing(open_index(home)) as index:
            index.build(WHOLE)
        refuse(monkeypatch, "os.open", home, errno.EACCES)
        refuse(monkeypatch, "tempfile.mkdtemp", None, errno.ENOSPC)
        index = open_index(home)
        getattr(index, write)(Changes((*CARDS, *NEW.cards), SOURCES, ledger="in memory"))
        assert "in memory" in index.notice
        assert index.directory == Path()
        for number in range(10):
            seen = index.version
            index.update(Changes([card("more", Kind.ACTOR, f"More {number}")]))
            assert index.version != seen
        with closing(index.open()) as reader:
            assert reader.search("paint").total == reader.search("ferry").total == reader.search("more 9").total == 1
        assert index.roster().card("new")
        index.close()
        with pytest.raises(IndexUnusable):
            index.open()


def refuse_once(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Lets a call fail the first time, as on a full disk."""
    real, calls = getattr(Directory, call), list[object]()

    def refusing(*arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **options)

    monkeypatch.setattr(Directory, call, refusing)


@contextmanager
def as_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`path` is another user's for a while: truly where we may give it away, else by our being another."""
    mine = os.geteuid()
    with monkeypatch.context() as patch:
        if mine == 0:
            os.chown(path, 12345, -1, follow_symlinks=False)
        else:
            patch.setattr("os.geteuid", lambda: mine + 1)
        yield
    if mine == 0:
        os.chown(path, 0, -1, follow_symlinks=False)
