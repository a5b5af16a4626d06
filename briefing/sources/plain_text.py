"""A plain text to what it tells."""

from briefing import __version__
from briefing.sources.article_head import authors, headline, published
from briefing.sources.encoding import read_plain_text
from briefing.sources.parsed import Extract
from briefing.sources.reflow import plain_paragraphs
from briefing.text import clean_line

TEXT_EXTRACTOR = f"briefing {__version__} text"


def read_plain(data: bytes, title: str = "") -> Extract:
    """What the bytes of a plain text tell; FileRefused where they are no text.

    Unless the `title` is given, a headline becomes the title and is no paragraph. A byline and a date line near the
    beginning are read and kept.
    """
    text = read_plain_text(data)
    paragraphs = tuple(filter(None, map(clean_line, plain_paragraphs(text.text))))
    found = "" if title else headline(paragraphs)
    body = paragraphs[1:] if found else paragraphs
    return Extract(
        body,
        TEXT_EXTRACTOR,
        title or found,
        authors=authors(body),
        published=str(published(body) or ""),
        remarks=text.remarks,
    )
