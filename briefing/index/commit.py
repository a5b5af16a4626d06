"""One commit: the engine's files and the sidecars are written, then the manifest is switched to them."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from briefing.errors import BriefingError, IndexUnusable
from briefing.index.changes import Changes
from briefing.index.compile import compile_changes
from briefing.index.engine import ENGINE
from briefing.index.engine.snapshot import Snapshot
from briefing.index.engine.storage import Storage
from briefing.index.engine.writer import Writer, create
from briefing.index.manifest import Manifest
from briefing.index.place import Place, new_generation
from briefing.index.roster import write_roster
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
    after, ledger = _write(storage, shared, changes)
    beside = {
        "table": zlib.compress(after.table.dump(), _LEVEL),
        "ledger": ledger.encode(errors="surrogatepass"),
    }
    if before is None or after.roster is not shared.roster:
        beside["roster"] = write_roster(after.roster)
    manifest = _seal(place, storage, generation, before, beside)
    stamp = place.switch(manifest)
    with suppress(OSError):
        place.sweep(manifest)
    return stamp, manifest, after


def _write(storage: Storage, shared: Shared, changes: Changes) -> tuple[Shared, str]:
    """What stands beside the engine's files once they are written, and the ledger.

    IndexUnusable where what stands there already cannot be read: it has been altered since it was checked.
    """
    snapshot, writer = Snapshot(storage), Writer(storage)
    try:
        told = replace(changes, cards=_told(changes.cards), sources=_told(changes.sources))
        after = compile_changes(writer, snapshot, shared, told)
        ledger = "".join(_told(_ledger(changes)))
        writer.commit()
    except (BriefingError, OutsideError, OSError):
        raise
    except Exception as error:
        raise IndexUnusable.because(error) from error
    finally:
        writer.cancel()
        snapshot.close()
    return after, ledger


def _ledger(changes: Changes) -> Iterator[str]:
    yield changes.ledger if isinstance(changes.ledger, str) else changes.ledger()


def _seal(
    place: Place, storage: Storage, generation: str, before: Manifest | None, beside: Mapping[str, bytes]
) -> Manifest:
    """Writes what has changed `beside` the engine's files under names of its own, and the manifest of the whole."""
    number = before.commit + 1 if before else 1
    old = {"roster": before.roster, "table": before.table, "ledger": before.ledger} if before else {}
    new = old | {name: f"{name}-{number}" for name in beside}
    for name, data in beside.items():
        storage.write(new[name], data)
    gone = set(old.values()).difference(new.values())
    known = before.files if before else {}
    if before:
        _check_what_was_read(place, before, known.keys() - gone - set(storage.list()))
    place.keep(generation, storage)
    files = {name: known.get(name) or place.mark(generation, name) for name in storage.list() if name not in gone}
    return Manifest(generation, number, ENGINE, new["roster"], new["ledger"], new["table"], files)


def _check_what_was_read(place: Place, before: Manifest, merged: Iterable[str]) -> None:
    """IndexUnusable where a file that has been merged into others is not as it was: they would pass as sound for ever.

    It was checked when the index was opened, which may be hours ago.
    """
    for name in merged:
        before.check_mark(name, place.mark(before.generation, name))


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
