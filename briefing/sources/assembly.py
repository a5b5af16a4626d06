"""What a reader took out of a file, cleaned, checked and given its checksums."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from briefing.dialect.links import link_out
from briefing.sources import refusals
from briefing.sources.article_head import headline
from briefing.sources.dates import told_date
from briefing.sources.file_name import read_name
from briefing.sources.paragraph import Paragraph
from briefing.sources.parsed import Extract, Parsed
from briefing.text import clean_line

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_LONGEST = 500
_MOST_AUTHORS = _MOST_TAGS = 50
_MOST_PARAGRAPHS = 100_000


def assemble(extract: Extract, data: bytes, name: str = "") -> Parsed:
    """The article in the file of these bytes; FileRefused where it has no paragraph, or too many.

    A fact that is none, such as a date no calendar has, is left out. `name` is that of the file, without its ending:
    it gives the title and the date where the file tells none.
    """
    body, file_name = tuple(_cleaned(extract.body)), read_name(name)
    title = _fact(extract.title) or file_name.title
    if not title and (title := headline([each.text for each in body[:2]])):
        body = body[1:]
    if not body:
        raise refusals.without_text()
    if len(body) > _MOST_PARAGRAPHS:
        raise refusals.too_many(_MOST_PARAGRAPHS)
    paragraphs = tuple(each.text for each in body)
    language = _fact(extract.language).replace("_", "-")
    return Parsed(
        title=title,
        outlet=_fact(extract.outlet),
        authors=_lines(map(_fact, extract.authors[:_MOST_AUTHORS])),
        published=told_date(_fact(extract.published)) or told_date(file_name.date),
        language=language if _LANGUAGE.fullmatch(language) else "",
        url=link_out(extract.url.strip()) or "",
        paragraphs=paragraphs,
        layouts=tuple(each.layout for each in body),
        extractor=_fact(extract.extractor),
        file_checksum=sha256(data).hexdigest(),
        tags=_lines(map(_fact, extract.tags[:_MOST_TAGS])),
        is_mail=extract.is_mail,
        remarks=_lines(map(_fact, extract.remarks)),
        text_checksum=sha256("\n".join(paragraphs).encode()).hexdigest(),
    )


def _cleaned(body: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs that have words, each on a line; where that moves words, where links stood is no longer known."""
    for text, layout in body:
        if line := clean_line(text):
            yield Paragraph(line, layout if line == text else layout._replace(links=()))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, texts)))


def _fact(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
