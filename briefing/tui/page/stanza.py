"""What a view shows: a page of stanzas, and the links in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A part of a stanza's text that looks, or leads somewhere, by itself."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    look: str
    """The component class, without its prefix: `link`, `match`, `title`…"""
    target: str = ""
    """Where it leads: a card or article id, an address, a URL; empty where it is no link."""


@dataclass(frozen=True, slots=True)
class Stanza:
    """A block of a page: text that is wrapped as one, and what stands around it."""

    text: str
    """What it says; clean, and without tabs."""
    runs: tuple[Run, ...] = ()
    """Its parts, in the order they are painted."""
    look: str = "text"
    """How all of it looks where no run says otherwise."""
    indent: int = 0
    """Cells before the text."""
    hang: int = 0
    """Cells more before every line but the first."""
    marker: str = ""
    """What stands at the end of the indent on the first line: a bullet, a label."""
    margin: str = ""
    """What stands in the page's left margin on the first line: a paragraph's number."""
    gap: int = 0
    """Blank lines above."""
    target: str = ""
    """What it is: the address of a passage, the id of a card in a list; empty for a heading."""

    @property
    def links(self) -> tuple[int, ...]:
        """The positions in `runs` of the runs that lead somewhere."""
        return tuple(at for at, run in enumerate(self.runs) if run.target)


@dataclass(frozen=True, slots=True)
class Page:
    """A document, a list, whatever a view shows."""

    stanzas: Sequence[Stanza] = ()
    """Its stanzas; any sequence, so that a long article can be read as it is looked at."""
    margin: int = 2
    """Cells of the left margin, which holds the mark and the paragraph numbers."""
    targets: Sequence[str] = ()
    """What each stanza is, where that is known before they are made."""

    @property
    def may_have_links(self) -> bool:
        """Whether a stanza has links; of stanzas that are made as they are looked at nobody knows."""
        return not isinstance(self.stanzas, tuple) or any(stanza.links for stanza in self.stanzas)

    def find(self, target: str) -> int:
        """The position of the first stanza that is `target`; -1 where none is."""
        targets = self.targets or (stanza.target for stanza in self.stanzas)
        return next((at for at, one in enumerate(targets) if one == target), -1) if target else -1


class Top(NamedTuple):
    """Which line of a page is at the top of a window."""

    stanza: int
    """The position of the stanza it belongs to."""
    line: int
    """How many lines of the stanza are above it."""


BEGINNING = Top(0, 0)


class LinkAt(NamedTuple):
    """Which link of a page."""

    stanza: int
    """The position of its stanza."""
    run: int
    """Its position in the stanza's runs."""

    def __int__(self) -> int:
        """The number a history keeps it by."""
        return self.stanza * 4096 + self.run

    @classmethod
    def of(cls, number: int) -> "LinkAt | None":
        """The link that `number` stands for; None for a negative number."""
        return cls(*divmod(number, 4096)) if number >= 0 else None
