"""Stanzas that are made when they are looked at, so that a long list is shown as soon as a short one."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from briefing.tui.page.stanza import Stanza

T = TypeVar("T")


class LazyStanzas(Sequence[Stanza], Generic[T]):
    """A stanza for each of some items."""

    def __init__(self, items: Sequence[T], make: Callable[[T], Stanza]) -> None:
        """`make` makes the stanza of an item, once."""
        self._items = items
        self._make = make
        self._made = dict[int, Stanza]()

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Stanza: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Stanza, ...]: ...
    def __getitem__(self, index: int | slice) -> Stanza | tuple[Stanza, ...]:
        """The stanza at a position."""
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        if at not in self._made:
            self._made[at] = self._make(self._items[at])
        return self._made[at]
