"""Finding in a page: where its blocks say what is sought, those that have not been read yet too."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.text import occurrences
from briefing.views.page import Page
from briefing.views.parts import PartBlocks

_FIRST, _MOST = 32, 512
"""How many blocks are looked through at a time: few at first, for a match may be among them."""


class Match(NamedTuple):
    """A place in a page that says what is sought."""

    block: int
    """The position of its block."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


class PageText:
    """The text of a page, read once and searched again with every letter. Used by one thread at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        """The page."""
        self._texts = dict[range, list[str]]()

    @property
    def parts(self) -> Iterator[range]:
        """The page in parts, each as much as is searched at a time."""
        start, size = 0, _FIRST
        while start < len(self.page.blocks):
            yield range(start, min(start + size, len(self.page.blocks)))
            start, size = start + size, min(2 * size, _MOST)

    def find(self, wanted: str, part: range) -> list[Match]:
        """Where the blocks of a part say `wanted`, whatever its case and accents, in order."""
        return [
            Match(block, start, end)
            for block, text in zip(part, self._read(part), strict=True)
            for start, end in occurrences(text, wanted)
        ]

    def _read(self, part: range) -> list[str]:
        if part not in self._texts:
            blocks = self.page.blocks
            if isinstance(blocks, PartBlocks):
                self._texts[part] = blocks.texts(part)
            else:
                self._texts[part] = [blocks[at].text for at in part]
        return self._texts[part]
