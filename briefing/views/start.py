"""The page one starts on: what is in the library, in the order in which it happened."""

from collections.abc import Iterable, Iterator

from briefing.model import Article, Entry, Marks, News, Roster, Target
from briefing.views.block import Block, Span
from briefing.views.marks import marks_blocks
from briefing.views.page import Page
from briefing.views.parts import LazyBlocks
from briefing.views.prose import counted
from briefing.views.spoken_dates import spoken
from briefing.views.watch import news_blocks

_UNMARKED = Marks()

_DATE = 22
"""Cells of the column of dates, at the most."""


def start_page(  # noqa: PLR0913 - all but the first two are options
    roster: Roster,
    folders: tuple[str, ...],
    notes: tuple[str, ...] = (),
    marks: Marks = _UNMARKED,
    news: tuple[News, ...] = (),
    *,
    is_reading: bool,
) -> Page:
    """What is in the library; where there is nothing, what to do."""
    told = [Block(note, look="strong", gap=1) for note in notes if note]
    if not roster.cards and not roster.articles:
        return Page((*_empty(folders, is_reading=is_reading), *told))
    dated = sorted((entry for entry in roster.cards if entry.date), key=_when)
    column = _column({entry.date for entry in dated})
    heading = [Block("What happened when", look="heading", gap=1)] if dated else []

    def make(item: Block | Entry) -> Block:
        return item if isinstance(item, Block) else _happened(item, column)

    marked = (*marks_blocks(marks, roster), *news_blocks(news))
    items: list[Block | Entry] = [*_head(roster), *told, *marked, *heading, *dated]
    return Page(LazyBlocks(items, make))


def articles_page(roster: Roster, read: frozenset[str] = frozenset()) -> Page:
    """The articles there are, beside the start page; of some it is known that they were read."""
    heading = Block(f"Articles {len(roster.articles):,}", look="heading")
    if not roster.articles:
        return Page((heading, Block("None yet. a adds the files you have.", look="quiet", gap=1)))

    def make(item: int) -> Block:
        return _article(roster.articles[item], read) if item >= 0 else heading

    return Page(
        LazyBlocks(range(-1, len(roster.articles)), make), targets=[None, *map(Target.article, roster.articles.ids)]
    )


def _article(article: Article, read: frozenset[str]) -> Block:
    parts = [article.source] if article.source != article.title else []
    parts += [counted(article.passages, "passage"), *(["read"] if article.id in read else [])]
    text = "\n".join((article.title, " · ".join(parts)))
    return Block(text, (Span(len(article.title), len(text), "quiet"),), gap=1, target=Target.article(article.id))


def _empty(folders: tuple[str, ...], *, is_reading: bool) -> Iterator[Block]:
    if is_reading:
        yield Block("Reading the library…", look="title")
        yield Block("The first start reads every file; the next ones open at once.", look="quiet", gap=1)
        return
    yield Block("Nothing to read yet", look="title")
    yield Block("A library is a folder with cards/ and articles/, both of Markdown files. These were looked at:", gap=1)
    for folder in folders:
        yield Block(folder, look="code", indent=2, marker="• ")
    yield Block(
        "Put files there, or start with another folder: briefing --library DIR. "
        "The README tells what a card looks like.",
        gap=1,
    )


def _head(roster: Roster) -> Iterator[Block]:
    yield Block("briefing", look="title")
    parts = (
        counted(len(roster.cards), "card"),
        counted(len(roster.articles), "article"),
        counted(roster.passages, "passage"),
    )
    yield Block(" · ".join(parts), look="quiet")
    yield Block("/ searches as you type, Tab walks the links, Enter opens, [ goes back, ? lists all keys.", gap=1)


def _column(dates: Iterable[str]) -> int:
    """The width of a column for these dates, in cells."""
    return min(max((len(spoken(date)) for date in dates), default=0) + 2, _DATE)


def _happened(entry: Entry, column: int) -> Block:
    text = f"{entry.title}  {entry.kind}"
    runs = (Span(0, len(entry.title), "link", Target.card(entry.id)), Span(len(entry.title), len(text), "quiet"))
    return Block(text, runs, indent=column, marker=clipped(spoken(entry.date), column - 1).ljust(column))


def clipped(text: str, width: int) -> str:
    """`text` in at most `width` characters, an ellipsis for what is left out."""
    return text if len(text) <= width else text[: width - 1] + "…"


def _when(entry: Entry) -> tuple[str, bool, str]:
    """The order of the timeline: by the first date named, what is less exact first; before a year, what ends in it."""
    first, _, last = entry.date.partition("/")
    is_until = first in ("", "..")
    return (last[:4] if is_until else first).rstrip("~?%"), not is_until, entry.title
