"""Drafts: the queue of those that wait, one of them as the card it would be, and the passages it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from briefing.drafting.review import Proposal, Queue, near
from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Entry, Kind, Passage, Roster, Target
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.parts import LazyBlocks
from briefing.views.prose import ProseRenderer, join
from briefing.views.spoken_dates import spoken

SURE = 0.8
"""From this confidence on, drafts can be accepted together."""
_LABEL = 13
_SURENESS = 5
"""Cells of the column that tells how sure a draft is."""
_ON, _OFF = "✓ ", "✗ "


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A draft, with what is read for it."""

    proposal: Proposal
    """The draft."""
    passages: tuple[Passage, ...]
    """The passages that it cites."""
    near: tuple[Entry, ...]
    """The cards it may be about."""


def read_proposal(library: Library, proposal: Proposal) -> ProposalView:
    """Read the passages of a draft, and look for cards with names like its own."""
    passages = list[Passage]()
    for address in dict.fromkeys(address for claim in proposal.claims for address in claim.passages):
        try:
            passages.append(library.passage(address))
        except NotFound:
            continue  # the article was removed just now
    return ProposalView(proposal, tuple(passages), near(proposal, library.roster))


def target_of(proposal: Proposal) -> Target:
    """What a draft is as a row."""
    return Target.view(proposal.id)


def claim_target(number: int) -> Target:
    """What a claim of the draft is as a row."""
    return Target.view(f"claim {number}")


def queue_page(queue: Queue, edited: Mapping[str, Proposal], told: str) -> Page:
    """The drafts that wait, by kind, each with how sure it is and why; where none does, `told` says what to do.

    Those that the reader has `edited` are called as they are now, by the id of the draft.
    """
    if not queue.by_id:
        return Page((Block("No draft waits", look="title"), Block(told, look="quiet", gap=1)))
    items, targets = list[Block | Proposal](), list[Target | None]()
    for kind, group in groupby(queue.by_id.items(), key=lambda each: each[1].kind):
        rows = list(group)
        heads = [Block(f"{kind.plural.capitalize()} {len(rows):,}", look="heading", gap=1 if items else 0)]
        if sure := sum(one.confidence >= SURE for _, one in rows):
            heads.append(Block(f"A accepts the {sure:,} ≥ {SURE:.2f}", look="quiet"))
        items += [*heads, *(one for _, one in rows)]
        targets += [*(None for _ in heads), *(Target.view(id) for id, _ in rows)]

    def make(item: Block | Proposal) -> Block:
        return item if isinstance(item, Block) else _row(item, edited.get(item.id, item))

    return Page(LazyBlocks(items, make), targets=targets)


def _row(one: Proposal, now: Proposal) -> Block:
    """A draft in the queue, by the name it has `now`."""
    why = f"adds to its card · {one.rule}" if one.existing else one.rule
    text, spans = join([(now.title, (Span(0, len(now.title), "link"),)), (why, (Span(0, len(why), "quiet"),))], "\n")
    return Block(text, spans, indent=_SURENESS, marker=f"{one.confidence:.2f}".ljust(_SURENESS), target=target_of(one))


def draft_page(view: ProposalView, off: AbstractSet[int], roster: Roster) -> Page:
    """The card as it would be; each claim is a row, marked as switched on or off."""
    return Page(tuple(_draft(view, off, ProseRenderer(roster))))


def _draft(view: ProposalView, off: AbstractSet[int], renderer: ProseRenderer) -> Iterator[Block]:
    one = view.proposal
    yield Block(one.title, look="title")
    yield Block(" · ".join(filter(None, (one.kind.value, spoken(one.date) if one.date else ""))), look="quiet")
    if one.existing:
        yield _leading("for the card ", renderer.title(one.existing), one.existing)
    elif one.kind is Kind.ACTOR and view.near:
        yield _leading("Is it this one? m: ", view.near[0].title, view.near[0].id)
    yield Block(f"why: {one.rule}", look="quiet")
    rows = [
        ("also", " · ".join(one.aliases)),
        ("type", one.type or ""),
        ("role", one.role),
        *((field.name, " · ".join(field.values)) for field in one.fields),
        ("place", one.place),
        ("status", one.status or ""),
    ]
    told = [(name, value) for name, value in rows if value]
    for at, (name, value) in enumerate(told):
        yield Block(value, indent=_LABEL, marker=name[: _LABEL - 2].ljust(_LABEL), gap=int(at == 0))
    for number, claim in enumerate(one.claims):
        cited = " ".join(f"¶{address.number}" for address in claim.passages)
        text = f"{claim.text} {cited}"
        spans = (Span(len(claim.text) + 1, len(text), "citation"),)
        is_off = number in off
        if is_off:
            spans = (Span(0, len(text), "struck"),)
        yield Block(text, spans, indent=2, marker=_OFF if is_off else _ON, gap=1, target=claim_target(number))


def _leading(before: str, title: str, id: str) -> Block:
    text = before + title
    return Block(text, (Span(0, len(before), "quiet"), Span(len(before), len(text), "link", Target.card(id))))


def passages_page(view: ProposalView, off: AbstractSet[int], roster: Roster) -> Page:
    """The passages a draft rests on, the words of its claims marked."""
    renderer = ProseRenderer(roster)
    claims = [claim.text for number, claim in enumerate(view.proposal.claims) if number not in off]
    head = Block(f"Passages {len(view.passages)}", look="heading")
    return Page((head, *(_passage(passage, claims, renderer) for passage in view.passages)))


def _passage(passage: Passage, claims: Sequence[str], renderer: ProseRenderer) -> Block:
    where, text = renderer.source(passage.address), passage.text
    marked = tuple(Span(at, at + len(claim), "match") for claim in claims if (at := text.find(claim)) >= 0)
    told, spans = join([(where, (Span(0, len(where), "label"),)), (text, marked)], "\n")
    return Block(told.replace("\t", " "), spans, gap=1, target=Target.passage(passage.address))
