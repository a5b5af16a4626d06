"""Commits: writes the engine's files and the files beside them, then switches the manifest to them."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple, TypeVar
from uuid import uuid4

from briefing.errors import IndexUnusable
from briefing.index.port import Changes
from briefing.index.roster_file import write_roster
from briefing.index.whoosh.backends import Backend, read_manifest
from briefing.index.whoosh.commit_caches import CommitCaches
from briefing.index.whoosh.committed import State
from briefing.index.whoosh.compile import write_changes
from briefing.index.whoosh.index_files import File, Mark, Room, mark
from briefing.index.whoosh.manifest import Manifest
from briefing.index.whoosh.segments import ENGINE, NO_SEGMENTS
from briefing.index.whoosh.snapshot import Snapshot
from briefing.index.whoosh.writer import Writer

_Value = TypeVar("_Value")
_BESIDE = ("roster", "ledger", "vocabulary", "segments")  # the files beside the engine's, in the manifest's order
_LEVEL = 1  # every edit waits for it; the best level takes ten times as long


class OutsideError(Exception):
    """Wraps an error that the changes raised while they were read, so that it is not taken for an error of the disk."""


def commit(
    backend: Backend, changes: Changes, before: State | None, caches: CommitCaches
) -> tuple[str, State, CommitCaches]:
    """Commits the changes on top of the state `before`, or as a new generation; the caller holds the lock.

    `caches` belong to the state before. Answers the stamp of the new state, the state, and its caches. Nothing of the
    state before is touched until the manifest is switched: a reader, and the next start after a crash, find the old
    state whole or the new one.
    """
    backend.sweep(_current(backend))
    generation = before.manifest.generation if before else f"g-{uuid4().hex[:12]}"
    room = backend.room(generation, is_new=before is None)
    written = _write(room, before, caches, changes)
    state = _seal(backend, generation, before, written)
    stamp = backend.switch(state.manifest)
    with suppress(OSError):
        backend.sweep(state.manifest)
    return stamp, state, written.caches


class _Written(NamedTuple):
    """The result of writing the engine's files."""

    caches: CommitCaches
    """The caches of the new state."""
    files: set[str]
    """The names of all the engine's files."""
    beside: dict[str, bytes]
    """The contents of the files beside them, by the field of the manifest."""


def _write(room: Room, before: State | None, caches: CommitCaches, changes: Changes) -> _Written:
    """Writes the engine's files.

    IndexUnusable where a file that is merged into new ones has been altered since it was opened; the damage would pass
    the checks for ever.
    """
    merged = set[str]()

    def check(names: set[str]) -> None:
        merged.update(names)
        if before:
            before.check(names)

    files, segments = (before.files, before.read(before.manifest.segments)) if before else ({}, NO_SEGMENTS)
    snapshot, writer = Snapshot(files, segments), Writer(files, segments, room, check)
    try:
        lazy = replace(changes, cards=_read(changes.cards), sources=_read(changes.sources), notes=_read(changes.notes))
        after = write_changes(writer, snapshot, caches, lazy)
        ledger = "".join(_read(_ledger(changes)))
        segments, names = writer.commit()
    finally:
        writer.cancel()
    if before:
        before.check(merged)  # once more, after they have been read
    beside = {
        "vocabulary": zlib.compress(after.vocabulary.dump(), _LEVEL),
        "ledger": ledger.encode(errors="surrogatepass"),
        "segments": segments,
    }
    if before is None or after.roster is not caches.roster:
        beside["roster"] = write_roster(after.roster)
    return _Written(after, names, beside)


def _ledger(changes: Changes) -> Iterator[str]:
    yield changes.ledger if isinstance(changes.ledger, str) else changes.ledger()


def _seal(backend: Backend, generation: str, before: State | None, written: _Written) -> State:
    """Writes the files beside the engine's, under new names; answers the whole new state."""
    room = backend.room(generation, is_new=False)
    old = before.manifest if before else None
    number = old.commit + 1 if old else 1
    named = {what: getattr(old, what) for what in _BESIDE} if old else {}
    named |= {what: f"{what}-{number}" for what in written.beside}
    for what, data in written.beside.items():
        with room.create(named[what]) as file:
            file.write(data)
    files, marks = dict[str, File](), dict[str, Mark]()
    for name in (*written.files, *named.values()):
        is_old = before is not None and name in before.files
        files[name] = before.files[name] if before and is_old else backend.open(generation, name)
        marks[name] = before.manifest.files[name] if before and is_old else mark(files[name])
    return State(backend, Manifest(generation, number, ENGINE, files=marks, **named), files)


def _current(backend: Backend) -> Manifest | None:
    try:
        return read_manifest(backend)
    except IndexUnusable:
        return None


def _read(values: Iterable[_Value]) -> Iterator[_Value]:
    """The values; an error in reading them is wrapped as the caller's own."""
    iterator = iter(values)
    while True:
        try:
            value = next(iterator)
        except StopIteration:
            return
        except Exception as error:
            raise OutsideError from error
        yield value
