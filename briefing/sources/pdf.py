"""A PDF to what it tells. It runs in a child process alone: the parser is not trusted."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from briefing.sources import refusals
from briefing.sources.article_head import authors, headline, names, published, without
from briefing.sources.parsed import Extract
from briefing.sources.pdf_layout import blocks_of, body_size, headline_of, lines_of, without_running_heads
from briefing.sources.reflow import typeset_paragraphs
from briefing.text import clean_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_SCANNED = "There is no text in the PDF, only pictures of it"
_ENCRYPTED = "it is encrypted"
_LEAST_HEADLINE, _LONGEST_HEADLINE = 8, 250
_MEANINGLESS = re.compile(
    r"\(?(?:anonymous|unspecified|untitled|unknown|title|document\d*|layout \d+|print|slide \d+)\)?"
    r"|microsoft \w+ - .*|\S+\.\w{1,5}|.*\.(?:docx?|odt|indd|pdf|rtf|html?|txt|pptx?|xlsx?|qxd|fm|tex|dvi)|\d+",
    re.IGNORECASE,
)


def read_pdf(data: bytes) -> Extract:
    """What the bytes of a PDF tell; FileRefused where they are none, or nothing is to be read in it.

    The date in a PDF is the day the file was made, seldom the day the article came out: it is left alone.
    """
    try:
        import pypdf  # noqa: PLC0415 - it comes with an extra
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise refusals.needs_extra("PDF") from error
    try:
        return _extract(pypdf.PdfReader(BytesIO(data)), f"pypdf {pypdf.__version__}")
    except (DependencyError, FileNotDecryptedError) as error:
        raise refusals.unparsable(_ENCRYPTED) from error
    except PyPdfError as error:
        raise refusals.unparsable(str(error) or type(error).__name__) from error


def _extract(reader: "PdfReader", extractor: str) -> Extract:
    pages = without_running_heads([lines_of(page) for page in reader.pages])
    facts = reader.metadata
    told = _meant(facts.title if facts else None)
    head = headline_of(pages[0], body_size(pages)) if pages else ()
    printed = clean_line(" ".join(line.text for line in head))
    if _is_headline(printed) and not (told and _words(told) <= _words(" ".join(line.text for line in pages[0]))):
        title = printed
    else:
        title = told
    if title and _words(title) == _words(printed):
        pages[0] = [line for line in pages[0] if line not in head]
    blocks = blocks_of(pages)
    found = typeset_paragraphs([block.lines for block in blocks], [block.goes_on for block in blocks])
    paragraphs = tuple(filter(None, map(clean_line, found)))
    if not paragraphs:
        raise refusals.without_text(_SCANNED)
    title = title or headline(paragraphs)
    body = without(title, paragraphs)
    return Extract(
        body,
        extractor,
        title,
        authors=authors(body) or names(_meant(facts.author if facts else None)),
        published=str(published(body) or ""),
        language=str(reader.root_object.get("/Lang", "")),
    )


def _is_headline(text: str) -> bool:
    return _LEAST_HEADLINE <= len(text) <= _LONGEST_HEADLINE


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _meant(value: str | None) -> str:
    """A value of the metadata, where it is not what a program put there for want of one."""
    text = clean_line(value or "")
    return "" if _MEANINGLESS.fullmatch(text) else text
