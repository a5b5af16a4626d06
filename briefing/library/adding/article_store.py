"""The articles and copies of a library folder, and the names of new ones."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.dialect import read_copy
from briefing.errors import ChangeBlocked, FileRefused
from briefing.library.editing import Changes, Door, FileChange
from briefing.library.safe_files import ARTICLES, ORIGINALS
from briefing.text import clean_line, decode

_TRIED = 100
"""How many numbers of copies are tried, should other programs take them meanwhile."""


class ArticleStore:
    """Stores articles and copies in a library folder; all of them are one change. Raises OSError where it cannot."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changes = Changes(folder)
        self._change = ""

    def recover(self) -> None:
        """Finish or drop what a program that was killed had begun."""
        self._changes.recover()

    @property
    def copies(self) -> str:
        """The directory of the copies, cleaned for display."""
        return clean_line(str(self._folder / ORIGINALS))

    def article(self, id: str) -> str:
        """The file of an article of that id, cleaned for display."""
        return clean_line(str(self._folder / ARTICLES / f"{id}.md"))

    def keep_copy(self, article: str, text: str, paragraphs: Sequence[str], what: str) -> bool:
        """Store a copy of an article, as asked for in the words `what`; False where a copy has these paragraphs."""
        with self._changes.door() as door:
            numbered = re.compile(rf"{re.escape(article)}(?:\.([1-9][0-9]{{0,8}}))?\.md")
            found = ((name, numbered.fullmatch(name)) for name in door.folder.names(ORIGINALS))
            numbers = {name: int(match[1] or 1) for name, match in found if match}
            if any(_holds(door, f"{ORIGINALS}/{name}", paragraphs) for name in numbers):
                return False
            free = max(numbers.values(), default=0) + 1
            for number in range(free, free + _TRIED):
                name = f"{article}.{number}.md" if number > 1 else f"{article}.md"
                if self._is_stored(door, f"{ORIGINALS}/{name}", text, what):
                    return True
        raise FileExistsError("no name is free")

    def keep_article(self, ids: Iterable[str], text: str, paragraphs: Sequence[str], what: str) -> tuple[str, bool]:
        """Store an article under the first of `ids` that no file has: its id, and whether it was not there already."""
        with self._changes.door() as door:
            for id in ids:
                path = f"{ARTICLES}/{id}.md"
                if _holds(door, path, paragraphs):
                    return id, False
                if self._is_stored(door, path, text, what):
                    return id, True
        raise FileExistsError("no name is free")

    def keep_files(self, changes: Sequence[FileChange], what: str) -> None:
        """Store new files together or not at all. Raises ChangeBlocked where one of them is there."""
        with self._changes.door() as door:
            self._change = door.write(what, changes, change=self._change)

    def _is_stored(self, door: Door, path: str, text: str, what: str) -> bool:
        """Store a file; False where its name is taken."""
        try:
            self._change = door.write(what, [FileChange(path, None, text.encode())], change=self._change)
        except (FileExistsError, ChangeBlocked):
            return False
        return True


def _holds(door: Door, path: str, paragraphs: Sequence[str]) -> bool:
    """Whether a file is there that has exactly these paragraphs."""
    try:
        data = door.folder.read(path)
    except FileRefused:
        return False
    return data is not None and read_copy(decode(data)[0], "")[0].paragraphs == paragraphs
