"""Blocks that are not there from the start: those made, and those read, when a window first shows them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar, overload

from briefing.model import Address, Target
from briefing.views.block import Block

T = TypeVar("T")

_PART = 32
"""So many blocks are read at a time."""


class _Blocks(Sequence[Block]):
    """A sequence of blocks whose single items are asked for by `_at`."""

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        """The block at a position."""
        every = range(len(self))
        return tuple(self._at(at) for at in every[index]) if isinstance(index, slice) else self._at(every[index])

    def _at(self, at: int) -> Block:
        raise NotImplementedError


class LazyBlocks(_Blocks, Generic[T]):
    """A block for each of some items that are in memory; each is made once, when it is shown."""

    def __init__(self, items: Sequence[T], make: Callable[[T], Block]) -> None:
        """`make` makes the block of an item."""
        self._items = items
        self._make = make
        self._made = dict[int, Block]()

    def __len__(self) -> int:
        return len(self._items)

    def _at(self, at: int) -> Block:
        if at not in self._made:
            self._made[at] = self._make(self._items[at])
        return self._made[at]


ReadBlocks = Callable[[Sequence[Address]], Mapping[Address, Block]]
"""Reads the blocks of some passages from the index; a passage that is gone has none."""


class PartBlocks(_Blocks):
    """Blocks of which those of passages are read in parts.

    A passage that has not been read yet shows as `…`. `read` may run in any thread; `put` belongs to the thread that
    shows the blocks.
    """

    def __init__(self, slots: Sequence[Block | Address], read: ReadBlocks) -> None:
        """`read` reads the blocks of the passages among `slots`."""
        self.slots = slots
        """The blocks that are known, and the addresses of the passages to read."""
        self._read = read
        self._there = dict[int, Block]()

    def __len__(self) -> int:
        return len(self.slots)

    def _at(self, at: int) -> Block:
        slot = self.slots[at]
        return slot if isinstance(slot, Block) else self._there.get(at) or _unread(slot)

    def unread(self, seen: range) -> range | None:
        """The positions to read next so that the blocks `seen` are there; None where nothing is missing."""
        missing = (at for at in seen if at not in self._there and not isinstance(self.slots[at], Block))
        first = next(missing, None)
        if first is None:
            return None
        start = max(first - first % _PART, 0)
        return range(start, min(start + _PART, len(self)))

    def read(self, part: range) -> dict[int, Block]:
        """The blocks of a part; that of a passage that is gone is empty."""
        slots = {at: slot for at in part if not isinstance(slot := self.slots[at], Block)}
        found = self._read(tuple(slots.values()))
        return {at: found.get(address) or Block("", look="quiet", gap=1) for at, address in slots.items()}

    def texts(self, part: range) -> list[str]:
        """What the blocks of a part say, read where they are not there yet; any thread may ask."""
        missing = [at for at in part if at not in self._there and not isinstance(self.slots[at], Block)]
        read = self.read(range(missing[0], missing[-1] + 1)) if missing else {}
        return [(read.get(at) or self._at(at)).text for at in part]

    def put(self, blocks: Mapping[int, Block]) -> None:
        """Have blocks that were read stand in their places."""
        self._there.update(blocks)

    def prepare(self, seen: range | None = None) -> None:
        """Read what is missing for the blocks `seen`, or for all; for pages that nobody looks at yet."""
        seen = range(len(self)) if seen is None else seen
        while part := self.unread(seen):
            self.put(self.read(part))


def _unread(address: Address) -> Block:
    return Block("…", look="quiet", margin=str(address.number), gap=1, target=Target.passage(address))
