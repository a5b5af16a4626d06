"""Text with roles: what the dialect reads a line of Markdown into, and what every screen is drawn from."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a run of text is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRUCK = "struck"
    LINK = "link"
    """A link to a card; the target is its id."""
    CITATION = "citation"
    """A link to a passage; the target is its address."""
    URL = "url"
    """A link out; the target is the URL."""
    MATCH = "match"
    """A word that answers the search."""


class Span(NamedTuple):
    """A run of text that has a role."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    role: Role
    """What the run is."""
    target: str = ""
    """Where it leads: a card id, an address or a URL."""
    line: int = 0
    """The line of the file it stands on, from 1; 0 where there is none."""


class Prose(NamedTuple):
    """A run of plain text and the roles of its parts."""

    text: str = ""
    """The plain text, cleaned."""
    spans: tuple[Span, ...] = ()
    """The roles, in order of their start; they may nest, and never leave the text."""

    def leads(self, *roles: Role) -> tuple[Span, ...]:
        """The spans of the named roles."""
        return tuple(span for span in self.spans if span.role in roles)


class Form(StrEnum):
    """The form of a block."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"


class Block(NamedTuple):
    """A paragraph, heading, list item, quotation, code block or rule."""

    prose: Prose
    """What it says."""
    form: Form = Form.PARAGRAPH
    """What it is."""
    level: int = 0
    """The rank of a heading (1-6), the depth of an item or quotation (from 1); else 0."""
    marker: str = ""
    """What stands before an item: `•` or `1.`."""
    line: int = 0
    """The line of the file it begins on, from 1; 0 where it stands in an addition."""
    is_added: bool = False
    """Whether it stands in an addition of the reader's, not in the card's own file."""
