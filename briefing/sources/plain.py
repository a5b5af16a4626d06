"""A plain text to what it tells."""

from briefing import __version__
from briefing.sources.head import authors, headline, published
from briefing.sources.letters import read_plain_text
from briefing.sources.lines import plain_paragraphs
from briefing.sources.parsed import Extract
from briefing.text import clean_line

TEXT_EXTRACTOR = f"briefing {__version__} text"


def read_plain(data: bytes, title: str = "") -> Extract:
    """What the bytes of a plain text tell; FileRefused where they are no text.

    Unless the `title` is given, a headline becomes the title and is no paragraph. A byline and a date line near the
    beginning are read and kept.
    """
    paragraphs = tuple(filter(None, map(clean_line, plain_paragraphs(read_plain_text(data)))))
    found = "" if title else headline(paragraphs)
    body = paragraphs[1:] if found else paragraphs
    return Extract(body, TEXT_EXTRACTOR, title or found, authors=authors(body), published=str(published(body) or ""))
