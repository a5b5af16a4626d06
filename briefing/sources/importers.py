"""Importers: many files read ahead, several at once, each parser in a process that is kept."""

import os
from collections import deque
from collections.abc import Container, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from briefing.errors import FileRefused
from briefing.sources.confine import KeptChild, read_kept, reading_child
from briefing.sources.file_bytes import read_bytes
from briefing.sources.parsed import Parsed
from briefing.sources.source_file import check_kind, parse

_AHEAD = 4
"""So many files for each importer are read before they are asked for."""


class KnownFile(NamedTuple):
    """A file that is not parsed, because its bytes are known."""

    file_checksum: str
    """SHA-256 of its bytes, in hexadecimal digits."""


Outcome = Parsed | FileRefused | KnownFile
"""What became of a file."""


def read_sources(
    paths: Iterable[Path], *, encoding: str = "", known: Container[str] = (), count: int = 0
) -> Generator[Outcome, None, None]:
    """The articles in files, in order, or why one cannot be read; those whose checksums are known are not parsed.

    Some files are read ahead, as many at once as there are processors, or as `count` tells. What is given up meanwhile
    by closing the iterator is broken off.
    """
    count = count or _processors()
    children, idle, waiting = list[KeptChild](), SimpleQueue[KeptChild](), deque[Future[Outcome]]()
    for _ in range(count):
        children.append(reading_child())
        idle.put(children[-1])

    def read(path: Path) -> Outcome:
        child = idle.get()
        try:
            return _read(path, child, encoding, known)
        finally:
            idle.put(child)

    pool = ThreadPoolExecutor(count, "importer")
    try:
        for path in paths:
            waiting.append(pool.submit(read, path))
            if len(waiting) > _AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if waiting:
            for child in children:
                child.stop()
        pool.shutdown()
        for child in children:
            child.close()


def _read(path: Path, child: KeptChild, encoding: str, known: Container[str]) -> Outcome:
    try:
        check_kind(path)
        data = read_bytes(path)
        if not encoding and (checksum := sha256(data).hexdigest()) in known:
            return KnownFile(checksum)
        return parse(path, data, partial(read_kept, child=child), encoding=encoding)
    except FileRefused as refusal:
        return refusal


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
