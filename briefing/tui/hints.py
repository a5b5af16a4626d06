"""Link hints: letters that stand before links until one of them is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar, overload

from briefing.views import Block, LinkAt, Page, Span

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """`count` different labels, none the beginning of another: letters as far as they suffice, then pairs.

    No more than there are pairs: 676.
    """
    letters = len(_LETTERS)
    heads = max(-(-(count - letters) // (letters - 1)), 0)  # so many letters begin pairs
    singles = list(_LETTERS[: letters - heads])
    pairs = [first + second for first in _LETTERS[letters - heads :] for second in _LETTERS]
    return (singles + pairs)[:count]


def hinted(page: Page, hints: Mapping[LinkAt, str]) -> Page:
    """The page with letters before its links, which cover nothing; the spans of each block keep their positions."""
    by_block = dict[int, dict[int, str]]()
    for link, letters in hints.items():
        by_block.setdefault(link.block, {})[page.blocks[link.block].spans[link.span].start] = letters
    blocks = {index: _hinted(page.blocks[index], letters) for index, letters in by_block.items()}
    return replace(page, blocks=_Overlay(page.blocks, blocks))


def _hinted(block: Block, letters: Mapping[int, str]) -> Block:
    """A block with letters and a space inserted at some offsets."""
    text, spans, at, added = "", list[Span](), 0, list[tuple[int, int]]()
    for offset, label in sorted(letters.items()):
        text += block.text[at:offset]
        spans.append(Span(len(text), len(text) + len(label), "hint"))
        text += f"{label}\u00a0"
        added.append((offset, len(label) + 1))
        at = offset

    def moved(offset: int, *, is_end: bool = False) -> int:
        return offset + sum(size for place, size in added if place < offset or (place == offset and not is_end))

    shifted = (each._replace(start=moved(each.start), end=moved(each.end, is_end=True)) for each in block.spans)
    return replace(block, text=text + block.text[at:], spans=(*shifted, *spans))


class _Overlay(Sequence[Block]):
    """Blocks, some of which are replaced by others."""

    def __init__(self, blocks: Sequence[Block], others: Mapping[int, Block]) -> None:
        self._blocks = blocks
        self._others = others

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        return self._others.get(index) or self._blocks[index]


class Hinted(Protocol):
    """What shows hints."""

    @property
    def visible_links(self) -> list[LinkAt]:
        """The links in its window."""

    def hint(self, hints: Mapping[LinkAt, str]) -> None:
        """Show these letters before these links, and no others."""


V = TypeVar("V", bound=Hinted)


class Hints(Generic[V]):
    """The hints on the links that some views show, narrowed letter by letter."""

    def __init__(self, views: Sequence[V]) -> None:
        """Give every visible link a label, and show it."""
        self._views = views
        links = [(view, link) for view in views for link in view.visible_links]
        self._left = dict(zip(labels(len(links)), links, strict=False))
        self._draw()

    def __bool__(self) -> bool:
        """Whether any link can still be meant."""
        return bool(self._left)

    @property
    def letters(self) -> int:
        """How many letters are still to come, at the most."""
        return max(map(len, self._left), default=0)

    def type(self, letter: str) -> tuple[V, LinkAt] | None:
        """Narrow by a letter; the link whose label is complete, or None. What fits no label leaves no link."""
        rest = {label[1:]: link for label, link in self._left.items() if letter and label.startswith(letter.lower())}
        found = rest.pop("", None)
        self._left = {} if found else rest
        self._draw()
        return found

    def _draw(self) -> None:
        for view in self._views:
            view.hint({link: label for label, (owner, link) in self._left.items() if owner is view})
