"""Opening: from a target to the pages that the reader and the passages pane show. May run in any thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import HOME, Address, Card, Target, TargetKind
from briefing.views.article import article_page, position, read_article
from briefing.views.block import Block
from briefing.views.card import card_page, read_card
from briefing.views.evidence import evidence_page
from briefing.views.page import Page
from briefing.views.parts import PartBlocks
from briefing.views.passage import beside_page, read_passage
from briefing.views.passage_style import PassageStyle
from briefing.views.prose import ProseRenderer
from briefing.views.start import articles_page, start_page

_NARROW = 60
"""The columns that a page is made for until it is shown."""
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
        case TargetKind.VIEW if target.compared:
            opened = _comparison(library, target, *target.compared)
        case TargetKind.VIEW if target.id in VIEWS:
            opened = VIEWS[target.id](library, wanted.notes)
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


def open_start(library: Library, notes: tuple[str, ...] = ()) -> Opened:
    """The start page, from what is known without the index."""
    folders = tuple(str(folder) for folder in library.folders)
    page = start_page(library.roster, folders, notes, is_reading=not library.is_whole)
    return Opened(HOME, page, articles_page(library.roster) if library.roster.cards else None)


VIEWS: Mapping[str, Callable[[Library, tuple[str, ...]], Opened]] = {HOME.id: open_start}
"""The views of the library as a whole, by the name a target calls them."""


def _card(library: Library, target: Target, renderer: ProseRenderer) -> Opened:
    view = read_card(library, target.id)
    page, beside = card_page(view, library.roster, renderer), evidence_page(view.evidence, library, renderer)
    return Opened(target, page, beside, view.card, has_digests=view.evidence.has_digests)


def _comparison(library: Library, target: Target, one: str, other: str) -> Opened:
    from briefing.views.comparison import read_comparison  # noqa: PLC0415 - the first screen compares nothing

    return Opened(target, read_comparison(library, one, other).page(_NARROW))


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
