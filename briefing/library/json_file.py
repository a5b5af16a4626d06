"""A small JSON file of the reader's own: whole at every moment, and never lost, even where it is damaged."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from briefing.text import NotRegularError, clean_line, read_regular

_LARGEST = 5_000_000
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


class JsonFile(NamedTuple):
    """What a JSON file holds."""

    values: dict[str, Any]
    """The values by name; none where the file isn't there or can't be read."""
    trouble: str = ""
    """Why the file can't be read, and what becomes of it; empty where all is well."""


def read_json_file(file: Path) -> JsonFile:
    """The values in a file."""
    try:
        values = json.loads(read_regular(file, _LARGEST).decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return JsonFile({})
    except NotRegularError as error:
        return JsonFile({}, f"{clean_line(str(file))} is not used, for {error.strerror}: take it out of the way.")
    except (OSError, ValueError, RecursionError) as error:
        return JsonFile({}, _damaged(file, (isinstance(error, OSError) and error.strerror) or str(error)))
    if not isinstance(values, dict):
        return JsonFile({}, _damaged(file, "it holds no values by name"))
    return JsonFile(values)


def update_json_file(file: Path, **values: object) -> None:
    """Keep these values beside the others in a file; see `change_json_file`."""
    change_json_file(file, lambda _: values)


def change_json_file(file: Path, change: Callable[[dict[str, Any]], Mapping[str, object]]) -> dict[str, Any]:
    """Keep what a change answers beside the other values in a file; all values then.

    The change is given the values that are there: two programs that change a file at once lose nothing. A symbolic
    link is written through; a file that can't be read is set aside first. Raises OSError where the file can't be
    written, or is no regular file.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    real = Path(os.path.realpath(file))
    if os.path.lexists(real) and not real.is_file():
        raise NotRegularError(file)
    real.parent.mkdir(parents=True, exist_ok=True)
    with locked(real.parent):
        before = read_json_file(real)
        fresh = real.with_name(f".{real.name}.tmp")
        fresh.unlink(missing_ok=True)  # a program that was killed may have left it
        after = before.values | dict(change(before.values))
        try:
            with fresh.open("x", encoding="utf-8") as stream:
                json.dump(after, stream, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            if before.trouble:
                real.rename(_aside(real))
            else:
                with suppress(OSError):
                    fresh.chmod(real.stat().st_mode & 0o777)
            fresh.replace(real)
        finally:
            fresh.unlink(missing_ok=True)
    return after


def replace_file(file: Path, data: bytes) -> None:
    """Write a file of a cache, whole or not at all. Raises OSError where that can't be done."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        fresh.write_bytes(data)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """No other program holds `directory` locked so during a `with`, where the file system has locks."""
    descriptor = os.open(directory, _DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _damaged(file: Path, why: str) -> str:
    aside = clean_line(_aside(Path(os.path.realpath(file))).name)
    return (
        f"{clean_line(str(file))} can't be read ({clean_line(why)}): mend it;"
        f" before anything is written there, it is set aside as {aside}."
    )


def _aside(file: Path) -> Path:
    """The first free name for a damaged file, beside it."""
    names = (file.with_name(f"{file.name}.damaged{f'-{number}' if number > 1 else ''}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))
