"""What the start page tells of the reader: where they left off, what is new, and what they have bookmarked."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.model import Address, Marks, Roster, Target
from briefing.views.block import Block, Span
from briefing.views.spoken_dates import spoken

_MOST = 12
"""So many rows of a kind are listed."""


def marks_blocks(marks: Marks, roster: Roster) -> Iterator[Block]:
    """Where the reader left off, what is new since, and the bookmarks, the latest first; what is gone is left out."""
    if _is_there(marks.last, roster):
        row = _row(marks.last, roster, "Go on with ")
        yield Block(row.text, row.spans, gap=1)
    yield from _section("New since you were here", marks.new, roster)
    yield from _section("Bookmarks", marks.bookmarks[::-1], roster)


def _section(heading: str, targets: Sequence[str], roster: Roster) -> Iterator[Block]:
    there = [target for target in targets if _is_there(target, roster)]
    if not there:
        return
    yield Block(f"{heading} {len(there):,}", look="heading", gap=1)
    yield from (_row(target, roster) for target in islice(there, _MOST))
    if len(there) > _MOST:
        yield Block(f"… and {len(there) - _MOST:,} more", look="quiet", indent=2)


def _is_there(target: str, roster: Roster) -> bool:
    address = Address.parse(target)
    if not address:
        return target in roster.entries or target in roster.articles.places
    article = roster.article(address.article)
    return article is not None and article.has(address.number)


def _row(target: str, roster: Roster, before: str = "") -> Block:
    """A card, an article or a passage that is there: what it is called, and what it is."""
    address, card = Address.parse(target), roster.card(target)
    article = roster.article(address.article if address else target)
    name, told, leads = target, "", roster.target(target) or Target.passage(target)
    if card:
        name, told = card.title, " · ".join(filter(None, (card.kind.value, spoken(card.date))))
    elif article:
        name, told = (f"{article.source} ¶{address.number}", "passage") if address else (article.title, article.source)
    text, start, end = f"{before}{name}  {told}", len(before), len(before) + len(name)
    return Block(text, (Span(start, end, "link", leads), Span(end, len(text), "quiet")), indent=0 if before else 2)
