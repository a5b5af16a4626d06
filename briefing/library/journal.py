"""A journal: a file of JSON objects, one a line, appended and never rewritten.

A line is there whole or not at all: what a program that was killed has left of one is passed over, and told. Two
programs that append at once lose nothing.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from briefing.text import NotRegularError, open_regular

DECISIONS = "decisions.jsonl"
"""The name of the journal of decisions, in a library folder."""
HOME = ".briefing"
"""The directory in a library folder that holds the journal of changes and what is needed to undo them."""
CHANGES = f"{HOME}/changes.jsonl"
"""The journal of changes, in a library folder."""
_LARGEST = 100_000_000


class Line(NamedTuple):
    """A line of a journal."""

    number: int
    """Its number in the file, from 1."""
    values: dict[str, Any] | None
    """What it says; None where it is no JSON object."""


class Journal:
    """The journal in a file, which may be missing; reads again only what may have changed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        """The file."""
        self._read: tuple[tuple[int, ...], tuple[Line, ...]] | None = None

    def lines(self) -> tuple[Line, ...]:
        """The lines, oldest first; raises OSError where the file is there and can't be read."""
        try:
            descriptor = open_regular(self.file)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            if self._read is None or self._read[0] != stamp:
                data = stream.read(_LARGEST + 1)
                if len(data) > _LARGEST:
                    raise OSError(errno.EFBIG, f"it is over {_LARGEST:,} bytes", str(self.file))
                self._read = stamp, _parsed(data)
        return self._read[1]

    def append(self, *lines: dict[str, Any]) -> None:
        """Append lines, all of them or none, brought to the disk; raises OSError where that can't be done."""
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        data = text.encode(errors="backslashreplace")  # a lone surrogate becomes an escape of JSON
        descriptor = open_regular(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        try:
            with suppress(OSError):  # some file systems have no locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            _append(descriptor, data, self.file)
        finally:
            os.close(descriptor)


class Moments:
    """The moments of what is done in a library folder, in one order: each later than all in its journals.

    The clock of a machine may be set back, and two programs may read it at once; whoever asks holds the folder locked.
    """

    def __init__(self, folder: Path) -> None:
        self._journals = Journal(folder / DECISIONS), Journal(folder / CHANGES)

    def next(self) -> str:
        """Now or, where the journals are ahead of the clock, just after their last line; as ISO 8601 has it, in UTC."""
        now = datetime.now(tz=UTC)
        with suppress(OSError, OverflowError):
            now = max(now, *(last + timedelta(microseconds=1) for last in map(_last, self._journals)))
        return now.isoformat(timespec="microseconds")


def _last(journal: Journal) -> datetime:
    """When the last line of a journal was written that tells it."""
    for line in reversed(journal.lines()):
        with suppress(ValueError):
            at = datetime.fromisoformat(str((line.values or {}).get("at")))
            return at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)


def standing(lines: Iterable[tuple[str, str]]) -> set[str]:
    """The ids of the lines that are not undone, of lines given as their ids and the ids of what they undo, or ""."""
    stands, undone = set[str](), set[str]()
    for id, undoes in reversed(tuple(lines)):
        if id not in undone:
            stands.add(id)
            undone.add(undoes)
    return stands


def _append(descriptor: int, data: bytes, file: Path) -> None:
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, 0) not in b"{\xef" and file.is_symlink():
        raise NotRegularError(file)  # the link leads to what is no journal: nothing is written there
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        data = b"\n" + data
    is_whole = False
    try:
        is_whole = os.write(descriptor, data) == len(data)
        os.fsync(descriptor)
    finally:
        if not is_whole:
            os.ftruncate(descriptor, size)
    if not is_whole:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))


def _parsed(data: bytes) -> tuple[Line, ...]:
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(Line(number, _object(line)) for number, line in enumerate(lines, 1) if line.strip())


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None
