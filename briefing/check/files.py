"""The files that findings are in."""

from functools import cache
from pathlib import Path

from briefing.errors import NotFound
from briefing.library import Library
from briefing.library.safe_files import read
from briefing.model import Problem
from briefing.text import clean_path, decode

_FRONT_MATTER = 16 << 10


class Files:
    """The files of a library's cards and articles, as findings name them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.shown = cache(self._shown)
        """How the file of a card or an article is shown; by its id where the file cannot be told."""

    def line(self, id: str, place: int | str) -> int:
        """A line of a card, given as its number or as the field that stands on it; 0 where it cannot be told."""
        return place if isinstance(place, int) else self._field_line(id, place)

    def _shown(self, id: str) -> str:
        path = self._path(id)
        return clean_path(str(path)) if path else id

    def _path(self, id: str) -> Path | None:
        """The file; None where the index cannot tell, because it could not be brought up to date."""
        try:
            return self._library.file_of(id)[0]
        except NotFound:
            return None

    def _field_line(self, id: str, field: str) -> int:
        from briefing.dialect.front_matter import read_front_matter  # noqa: PLC0415 - most checks find no such thing
        from briefing.dialect.problem_list import Problems  # noqa: PLC0415

        path = self._path(id)
        root = next((folder for folder in self._library.folders if path and path.is_relative_to(folder)), None)
        if path is None or root is None:
            return 0
        content = read(str(root), str(path.relative_to(root)))
        if isinstance(content, Problem):
            return 0
        return read_front_matter(decode(content.data)[0], Problems(""), _FRONT_MATTER).line(field)
