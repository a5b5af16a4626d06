"""The one door for changes: files of a library are written together or not at all, and every change can be undone.

`.briefing/` in the library folder holds `changes.jsonl`, a journal of what was changed, `objects/`, the bytes that
were replaced, each file named by its checksum, and `pending.json` while a change is being written. Whoever opens the
library next finishes or drops a change of a program that was killed.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from os import urandom
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from briefing.errors import CannotEdit, ChangeBlocked, FileRefused
from briefing.library import file_problems
from briefing.library.editing.folder import Folder
from briefing.library.journal import CHANGES, HOME, Journal, Line, Moments, standing
from briefing.library.safe_files import PARTS
from briefing.model import Change, Problem
from briefing.text import NotRegularError, clean_line

_OBJECTS, _PENDING = f"{HOME}/objects", f"{HOME}/pending.json"


class FileChange(NamedTuple):
    """A file before and after a change."""

    path: str
    """Its path in the library folder, with `/`."""
    before: bytes | None
    """Its bytes before; None where it is not there."""
    after: bytes | None
    """Its bytes after; None where it is removed."""


class _Record(NamedTuple):
    """A line of the journal."""

    id: str
    at: str
    what: str
    files: dict[str, tuple[str, str]]
    """The checksum of each file before and after; empty where it is not there."""
    change: str
    """The id of the first line of its change."""
    undoes: str
    """The id of the change, or of the line, that the line undoes; empty where it undoes none."""


class Changes:
    """The changes of one library folder. What writes raises OSError, or FileRefused, where that can't be done."""

    def __init__(self, folder: Path, closed: str = "") -> None:
        """`closed` says why nothing can be changed, where nothing can."""
        self._folder = Folder(folder)
        self._closed = closed
        self._journal = Journal(Path(self._folder.root, CHANGES))
        self._moments = Moments(Path(self._folder.root))

    @property
    def folder(self) -> str:
        """The folder, resolved."""
        return self._folder.root

    @contextmanager
    def door(self) -> Iterator["Door"]:
        """The door, for this program alone during a `with`; a change that was broken off is finished first.

        Raises CannotEdit where nothing can be changed.
        """
        if self._closed:
            raise CannotEdit(self._closed)
        with self._folder.locked():
            door = Door(self._folder, self._journal, self._moments)
            door.recover()
            yield door

    def make(self, what: str, changes: Sequence[FileChange]) -> str:
        """Make a change, asked for in the words `what`; its id, empty where nothing changes.

        Raises ChangeBlocked, and changes nothing, where a file is not as it is to be before.
        """
        with self.door() as door:
            return door.write(what, changes)

    def recover(self) -> None:
        """Finish or drop a change of a program that was killed."""
        if Path(self._folder.root, _PENDING).is_file():
            with self.door():
                pass

    def undo(self, id: str) -> None:
        """Undo the change of that id, to the byte, or make it again where it is undone.

        Raises ChangeBlocked, and changes nothing, where a file has been changed since.
        """
        with self.door() as door:
            door.undo(id)

    def log(self) -> list[Change]:
        """The changes, oldest first, not numbered."""
        records = _records(self._journal.lines())
        stands = standing((record.id, record.undoes) for record in records)
        undone = {record.undoes: record.at for record in records if record.id in stands}
        found = dict[str, list[_Record]]()
        for record in records:
            if not record.undoes:
                found.setdefault(record.change, []).append(record)
        return [
            Change(
                0,
                id,
                steps[0].at,
                steps[0].what + (f" and {len(steps) - 1} more" if len(steps) > 1 else ""),
                tuple(dict.fromkeys(path for step in steps for path in step.files)),
                undone.get(id, ""),
            )
            for id, steps in found.items()
        ]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the journal can't be read."""
        file = clean_line(str(self._journal.file))
        try:
            lines = self._journal.lines()
        except NotRegularError:
            return (file_problems.not_regular(file),)
        except OSError as error:
            return (file_problems.unreadable(file, error),)
        return tuple(file_problems.bad_change(file, line.number) for line in lines if _record(line) is None)


class Door:
    """Writes changes while the folder is locked."""

    def __init__(self, folder: Folder, journal: Journal, moments: Moments) -> None:
        self.folder = folder
        """The folder that is written to."""
        self._journal = journal
        self._moments = moments

    def write(
        self, what: str, changes: Sequence[FileChange], *, change: str = "", undoes: str = "", id: str = ""
    ) -> str:
        """Write files together or not at all; the id of the change, of which this may be a further step.

        The change has the `id` that is given: one of `new_id`, where it has to be told before it is made.

        Raises ChangeBlocked where a file is not as it is to be before, FileExistsError where a name was taken just now.
        """
        changes = [one for one in changes if one.before != one.after]
        if not changes:
            return ""
        for one in changes:
            self._check(one)
        id, is_alone = id or new_id(), len(changes) == 1 and changes[0].before is None
        for one in changes:
            self._keep(one.before)
            if not is_alone:  # a new file alone is there or not: there is nothing to finish
                self._keep(one.after)
        files = {one.path: [_sum(one.before), _sum(one.after)] for one in changes}
        line = {
            "at": self._moments.next(),
            "what": what,
            "id": id,
            "change": change or id,
            "undoes": undoes,
            "files": files,
        }
        self.folder.replace(_PENDING, json.dumps(line).encode(), is_synced=not is_alone)
        done = list[FileChange]()
        try:
            for one in changes:
                self._put(one.path, one.after, is_new=one.before is None)
                done.append(one)
            self._journal.append(line)
        except (OSError, FileRefused):
            for one in reversed(done):
                self._put(one.path, one.before)
            self.folder.remove(_PENDING)
            raise
        self.folder.remove(_PENDING)
        return change or id

    def note(self, what: str, one: FileChange) -> str:
        """Note a change of a file that somebody has made by hand, so that it can be undone; its id, empty for none."""
        if one.before == one.after:
            return ""
        for data in (one.before, one.after):
            self._keep(data)
        id = new_id()
        files = {one.path: [_sum(one.before), _sum(one.after)]}
        line = {"at": self._moments.next(), "what": what, "id": id, "change": id, "undoes": "", "files": files}
        self._journal.append(line)
        return id

    def undo(self, id: str) -> None:
        """Undo a change; or, where it has been undone, make it again."""
        records = _records(self._journal.lines())
        stands = standing((record.id, record.undoes) for record in records)
        steps = [record for record in records if record.undoes == id and record.id in stands]
        undoes = steps[-1].id if steps else id
        steps = steps[-1:] or [record for record in records if record.change == id and not record.undoes]
        if not steps:
            raise ChangeBlocked("There is no such change.")
        files = dict[str, tuple[str, str]]()
        for step in steps:
            for path, (before, after) in step.files.items():
                files[path] = (files.get(path, (before, ""))[0], after)
        later = records[records.index(steps[-1]) + 1 :]
        changes = [self._undone(path, before, after, later) for path, (before, after) in files.items()]
        self.write(f"undo: {steps[0].what}", changes, undoes=undoes)

    def recover(self) -> None:
        """Finish what a program that was killed had begun, or drop it where it had written nothing."""
        data = self.folder.read(_PENDING)
        if data is None:
            return
        record = _record(Line(0, _object(data)))
        if record and record.id not in {one.id for one in _records(self._journal.lines())} and self._finish(record):
            self._journal.append(_object(data) or {})
        for part in {_OBJECTS, HOME, *(str(PurePosixPath(path).parent) for path in (record.files if record else ()))}:
            self.folder.sweep(part)
        self.folder.remove(_PENDING)

    def _finish(self, record: _Record) -> bool:
        """Bring every file to where the change was to bring it; False where none had been brought there.

        What somebody else has written meanwhile is left as it is.
        """
        now = {path: _sum(self.folder.read(path)) for path in record.files}
        if not any(now[path] == after != before for path, (before, after) in record.files.items()):
            return False
        for path, (before, after) in record.files.items():
            if now[path] == before != after:
                with suppress(FileRefused):  # somebody has removed what was kept: that can't be helped
                    self._put(path, self._kept(after))
        return True

    def _undone(self, path: str, before: str, after: str, later: Sequence[_Record]) -> FileChange:
        current, wanted = self.folder.read(path), self._kept(before)
        if _sum(current) == after:
            return FileChange(path, current, wanted)
        by = next((record.what for record in reversed(later) if path in record.files), "")
        other = self._object(before) if before else ""
        raise _blocked(self.folder, path, other, f" by “{clean_line(by)}”: undo that first" if by else "")

    def _check(self, one: FileChange) -> None:
        """Raise ChangeBlocked where a file is not as it is to be before the change."""
        parts = PurePosixPath(one.path).parts
        if parts[0] not in PARTS or ".." in parts or one.path != "/".join(parts):
            raise FileRefused(f"{clean_line(one.path)} is no file of a library.")
        if self.folder.read(one.path) != one.before:
            self._keep(one.after)
            raise _blocked(self.folder, one.path, self._object(_sum(one.after)) if one.after is not None else "", "")

    def _put(self, path: str, data: bytes | None, *, is_new: bool = False) -> None:
        if data is None:
            self.folder.remove(path)
        elif is_new:
            self.folder.create(path, data)
        else:
            self.folder.replace(path, data)

    def _keep(self, data: bytes | None) -> None:
        """Keep bytes among the objects."""
        if data is not None and self.folder.read(path := self._object(_sum(data))) != data:
            self.folder.replace(path, data)

    def _kept(self, sum: str) -> bytes | None:
        """The bytes of a checksum; None for the empty one. Raises FileRefused where they are gone."""
        if not sum:
            return None
        data = self.folder.read(self._object(sum))
        if _sum(data) != sum:
            raise FileRefused(f"{clean_line(str(Path(self.folder.root, self._object(sum))))} is gone or damaged.")
        return data

    def _object(self, sum: str) -> str:
        return f"{_OBJECTS}/{sum}.md"


def new_id() -> str:
    """An id for a change."""
    return urandom(6).hex()


def _blocked(folder: Folder, path: str, other: str, why: str) -> ChangeBlocked:
    file, kept = Path(folder.root, path), Path(folder.root, other) if other else None
    told = f"{clean_line(str(file))} has been changed since{why}; nothing was changed."
    if kept:
        told += f" What it was to be is in {clean_line(str(kept))}."
    return ChangeBlocked(told, file, kept)


def _sum(data: bytes | None) -> str:
    return "" if data is None else blake2b(data, digest_size=16).hexdigest()


def _object(data: bytes) -> dict[str, Any] | None:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _records(lines: Sequence[Line]) -> list[_Record]:
    return [record for line in lines if (record := _record(line))]


def _record(line: Line) -> _Record | None:
    """What a line says; None where it can't be read."""
    values = line.values or {}
    texts = [values.get(name) for name in ("id", "at", "what", "change", "undoes")]
    files = values.get("files")
    if not all(isinstance(text, str) for text in texts) or not isinstance(files, dict):
        return None
    for path, sums in files.items():
        if not isinstance(sums, list) or len(sums) != 2 or not all(_is_sum(sum) for sum in sums) or not _is_path(path):
            return None
    id, at, what, change, undoes = map(str, texts)
    return _Record(id, at, clean_line(what), {path: (sums[0], sums[1]) for path, sums in files.items()}, change, undoes)


def _is_sum(text: object) -> bool:
    return isinstance(text, str) and (not text or (len(text) == 32 and text.isalnum() and text.isascii()))


def _is_path(text: str) -> bool:
    parts = PurePosixPath(text).parts
    return bool(parts) and parts[0] in PARTS and ".." not in parts and text == "/".join(parts)
