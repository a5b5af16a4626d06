"""Work on files that are not trusted, in a process of its own with limits on time, memory and output."""

import os
import selectors
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import ceil
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from time import monotonic
from typing import IO, cast

from briefing.errors import FileRefused
from briefing.sources import refusals
from briefing.sources.confined import ANSWERED, SIZE, TIMED_OUT, TOO_LONG
from briefing.sources.packing import BadAnswerError, unpack
from briefing.sources.parsed import Extract

MOST = 32 << 20
"""How many bytes a child may answer with."""

_BOOT = "import sys; sys.path[:] = sys.argv[4:]; from {} import main; main()"
_BOOT_KEPT = "import sys; sys.path[:] = sys.argv[5:]; from {} import kept; kept()"
_RENEWED = 200
"""After so many tasks a kept child is started anew."""
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT")
_READERS = "briefing.sources.child"
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
    return _extract(lambda: run_confined(_READERS, reader, data, seconds=seconds, memory=memory), seconds)


def read_kept(reader: str, data: bytes, *, child: "KeptChild") -> Extract:
    """As `read_confined`, in a child that `reading_child` made."""
    return _extract(lambda: child.run(reader, data), child.seconds)


def _extract(run: Callable[[], bytes], seconds: float) -> Extract:
    try:
        answer = unpack(run())
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


def reading_child(*, seconds: float = 20, memory: int = 1 << 30) -> "KeptChild":
    """A child that is kept for `read_confined`."""
    return KeptChild(_READERS, seconds=seconds, memory=memory)


def run_confined(module: str, task: str, data: bytes, *, seconds: float, memory: int) -> bytes:
    """What `main` of a module of ours makes of `data` in a process of its own; ConfinedError where it does not.

    `main` is to call `briefing.sources.confined.serve`, which is told the task. The child imports what this process
    would, and nothing else: neither its environment nor its working directory has a say.
    """
    return converse(_command(_BOOT.format(module), task, memory, ceil(seconds)), data, seconds=seconds)


def _command(boot: str, *arguments: str | int) -> list[str]:
    paths = [os.path.abspath(path) for path in sys.path if path]  # noqa: PTH100 - a Path would follow links
    return [sys.executable or "", "-I", "-B", "-c", boot, *map(str, arguments), *paths]


def converse(command: Sequence[str], data: bytes, *, seconds: float, most: int = MOST) -> bytes:
    """What `command` writes to stdout, `data` being its stdin; ConfinedError where it fails or breaks a limit.

    It has no terminal and next to no environment. Where it breaks a limit it is ended, with all it started.
    """
    deadline = monotonic() + seconds
    process = _started(command)
    try:
        output = _exchange(process, data, deadline, most)
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


class KeptChild:
    """A process that is kept for task after task of one module of ours; each is done in a process forked from it.

    So what a module loads is loaded once, and still no file has to do with another: every one of them has a process,
    and all of the limits, for itself. A child is started when it is needed, and anew when it has failed or done many
    tasks. One thread at a time may use it.
    """

    def __init__(self, module: str, *, seconds: float, memory: int) -> None:
        self._command = _command(_BOOT_KEPT.format(module), "-", memory, ceil(seconds), MOST)
        self.seconds = seconds
        """How long a task may take."""
        self._process: Popen[bytes] | None = None
        self._tasks = 0

    def run(self, task: str, data: bytes) -> bytes:
        """What the module makes of `data`; ConfinedError where it does not."""
        deadline = monotonic() + self.seconds
        if self._tasks >= _RENEWED:
            self.close()
        if self._process is None:
            self._process, self._tasks = _started(self._command), 0
        self._tasks += 1
        request = task.encode() + b"\n" + data
        try:
            answer = _exchange(
                self._process, len(request).to_bytes(SIZE) + request, deadline, MOST + SIZE + 1, kept=True
            )
        except TimeoutError as error:
            self.close()
            raise TooSlowError(f"it took longer than {self.seconds:g} seconds") from error
        except ConfinedError:
            self.close()
            raise
        ended, output = answer[:1], answer[1:]
        if ended == TIMED_OUT:
            raise TooSlowError(f"it took longer than {self.seconds:g} seconds")
        if ended == TOO_LONG:
            raise TooLongError(f"it answered with over {MOST // 1_000_000} MB")
        if ended != ANSWERED:
            raise ConfinedError("it broke down")
        return output

    def stop(self) -> None:
        """Break off what it does; any thread may."""
        if process := self._process:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End it, with all it started; it starts again when it is asked again."""
        if self._process:
            _end(self._process)
            self._process = None


def _started(command: Sequence[str]) -> Popen[bytes]:
    """A child without a terminal and with next to no environment, in a session of its own; UnstartableError."""
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
    for pipe in (process.stdin, process.stdout):
        os.set_blocking(cast("IO[bytes]", pipe).fileno(), False)
    return process


def _exchange(process: Popen[bytes], data: bytes, deadline: float, most: int, *, kept: bool = False) -> bytes:
    """Write and read at once, so that neither side waits for the other; raises TimeoutError.

    The answer of a child that is kept tells its size; of another, it ends where the output does.
    """
    stdin, stdout = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    left, output = memoryview(data), bytearray()
    with selectors.DefaultSelector() as selector:
        for pipe, event in ((stdin, selectors.EVENT_WRITE), (stdout, selectors.EVENT_READ)):
            selector.register(pipe, event)
        while len(output) <= most:
            ready = {key.fileobj for key, _ in selector.select(max(deadline - monotonic(), 0))}
            if monotonic() >= deadline:
                raise TimeoutError
            if stdin in ready:
                left = _written(stdin.fileno(), left)
            if stdin in ready and not left:
                selector.unregister(stdin)
                _close_unless(kept, stdin)
            if stdout in ready:
                part = os.read(stdout.fileno(), _AT_ONCE)
                output += part
                if not part or (kept and _is_whole(output)):
                    return _answer(output, kept=kept)
    raise TooLongError(f"it answered with over {most // 1_000_000} MB")


def _close_unless(kept: bool, pipe: IO[bytes]) -> None:  # noqa: FBT001 - it reads as a sentence
    if not kept:
        pipe.close()


def _answer(output: bytearray, *, kept: bool) -> bytes:
    if kept and not _is_whole(output):
        raise ConfinedError("it broke down")
    return bytes(output[SIZE:]) if kept else bytes(output)


def _is_whole(answer: bytearray) -> bool:
    return len(answer) >= SIZE and len(answer) >= SIZE + int.from_bytes(answer[:SIZE])


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
