"""One commit: the engine's files and the sidecars are written, then the manifest is switched to them."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from briefing.errors import IndexUnusable
from briefing.index.changes import Changes
from briefing.index.compile import Sidecars, compile_changes
from briefing.index.engine import ENGINE
from briefing.index.engine.snapshot import Snapshot
from briefing.index.engine.storage import Storage
from briefing.index.engine.writer import Writer, create
from briefing.index.manifest import Manifest
from briefing.index.place import Place, new_generation
from briefing.index.roster import packed, write_roster
from briefing.index.shared import Shared

_Value = TypeVar("_Value")
_LEVEL = 1  # a third of the size for a tenth of the time that the best takes: every edit waits for it


class OutsideError(Exception):
    """What the changes raised while they were told; the cause is the error itself."""


def commit(place: Place, changes: Changes, before: Manifest | None, shared: Shared) -> tuple[str, Manifest, Shared]:
    """Writes the changes on top of `before`, or as a new generation; the caller holds the lock.

    `shared` is what stands beside the engine's files before; answers the stamp, the manifest and what stands there
    after. Until the manifest is switched nothing of the state before is touched, so that a reader, or whoever comes
    after a crash, finds the old state whole or the new one.
    """
    place.sweep(_current(place))
    generation = before.generation if before else new_generation()
    storage = place.storage(generation, before.files if before else ())
    if before is None:
        create(storage)
    written = _write(storage, shared, changes)
    after = Shared(packed(written.roster, shared.roster), written.table)
    manifest = _seal(place, storage, generation, before, replace(written, roster=after.roster))
    stamp = place.switch(manifest)
    with suppress(OSError):
        place.sweep(manifest)
    return stamp, manifest, after


def _write(storage: Storage, shared: Shared, changes: Changes) -> Sidecars:
    sidecars = Sidecars(shared.roster, shared.table)
    snapshot, writer = Snapshot(storage), Writer(storage)
    try:
        told = replace(changes, cards=_told(changes.cards), sources=_told(changes.sources))
        after = compile_changes(writer, snapshot, sidecars, told)
        ledger = "".join(_told(_ledger(changes)))
        writer.commit()
    finally:
        writer.cancel()
        snapshot.close()
    return replace(after, ledger=ledger)


def _ledger(changes: Changes) -> Iterator[str]:
    yield changes.ledger if isinstance(changes.ledger, str) else changes.ledger()


def _seal(place: Place, storage: Storage, generation: str, before: Manifest | None, after: Sidecars) -> Manifest:
    """Writes the sidecars under names of their own, and the manifest of the whole."""
    number = before.commit + 1 if before else 1
    roster, table, kept = (f"{name}-{number}" for name in ("roster", "table", "ledger"))
    storage.write(roster, write_roster(after.roster))
    storage.write(table, zlib.compress(after.table.dump(), _LEVEL))
    storage.write(kept, after.ledger.encode(errors="surrogatepass"))
    place.keep(generation, storage)
    gone = {before.roster, before.table, before.ledger} if before else set()
    known = before.files if before else {}
    names = [name for name in storage.list() if name not in gone]
    marks = {name: known.get(name) or place.mark(generation, name) for name in names}
    return Manifest(generation, number, ENGINE, roster, kept, table, marks)


def _current(place: Place) -> Manifest | None:
    data = place.manifest()
    try:
        return Manifest.load(data) if data is not None else None
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
