"""The child's half of a confined run: limits on itself, and answers for what comes at stdin."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import BinaryIO, NoReturn


def serve(answer: Callable[[str, bytes], bytes]) -> None:
    """Read `TASK MEMORY SECONDS` from the arguments, the limits in bytes and seconds, and answer what is at stdin."""
    task, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with os.fdopen(own_stdout(), "wb") as out:
        limit(memory, seconds)
        out.write(answer(task, sys.stdin.buffer.read()))


ANSWERED, TIMED_OUT, TOO_LONG, BROKE = b"+", b"t", b"l", b"-"
"""How the answer of a kept child begins: what became of the process that was to give it."""

SIZE = 8
"""In how many bytes, the highest first, a request to a kept child and its answer tell how long they are."""


def serve_kept(answer: Callable[[str, bytes], bytes], warm_up: Callable[[str], None]) -> None:
    """Answer what is asked at stdin until it ends, each in a process that is forked for it and has the limits.

    The arguments are `- MEMORY SECONDS MOST`: bytes, seconds, and how many bytes an answer may have. A request is its
    size, the name of a task, a newline and the data; an answer is its size, how it ended, and what was answered.
    `warm_up` loads here what the task needs, so that nothing has to be loaded for each request; no data are read here.
    """
    memory, seconds, most = (int(each) for each in sys.argv[2:5])
    with os.fdopen(own_stdout(), "wb") as out:
        while (request := _request(sys.stdin.buffer)) is not None:
            name, _, data = request.partition(b"\n")
            warm_up(name.decode())
            ended, output = _forked(partial(answer, name.decode(), data), memory, seconds, most)
            out.write((len(output) + 1).to_bytes(SIZE) + ended + output)
            out.flush()


def _request(stdin: BinaryIO) -> bytes | None:
    size = stdin.read(SIZE)
    return stdin.read(int.from_bytes(size)) if len(size) == SIZE else None


def _forked(answer: Callable[[], bytes], memory: int, seconds: int, most: int) -> tuple[bytes, bytes]:
    """How the process ended that was forked to give an answer, and its answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _answer_and_exit(answer, writing, memory, seconds)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        output = pipe.read(most + 1)
    if len(output) > most:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if len(output) > most:
        return TOO_LONG, b""
    if status:
        return TIMED_OUT if status in (-signal.SIGXCPU, -signal.SIGALRM) else BROKE, b""
    return ANSWERED, output


def _answer_and_exit(answer: Callable[[], bytes], writing: int, memory: int, seconds: int) -> NoReturn:
    status = 1
    try:
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.closerange(3, writing)
        os.closerange(writing + 1, writing + 64)
        limit(memory, seconds)
        output = memoryview(answer())
        while output:
            output = output[os.write(writing, output) :]
        status = 0
    finally:
        os._exit(status)


def own_stdout() -> int:
    """A descriptor of stdout that is ours alone: what a parser prints goes nowhere."""
    own = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return own


def limit(memory: int, seconds: int) -> None:
    """Bound memory and time, write no file, start no process; what a system does not bound, the parent's clock does."""
    try:
        import resource  # noqa: PLC0415 - it is there on POSIX alone
    except ImportError:
        return
    signal.alarm(2 * seconds)  # where the parent is gone, nobody else ends a child that waits
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(ValueError, OSError):  # macOS does not bound memory, and nobody may raise a bound
            resource.setrlimit(limit, (most, most))
