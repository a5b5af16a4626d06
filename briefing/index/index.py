"""The compiled library: built, updated, opened."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from briefing.errors import IndexUnusable
from briefing.index.changes import Changes
from briefing.index.folder import Folder
from briefing.index.manifest import Manifest, Mark
from briefing.index.memory import Memory
from briefing.index.place import Place, overtaken
from briefing.index.reader import Reader
from briefing.index.roster import read_roster
from briefing.index.safety import UnsafeError, inspect
from briefing.index.shared import Shared
from briefing.model import Roster
from briefing.text import clean_line

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
        self._place: Place | None = None
        self._choice = Lock()
        self._checked: set[tuple[Path, str, str]] = set()
        self._shared: tuple[_Sign, Shared] | None = None
        self._listed: tuple[_Sign, Roster] | None = None
        self.notice = ""
        """Empty, or one line for the reader: why it is not where it should be, or was rebuilt."""

    @property
    def directory(self) -> Path:
        """Where it really lives now; the empty path stands for memory."""
        return self._place.directory if self._place else self._home

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
            return self._steadily(lambda place: self._listing(place, _manifest(place)))
        except IndexUnusable:
            return Roster()

    def ledger(self) -> str:
        """What the library keeps with the index; empty where there is no valid index."""
        try:
            data = self._steadily(_ledger)
            return data.decode(errors="surrogatepass")
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
        self._checked.clear()  # whoever builds anew may have met what was altered since it was checked
        why = self._trouble()
        version = self._commit(changes, whole=True)
        if why and not self.notice:
            self.notice = f"{why.partition(';')[0].removesuffix('.')}: it has been rebuilt."
        return version

    def update(self, changes: Changes, on: str = "") -> str:
        """The index with these changes, in place and at once; answers its version.

        Raises what `build` and `open` raise, and IndexBusy where `on` is the version the changes belong to and the
        index has moved on from it.
        """
        return self._commit(changes, whole=False, on=on)

    def close(self) -> None:
        """Removes the private temporary directory, if there is one."""
        if self._place:
            self._place.remove()

    def _steadily(self, read: Callable[[Place], _Read]) -> _Read:
        """What is read from the place; read again where the index moved on meanwhile, else IndexUnusable."""
        for _ in range(_ATTEMPTS):
            seen = self.version
            try:
                return read(self._where())
            except (IndexUnusable, OSError) as error:
                if self.version == seen:
                    raise _unusable(error) from error
        raise IndexUnusable("The index changes faster than it can be read; try again.")

    def _where(self) -> Place:
        with self._choice:
            if self._place is None:
                self._place = self._first()
            return self._place

    def _first(self) -> Place:
        try:
            inspect(self._home)
        except OSError as error:
            return next(self._refuges(error))
        return Folder(self._home)

    def _refuges(self, error: OSError) -> Iterator[Place]:
        """The places to go to because of an error, each with its notice."""
        why = f"{clean_line(error.strerror or str(error))}: {clean_line(str(self._home))}"
        if self.directory == self._home:
            with suppress(OSError):
                place = Folder.private()
                self.notice = f"The index is kept in a temporary directory, for this run alone ({why})."
                yield place
        self.notice = f"The index is kept in memory, for this run alone ({why})."
        yield Memory()

    def _trusted(self, place: Place) -> Manifest:
        """The manifest of a place, once every file agrees with it; what agreed before is not read again."""
        from briefing.index.engine import ENGINE  # noqa: PLC0415 - the engine is loaded when it is used

        manifest = _manifest(place)
        if manifest.engine != ENGINE:
            raise IndexUnusable("The index was written by another version of its engine; it has to be rebuilt.")
        for name in manifest.files:
            file = (place.directory, manifest.generation, name)
            if file not in self._checked:
                manifest.check_mark(name, place.mark(manifest.generation, name))
                self._checked.add(file)
        return manifest

    def _trouble(self) -> str:
        """Why an index that is there cannot be used; empty where it can, or where there is none."""
        try:
            if self._where().manifest() is not None:
                self._steadily(self._trusted)
        except (IndexUnusable, OSError) as error:
            return clean_line(str(_unusable(error)))
        return ""

    def _open(self, place: Place) -> Reader:
        from briefing.index.engine.snapshot import Snapshot  # noqa: PLC0415

        manifest = self._trusted(place)
        storage = place.storage(manifest.generation, manifest.files)
        return Reader(Snapshot(storage), self._sharing(place, manifest))

    def _listing(self, place: Place, manifest: Manifest) -> Roster:
        """The roster of this state."""
        listed = self._listed
        if listed is None or listed[0] != _sign(manifest):
            data = manifest.check(manifest.roster, place.read(manifest.generation, manifest.roster))
            try:
                self._listed = listed = _sign(manifest), read_roster(data)
            except (ValueError, LookupError, TypeError) as error:
                raise IndexUnusable("The index's roster cannot be read; the index has to be rebuilt.") from error
        return listed[1]

    def _sharing(self, place: Place, manifest: Manifest) -> Shared:
        """What the readers of this state share, whose files have been checked."""
        shared = self._shared
        if shared is None or shared[0] != _sign(manifest):
            table = place.read(manifest.generation, manifest.table)
            self._shared = shared = _sign(manifest), Shared(self._listing(place, manifest), table)
        return shared[1]

    def _commit(self, changes: Changes, *, whole: bool, on: str = "") -> str:
        from briefing.index.commit import OutsideError, commit  # noqa: PLC0415

        while True:
            place, begun = self._where(), False
            try:
                with place.lock():
                    if on and place.stamp() != on:
                        raise overtaken()
                    before = None if whole else self._trusted(place)
                    shared = self._sharing(place, before) if before else Shared.none()
                    begun = True
                    version, manifest, after = commit(place, changes, before, shared)
            except OutsideError as outside:
                raise outside.__cause__ or outside from None
            except OSError as error:
                self._move(place, error, keep=not whole and not isinstance(error, UnsafeError))
                on = ""
                if begun and _is_spent(changes):
                    raise IndexUnusable(f"{self.notice} It has to be built once more.") from error
            else:
                self._listed, self._shared = (_sign(manifest), after.roster), (_sign(manifest), after)
                self._checked |= {(place.directory, manifest.generation, name) for name in manifest.files}
                return version

    def _move(self, place: Place, error: OSError, *, keep: bool) -> None:
        """Goes on elsewhere, once a copy of what stood here is whole there."""
        if isinstance(place, Memory):
            raise IndexUnusable("The index can be written nowhere.") from error
        manifest = self._trusted(place) if keep and place.manifest() else None
        for refuge in self._refuges(error):
            try:
                if manifest:
                    _copy(manifest, place, refuge)
            except OSError:
                refuge.remove()
            else:
                self._place = refuge
                place.remove()
                return
        raise IndexUnusable("The index can be written nowhere.") from error


def _sign(manifest: Manifest) -> _Sign:
    """What tells the roster and the table of one state from those of any other."""
    return manifest.generation, manifest.files[manifest.roster], manifest.files[manifest.table]


def _manifest(place: Place) -> Manifest:
    data = place.manifest()
    if data is None:
        raise IndexUnusable("There is no index yet; it has to be built.")
    return Manifest.load(data)


def _ledger(place: Place) -> bytes:
    manifest = _manifest(place)
    return manifest.check(manifest.ledger, place.read(manifest.generation, manifest.ledger))


def _copy(manifest: Manifest, place: Place, refuge: Place) -> None:
    storage = refuge.storage(manifest.generation, ())
    storage.create()  # type: ignore[no-untyped-call]
    for name in manifest.files:
        storage.write(name, place.read(manifest.generation, name))
    refuge.keep(manifest.generation, storage)
    refuge.switch(manifest)


def _is_spent(changes: Changes) -> bool:
    """Whether the changes can be told only once."""
    return any(iter(values) is values for values in (changes.cards, changes.sources))


def _unusable(error: Exception) -> IndexUnusable:
    return error if isinstance(error, IndexUnusable) else IndexUnusable(f"The index cannot be read: {error}")
