"""A web page to what it tells. It runs in a child process alone: the parser is not trusted."""

import html
import re
from typing import Any

from briefing.sources import refusals
from briefing.sources.article_head import authors, names, published, without
from briefing.sources.encoding import Text, decode_as, read_text
from briefing.sources.page_markup import LINE_END, prepare
from briefing.sources.page_paragraphs import page_paragraphs
from briefing.sources.parsed import Extract
from briefing.text import clean, clean_line, fold

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_BEGINNING = 4096
_LEAST_HEADING = 6
_TAG = re.compile(rb"(?is)<(script|style)\b.*?</\1\s*>|<[^>]*>")
_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_MARKUP = frozenset("<>&\"'")
_UNPRINTABLE = re.compile("[\ufffe\uffff]")


def read_page(data: bytes) -> Extract:
    """What the bytes of a web page tell; FileRefused where they are none, or nothing is to be read in it.

    lxml stops without an error where a page is nested too deeply or a text is too long, and trafilatura drops a whole
    page for one control character: what may be large is read as such, what is cut short all the same is refused, and
    references to control characters are resolved as HTML has it.
    """
    try:
        import trafilatura  # noqa: PLC0415 - it comes with an extra
        from lxml import etree  # noqa: PLC0415
        from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise refusals.needs_extra("web pages") from error
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = _source(data)
    try:
        tree = document_fromstring(source.text.encode(), parser=parser)
    except etree.ParserError as error:
        raise refusals.without_text() from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise refusals.without_text("The page is nested too deeply, or otherwise larger than its parser can take")
    language = tree.get("lang", "")
    prepare(tree)
    heading = _heading(tree)
    found = trafilatura.bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_links=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},  # else any year in the text will do
    )
    if not isinstance(found, trafilatura.settings.Document):
        raise refusals.without_text()
    body = tuple(page_paragraphs(etree.iterwalk(found.body, events=("start", "end")), found.url or ""))
    paragraphs = tuple(each.text for each in body)
    title = heading or clean_line(found.title or "")
    body = without(title, body)
    return Extract(
        tuple(each.text for each in body),
        f"trafilatura {trafilatura.__version__}",
        title,
        outlet=found.sitename or found.hostname or "",
        authors=names(found.author or "") or authors(paragraphs),
        published=found.date or str(published(paragraphs) or ""),
        language=found.language or language,
        url=found.url or "",
        remarks=source.remarks,
        layouts=tuple(each.layout for each in body),
    )


def _heading(tree: Any) -> str:
    """The heading that `<title>` repeats, unless the page names its title otherwise; else nothing.

    Of several the longest is it: the name of the site may be a heading, and stand in `<title>`, too.
    """
    if tree.xpath("//meta[@property='og:title' or @name='twitter:title']/@content"):
        return ""
    title = fold(clean_line(tree.findtext(".//title") or ""))
    headings = [clean_line(one.text_content().replace(LINE_END, " ")) for one in tree.iter("h1", "h2", "h3")]
    repeated = [one for one in headings if len(one) >= _LEAST_HEADING and fold(one) in title]
    return max(repeated, key=len, default="")


def _source(data: bytes) -> Text:
    """The source of a page, clean: UTF-8 or marked as another Unicode form, else as it says itself, else guessed."""
    named = _CHARSET.search(data[:_BEGINNING])
    if named and b"\0" not in data and decode_as(data, "utf-8") is None:
        text = decode_as(data, named[1].decode())
        if text is not None:
            return Text(_printable(text))
    text, guessed = read_text(data, _TAG.sub(b" ", data))
    return Text(_printable(text), guessed)


def _printable(source: str) -> str:
    return _UNPRINTABLE.sub("", _REFERENCE.sub(_resolved, source)).replace(LINE_END, " ")


def _resolved(match: re.Match[str]) -> str:
    """A character by its number, where it can be no part of the markup; what HTML has no use for vanishes."""
    if len(match[0]) > len("&#x0010FFFF;"):
        return ""
    character = html.unescape(match[0])
    return match[0] if character in _MARKUP else _UNPRINTABLE.sub("", clean(character))
