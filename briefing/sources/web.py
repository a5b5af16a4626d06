"""A web page to what it tells. It runs in a child process alone: the parser is not trusted."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.sources import refusals
from briefing.sources.head import without
from briefing.sources.letters import read_text
from briefing.sources.parsed import Extract
from briefing.text import clean, clean_line

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_BEGINNING = 4096
_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_MARKUP = frozenset("<>&\"'")
_UNPRINTABLE = re.compile("[\ufffe\uffff]")
_WITHIN = frozenset(("hi", "ref", "del", "span", "cell", "graphic", "lb"))
_PARTING = re.compile(r"\n\s*\n")


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
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = document_fromstring(_source(data).encode(), parser=parser)
    except etree.ParserError as error:
        raise refusals.without_text() from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise refusals.without_text("The page is nested too deeply, or otherwise larger than its parser can take")
    language = tree.get("lang", "")
    found = trafilatura.bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},  # else any year in the text will do
    )
    if not isinstance(found, trafilatura.settings.Document):
        raise refusals.without_text()
    title = clean_line(found.title or "")
    return Extract(
        without(title, tuple(_paragraphs(etree.iterwalk(found.body, events=("start", "end"))))),
        f"trafilatura {trafilatura.__version__}",
        title,
        outlet=found.sitename or found.hostname or "",
        authors=tuple((found.author or "").split(";")),
        published=found.date or "",
        language=found.language or language,
        url=found.url or "",
    )


def _source(data: bytes) -> str:
    """The source of a page, clean: UTF-8 or marked as another Unicode form, else as it says itself."""
    named = _CHARSET.search(data[:_BEGINNING])
    if named and b"\0" not in data and not _is_utf8(data):
        try:
            return _printable(clean(data.decode(named[1].decode(), "replace")))
        except LookupError:
            pass  # a character set nobody knows is none
    return _printable(read_text(data))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _printable(source: str) -> str:
    return _UNPRINTABLE.sub("", _REFERENCE.sub(_resolved, source))


def _resolved(match: re.Match[str]) -> str:
    """A character by its number, where it can be no part of the markup; what HTML has no use for vanishes."""
    if len(match[0]) > len("&#x0010FFFF;"):
        return ""
    character = html.unescape(match[0])
    return match[0] if character in _MARKUP else _UNPRINTABLE.sub("", clean(character))


def _paragraphs(walk: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """The text of each block, however blocks are nested, parted where its lines are parted by an empty one."""
    parts = list[str]()
    for event, element in walk:
        is_block = element.tag not in _WITHIN
        if is_block:
            yield from _parted("".join(parts))
            parts = []
        elif event == "end":
            parts.append({"lb": "\n", "cell": " | "}.get(element.tag, ""))
        text = element.text if event == "start" else element.tail
        parts.append((text or "").replace("\n", " "))
    yield from _parted("".join(parts))


def _parted(text: str) -> Iterator[str]:
    for part in _PARTING.split(text):
        if line := clean_line(part).removesuffix(" |"):
            yield line
