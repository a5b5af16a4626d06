"""What runs in the child process: one reader, on the bytes at stdin, within limits; its answer goes to stdout."""

import os
import signal
import sys
from contextlib import suppress

from briefing.errors import FileRefused
from briefing.sources import refusals
from briefing.sources.draft import Extract
from briefing.sources.packing import pack


def main() -> None:
    """Read `READER MEMORY SECONDS` from the arguments, the limits in bytes and seconds, and answer."""
    reader, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with os.fdopen(_own_stdout(), "wb") as out:
        _limit(memory, seconds)
        out.write(pack(_answer(reader, sys.stdin.buffer.read())))


def _own_stdout() -> int:
    """A descriptor of stdout that is ours alone: what a parser prints goes nowhere."""
    own = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return own


def _limit(memory: int, seconds: int) -> None:
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


def _answer(reader: str, data: bytes) -> Extract | FileRefused:
    try:
        return _read(reader, data)
    except FileRefused as refusal:
        return refusal
    except MemoryError:
        return refusals.too_hungry()
    except Exception as error:  # noqa: BLE001 - a parser may raise anything; it is told, and costs this file alone
        return refusals.unparsable(f"{type(error).__name__}: {error}")


def _read(reader: str, data: bytes) -> Extract:
    match reader:
        case "mail":
            from briefing.sources.mail import read_mail  # noqa: PLC0415 - each child needs one of these alone

            return read_mail(data)
        case "markdown":
            from briefing.sources.markdown import read_markdown  # noqa: PLC0415

            return read_markdown(data)
        case "pdf":
            from briefing.sources.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(data)
        case "web":
            from briefing.sources.web import read_page  # noqa: PLC0415

            return read_page(data)
    raise ValueError(f"there is no reader {reader}")
