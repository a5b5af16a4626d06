"""The evidence of a card: the passages it cites, the other cards that cite them, and the passages that mention it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Address, Card, Kind, Mentions, Note, Passage, Target
from briefing.views.block import Block, Span
from briefing.views.notes import note_lines, notes_on
from briefing.views.page import Page
from briefing.views.parts import PartBlocks
from briefing.views.prose import ProseRenderer, cards_line, join

_MENTIONS = 50
"""So many mentions stand beside a card."""


class Cited(NamedTuple):
    """A passage, and the cards that rest on it."""

    passage: Passage
    """The passage."""
    cards: tuple[str, ...]
    """The ids of the cards that cite it, by title."""
    notes: tuple[Note, ...] = ()
    """The reader's notes on it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages of a card."""

    card: str
    """The card's id."""
    kind: Kind
    """The card's kind."""
    cited: tuple[Cited, ...]
    """The passages it cites, in the order of their numbers on the card."""
    numbers: Mapping[str, int]
    """The number of each address on the card."""
    unread: Sequence[int]
    """The numbers of the passages that are still to come: the library is being taken in."""
    mentions: Mentions
    """The passages that name the card though it does not cite them."""
    has_digests: bool
    """Whether some of these passages can be shown by their digests and in their own words."""


def read_evidence(library: Library, card: Card) -> Evidence:
    """Read the passages of a card from the index; a broken citation is among the problems, and left out here."""
    passages = [passage for address in addresses(card.citations) if (passage := _passage(library, address))]
    numbers = {address: number for number, address in enumerate(card.citations, 1)}
    here = {str(passage.address) for passage in passages}
    citing, notes = library.citing([passage.address for passage in passages]), notes_on(library, here)
    mentions = library.mentions(card.id, _MENTIONS)
    one_of_each = {address.article: address for address in addresses(mentions.addresses)}.values()
    sample = chain(passages, (passage for address in one_of_each if (passage := _passage(library, address))))
    return Evidence(
        card.id,
        card.kind,
        tuple(
            Cited(passage, citing.get(passage.address, ()), notes.get(str(passage.address), ())) for passage in passages
        ),
        numbers,
        () if library.is_whole else tuple(number for address, number in numbers.items() if address not in here),
        mentions,
        any(passage.original and passage.digest for passage in sample),
    )


def evidence_page(evidence: Evidence, library: Library, renderer: ProseRenderer) -> Page:
    """The passages a card cites, each with the other cards that cite it, then its mentions, read as they are shown."""
    slots: list[Block | Address] = [*_head(evidence, renderer)]
    for passage, cards, notes in evidence.cited:
        others = [id for id in cards if id != evidence.card]
        slots.append(passage_block(passage, f"[{evidence.numbers[str(passage.address)]}] ", others, notes, renderer))
    mentioned, total = addresses(evidence.mentions.addresses), evidence.mentions.total
    if total:
        slots.append(Block(f"Possible mentions {total:,}", look="heading", gap=1))
        slots.append(Block("Not cited on this card.", look="quiet"))
    slots += mentioned
    if total > len(mentioned):
        found_by = (
            "" if evidence.kind is Kind.OTHER else f"; {evidence.kind}:{evidence.card} in the search box finds all"
        )
        slots.append(Block(f"… the first {len(mentioned)} of {total:,}{found_by}", look="quiet", gap=1))
    if not slots:
        told = "None of the passages it cites is here." if evidence.numbers else "This card cites no passage."
        slots.append(Block(f"{told} None mentions it.", look="quiet"))

    def read(wanted: Sequence[Address]) -> dict[Address, Block]:
        citing, notes = library.citing(wanted), notes_on(library, map(str, wanted))
        found = ((address, _passage(library, address)) for address in wanted)
        return {
            address: passage_block(passage, "", citing.get(address, ()), notes.get(str(address), ()), renderer)
            for address, passage in found
            if passage
        }

    targets = [slot.target if isinstance(slot, Block) else Target.passage(slot) for slot in slots]
    return Page(PartBlocks(slots, read), targets=targets)


def _head(evidence: Evidence, renderer: ProseRenderer) -> Iterator[Block]:
    """How many passages there are, how they are shown, and which are still to come."""
    cited, unread = [each.passage for each in evidence.cited], evidence.unread
    if cited or unread:
        yield Block(f"Passages {len(cited)}" + (f" of {len(cited) + len(unread)}" if unread else ""), look="heading")
    if unread:
        yield Block(f"Not read yet: {' '.join(f'[{number}]' for number in unread)}", look="quiet")
    if line := renderer.passage_style.line(cited):
        yield Block(line, look="quiet")


def passage_block(
    passage: Passage, head: str, others: Sequence[str], notes: Sequence[Note], renderer: ProseRenderer
) -> Block:
    """A passage: where it stands and what kind of words follow, its words, how copies differ, who cites it, notes."""
    style = renderer.passage_style
    standing = style.standing(passage)
    where = renderer.source(passage.address) + (f" · {standing}" if standing else "")
    label = (Span(0, len(head), "citation"), Span(len(head), len(head + where), "label"))
    parts = [(head + where, label), renderer.passage(passage), *renderer.variants(passage)]
    parts += cards_line("↳ also cited by" if head else "↳ cited by", others, renderer)
    parts += note_lines(notes, renderer)
    text, spans = join(parts, "\n")
    return Block(text.replace("\t", " "), spans, gap=1, target=Target.passage(passage.address))


def cited_passages(library: Library, wanted: Sequence[Address], renderer: ProseRenderer) -> Iterator[Block]:
    """The passages at some addresses, as many as are shown at once; how many more there are."""
    for address in wanted[:_MENTIONS]:
        if passage := _passage(library, address):
            yield passage_block(passage, "", (), (), renderer)
    if len(wanted) > _MENTIONS:
        yield Block(f"… the first {_MENTIONS} of {len(wanted):,}", look="quiet", gap=1)


def addresses(texts: Sequence[str]) -> list[Address]:
    """The addresses among these texts."""
    return [address for text in texts if (address := Address.parse(text))]


def _passage(library: Library, address: Address) -> Passage | None:
    try:
        return library.passage(address)
    except NotFound:
        return None
