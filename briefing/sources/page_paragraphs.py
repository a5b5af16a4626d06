"""The paragraphs of a web page, as extraction has found them, each with what it was on the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from briefing.model import Form, Layout
from briefing.sources.page_markup import LINE_END
from briefing.sources.paragraph import Link, Paragraph, link_spans
from briefing.sources.reflow import line_paragraphs
from briefing.text import clean_line

_WITHIN = frozenset(("hi", "ref", "del", "span", "cell", "graphic", "lb"))
_LISTS, _BULLET = "list", "•"
_RANKS = {f"h{rank}": rank for rank in range(1, 7)}


@dataclass(slots=True)
class _Open:
    """A block that is open."""

    tag: str
    """Its tag, as extraction calls it."""
    rend: str
    """What it was on the page: `h2`, `ol`."""
    marker: str = ""
    """Of an item: what is still to be shown before it."""
    items: int = 0
    """Of a list: how many items it has so far."""


def page_paragraphs(walk: Iterable[tuple[str, Any]], url: str) -> Iterator[Paragraph]:
    """The text of each block, however blocks are nested, parted where its lines are no sentence that goes on.

    `walk` enters and leaves the elements of the body; `url` is that of the page, to which its links are relative.
    """
    parts, links, started, stack = list[str](), list[Link](), list[tuple[int, str]](), list[_Open]()
    for event, element in walk:
        is_block = element.tag not in _WITHIN
        if is_block:
            yield from _parted("".join(parts), links, stack)
            parts, links = [], []
            _open_or_close(stack, event, element)
        elif event == "end":
            parts.append({"lb": " ", "cell": " | "}.get(element.tag, ""))
        if element.tag == "ref" and event == "start":
            started.append((len(parts), urljoin(url, element.get("target") or "")))
        elif element.tag == "ref" and started:
            at, target = started.pop()
            links.append(("".join(parts[at:]), target))
        text = element.text if event == "start" else element.tail
        parts.append((text or "").replace("\n", " "))
    yield from _parted("".join(parts), links, stack)


def _open_or_close(stack: list[_Open], event: str, element: Any) -> None:
    if event == "end":
        stack.pop()
        return
    block = _Open(element.tag, element.get("rend") or "")
    within = next((one for one in reversed(stack) if one.tag == _LISTS), None)
    if block.tag == "item" and within:
        within.items += 1
        block.marker = f"{within.items}." if within.rend == "ol" else _BULLET
    stack.append(block)


def _parted(text: str, links: list[Link], stack: list[_Open]) -> Iterator[Paragraph]:
    """The paragraphs of a block, which line ends part as they do in a plain text."""
    for part in line_paragraphs(text.replace(LINE_END, "\n")) if LINE_END in text else (text,):
        if line := clean_line(part).removesuffix(" |"):
            yield Paragraph(line, _layout(stack)._replace(links=link_spans(line, links)))


def _layout(stack: list[_Open]) -> Layout:
    """What a paragraph is within these blocks; the first of an item takes its marker."""
    for block in reversed(stack):
        match block.tag:
            case "head":
                return Layout(Form.HEADING, _RANKS.get(block.rend, 2))
            case "item":
                marker, block.marker = block.marker, ""
                return Layout(Form.ITEM, max(sum(one.tag == _LISTS for one in stack), 1), marker)
            case "quote":
                return Layout(Form.QUOTE, sum(one.tag == "quote" for one in stack))
    return Layout()
