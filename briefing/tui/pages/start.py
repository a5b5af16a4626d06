"""The page one starts on: what is in the library, in the order in which it happened."""

from collections.abc import Iterable, Iterator

from briefing.model import Article, Entry, Roster
from briefing.tui.page.lazy import LazyStanzas
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.pages.dates import spoken

_DATE = 22
"""Cells of the column of dates, at the most."""


def start_page(roster: Roster, folders: tuple[str, ...], *, is_reading: bool) -> Page:
    """What is in the library; where there is nothing, what to do."""
    if not roster.cards and not roster.articles:
        return Page(tuple(_empty(folders, is_reading=is_reading)))
    dated = sorted((entry for entry in roster.cards if entry.date), key=_when)
    column = _column({entry.date for entry in dated})
    heading = [Stanza("What happened when", look="heading", gap=1)] if dated else []

    def make(item: Stanza | Entry) -> Stanza:
        return item if isinstance(item, Stanza) else _happened(item, column)

    items: list[Stanza | Entry] = [*_head(roster), *heading, *dated]
    return Page(LazyStanzas(items, make))


def articles_page(roster: Roster) -> Page:
    """The articles there are, beside the start page."""
    heading = Stanza(f"Articles {len(roster.articles):,}", look="heading")
    if not roster.articles:
        return Page((heading, Stanza("None yet. a adds the files you have.", look="quiet", gap=1)))

    def make(item: int) -> Stanza:
        return _article(roster.articles[item]) if item >= 0 else heading

    return Page(LazyStanzas(range(-1, len(roster.articles)), make), targets=["", *roster.articles.ids])


def _article(article: Article) -> Stanza:
    source = [article.source] if article.source != article.title else []
    text = "\n".join((article.title, " · ".join([*source, counted(article.passages, "passage")])))
    return Stanza(text, (Run(len(article.title), len(text), "quiet"),), gap=1, target=article.id)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 card`, `12 cards`, `1,200 cards`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _empty(folders: tuple[str, ...], *, is_reading: bool) -> Iterator[Stanza]:
    if is_reading:
        yield Stanza("Reading the library…", look="title")
        yield Stanza("The first start reads every file; the next ones open at once.", look="quiet", gap=1)
        return
    yield Stanza("Nothing to read yet", look="title")
    yield Stanza(
        "A library is a folder with cards/ and articles/, both of Markdown files. These were looked at:", gap=1
    )
    for folder in folders:
        yield Stanza(folder, look="code", indent=2, marker="• ")
    yield Stanza(
        "Put files there, or start with another folder: briefing --library DIR. "
        "The README tells what a card looks like.",
        gap=1,
    )


def _head(roster: Roster) -> Iterator[Stanza]:
    yield Stanza("briefing", look="title")
    parts = (
        counted(len(roster.cards), "card"),
        counted(len(roster.articles), "article"),
        counted(roster.passages, "passage"),
    )
    yield Stanza(" · ".join(parts), look="quiet")
    yield Stanza("/ searches as you type, Tab walks the links, Enter opens, [ goes back, ? tells every key.", gap=1)


def _column(dates: Iterable[str]) -> int:
    """The width of a column for these dates, in cells."""
    return min(max((len(spoken(date)) for date in dates), default=0) + 2, _DATE)


def _happened(entry: Entry, column: int) -> Stanza:
    text = f"{entry.title}  {entry.kind}"
    runs = (Run(0, len(entry.title), "link", entry.id), Run(len(entry.title), len(text), "quiet"))
    return Stanza(text, runs, indent=column, marker=clipped(spoken(entry.date), column - 1).ljust(column))


def clipped(text: str, width: int) -> str:
    """`text` in at most `width` characters, an ellipsis for what is left out."""
    return text if len(text) <= width else text[: width - 1] + "…"


def _when(entry: Entry) -> tuple[str, str]:
    """The order of the timeline: by the first date named, what is less exact first."""
    first, _, last = entry.date.partition("/")
    return (last if first in ("", "..") else first).rstrip("~?%"), entry.title
