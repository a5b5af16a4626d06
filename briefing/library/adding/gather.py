"""The files that are meant by paths: a file itself, of a folder everything in it that may be an article."""

# ruff: noqa: PTH112 - paths are strings here: bytes that are no text survive

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.sources import SUFFIXES
from briefing.text import clean_line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be an article."""

    path: Path
    """Where it stands."""
    refusal: str = ""
    """Why it is not even tried; empty where it is."""


def gather(paths: Iterable[Path]) -> Iterator[Candidate]:
    """The files that are meant, in order.

    A folder is walked by name: files whose names begin with a dot or end otherwise than in one of SUFFIXES are passed
    over, and so are links, which are named; a link that is itself one of `paths` is followed.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _walk(str(path))
        elif os.path.lexists(path):
            yield Candidate(path)
        else:
            yield Candidate(path, "There is no such file or folder: correct the path.")


def _walk(folder: str) -> Iterator[Candidate]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            why = clean_line(error.strerror or str(error))
            yield Candidate(Path(here), f"The folder cannot be read ({why}): see that you may read it.")
            continue
        yield from filter(None, map(_candidate, entries))
        waiting += [one.path for one in reversed(entries) if one.is_dir(follow_symlinks=False)]


def _candidate(entry: os.DirEntry[str]) -> Candidate | None:
    if entry.is_dir(follow_symlinks=False):
        return None
    is_named_so = os.path.splitext(entry.name)[1].lower() in SUFFIXES  # noqa: PTH122
    if entry.is_symlink() and (is_named_so or os.path.isdir(entry.path)):
        return Candidate(Path(entry.path), "A link in a folder is not followed: name what it leads to.")
    return Candidate(Path(entry.path)) if is_named_so else None
