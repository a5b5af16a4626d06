"""Work on files that are not trusted, in a process of its own with limits on time, memory and output."""

import os
import selectors
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from math import ceil
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from time import monotonic
from typing import IO, cast

from briefing.errors import FileRefused
from briefing.sources import refusals
from briefing.sources.packing import BadAnswerError, unpack
from briefing.sources.parsed import Extract

MOST = 32 << 20
"""How many bytes a child may answer with."""

_BOOT = "import sys; sys.path[:] = sys.argv[4:]; from {} import main; main()"
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT")
_AT_ONCE = 1 << 16
_TIMED_OUT = (-signal.SIGXCPU, -signal.SIGALRM)


class ConfinedError(Exception):
    """A child process did not answer; the message tells why, its subject being the child."""


class TooSlowError(ConfinedError):
    """It did not come to an end."""


class TooLongError(ConfinedError):
    """It answered with more than is taken."""


class UnstartableError(ConfinedError):
    """The system does not let it start; the message is the system's."""


def read_confined(reader: str, data: bytes, *, seconds: float, memory: int) -> Extract:
    """What the reader of that name takes out of `data`; FileRefused where it refuses, fails or breaks a limit."""
    try:
        answer = unpack(run_confined("briefing.sources.child", reader, data, seconds=seconds, memory=memory))
    except TooSlowError as error:
        raise refusals.too_slow(seconds) from error
    except TooLongError as error:
        raise refusals.too_long(MOST) from error
    except UnstartableError as error:
        raise refusals.unstartable(str(error)) from error
    except ConfinedError as error:
        raise refusals.unparsable("its parser broke down") from error
    except BadAnswerError as error:
        raise refusals.unparsable(f"its parser gave no answer: {error}") from error
    if isinstance(answer, FileRefused):
        raise answer
    return answer


def run_confined(module: str, task: str, data: bytes, *, seconds: float, memory: int) -> bytes:
    """What `main` of a module of ours makes of `data` in a process of its own; ConfinedError where it does not.

    `main` is to call `briefing.sources.confined.serve`, which is told the task. The child imports what this process
    would, and nothing else: neither its environment nor its working directory has a say.
    """
    paths = [os.path.abspath(path) for path in sys.path if path]  # noqa: PTH100 - a Path would follow links
    limits = [str(memory), str(ceil(seconds))]
    command = [sys.executable or "", "-I", "-B", "-c", _BOOT.format(module), task, *limits, *paths]
    return converse(command, data, seconds=seconds)


def converse(command: Sequence[str], data: bytes, *, seconds: float, most: int = MOST) -> bytes:
    """What `command` writes to stdout, `data` being its stdin; ConfinedError where it fails or breaks a limit.

    It has no terminal and next to no environment. Where it breaks a limit it is ended, with all it started.
    """
    deadline = monotonic() + seconds
    try:
        process = Popen(  # noqa: S603 - a list, no shell
            command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            bufsize=0,
            cwd="/",
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        raise UnstartableError(error.strerror or str(error)) from error
    try:
        output = _exchange(cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout), data, deadline, most)
        status = process.wait(max(deadline - monotonic(), 0))
    except (TimeoutError, TimeoutExpired) as error:
        raise TooSlowError(f"it took longer than {seconds:g} seconds") from error
    finally:
        _end(process)
    if status in _TIMED_OUT:
        raise TooSlowError(f"it took longer than {seconds:g} seconds")
    if status:
        raise ConfinedError("it broke down")
    return output


def _exchange(stdin: IO[bytes], stdout: IO[bytes], data: bytes, deadline: float, most: int) -> bytes:
    """Write and read at once, so that neither side waits for the other; raises TimeoutError."""
    left, output = memoryview(data), bytearray()
    with selectors.DefaultSelector() as selector:
        for pipe, event in ((stdin, selectors.EVENT_WRITE), (stdout, selectors.EVENT_READ)):
            os.set_blocking(pipe.fileno(), False)
            selector.register(pipe, event)
        while len(output) <= most:
            ready = selector.select(max(deadline - monotonic(), 0))
            if monotonic() >= deadline:
                raise TimeoutError
            for key, _ in ready:
                if key.fileobj is stdout:
                    part = os.read(key.fd, _AT_ONCE)
                    if not part:
                        return bytes(output)
                    output += part
                else:
                    left = _written(key.fd, left)
                    if not left:
                        selector.unregister(stdin)
                        stdin.close()
    raise TooLongError(f"it answered with over {most // 1_000_000} MB")


def _written(pipe: int, data: memoryview) -> memoryview:
    """Write some of `data`; what is left of it, nothing where nobody reads it any more."""
    try:
        return data[os.write(pipe, data[:_AT_ONCE]) :]
    except BlockingIOError:
        return data
    except BrokenPipeError:
        return data[:0]


def _end(process: Popen[bytes]) -> None:
    """End the child and what it started, and close its pipes."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with process:
        process.kill()


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C.UTF-8"} | {name: os.environ[name] for name in _KEPT if name in os.environ}
