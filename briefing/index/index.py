"""The compiled library: built, updated, opened."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import IndexBusy, IndexUnusable
from briefing.index.backends import Backend, Folder, Memory, read_checked, read_manifest
from briefing.index.changes import Changes
from briefing.index.files import DAMAGE, Mark
from briefing.index.manifest import Manifest
from briefing.index.reader import Reader
from briefing.index.roster import read_roster
from briefing.index.safety import UnsafeError
from briefing.index.shared import Shared
from briefing.model import Roster
from briefing.text import clean_line

if TYPE_CHECKING:
    from briefing.index.commit import State

_Read = TypeVar("_Read")
_Sign = tuple[str, Mark, Mark]
_ATTEMPTS = 20  # commits that may pass while the index is read


class Index:
    """The index of one library.

    It lives in `directory`; where that cannot be written, or is not ours alone, in a private temporary directory, and
    where that fails too, in memory. `notice` then says so. Any number of threads may read from it and open it, also
    while one builds or updates: what they see is the state of before or that of after. A second that writes meets
    IndexBusy. The readers it opens are independent of it and of each other.
    """

    def __init__(self, directory: Path) -> None:
        self._home = directory
        self._backend: Backend | None = None
        self._choice = Lock()
        self._state: State | None = None
        self._shared: tuple[_Sign, Shared] | None = None
        self._listed: tuple[_Sign, Roster] | None = None
        self._told = ""

    @property
    def notice(self) -> str:
        """Empty, or one line for the reader: why it is not where it should be, was rebuilt, or is not safe there."""
        warning = self._backend.warning if isinstance(self._backend, Folder) else ""
        return " ".join(filter(None, (self._told, warning)))

    @property
    def directory(self) -> Path:
        """Where it really lives now; the empty path stands for memory."""
        return self._backend.directory if self._backend else self._home

    @property
    def version(self) -> str:
        """What changes with every commit, ours or another's; empty where there is no index. Costs one stat."""
        return self._where().stamp()

    @property
    def is_elsewhere(self) -> bool:
        """Whether it lives where it ends with this run."""
        return self.directory != self._home

    def roster(self) -> Roster:
        """Every card and article by name; empty where there is no valid index. Reads two small files."""
        try:
            return self._steadily(lambda backend: self._listing(backend, read_manifest(backend)))
        except IndexUnusable:
            return Roster()

    def ledger(self) -> str:
        """What the library keeps with the index; empty where there is no valid index."""
        try:
            return self._steadily(_ledger)
        except IndexUnusable:
            return ""

    def open(self) -> Reader:
        """A reader of the index as it is now; IndexUnusable where there is none or it cannot be trusted."""
        return self._steadily(self._open)

    def is_readable(self) -> bool:
        """Whether there is an index that can be opened and trusted."""
        try:
            self.open().close()
        except IndexUnusable:
            return False
        return True

    def build(self, changes: Changes) -> str:
        """A new index of these changes alone, switched to when it is whole; answers its version.

        IndexBusy where another copy is writing. IndexUnusable where the index had to move to another directory half
        way and the changes cannot be gone through again: build once more.
        """
        self._state = None  # whoever builds anew may have met what was altered since it was checked
        why = self._trouble()
        version = self._commit(changes, whole=True)
        if why and not self._told:
            self._told = f"{why.partition(';')[0].removesuffix('.')}: it has been rebuilt."
        return version

    def update(self, changes: Changes, on: str = "") -> str:
        """The index with these changes, in place and at once; answers its version.

        Raises what `build` and `open` raise, and IndexBusy where `on` is the version the changes belong to and the
        index has moved on from it.
        """
        return self._commit(changes, whole=False, on=on)

    def close(self) -> None:
        """Removes the private temporary directory, if there is one."""
        if self._backend:
            self._backend.remove()

    def _steadily(self, read: Callable[[Backend], _Read]) -> _Read:
        """What is read from the backend; read again where the index moved on meanwhile, else IndexUnusable."""
        for _ in range(_ATTEMPTS):
            seen = self.version
            try:
                return read(self._where())
            except (IndexUnusable, OSError) as error:
                if self.version == seen:
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

    def _refuges(self, error: OSError) -> Iterator[Backend]:
        """The backends to go to because of an error, each with its notice."""
        why = f"{clean_line(error.strerror or str(error))}: {clean_line(str(self._home))}"
        if self.directory == self._home:
            with suppress(OSError):
                folder = Folder.private()
                self._told = f"The index is kept in a temporary directory, for this run alone ({why})."
                yield folder
        self._told = f"The index is kept in memory, for this run alone ({why})."
        yield Memory()

    def _trusted(self, backend: Backend) -> "State":
        """The current state of a backend, every file checked; files that are open already are not checked again."""
        from briefing.index.commit import open_state  # noqa: PLC0415 - the engine is loaded when it is used

        self._state = state = open_state(backend, self._state)
        return state

    def _trouble(self) -> str:
        """Why an index that is there cannot be used; empty where it can, or where there is none."""
        try:
            if self._where().manifest() is not None:
                self._steadily(self._trusted)
        except (IndexUnusable, OSError) as error:
            return clean_line(str(_unusable(error)))
        return ""

    def _open(self, backend: Backend) -> Reader:
        from briefing.index.engine.snapshot import Snapshot  # noqa: PLC0415

        state = self._trusted(backend)
        return Reader(Snapshot(state.files, state.read(state.manifest.segments)), self._sharing(state))

    def _listing(self, backend: Backend, manifest: Manifest) -> Roster:
        """The roster of this state."""
        listed = self._listed
        if listed is None or listed[0] != _sign(manifest):
            data = read_checked(backend, manifest, manifest.roster)
            try:
                self._listed = listed = _sign(manifest), read_roster(data)
            except DAMAGE as error:
                raise IndexUnusable("The index's roster cannot be read; the index has to be rebuilt.") from error
        return listed[1]

    def _sharing(self, state: "State") -> Shared:
        """What the readers of this state share."""
        shared, sign = self._shared, _sign(state.manifest)
        if shared is None or shared[0] != sign:
            roster = self._listing(state.backend, state.manifest)
            self._shared = shared = sign, Shared(roster, state.read(state.manifest.table))
        return shared[1]

    def _commit(self, changes: Changes, *, whole: bool, on: str = "") -> str:
        from briefing.index.commit import OutsideError, commit  # noqa: PLC0415

        while True:
            backend, begun = self._where(), False
            try:
                with backend.lock():
                    if on and backend.stamp() != on:
                        raise _overtaken()
                    before = None if whole else self._trusted(backend)
                    shared = self._sharing(before) if before else Shared.none()
                    begun = True
                    version, self._state, after = commit(backend, changes, before, shared)
            except OutsideError as outside:
                raise outside.__cause__ or outside from None
            except OSError as error:
                self._move(backend, error, keep=not whole and not isinstance(error, UnsafeError))
                on = ""
                if begun and _is_spent(changes):
                    raise IndexUnusable(f"{self._told} It has to be built once more.") from error
            else:
                sign = _sign(self._state.manifest)
                self._listed, self._shared = (sign, after.roster), (sign, after)
                return version

    def _move(self, backend: Backend, error: OSError, *, keep: bool) -> None:
        """Goes on elsewhere, once a copy of what stood here is whole there."""
        from briefing.index.commit import copy_state  # noqa: PLC0415

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
    """What tells the roster and the table of one state from those of any other."""
    return manifest.generation, manifest.files[manifest.roster], manifest.files[manifest.table]


def _ledger(backend: Backend) -> str:
    manifest = read_manifest(backend)
    data = read_checked(backend, manifest, manifest.ledger)
    try:
        return data.decode(errors="surrogatepass")
    except UnicodeDecodeError as error:
        raise IndexUnusable.because(error) from error


def _is_spent(changes: Changes) -> bool:
    """Whether the changes can be told only once."""
    return any(iter(values) is values for values in (changes.cards, changes.sources))


def _unusable(error: Exception) -> IndexUnusable:
    return error if isinstance(error, IndexUnusable) else IndexUnusable(f"The index cannot be read: {error}")


def _overtaken() -> IndexBusy:
    """What is raised where another copy has written what the caller does not know of."""
    return IndexBusy("Another copy of the program has written the index meanwhile; what was there before is shown.")
