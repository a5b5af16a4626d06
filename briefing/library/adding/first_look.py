"""A first look at files that are to be added: what would come in, what would not and why; nothing is written."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from briefing.errors import FileRefused
from briefing.library.adding.gather import Candidate, gather
from briefing.library.adding.stored_files import stored_files
from briefing.sources import check_kind, read_bytes
from briefing.text import clean_line


class FirstLook(NamedTuple):
    """What some files are, as far as that can be told without parsing them."""

    kinds: tuple[tuple[str, int], ...]
    """The endings of the files that would be read, the most frequent first, and how many there are of each."""
    known: int
    """How many files were added before, to the byte."""
    refused: tuple[tuple[str, str], ...]
    """The paths of the files that would not be read, cleaned for display, and why."""
    skipped: str
    """How many files of other kinds stand in the folders, in words; empty where there are none."""

    @property
    def files(self) -> int:
        """How many files would be read."""
        return sum(count for _, count in self.kinds)


def first_look(paths: Sequence[Path], to: Path) -> FirstLook:
    """Look at files, and at those in folders, that are to be added to the library folder `to`."""
    candidates, skipped = gather(paths)
    stored, kinds, refused = stored_files(str(to), len(candidates)), Counter[str](), list[tuple[str, str]]()
    known = 0
    for candidate in candidates:
        suffix, checksum, why = _looked_at(candidate)
        if why:
            refused.append((clean_line(str(candidate.path)), why))
        elif checksum in stored:
            known += 1
        else:
            kinds[suffix] += 1
    return FirstLook(tuple(kinds.most_common()), known, tuple(refused), skipped)


def _looked_at(candidate: Candidate) -> tuple[str, str, str]:
    """The ending of a file's name and its checksum, or why it would not be read."""
    if candidate.refusal:
        return "", "", candidate.refusal
    try:
        return check_kind(candidate.path), sha256(read_bytes(candidate.path)).hexdigest(), ""
    except FileRefused as refusal:
        return "", "", str(refusal)
