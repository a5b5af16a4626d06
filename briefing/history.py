"""The trail through everything opened, back and forward; places keep where one was in them."""

from dataclasses import dataclass, replace
from typing import Self

from briefing.model import HOME, Address, Target

MOST = 500
"""How many places a trail keeps; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something opened, and where the reader was in it."""

    target: Target
    """What was opened."""
    link: int = -1
    """The index of the selected link; -1 where none is."""
    top: int = 0
    """The index of the block at the top of the window."""
    line: int = 0
    """How many lines of that block are above the window."""
    beside: Target | None = None
    """The row that is highlighted beside it, if one is."""
    mark: Address | None = None
    """The passage of an article that was being read."""
    pane: str = "reader"
    """The pane that had the focus: `index`, `reader` or `passages`."""
    row: Target | None = None
    """The row that was highlighted in the list."""
    query: str = ""
    """What stood in the search box."""
    kind: str = ""
    """The kind that was listed; empty for all."""
    form: int = 0
    """In which form a chart was shown: how near, by what sorted."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The places opened, in order, and the one of them that is open."""

    places: tuple[Place, ...] = (Place(HOME),)
    """The places, the oldest first; never none."""
    at: int = 0
    """The index of the place that is open."""

    @property
    def here(self) -> Place:
        """The place that is open."""
        return self.places[self.at]

    @property
    def can_back(self) -> bool:
        """Whether there is a place to go back to."""
        return self.at > 0

    @property
    def can_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return self.at < len(self.places) - 1

    def open(self, place: Place) -> Self:
        """Go to a place, behind which the trail ends; one whose target is open already only takes its stead."""
        if place.target == self.here.target:
            return self._with_here(place)
        places = (*self.places[: self.at + 1], place)[-MOST:]
        return replace(self, places=places, at=len(places) - 1)

    def back(self) -> Self:
        """Go to the place before, if there is one."""
        return replace(self, at=self.at - 1) if self.can_back else self

    def forward(self) -> Self:
        """Go to the place after, if there is one."""
        return replace(self, at=self.at + 1) if self.can_forward else self

    def mark(self, place: Place) -> Self:
        """Note where the reader is in the open place; its target stays."""
        return self._with_here(replace(place, target=self.here.target))

    def _with_here(self, place: Place) -> Self:
        return replace(self, places=(*self.places[: self.at], place, *self.places[self.at + 1 :]))
