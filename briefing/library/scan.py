"""The scan: every file of articles, cards, copies and notes in the folders, by name and stamp; none is opened."""

# ruff: noqa: PTH118 - paths are strings here: thousands are walked, and bytes that are no text survive

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from briefing.library import file_problems
from briefing.library.ledger import Record
from briefing.library.safe_files import ARTICLES, CARDS, NOTES, ORIGINALS, PARTS, Stamp, beginning, shown, status
from briefing.library.vault import is_note, is_template, is_vault, note_ids, template_folders
from briefing.model import NoteFile, Problem, is_id
from briefing.text import clean_line

_SUFFIX = ".md"
_HEAD = 4096
_DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)


class Found(NamedTuple):
    """A file that can be read."""

    folder: int
    """The number of its folder, from 0; later folders win."""
    path: str
    """Its path below the folder, as the system has it."""
    id: str
    """The stem of its name, of notes the id of such a file; of a copy it says nothing."""
    stamp: Stamp
    """What the system tells of it."""
    part: str
    """What it is, one of the PARTS of a library: the part it stands in."""

    @classmethod
    def of(cls, record: Record) -> "Found":
        """The file of a record."""
        return cls(record.folder, record.path, record.id, record.stamp, record.part)

    @property
    def is_card(self) -> bool:
        """Whether it is a card."""
        return self.part == CARDS

    @property
    def is_notes(self) -> bool:
        """Whether it holds notes."""
        return self.part == NOTES

    @property
    def is_copy(self) -> bool:
        """Whether it is the reader's copy of an article."""
        return self.part == ORIGINALS


class VaultFolder(NamedTuple):
    """A folder that is an Obsidian vault, and what is no note in it."""

    folder: int
    """Its number."""
    templates: int
    """How many templates it has."""
    attachments: int
    """How many other files: pictures, drawings, PDFs."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in the folders."""

    at: int
    """When the scan began, in nanoseconds since the epoch; it may miss what is written later."""
    files: tuple[Found, ...]
    """The articles, cards and notes, by folder and path."""
    copies: tuple[Found, ...]
    """The copies of articles, by folder and path."""
    problems: tuple[Problem, ...]
    """What is not read, and why."""
    missing: tuple[int, ...]
    """The numbers of the folders that are not there."""
    vaults: tuple[VaultFolder, ...] = ()
    """The folders that are Obsidian vaults."""


def scan(roots: Sequence[str], before: Scan | None = None, article_folders: Collection[str] = ()) -> Scan:
    """Walk every folder; no file is opened, but for the first lines of a note in an Obsidian vault.

    A file that did not change since `before` is the same `Found`. Notes in one of `article_folders` of a vault are
    articles.
    """
    at = time.time_ns()
    known: list[dict[str, Found]] = [{} for _ in roots]
    for one in (*before.files, *before.copies) if before else ():
        known[one.folder][one.path] = one
    walks = [
        _VaultWalk(number, root, known[number], article_folders)
        if is_vault(root)
        else _Walk(number, root, known[number])
        for number, root in enumerate(roots)
    ]
    files = [found for walk in walks for found in sorted(walk.files, key=attrgetter("path"))]
    return Scan(
        at,
        tuple(found for found in files if not found.is_copy),
        tuple(found for found in files if found.is_copy),
        tuple(problem for walk in walks for problem in walk.problems),
        tuple(walk.number for walk in walks if walk.is_missing),
        tuple(walk.told for walk in walks if isinstance(walk, _VaultWalk)),
    )


def rescan(roots: Sequence[str], before: Scan, number: int, paths: Iterable[str]) -> Scan:
    """The scan `before` with some files of the folder `number` looked at again; `at` stays, for nothing else was."""
    wanted, root = set(paths), roots[number]
    unread = {shown(root, path) for path in wanted}
    known = {one.path: one for one in (*before.files, *before.copies) if one.folder == number}
    walk = _Walk(number, root, known, sorted(path for path in wanted if os.path.lexists(os.path.join(root, path))))
    others = [one for one in (*before.files, *before.copies) if one.folder != number or one.path not in wanted]
    files = sorted((*others, *walk.files), key=attrgetter("folder", "path"))
    problems = tuple(problem for problem in before.problems if problem.file not in unread)
    return replace(
        before,
        files=tuple(found for found in files if not found.is_copy),
        copies=tuple(found for found in files if found.is_copy),
        problems=(*problems, *walk.problems),
    )


class _Walk:
    """One walk through one folder, or a look at some files of it."""

    def __init__(self, number: int, root: str, known: Mapping[str, Found], only: Iterable[str] | None = None) -> None:
        self._known = known
        self.number = number
        self.root = root
        self.files = list[Found]()
        self.problems = list[Problem]()
        self._entered = set[tuple[int, int]]()
        self._links = list[str]()
        self.is_missing = False
        if only is None:
            self._walk()
        for path in only or ():
            self._file(status(root, path), path)

    def _walk(self) -> None:
        if self._can_be_read():
            self._may_enter("")  # a link to the library itself leads nowhere new
        waiting = list(self._tops())
        while waiting or self._links:
            path = (waiting or self._links).pop()
            if self._may_enter(path):
                waiting.extend(self._directory(path))

    def _tops(self) -> Iterator[str]:
        """What is walked first."""
        return (top for top in PARTS if os.path.lexists(os.path.join(self.root, top)))

    def _can_be_read(self) -> bool:
        """Whether the folder is there and can be read; where it cannot, that is a problem."""
        try:
            os.scandir(self.root).close()
        except (FileNotFoundError, NotADirectoryError):
            self.is_missing = True
            return False
        except OSError as error:
            self.problems.append(file_problems.unreadable(clean_line(self.root), error))
            return False
        return True

    def _may_enter(self, path: str) -> bool:
        """Whether `path` is a directory of the library that was not walked yet, under this name or another."""
        found = status(self.root, path)
        if isinstance(found, Problem):
            self.problems.append(found)
            return False
        place = (found.st_dev, found.st_ino)
        if place in self._entered or not stat.S_ISDIR(found.st_mode):
            return False
        self._entered.add(place)
        return True

    def _directory(self, path: str) -> Iterator[str]:
        """Note the files of a directory, and the links in it to others; yield its directories.

        Links are followed last, so that a directory has its own path, not that of a link. The directory is held open
        meanwhile, so that the system need not look it up again for each file.
        """
        below: list[str] = []
        links, above = self._links, f"{path}{os.sep}" if path else ""
        try:
            handle = os.open(os.path.join(self.root, path), _DIRECTORY)
            try:
                with os.scandir(handle) as entries:
                    for entry in sorted(entries, key=attrgetter("name")):
                        name = entry.name
                        if name.startswith("."):
                            continue
                        if _is_directory(entry):
                            (links if entry.is_symlink() else below).append(above + name)
                        elif self._is_wanted(above + name):
                            self._file(self._status(entry, above + name), above + name)
            finally:
                os.close(handle)
        except OSError as error:
            self.problems.append(file_problems.unreadable(shown(self.root, path), error))
        yield from below

    def _is_wanted(self, path: str) -> bool:
        """Whether a file is read, by its name."""
        return path.endswith(_SUFFIX)

    def _status(self, entry: os.DirEntry[str], path: str) -> os.stat_result | Problem:
        try:
            return status(self.root, path) if entry.is_symlink() else entry.stat(follow_symlinks=False)
        except OSError as error:
            return file_problems.unreadable(shown(self.root, path), error)

    def _file(self, there: os.stat_result | Problem, path: str) -> None:
        """Note a file, or why it is not read."""
        if isinstance(there, Problem):
            self.problems.append(there)
            return
        stamp, known = Stamp.of(there), self._known.get(path)
        if known and known.stamp == stamp and stat.S_ISREG(there.st_mode):
            self.files.append(known)
            return
        stem = path.rpartition(os.sep)[2].removesuffix(_SUFFIX)
        found = Found(self.number, path, stem, stamp, path.partition(os.sep)[0])
        is_named = is_id(stem) or found.is_copy
        if found.is_notes:
            found = found._replace(id=NoteFile.id_of(stem))
        if stat.S_ISREG(there.st_mode) and there.st_size <= file_problems.LARGEST and is_named:
            self.files.append(found)
        else:
            self.problems.append(self._refusal(found, there, is_named=is_named))

    def _refusal(self, found: Found, there: os.stat_result, *, is_named: bool) -> Problem:
        """Why a file is not read."""
        if not stat.S_ISREG(there.st_mode):
            return file_problems.not_regular(shown(self.root, found.path))
        if there.st_size > file_problems.LARGEST and is_named:
            return file_problems.too_large(shown(self.root, found.path))
        return file_problems.bad_id(shown(self.root, found.path))


class _VaultWalk(_Walk):
    """One walk through an Obsidian vault: every note in it is a card, or an article where that is said."""

    def __init__(self, number: int, root: str, known: Mapping[str, Found], article_folders: Collection[str]) -> None:
        self._article_folders = tuple(f"{folder.strip('/')}/".lower() for folder in article_folders)
        self._templates, self._attachments = 0, 0
        self._template_folders = template_folders(root)
        super().__init__(number, root, known)
        ids = note_ids(found.path for found in self.files)
        self.files = [
            found if found.id == ids[found.path] else found._replace(id=ids[found.path]) for found in self.files
        ]

    @property
    def told(self) -> VaultFolder:
        """What is no note in the vault."""
        return VaultFolder(self.number, self._templates, self._attachments)

    def _tops(self) -> Iterator[str]:
        self._entered.clear()
        yield ""

    def _is_wanted(self, path: str) -> bool:
        if not is_note(path):
            self._attachments += 1
        elif is_template(path, self._template_folders):
            self._templates += 1
        else:
            return True
        return False

    def _file(self, there: os.stat_result | Problem, path: str) -> None:
        if isinstance(there, Problem):
            self.problems.append(there)
            return
        stamp, known = Stamp.of(there), self._known.get(path)
        if not stat.S_ISREG(there.st_mode):
            self.problems.append(file_problems.not_regular(shown(self.root, path)))
        elif there.st_size > file_problems.LARGEST:
            self.problems.append(file_problems.too_large(shown(self.root, path)))
        elif known and known.stamp == stamp:
            self.files.append(known)
        else:
            self.files.append(Found(self.number, path, "", stamp, self._part(path)))

    def _part(self, path: str) -> str:
        """Whether a note is a card or an article: by its folder, or by what the first lines say."""
        if f"{path.rpartition(os.sep)[0]}/".lower().startswith(self._article_folders):
            return ARTICLES
        from briefing.dialect.note_kind import says_article  # noqa: PLC0415 - a library that is no vault needs none

        head = beginning(self.root, path, _HEAD)
        return ARTICLES if says_article(head.decode("utf-8", "replace")) else CARDS


def _is_directory(entry: os.DirEntry[str]) -> bool:
    """Whether it is a directory or a link to one; a link that leads nowhere is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False
