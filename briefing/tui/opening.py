"""Opening: from a target to what the reader and the passages pane show. Runs off the screen's thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Address, Card, Passage
from briefing.tui.page.stanza import Page, Stanza
from briefing.tui.pages.article import ArticleStanzas, article_page
from briefing.tui.pages.card import card_page
from briefing.tui.pages.evidence import Cited, Evidence, addresses, evidence_page, passage_page
from briefing.tui.pages.prose import Weaver
from briefing.tui.pages.start import articles_page, start_page
from briefing.tui.pages.telling import Telling

_MENTIONS = 50
"""So many mentions stand beside a card."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands at a target, ready to be shown."""

    target: str
    """The start page (empty), a card's id, an article's id, or a passage's address."""
    page: Page
    """What the reader shows."""
    beside: Page | None = None
    """What the passages pane shows; None where it has nothing to say."""
    card: Card | None = None
    """The card, where it is one."""
    mark: str = ""
    """The address of the passage to mark."""
    top: int = 0
    """The stanza to begin with, where the history knows no better."""
    passages: Sequence[Passage] = ()
    """Of its passages those that have been read so far."""

    @property
    def is_article(self) -> bool:
        """Whether it is an article, or a passage of one."""
        return bool(self.target) and self.card is None

    @property
    def has_digests(self) -> bool:
        """Whether one of its passages can be told by digest and in its own words."""
        return any(passage.original and passage.digest for passage in self.passages)


def open_start(library: Library, *, is_reading: bool = False) -> Opened:
    """The page one starts on, from what is known without the index."""
    folders = tuple(str(folder) for folder in library.folders)
    page = start_page(library.roster, folders, is_reading=is_reading)
    return Opened("", page, articles_page(library.roster) if library.roster.cards else None)


def open_target(library: Library, target: str, wanted: frozenset[str], telling: Telling, mark: str = "") -> Opened:
    """Read what stands at `target`, the folded words `wanted` marked, passages told as `telling` says.

    In an article the passage `mark` is marked, where it has that; else the one that `target` is, else the first.

    Raises NotFound where nothing stands there.
    """
    if not target:
        return open_start(library, is_reading=not library.is_whole)
    weaver = Weaver(library.roster, wanted, telling)
    address = Address.parse(target)
    if address or library.roster.article(target):
        return _article(library, target, Address.parse(mark), weaver)
    card = library.card(target)
    page = card_page(card, library.backlinks(card.id), weaver)
    passages = list[Passage]()
    return Opened(target, page, evidence_page(_evidence(library, card, passages), weaver), card, passages=passages)


def beside_passage(library: Library, address: Address, telling: Telling) -> Page:
    """What stands beside an article whose passage at `address` is marked."""
    passage, weaver = library.passage(address), Weaver(library.roster, telling=telling)
    return passage_page(passage, library.cited_by(address), library.named_in(address), weaver)


def _article(library: Library, target: str, mark: Address | None, weaver: Weaver) -> Opened:
    address = Address.parse(target)
    article = library.article(address.article if address else target)
    stanzas = ArticleStanzas(
        article,
        lambda first, last: library.passages(article.id, first, last),
        library.citing,
        weaver,
    )
    is_there = mark is not None and mark.article == article.id and article.has(mark.number)
    marked = (mark if is_there else address) or stanzas.first
    beside = (
        beside_passage(library, marked, weaver.telling)
        if marked
        else Page((Stanza("It has no passages.", look="quiet"),))
    )
    top = stanzas.position(address.number) if address and address != stanzas.first else 0
    passages = (library.passage(marked),) if marked else ()
    return Opened(target, article_page(stanzas, article), beside, mark=str(marked or ""), top=top, passages=passages)


def _evidence(library: Library, card: Card, passages: list[Passage]) -> Evidence:
    """The evidence of a card; every passage that is read for it joins `passages`."""
    passages += [passage for address in addresses(card.citations) if (passage := _passage(library, address))]
    numbers = {address: number for number, address in enumerate(card.citations, 1)}
    here = {str(passage.address) for passage in passages}
    citing = library.citing([passage.address for passage in passages])

    def read(address: Address) -> Cited:
        passages.append(library.passage(address))
        return Cited(passages[-1], library.cited_by(address))

    return Evidence(
        card.id,
        card.kind,
        tuple(Cited(passage, citing.get(passage.address, ())) for passage in passages),
        numbers,
        () if library.is_whole else tuple(number for address, number in numbers.items() if address not in here),
        library.mentions(card.id, _MENTIONS),
        read,
    )


def _passage(library: Library, address: Address) -> Passage | None:
    """The passage at `address`; None for a broken citation, which is among the problems."""
    try:
        return library.passage(address)
    except NotFound:
        return None
