"""The files that are meant by paths: a file itself, of a folder everything in it that may be an article."""

# ruff: noqa: PTH112 - paths are strings here: bytes that are no text survive

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.sources import SUFFIXES
from briefing.text import clean_line

_STORED_ALONG = re.compile(
    r"(.+)(?:[_ -]files|-Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_file|_bestanden|_pliki)"
)
_NAMED = 5
"""So many kinds of files that are passed over are named."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be an article."""

    path: Path
    """Where it stands."""
    refusal: str = ""
    """Why it is not even tried; empty where it is."""


def gather(paths: Iterable[Path]) -> tuple[tuple[Candidate, ...], str]:
    """The files that are meant, in order; and how many files of other kinds stand in the folders, and of which kinds.

    A folder is walked by name: files whose names begin with a dot or end otherwise than in one of SUFFIXES are passed
    over, and so is what a browser stored along with a page; links are, too, and are named. A link that is itself one of
    `paths` is followed.
    """
    candidates, others = list[Candidate](), Counter[str]()
    for path in paths:
        if os.path.isdir(path):
            for entry in _walk(str(path)):
                if candidate := _candidate(entry):
                    candidates.append(candidate)
                elif isinstance(entry, os.DirEntry) and entry.is_file(follow_symlinks=False):
                    others[clean_line(_suffix(entry)) or "without a suffix"] += 1
        elif os.path.lexists(path):
            candidates.append(Candidate(path))
        else:
            candidates.append(Candidate(path, "There is no such file or folder: correct the path."))
    return tuple(candidates), _passed_over(others)


def _passed_over(kinds: Counter[str]) -> str:
    if not kinds:
        return ""
    count, named = kinds.total(), ", ".join(kind for kind, _ in kinds.most_common(_NAMED))
    return f"{count:,} unsupported file{'' if count == 1 else 's'} skipped ({named})"


def _walk(folder: str) -> "Iterator[os.DirEntry[str] | Candidate]":
    """What stands below a folder, folders aside; one that cannot be read is a candidate that is refused."""
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
        yield from (one for one in entries if not one.is_dir(follow_symlinks=False))
        waiting += [one.path for one in reversed(entries) if one.is_dir(follow_symlinks=False)]


def _candidate(entry: "os.DirEntry[str] | Candidate") -> Candidate | None:
    if isinstance(entry, Candidate):
        return entry
    if entry.is_symlink() and (_is_named_so(entry) or os.path.isdir(entry.path)):
        return Candidate(Path(entry.path), "A link in a folder is not followed: name what it leads to.")
    is_meant = _is_named_so(entry) and not _belongs_to_page(entry.path)
    return Candidate(Path(entry.path)) if is_meant else None


def _belongs_to_page(path: str) -> bool:
    """Whether a file stands in the folder that a browser makes beside a page that it saves: `Page_files`."""
    for folder in Path(path).parents:
        match = _STORED_ALONG.fullmatch(folder.name)
        if match and any(os.path.lexists(folder.with_name(f"{match[1]}{suffix}")) for suffix in (".html", ".htm")):
            return True
    return False


def _is_named_so(entry: "os.DirEntry[str]") -> bool:
    """Whether its name is that of an article."""
    return _suffix(entry) in SUFFIXES


def _suffix(entry: "os.DirEntry[str]") -> str:
    return os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
