"""The reader's notes on cards, articles and passages."""

from dataclasses import dataclass
from typing import NamedTuple

from briefing.model.prose import Block, Role


@dataclass(frozen=True, slots=True)
class Note:
    """What one file notes on one card, article or passage."""

    on: str
    """The id of the card or the article, or the address of the passage."""
    file: str
    """The id that its file is called after."""
    blocks: tuple[Block, ...]
    """Its text."""
    written: str = ""
    """The address that its file names; empty where it is on what the file is called after."""
    is_lost: bool = False
    """Whether the passage it was on is gone; then it is on what the file is called after."""

    @property
    def key(self) -> str:
        """What tells it from all other notes."""
        return f"{NoteFile.id_of(self.file)} {self.written}".rstrip()

    @property
    def text(self) -> str:
        """Its text alone, an empty line between two blocks."""
        return "\n\n".join(block.prose.text for block in self.blocks)

    @property
    def links(self) -> tuple[str, ...]:
        """The ids it links to, each once."""
        return tuple(dict.fromkeys(span.target for block in self.blocks for span in block.prose.leads(Role.LINK)))


class NoteFile(NamedTuple):
    """A file of notes."""

    id: str
    """Its id among all files of a library: `notes/` and the id it is called after."""
    notes: tuple[Note, ...] = ()
    """The notes in it, in order of their first block."""

    @staticmethod
    def id_of(target: str) -> str:
        """The id of the file of notes that is called after a card or an article."""
        return f"notes/{target}"

    @staticmethod
    def is_id(id: str) -> bool:
        """Whether an id is that of a file of notes; no card or article has such a one."""
        return id.startswith("notes/")
