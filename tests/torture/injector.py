"""Counts the file calls of a process below a folder, and has one go wrong: a fault, a kill, a disk that is full.

Loaded by `faulty/sitecustomize.py` before anything else. The variable TORTURE holds a JSON object: `root`, the folder;
`log`, the file that is written at the end, with the number of calls and the places where something went wrong; and,
where something is to, `at`, the number of the call, and `do`: the name of an error number, `kill`, `short` (half is
written), `cut` (the file is cut to nothing behind the call), `full` (no call that needs room succeeds from then on)
or, with a `+` behind the name of an error number, that every call fails from then on; ENOLCK is what every lock meets.

`open` is the one written in Python, so that every file call of the program goes through the module `os`.
"""

import _pyio  # type: ignore[import-not-found]  # it has no stubs
import atexit
import builtins
import errno
import fcntl
import io
import json
import mmap
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any, Self

_PLAN: dict[str, Any] = json.loads(os.environ["TORTURE"])
_ROOT, _AT, _DO = str(_PLAN["root"]), int(_PLAN.get("at", 0)), str(_PLAN.get("do", ""))
_BY_PATH = (
    *("open", "stat", "lstat", "scandir", "listdir", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "link"),
    *("symlink", "readlink", "chmod", "utime", "truncate"),
)
_BY_HANDLE = ("read", "write", "pread", "pwrite", "fsync", "fdatasync", "fstat", "ftruncate")
_NEED_ROOM = ("write", "pwrite", "mkdir", "symlink", "link", "fsync")

_handles = dict[int, str]()
_wrong = list[str]()
_lock = Lock()
_counted = 0


def _place(path: Any, folder: int | None = None) -> str:
    """The path of a file below the folder; empty where it is elsewhere."""
    if isinstance(path, int):
        return _handles.get(path, "")
    text = os.fsdecode(path)
    if not text.startswith("/"):
        before = _handles.get(folder, "") if folder is not None else ""
        return f"{before}/{text}" if before else ""
    return text if text.startswith(_ROOT) else ""


def _is_due(name: str, arguments: tuple[Any, ...]) -> bool:
    """Count a call; whether it is to go wrong."""
    global _counted  # noqa: PLW0603 - one count a process
    with _lock:
        _counted += 1
        if _DO == "ENOLCK":
            return name == "flock"
        if _DO == "full":
            makes = name == "open" and len(arguments) > 1 and arguments[1] & os.O_CREAT
            return 0 < _AT <= _counted and (makes or name in _NEED_ROOM)
        return _counted >= _AT > 0 if _DO.endswith("+") else _counted == _AT


def _go_wrong(name: str, place: str, arguments: tuple[Any, ...]) -> None:
    _wrong.append(place)
    if _DO in ("kill", "full") and name == "write":
        _write(arguments[0], arguments[1][: len(arguments[1]) // 2])
    if _DO == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if _DO not in ("short", "cut"):
        number = getattr(errno, "ENOSPC" if _DO == "full" else _DO.rstrip("+"))
        raise OSError(number, os.strerror(number), place)


def _counting(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*arguments: Any, **options: Any) -> Any:
        place = _place(arguments[0] if arguments else ".", options.get("dir_fd", options.get("src_dir_fd")))
        if not place:
            return call(*arguments, **options)
        is_due = _is_due(name, arguments)
        if is_due:
            _go_wrong(name, place, arguments)
        if is_due and _DO == "short" and name == "write" and len(arguments[1]) > 1:
            return call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        answer = call(*arguments, **options)
        if name == "open":
            _handles[answer] = place
        if is_due and _DO == "cut":
            with suppress(OSError):
                _truncate(place, 0)
        return answer

    return counted


class _Mapped(mmap.mmap):
    """A mapping whose making is counted."""

    def __new__(cls, handle: int, *arguments: Any, **options: Any) -> Self:
        place = _handles.get(handle, "")
        is_due = bool(place) and _is_due("mmap", arguments)
        if is_due:
            _go_wrong("mmap", place, arguments)
        made = super().__new__(cls, handle, *arguments, **options)
        if is_due and _DO == "cut":
            _truncate(place, 0)
        return made


def _close(handle: int) -> None:
    _handles.pop(handle, None)
    _closing(handle)


def _write_log() -> None:
    with suppress(OSError), io.FileIO(_PLAN["log"], "w") as log:
        log.write(json.dumps([_counted, sorted(set(_wrong))]).encode())


_write, _truncate, _closing = os.write, os.truncate, os.close
for _name in (*_BY_PATH, *_BY_HANDLE):
    _before = getattr(os, _name)
    _after = _counting(_name, _before)
    setattr(os, _name, _after)
    for _able in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks):
        if _before in _able:
            _able.add(_after)
for _module, _name, _instead in (
    (os, "close", _close),
    (mmap, "mmap", _Mapped),
    (fcntl, "flock", _counting("flock", fcntl.flock)),
    (io, "open", _pyio.open),
    (builtins, "open", _pyio.open),
):
    setattr(_module, _name, _instead)
if "log" in _PLAN:
    atexit.register(_write_log)
