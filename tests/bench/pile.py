"""The pile that is measured: a library with its index up to date."""

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import time

from briefing.cli.directories import Directories
from briefing.library import Library
from tests.pile import write_pile
from tests.terminal.terminal import environment

_HOUR = 3600
_MANY = 100_000
_BROKEN = "---\nkind: actor\ntitle: Zz, a card with a broken link\n---\nIt links to [[nothing-at-all]].\n"
LOOKED_AT = "1 problem"
"""What the notice line says once the files have been looked at."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A library on disk; its files are old enough to be known by their stamps."""

    directory: Path
    """Where the program's directories stand."""
    folder: Path
    """The library."""
    cards: int
    """How many cards it has."""
    passages: int
    """How many passages it has."""

    @property
    def cache(self) -> Path:
        """Where the index is."""
        return self.directory / "cache"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that reads it."""
        return environment(self.directory, self.folder)

    def target(self, most: float, most_of_many: float) -> float:
        """The target of a pile of its size: the second from 100,000 passages on."""
        return most if self.passages < _MANY else most_of_many

    def open(self) -> Library:
        """Open it."""
        return Library.open([self.folder], self.cache)


def shipped(directory: Path) -> Pile:
    """The content that ships."""
    shutil.copytree(Directories.of({}).shipped, directory / "library", dirs_exist_ok=True)
    return _settled(directory)


def made_up(directory: Path, passages: int) -> Pile:
    """A made-up library of so many passages; one that is there already is taken as it is."""
    if not (directory / "library").exists():
        write_pile(passages, directory / "library")
    return _settled(directory)


def _settled(directory: Path) -> Pile:
    """The pile in `directory`, its files aged by an hour and its index built.

    A card with a broken link is added, so that the screen tells when the files have been looked at.
    """
    folder = directory / "library"
    (folder / "cards" / "zz-broken.md").write_text(_BROKEN, encoding="utf-8")
    then = time() - _HOUR
    for file in folder.rglob("*.md"):
        os.utime(file, (then, then))
    with closing(Library.open([folder], directory / "cache")) as library:
        library.refresh()
        return Pile(directory, folder, len(library.roster.cards), library.roster.passages)
