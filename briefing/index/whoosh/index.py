"""The index on Whoosh: where it is kept, whether it can be trusted, and who writes it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import IndexBusy, IndexUnusable
from briefing.index.port import Changes
from briefing.index.roster_file import read_roster
from briefing.index.whoosh import load_whoosh
from briefing.index.whoosh.backends import Backend, Folder, Memory, read_checked, read_manifest
from briefing.index.whoosh.index_files import Mark
from briefing.index.whoosh.manifest import Manifest
from briefing.index.whoosh.safety import UnsafeError
from briefing.model import Roster
from briefing.text import clean_line

if TYPE_CHECKING:
    from briefing.index.whoosh.commit_caches import CommitCaches
    from briefing.index.whoosh.committed import State
    from briefing.index.whoosh.index_reader import IndexReader

_Read = TypeVar("_Read")
_Sign = tuple[str, Mark, Mark]
_ATTEMPTS = 20  # commits that may pass while the index is read


class WhooshIndex:
    """The index of one library; `Index` in the port tells what each call answers.

    It is kept in `directory`; where that cannot be written, or is not ours alone, in a private temporary directory; and
    where that fails too, in memory. `notice` says so.
    """

    def __init__(self, directory: Path) -> None:
        self._home = directory
        self._backend: Backend | None = None
        self._choice = Lock()
        self._state: State | None = None
        self._caches: tuple[_Sign, CommitCaches] | None = None
        self._listed: tuple[_Sign, Roster] | None = None
        self._told = ""

    @property
    def notice(self) -> str:
        warning = self._backend.warning if isinstance(self._backend, Folder) else ""
        return " ".join(filter(None, (self._told, warning)))

    @property
    def directory(self) -> Path:
        return self._backend.directory if self._backend else self._home

    @property
    def version(self) -> str:
        return self._where().stamp()

    @property
    def is_elsewhere(self) -> bool:
        return self.directory != self._home

    def roster(self) -> Roster:
        try:
            return self._steadily(lambda backend: self._listing(backend, read_manifest(backend)))
        except IndexUnusable:
            return Roster()

    def ledger(self) -> str:
        try:
            return self._steadily(_ledger)
        except IndexUnusable:
            return ""

    def open(self) -> "IndexReader":
        return self._steadily(self._open)

    def is_readable(self) -> bool:
        try:
            self.open().close()
        except IndexUnusable:
            return False
        return True

    def build(self, changes: Changes) -> str:
        self._state = None  # the caller may have met a file that was altered after it was checked
        why = self._trouble()
        version = self._commit(changes, whole=True)
        if why and not self._told:
            self._told = f"{why.partition(';')[0].removesuffix('.')}: it has been rebuilt."
        return version

    def update(self, changes: Changes, on: str = "") -> str:
        return self._commit(changes, whole=False, on=on)

    def close(self) -> None:
        if self._backend:
            self._backend.remove()

    def _steadily(self, read: Callable[[Backend], _Read]) -> _Read:
        """Reads from the backend; IndexUnusable where reading fails.

        It reads again if another process commits meanwhile, and once more where the disk fails: that may be over.
        """
        for attempt in range(_ATTEMPTS):
            seen = self.version
            try:
                return read(self._where())
            except (IndexUnusable, OSError) as error:
                if self.version == seen and (attempt or not _is_of_the_disk(error)):
                    raise _unusable(error) from error
        raise IndexUnusable("The index changes faster than it can be read; try again.")

    def _where(self) -> Backend:
        with self._choice:
            if self._backend is None:
                self._backend = self._first()
            return self._backend

    def _first(self) -> Backend:
        folder = Folder(self._home)
        try:
            folder.inspect()
        except OSError as error:
            return next(self._refuges(error))
        return folder

    def _refuges(self, error: Exception) -> Iterator[Backend]:
        """The backends to move to because of an error, with their notices."""
        told = (error.strerror if isinstance(error, OSError) else "") or str(error)
        why = f"{clean_line(told)}: {clean_line(str(self._home))}"
        if self.directory == self._home:
            with suppress(OSError):
                folder = Folder.private()
                self._told = f"The index is kept in a temporary directory, for this run alone ({why})."
                yield folder
        self._told = f"The index is kept in memory, for this run alone ({why})."
        yield Memory()

    def _trusted(self, backend: Backend) -> "State":
        """The current state of a backend, every file checked once."""
        load_whoosh()
        from briefing.index.whoosh.committed import open_state  # noqa: PLC0415 - the engine is loaded when it is used

        self._state = state = open_state(backend, self._state)
        return state

    def _trouble(self) -> str:
        """Why the index that is there cannot be used; empty where it can, or where there is none."""
        try:
            if self._where().manifest() is not None:
                self._steadily(self._trusted)
        except (IndexUnusable, OSError) as error:
            return clean_line(str(_unusable(error)))
        return ""

    def _open(self, backend: Backend) -> "IndexReader":
        state = self._trusted(backend)
        from briefing.index.whoosh.index_reader import IndexReader  # noqa: PLC0415 - Whoosh is loaded by now
        from briefing.index.whoosh.snapshot import Snapshot  # noqa: PLC0415

        caches = self._caches_of(state)
        return IndexReader(Snapshot(state.files, state.read(state.manifest.segments)), caches)

    def _listing(self, backend: Backend, manifest: Manifest) -> Roster:
        """The roster of this state."""
        listed = self._listed
        if listed is None or listed[0] != _sign(manifest):
            self._listed = listed = _sign(manifest), read_roster(read_checked(backend, manifest, manifest.roster))
        return listed[1]

    def _caches_of(self, state: "State") -> "CommitCaches":
        """The caches that the readers of a state share."""
        from briefing.index.whoosh.commit_caches import CommitCaches  # noqa: PLC0415

        caches, sign = self._caches, _sign(state.manifest)
        if caches is None or caches[0] != sign:
            roster = self._listing(state.backend, state.manifest)
            self._caches = caches = sign, CommitCaches(roster, state.read(state.manifest.vocabulary))
        return caches[1]

    def _commit(self, changes: Changes, *, whole: bool, on: str = "") -> str:
        load_whoosh()
        from briefing.index.whoosh.commit import OutsideError, commit  # noqa: PLC0415
        from briefing.index.whoosh.commit_caches import CommitCaches  # noqa: PLC0415

        while True:
            backend, begun = self._where(), False
            try:
                with backend.lock():
                    if on and backend.stamp() != on:
                        raise _overtaken()
                    before = None if whole else self._trusted(backend)
                    caches = self._caches_of(before) if before else CommitCaches.empty()
                    begun = True
                    version, self._state, after = commit(backend, changes, before, caches)
            except OutsideError as outside:
                raise outside.__cause__ or outside from None
            except (OSError, IndexUnusable) as error:
                if isinstance(error, IndexBusy) or (isinstance(error, IndexUnusable) and not whole):
                    raise  # else what was just written cannot be read again
                self._move(backend, error, keep=not whole and not isinstance(error, UnsafeError))
                on = ""
                if begun and _is_spent(changes):
                    raise IndexUnusable(f"{self._told} It has to be built once more.") from error
            else:
                sign = _sign(self._state.manifest)
                self._listed, self._caches = (sign, after.roster), (sign, after)
                return version

    def _move(self, backend: Backend, error: Exception, *, keep: bool) -> None:
        """Moves to another backend, and copies the current state there first if it is to be kept."""
        from briefing.index.whoosh.committed import copy_state  # noqa: PLC0415

        if isinstance(backend, Memory):
            raise IndexUnusable("The index can be written nowhere.") from error
        state = self._trusted(backend) if keep and backend.manifest() else None
        for refuge in self._refuges(error):
            try:
                if state:
                    copy_state(state, refuge)
            except OSError:
                refuge.remove()
            else:
                self._backend = refuge
                backend.remove()
                return
        raise IndexUnusable("The index can be written nowhere.") from error


def _sign(manifest: Manifest) -> _Sign:
    """A key that tells the roster and the vocabulary of one state from those of any other."""
    return manifest.generation, manifest.files[manifest.roster], manifest.files[manifest.vocabulary]


def _ledger(backend: Backend) -> str:
    manifest = read_manifest(backend)
    data = read_checked(backend, manifest, manifest.ledger)
    try:
        return data.decode(errors="surrogatepass")
    except UnicodeDecodeError as error:
        raise IndexUnusable.because(error) from error


def _is_spent(changes: Changes) -> bool:
    """Whether the changes can be read only once."""
    return any(iter(values) is values for values in (changes.cards, changes.sources, changes.notes))


def _is_of_the_disk(error: Exception) -> bool:
    """Whether a read failed at the system, other than by what is not there."""
    found = error if isinstance(error, OSError) else error.__cause__
    return isinstance(found, OSError) and not isinstance(found, FileNotFoundError)


def _unusable(error: Exception) -> IndexUnusable:
    return error if isinstance(error, IndexUnusable) else IndexUnusable(f"The index cannot be read: {error}")


def _overtaken() -> IndexBusy:
    """The error where another process has committed something that the caller does not know of."""
    return IndexBusy("Another copy of the program has written the index meanwhile; what was there before is shown.")
