"""A PDF to what it tells. It runs in a child process alone: the parser is not trusted."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from briefing.model import Form, Layout
from briefing.sources import refusals
from briefing.sources.article_head import authors, headline, names, published, without
from briefing.sources.paragraph import Paragraph
from briefing.sources.parsed import Extract
from briefing.sources.pdf_layout import Block, blocks_of, body_size, headline_of, lines_of, without_running_heads
from briefing.sources.reflow import typeset_paragraphs
from briefing.text import clean_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_SCANNED = "There is no text in the PDF, only pictures of it"
_ENCRYPTED = "it is encrypted"
_LEAST_HEADLINE, _LONGEST_HEADLINE = 8, 250
_LARGER, _DEEPEST = 1.1, 4
_LABEL = re.compile(r"[\w.:/-]{1,12}")
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
    layouts = _layouts(blocks, body_size(pages), _labels(reader))
    lines = ((clean_line(text), block) for text, block in found)
    paragraphs = tuple(Paragraph(line, _told(line, layouts[block])) for line, block in lines if line)
    if not paragraphs:
        raise refusals.without_text(_SCANNED)
    title = title or headline([each.text for each in paragraphs])
    kept = without(title, paragraphs)
    body = tuple(each.text for each in kept)
    return Extract(
        body,
        extractor,
        title,
        authors=authors(body) or names(_meant(facts.author if facts else None)),
        published=str(published(body) or ""),
        language=str(reader.root_object.get("/Lang", "")),
        layouts=tuple(each.layout for each in kept),
    )


def _labels(reader: "PdfReader") -> Sequence[str]:
    """What the document calls its pages; their numbers where that cannot be read."""
    try:
        return reader.page_labels
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):  # its tree of labels is damaged
        return [str(number) for number in range(1, len(reader.pages) + 1)]


def _layouts(blocks: Sequence[Block], body: float, labels: Sequence[str]) -> list[Layout]:
    """What the paragraphs of each block are: on which page, and headings where the letters are larger than most."""
    pages = [label if _LABEL.fullmatch(label) else str(number) for number, label in enumerate(labels, 1)]
    sizes = sorted({round(block.size, 1) for block in blocks if block.size >= _LARGER * body}, reverse=True)
    ranks = {size: min(rank, _DEEPEST) for rank, size in enumerate(sizes, 2)}
    found = list[Layout]()
    for block in blocks:
        rank = ranks.get(round(block.size, 1), 0)
        form = Form.HEADING if rank else Form.PARAGRAPH
        found.append(Layout(form, rank, page=pages[block.page] if block.page < len(pages) else ""))
    return found


def _told(text: str, layout: Layout) -> Layout:
    """The layout of a paragraph; one that is too long for a heading is none."""
    is_heading = layout.form is Form.HEADING and len(text) <= _LONGEST_HEADLINE
    return layout if is_heading else Layout(page=layout.page)


def _is_headline(text: str) -> bool:
    return _LEAST_HEADLINE <= len(text) <= _LONGEST_HEADLINE


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _meant(value: str | None) -> str:
    """A value of the metadata, where it is not what a program put there for want of one."""
    text = clean_line(value or "")
    return "" if _MEANINGLESS.fullmatch(text) else text
