"""Opening: from a target to the pages that the reader and the passages pane show. May run in any thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import COMPARISON, HOME, TIES, TIMELINE, Address, Card, Marks, News, Target, TargetKind
from briefing.views.article import article_page, position, read_article
from briefing.views.block import Block
from briefing.views.card import card_page, read_card
from briefing.views.evidence import evidence_page
from briefing.views.page import Chart, Page, first_row
from briefing.views.parts import PartBlocks
from briefing.views.passage import beside_page, read_passage
from briefing.views.passage_style import PassageStyle
from briefing.views.prose import ProseRenderer
from briefing.views.start import articles_page, start_page
from briefing.views.watch import WATCH, name_of, watch_page

_COLUMNS = 80
"""The width for which a chart is made until it is known how wide it is shown."""
_WINDOW = 24
"""So many blocks are read before a page is shown; others follow when they come into sight."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands at a target, ready to be shown."""

    target: Target
    """What was opened."""
    page: Page
    """What the reader shows."""
    beside: Page | None = None
    """What the passages pane shows; None where it has nothing to say."""
    card: Card | None = None
    """The card, where it is one."""
    mark: Address | None = None
    """The passage to mark, in an article."""
    top: int = 0
    """The block to begin with, where the history knows no better."""
    has_digests: bool = False
    """Whether its passages can be shown by digest and in their own words."""

    @property
    def is_article(self) -> bool:
        """Whether it is an article, or a passage of one."""
        return self.target.kind in (TargetKind.ARTICLE, TargetKind.PASSAGE)


class Wanted(NamedTuple):
    """What a target is opened for."""

    words: frozenset[str] = frozenset()
    """The folded words that were searched; they are marked."""
    passage_style: PassageStyle = PassageStyle()
    """How passages are shown."""
    mark: Address | None = None
    """The passage to mark in an article that has it; else the one that was asked for, else the first."""
    top: int = 0
    """The block that will be at the top of the window."""
    notes: tuple[str, ...] = ()
    """What else the start page tells, a line each."""
    marks: Marks = Marks()
    """What the reader has bookmarked and read."""
    query: str = ""
    """The query that stands in the search box."""
    kind: str = ""
    """The kind that is listed; empty for all."""
    form: int = 0
    """In which form a chart is shown."""
    row: int = -1
    """The block of a chart that is selected; below 0 for its first row."""
    news: tuple[News, ...] = ()
    """The saved searches, and what is new for each."""


def open_target(library: Library, target: Target, wanted: Wanted) -> Opened:
    """Read what stands at a target and lay it out. Raises NotFound where nothing stands there."""
    renderer = ProseRenderer(library.roster, wanted.words, wanted.passage_style)
    match target.kind:
        case TargetKind.CARD:
            opened = _card(library, target, renderer)
        case TargetKind.ARTICLE | TargetKind.PASSAGE:
            opened = _article(library, target, wanted.mark, renderer)
        case TargetKind.NOTE:
            opened = _noted(library, target, wanted.mark, renderer)
        case TargetKind.VIEW if target.words[0] in VIEWS:
            opened = VIEWS[target.words[0]](library, target, wanted, renderer)
        case _:
            raise NotFound(f"There is nothing to show for “{target.id}”.")
    _prepare(opened.page, max(wanted.top, opened.top))
    if opened.beside:
        _prepare(opened.beside, 0)
    return opened


def _prepare(page: Page, top: int) -> None:
    if isinstance(page.blocks, PartBlocks):
        page.blocks.prepare(range(min(top, len(page.blocks)), min(top + _WINDOW, len(page.blocks))))


def open_beside(library: Library, address: Address, passage_style: PassageStyle) -> Page:
    """What stands beside an article whose passage at `address` is marked."""
    return beside_page(read_passage(library, address), ProseRenderer(library.roster, passage_style=passage_style))


def open_start(library: Library, target: Target, wanted: Wanted, renderer: ProseRenderer) -> Opened:
    """The start page, from what is known without the index."""
    del target, renderer
    roster, marks = library.roster, wanted.marks
    folders = tuple(str(folder) for folder in library.folders)
    page = start_page(roster, folders, wanted.notes, marks, wanted.news, is_reading=not library.is_whole)
    return Opened(HOME, page, articles_page(roster, frozenset(marks.read)) if roster.cards else None)


def open_timeline(library: Library, target: Target, wanted: Wanted, renderer: ProseRenderer) -> Opened:
    """The events of a card or an article, else those of the library that the query in the search box finds."""
    from briefing.views.timeline import Asked, read_timeline  # noqa: PLC0415 - the first screen does without

    _, *of = target.words
    asked = Asked(of="".join(of), kind=wanted.kind) if of else Asked(wanted.query, wanted.kind, is_typing=True)
    return _chart(target, read_timeline(library, renderer, asked), wanted)


def open_ties(library: Library, target: Target, wanted: Wanted, renderer: ProseRenderer) -> Opened:
    """The ties of a card, or the ways from one card to another."""
    from briefing.views.ties import read_ties, read_ways  # noqa: PLC0415 - the first screen does without

    match target.words:
        case [_, id]:
            return _chart(target, read_ties(library, renderer, id), wanted)
        case [_, id, other]:
            return _chart(target, read_ways(library, renderer, id, other), wanted)
        case _:
            raise NotFound("Ties are those of a card.")


def open_comparison(library: Library, target: Target, wanted: Wanted, renderer: ProseRenderer) -> Opened:
    """Two articles, or two cards, side by side."""
    from briefing.views.comparison import read_comparison  # noqa: PLC0415 - the first screen does without

    del wanted
    match target.words:
        case [_, one, other]:
            return Opened(target, read_comparison(library, renderer, one, other).page(_COLUMNS))
        case _:
            raise NotFound("Two articles, or two cards, can be compared.")


def _chart(target: Target, chart: Chart, wanted: Wanted) -> Opened:
    page = chart.page(_COLUMNS, wanted.form, max(wanted.row, 0))
    row = wanted.row if wanted.row >= 0 else first_row(page)
    return Opened(target, page, chart.beside(wanted.form, row), has_digests=True)


View = Callable[[Library, Target, Wanted, ProseRenderer], Opened]


def open_saved_search(library: Library, target: Target, wanted: Wanted, renderer: ProseRenderer) -> Opened:
    """What is new for a saved search. Raises NotFound where none has that name."""
    del library, renderer
    news = next((each for each in wanted.news if each.search.name == name_of(target)), None)
    if news is None:
        raise NotFound(f"No search is saved as “{name_of(target)}”.")
    return Opened(target, watch_page(news))


VIEWS: Mapping[str, View] = {
    HOME.id: open_start,
    TIMELINE: open_timeline,
    TIES: open_ties,
    COMPARISON: open_comparison,
    WATCH: open_saved_search,
}
"""The views, by the first word of what a target calls them."""


def _card(library: Library, target: Target, renderer: ProseRenderer) -> Opened:
    view = read_card(library, target.id)
    page, beside = card_page(view, library.roster, renderer), evidence_page(view.evidence, library, renderer)
    return Opened(target, page, beside, view.card, has_digests=view.evidence.has_digests)


def _noted(library: Library, target: Target, mark: Address | None, renderer: ProseRenderer) -> Opened:
    """What a note is on, at the note."""
    address = Address.parse(target.id)
    if address:
        return _article(library, Target.passage(address), mark, renderer)
    subject = library.roster.target(target.id) or target
    if subject.kind is not TargetKind.CARD:
        return _article(library, subject, mark, renderer)
    opened = _card(library, subject, renderer)
    return replace(opened, top=max(opened.page.find(target), 0))


def _article(library: Library, target: Target, mark: Address | None, renderer: ProseRenderer) -> Opened:
    address = target.address
    view = read_article(library, address.article if address else target.id)
    article, page = view.article, article_page(view, library, renderer)
    is_there = mark is not None and mark.article == article.id and article.has(mark.number)
    first = Address(article.id, article.first) if article.first else None
    marked = (mark if is_there else address) or first
    if marked:
        beside = beside_page(read_passage(library, marked), renderer)
    else:
        beside = Page((Block("It has no passages.", look="quiet"),))
    top = position(page, address.number) if address and address != first else 0
    return Opened(target, page, beside, mark=marked, top=top, has_digests=view.has_digests)
