"""A PDF to what it tells. It runs in a child process alone: the parser is not trusted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.sources import refusals
from briefing.sources.head import authors, headline, published, without
from briefing.sources.lines import typeset_paragraphs
from briefing.sources.parsed import Extract
from briefing.text import clean_line

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SCANNED = "There is no text in the PDF, only pictures of it"
_ENCRYPTED = "it is encrypted"
_GAP = 1.25
_FEW_PAGES = 3
_NUMBERS = re.compile(r"\d+")
_MEANINGLESS = re.compile(
    r"\(?(?:anonymous|unspecified|untitled|unknown)\)?|Microsoft \w+ - .*|.*\.(?:docx?|odt|indd|pdf|rtf|html?|txt)",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line of a page."""

    text: str
    """What stands on it."""
    height: float
    """How far above the foot of the page it stands, in points."""


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
    pages = _without_running_heads([_lines(page) for page in reader.pages])
    paragraphs = tuple(map(clean_line, typeset_paragraphs([text for page in pages for text in _spaced(page)])))
    if not paragraphs:
        raise refusals.without_text(_SCANNED)
    facts = reader.metadata
    title = _meant(facts.title if facts else None) or headline(paragraphs)
    body = without(title, paragraphs)
    author = _meant(facts.author if facts else None)
    return Extract(
        body,
        extractor,
        title,
        authors=tuple(author.split(";")) if author else authors(body),
        published=str(published(body) or ""),
        language=str(reader.root_object.get("/Lang", "")),
    )


def _lines(page: "PageObject") -> list[_Line]:
    """The lines of a page and their heights, in the order of the file."""
    lines, text, height = list[_Line](), "", 0.0

    def take(part: str, outer: Sequence[float], inner: Sequence[float], _font: Any, _size: float) -> None:
        nonlocal text, height
        for piece in part.splitlines(keepends=True):
            if not text.strip() and piece.strip():
                height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
            text += piece
            if piece.endswith("\n"):
                lines.append(_Line(text.removesuffix("\n"), height))
                text = ""

    page.extract_text(visitor_text=take)
    return [line for line in (*lines, _Line(text, height)) if line.text.strip()]


def _spaced(lines: Sequence[_Line]) -> Iterator[str]:
    """The lines of a page, with a blank one where the gap between two is wider than most."""
    steps = [above.height - below.height for above, below in pairwise(lines)]
    down = sorted(step for step in steps if step > 0) or [0.0]
    usual = down[len(down) // 4]  # in a text of short paragraphs every second step may be a gap
    for line, step in zip(lines, (*steps, 0.0), strict=False):
        yield line.text
        if usual and step > _GAP * usual:
            yield ""


def _without_running_heads(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without what stands first or last on most of them, numbers aside."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:1], *page[-1:])})
    running = {key for key, count in edges.items() if len(pages) >= _FEW_PAGES and count * 2 > len(pages)}
    return [
        [line for at, line in enumerate(page) if not (at in (0, len(page) - 1) and _key(line) in running)]
        for page in pages
    ]


def _key(line: _Line) -> str:
    return _NUMBERS.sub("0", clean_line(line.text))


def _meant(value: str | None) -> str:
    """A value of the metadata, where it is not what a program put there for want of one."""
    text = clean_line(value or "")
    return "" if _MEANINGLESS.fullmatch(text) else text
