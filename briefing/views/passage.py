"""A passage: what is read for it, its page, and what stands beside the article whose passage is marked."""

from dataclasses import dataclass

from briefing.library import Library
from briefing.model import Address, Note, Passage, Target
from briefing.views.block import Block
from briefing.views.notes import notes_section
from briefing.views.page import Page
from briefing.views.prose import ProseRenderer, join


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage, the cards that cite it and the others that it names."""

    passage: Passage
    """The passage."""
    citing: tuple[str, ...]
    """The ids of the cards that cite it, by title."""
    named: tuple[str, ...]
    """The ids of the other cards that it names, by title."""
    notes: tuple[Note, ...] = ()
    """The reader's notes on it."""


def read_passage(library: Library, address: Address | str) -> PassageView:
    """Read a passage from the index. Raises NotFound where there is none at the address."""
    passage = library.passage(address)
    citing = library.cited_by(passage.address)
    named = tuple(id for id in library.named_in(passage.address) if id not in citing)
    return PassageView(passage, citing, named, library.notes.on([str(passage.address)]))


def beside_page(view: PassageView, renderer: ProseRenderer) -> Page:
    """Beside an article: which cards cite the marked passage, and which it names."""
    style, address = renderer.passage_style, view.passage.address
    standing = style.standing(view.passage) or style.line([view.passage])
    head = [Block(renderer.source(address), look="heading"), *([Block(standing, look="quiet")] if standing else [])]
    return Page((*head, *notes_section(view.notes, renderer), *_cards(view, renderer)))


def passage_page(view: PassageView, renderer: ProseRenderer) -> Page:
    """A passage by itself: its words, its digest, the cards that cite it and that it names."""
    passage, style = view.passage, renderer.passage_style
    text, spans = join([renderer.passage(passage), *renderer.variants(passage)], "\n")
    standing = style.standing(passage) or style.line([passage])
    head = [
        Block(renderer.source(passage.address), look="title", target=Target.passage(passage.address)),
        Block(text, spans, gap=1),
        *([Block(standing, look="quiet", gap=1)] if standing else []),
    ]
    if passage.original and passage.digest and not style.prefers_digest:
        head += [Block("Our summary", look="heading", gap=1), Block(passage.digest)]
    return Page((*head, *notes_section(view.notes, renderer), *_cards(view, renderer)))


def _cards(view: PassageView, renderer: ProseRenderer) -> list[Block]:
    cited = _group("Cited by", view.citing, renderer) or [Block("No card cites it.", look="quiet", gap=1)]
    return cited + _group("Mentions", view.named, renderer)


def _group(heading: str, cards: tuple[str, ...], renderer: ProseRenderer) -> list[Block]:
    if not cards:
        return []
    rows = [Block(renderer.title(id), target=Target.card(id)) for id in cards]
    return [Block(f"{heading} {len(cards)}", look="heading", gap=1), *rows]
