"""The shelf: the library folder that articles are added to. A file is there whole or not at all, and none is touched.

A file is written under a hidden name, brought to the disk, and then linked to its own name, which fails where that
name is taken. Whatever stands under a hidden name afterwards was left by a run that was killed.
"""

# ruff: noqa: PTH102, PTH103, PTH112, PTH118, PTH120, PTH208 - files are named below directories that are held open

import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.dialect import read_copy
from briefing.library.inside import Content, read
from briefing.library.scan import ARTICLES, ORIGINALS
from briefing.text import clean_line, decode

_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_HIDDEN = re.compile(r"\.briefing-[0-9a-f]{16}\.tmp")
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class Shelf:
    """A library folder; it is made when the first file is stored. What stores raises OSError where it cannot."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)

    @property
    def copies(self) -> str:
        """Where the copies stand, cleaned for display."""
        return clean_line(os.path.join(self._folder, ORIGINALS))

    def article(self, id: str) -> str:
        """Where an article of that id stands, cleaned for display."""
        return clean_line(os.path.join(self._folder, ARTICLES, f"{id}.md"))

    def sweep(self) -> None:
        """Take away what runs that were killed have left."""
        for part in (ARTICLES, ORIGINALS):
            if os.path.isdir(os.path.join(self._folder, part)):
                with suppress(OSError), self._open(part) as directory:
                    _sweep(directory)

    def keep_copy(self, article: str, text: str, paragraphs: Sequence[str]) -> bool:
        """Store a copy of an article; False where a copy with these paragraphs is there."""
        with self._open(ORIGINALS) as directory:
            numbered = re.compile(rf"{re.escape(article)}(?:\.([1-9][0-9]{{0,8}}))?\.md")
            names = {name: int(match[1] or 1) for name in os.listdir(directory) if (match := numbered.fullmatch(name))}
            if any(self._holds(f"{ORIGINALS}/{name}", paragraphs) for name in names):
                return False
            number = max(names.values(), default=0) + 1
            free = (f"{article}.{at}.md" if at > 1 else f"{article}.md" for at in range(number, number + 100))
            _store(directory, free, text)
            return True

    def keep_article(self, ids: Iterable[str], text: str, paragraphs: Sequence[str]) -> tuple[str, bool]:
        """Store an article under the first of `ids` that no file has: its id, and whether it was not there already."""
        with self._open(ARTICLES) as directory:
            for id in ids:
                if self._holds(f"{ARTICLES}/{id}.md", paragraphs):
                    return id, False
                if _store(directory, [f"{id}.md"], text):
                    return id, True
        raise FileExistsError(errno.EEXIST, "no name is free")

    def _holds(self, path: str, paragraphs: Sequence[str]) -> bool:
        """Whether a file is there that has exactly these paragraphs."""
        content = read(self._folder, path)
        return isinstance(content, Content) and read_copy(decode(content.data)[0], "")[0].paragraphs == paragraphs

    @contextmanager
    def _open(self, part: str) -> Iterator[int]:
        """A part of the folder, for this process alone; a link in its place is not followed."""
        os.makedirs(os.path.dirname(self._folder), exist_ok=True)
        with suppress(FileExistsError):
            os.mkdir(self._folder, 0o700)
        with _opened(self._folder) as folder:
            with suppress(OSError):  # some file systems have no locks
                fcntl.flock(folder, fcntl.LOCK_EX)
            with suppress(FileExistsError):
                os.mkdir(part, dir_fd=folder)
                os.fsync(folder)
            with _opened(part, folder) as directory:
                yield directory


@contextmanager
def _opened(path: str, folder: int | None = None) -> Iterator[int]:
    directory = os.open(path, _DIRECTORY | (os.O_NOFOLLOW if folder is not None else 0), dir_fd=folder)
    try:
        yield directory
    finally:
        os.close(directory)


def _store(directory: int, names: Iterable[str], text: str) -> bool:
    """Store a file under the first of `names` that is free; False where none is."""
    hidden = f".briefing-{secrets.token_hex(8)}.tmp"
    try:
        _write(directory, hidden, text.encode())
        is_stored = any(_name(directory, hidden, name) for name in names)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(hidden, dir_fd=directory)
    os.fsync(directory)
    return is_stored


def _write(directory: int, name: str, data: bytes) -> None:
    file = os.open(name, _NEW, 0o666, dir_fd=directory)
    try:
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    finally:
        os.close(file)


def _name(directory: int, hidden: str, name: str) -> bool:
    """Give a hidden file its name; False where that is taken."""
    try:
        os.link(hidden, name, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS or name in os.listdir(directory):
            raise
        os.rename(hidden, name, src_dir_fd=directory, dst_dir_fd=directory)
    return True


def _sweep(directory: int) -> None:
    for name in os.listdir(directory):
        if _HIDDEN.fullmatch(name) and stat.S_ISREG(os.lstat(name, dir_fd=directory).st_mode):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=directory)
