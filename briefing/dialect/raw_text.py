"""The text of a file as it is, line by line, beside the clean text that is read from it."""

import codecs
import re
from itertools import pairwise
from typing import NamedTuple, Self

from briefing.errors import CannotEdit
from briefing.text import decode

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENDS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
_FENCE = re.compile(r"---[ \t]*")


class RawText(NamedTuple):
    """The text of a file, of which every byte can be told."""

    mark: bytes
    """The byte order mark it begins with."""
    encoding: str
    """How the rest is encoded."""
    text: str
    """The rest, decoded, with the line ends of the file."""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The text of a file's bytes; raises CannotEdit where they are none."""
        _, bad = decode(data)
        if bad:
            raise CannotEdit(f"Line {bad} has bytes that are no UTF-8: save the file as UTF-8.")
        mark, encoding = next((each for each in _ENCODINGS if data.startswith(each[0])), (b"", "utf-8"))
        return cls(mark, encoding, data[len(mark) :].decode(encoding))

    def with_text(self, text: str) -> bytes:
        """The bytes of another text in the same encoding."""
        return self.mark + text.encode(self.encoding)

    @property
    def line_end(self) -> str:
        """The line end of the file: that of its first line."""
        found = _ENDS.search(self.text)
        return found[0] if found else "\n"

    def spliced(self, start: int, end: int, piece: str) -> bytes:
        """The bytes with `piece`, whose line ends are newlines, in the place of the text from `start` to `end`."""
        return self.with_text(self.text[:start] + piece.replace("\n", self.line_end) + self.text[end:])

    def starts(self) -> list[int]:
        """Where each line begins, the end of the text last; the lines are those of the clean text."""
        return [0, *(found.end() for found in _ENDS.finditer(self.text)), len(self.text)]

    def front_matter(self) -> tuple[int, int] | None:
        """Where the front matter's fields begin and end; None where there is no front matter."""
        starts = self.starts()
        lines = [_ENDS.sub("", self.text[start:end]) for start, end in pairwise(starts)]
        if not lines or not _FENCE.fullmatch(lines[0]):
            return None
        last = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
        if last is None:
            raise CannotEdit("The front matter does not end: put a line `---` behind its last field.")
        return starts[1], starts[last]

    def first_line(self) -> int:
        """The number of lines before the text: those of the front matter and its fences."""
        place = self.front_matter()
        return self.starts().index(place[1]) + 1 if place else 0

    def aligned(self, start: int, end: int) -> str:
        """The text from `start` to `end` with newlines for line ends, and as long as it is."""
        return _ENDS.sub(lambda found: " " * (len(found[0]) - 1) + "\n", self.text[start:end])
