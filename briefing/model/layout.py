"""The layout of a paragraph: what it was in the document that it comes from."""

from typing import NamedTuple

from briefing.model.prose import Form, Span


class Layout(NamedTuple):
    """What a paragraph was in its document."""

    form: Form = Form.PARAGRAPH
    """Its form."""
    level: int = 0
    """The rank of a heading (1-6), the depth of an item or quotation (from 1); else 0."""
    marker: str = ""
    """What stands before an item: `•` or `1.`; empty before what goes on in it."""
    page: str = ""
    """The page that it begins on, as the document calls it; empty where it has none."""
    links: tuple[Span, ...] = ()
    """The runs of its text that lead out, each with its URL."""


PLAIN = Layout()
"""The layout of a paragraph of which nothing is known."""
