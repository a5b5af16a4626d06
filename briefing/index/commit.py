"""One commit: the engine's files and what stands beside them are written, then the manifest is switched to them."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple, TypeVar
from uuid import uuid4

from briefing.errors import IndexUnusable
from briefing.index.backends import Backend, read_manifest
from briefing.index.changes import Changes
from briefing.index.compile import compile_changes
from briefing.index.engine import ENGINE
from briefing.index.engine.segments import NO_SEGMENTS
from briefing.index.engine.snapshot import Snapshot
from briefing.index.engine.writer import Writer
from briefing.index.files import File, Mark, Room, mark, whole
from briefing.index.manifest import Manifest
from briefing.index.roster import write_roster
from briefing.index.shared import Shared

_Value = TypeVar("_Value")
_LEVEL = 1  # a third of the size for a tenth of the time that the best takes: every edit waits for it


class OutsideError(Exception):
    """What the changes raised while they were told; the cause is the error itself."""


class State(NamedTuple):
    """The files of one commit, checked and open for reading."""

    backend: Backend
    """Where they are kept."""
    manifest: Manifest
    """What they must be."""
    files: Mapping[str, File]
    """Every file that the manifest names."""

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return self.manifest.check(name, whole(self.files[name]))

    def check(self, names: Iterable[str]) -> None:
        """Raises IndexUnusable where a file is no longer what it must be: it has been altered since it was opened."""
        for name in names:
            self.manifest.check_mark(name, mark(self.files[name]))


def open_state(backend: Backend, known: State | None) -> State:
    """The current state of a backend, each file checked; those that are open in a `known` state are not read again.

    IndexUnusable where a file is missing, is damaged or was written by another version.
    """
    manifest = read_manifest(backend)
    if manifest.engine != ENGINE:
        raise IndexUnusable("The index was written by another version of its engine; it has to be rebuilt.")
    is_known = known is not None and (known.backend, known.manifest.generation) == (backend, manifest.generation)
    files = {name: file for name, file in known.files.items() if name in manifest.files} if known and is_known else {}
    for name in manifest.files.keys() - files.keys():
        file = backend.open(manifest.generation, name)
        manifest.check_mark(name, mark(file))
        files[name] = file
    return State(backend, manifest, files)


def commit(backend: Backend, changes: Changes, before: State | None, shared: Shared) -> tuple[str, State, Shared]:
    """Writes the changes on top of `before`, or as a new generation; the caller holds the lock.

    `shared` is what stands beside the engine's files before; answers the stamp, the state and what stands beside its
    files. Until the manifest is switched nothing of the state before is touched, so that a reader, or whoever comes
    after a crash, finds the old state whole or the new one.
    """
    backend.sweep(_current(backend))
    generation = before.manifest.generation if before else f"g-{uuid4().hex[:12]}"
    room = backend.room(generation, is_new=before is None)
    written = _write(room, before, shared, changes)
    state = _seal(backend, generation, before, written)
    stamp = backend.switch(state.manifest)
    with suppress(OSError):
        backend.sweep(state.manifest)
    return stamp, state, written.shared


def copy_state(state: State, refuge: Backend) -> None:
    """Copies a state into another backend, and makes it the current one there."""
    room = refuge.room(state.manifest.generation, is_new=True)
    for name in state.files:
        with room.create(name) as file:
            file.write(state.read(name))
    refuge.switch(state.manifest)


class _Written(NamedTuple):
    """What the engine has written."""

    shared: Shared
    """The roster and the terms as they are then."""
    files: set[str]
    """The names of all the engine's files."""
    beside: dict[str, bytes]
    """What is to be written beside them."""


def _write(room: Room, before: State | None, shared: Shared, changes: Changes) -> _Written:
    """Writes the engine's files.

    IndexUnusable where a file that is merged into others has been altered since it was opened: it would pass as sound
    for ever.
    """
    merged = set[str]()

    def check(names: set[str]) -> None:
        merged.update(names)
        if before:
            before.check(names)

    files, segments = (before.files, before.read(before.manifest.segments)) if before else ({}, NO_SEGMENTS)
    snapshot, writer = Snapshot(files, segments), Writer(files, segments, room, check)
    try:
        told = replace(changes, cards=_told(changes.cards), sources=_told(changes.sources))
        after = compile_changes(writer, snapshot, shared, told)
        ledger = "".join(_told(_ledger(changes)))
        segments, names = writer.commit()
    finally:
        writer.cancel()
    if before:
        before.check(merged)  # once more, since they have been read meanwhile
    beside = {
        "table": zlib.compress(after.table.dump(), _LEVEL),
        "ledger": ledger.encode(errors="surrogatepass"),
        "segments": segments,
    }
    if before is None or after.roster is not shared.roster:
        beside["roster"] = write_roster(after.roster)
    return _Written(after, names, beside)


def _ledger(changes: Changes) -> Iterator[str]:
    yield changes.ledger if isinstance(changes.ledger, str) else changes.ledger()


def _seal(backend: Backend, generation: str, before: State | None, written: _Written) -> State:
    """Writes what has changed beside the engine's files under names of its own; the state of the whole."""
    room = backend.room(generation, is_new=False)
    old = before.manifest if before else None
    number = old.commit + 1 if old else 1
    kept = {"roster": old.roster, "table": old.table, "ledger": old.ledger, "segments": old.segments} if old else {}
    named = kept | {what: f"{what}-{number}" for what in written.beside}
    for what, data in written.beside.items():
        with room.create(named[what]) as file:
            file.write(data)
    files, marks = dict[str, File](), dict[str, Mark]()
    for name in (*written.files, *named.values()):
        is_old = before is not None and name in before.files
        files[name] = before.files[name] if before and is_old else backend.open(generation, name)
        marks[name] = before.manifest.files[name] if before and is_old else mark(files[name])
    order = named["roster"], named["ledger"], named["table"], named["segments"]
    return State(backend, Manifest(generation, number, ENGINE, *order, marks), files)


def _current(backend: Backend) -> Manifest | None:
    try:
        return read_manifest(backend)
    except IndexUnusable:
        return None


def _told(values: Iterable[_Value]) -> Iterator[_Value]:
    """The values; what goes wrong in telling them is the caller's, not the disk's."""
    iterator = iter(values)
    while True:
        try:
            value = next(iterator)
        except StopIteration:
            return
        except Exception as error:
            raise OutsideError from error
        yield value
