"""A card with what its reader has added to it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.model.address import name_of
from briefing.model.card import Card, Field
from briefing.model.prose import Block, Form, Prose, Role, Span

_NUMBER = re.compile(r"\[\d+\]")


def with_additions(card: Card, additions: Iterable[Card]) -> Card:
    """The card and its additions as one: their blocks stand at the end of the section of the same heading, told apart.

    Aliases, tags and the values of fields are joined; the card's own date stands before theirs. Citations are numbered
    anew, by the first appearance of their passage.
    """
    for addition in additions:
        card = replace(
            card,
            aliases=_joined(card.aliases, addition.aliases),
            tags=_joined(card.tags, addition.tags),
            date=card.date or addition.date,
            fields=tuple(_fields(card.fields, addition.fields)),
            blocks=_blocks(card.blocks, addition.blocks),
        )
    return numbered(card)


def numbered(card: Card) -> Card:
    """The card, its citations numbered by the first appearance of their passage, those of the text first."""
    numbers = dict[str, int]()
    return _with_prose(card, lambda prose: _renumbered(prose, numbers))


def with_targets(card: Card, same: Mapping[str, str]) -> Card:
    """The card, its links to cards that are the same as others leading to those."""
    if not any(link in same for link in card.links):
        return card
    return _with_prose(card, lambda prose: _respelled(prose, _leading(same)))


def blocks_with_targets(blocks: tuple[Block, ...], same: Mapping[str, str]) -> tuple[Block, ...]:
    """Blocks, their links to cards that are the same as others leading to those."""
    spell = _leading(same)
    return tuple(block._replace(prose=_respelled(block.prose, spell)) for block in blocks) if same else blocks


def _leading(same: Mapping[str, str]) -> Callable[[Span, str], tuple[str, str]]:
    """What spells a link to a card that is the same as another as one to that."""

    def spell(span: Span, text: str) -> tuple[str, str]:
        target = same.get(span.target, span.target)
        return target if text == span.target else text, target

    return spell


def with_wikilinks(prose: Prose) -> Prose:
    """The prose, its links to cards as they are written: `[[id|label]]`."""

    def spell(span: Span, text: str) -> tuple[str, str]:
        if span.role is not Role.LINK:
            return text, span.target
        name = name_of(span.target)
        return f"[[{name}]]" if text == name else f"[[{name}|{text}]]", span.target

    return _respelled(prose, spell)


def with_titles(prose: Prose, titles: Mapping[str, str]) -> Prose:
    """The prose, each link without a label reading as the title of its card."""

    def spell(span: Span, text: str) -> tuple[str, str]:
        is_bare = span.role is Role.LINK and text == span.target
        return titles.get(span.target, text) if is_bare else text, span.target

    return _respelled(prose, spell)


def _with_prose(card: Card, change: Callable[[Prose], Prose]) -> Card:
    blocks = tuple(block._replace(prose=change(block.prose)) for block in card.blocks)
    fields = tuple(Field(name, tuple(map(change, values))) for name, values in card.fields)
    return replace(card, blocks=blocks, fields=fields)


def _joined(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))


def _fields(ours: tuple[Field, ...], theirs: tuple[Field, ...]) -> Iterator[Field]:
    more = {field.name: field.values for field in theirs}
    for field in ours:
        known = {value.text for value in field.values}
        further = (_unplaced(value) for value in more.pop(field.name, ()) if value.text not in known)
        yield field._replace(values=(*field.values, *further))
    for name, values in more.items():
        yield Field(name, tuple(map(_unplaced, values)))


def _blocks(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> tuple[Block, ...]:
    blocks = list(ours)
    for section in _sections(theirs):
        added = [block._replace(prose=_unplaced(block.prose), line=0, is_added=True) for block in section]
        if section[0].form is not Form.HEADING:
            at: int | None = _next_heading(blocks, 0)
        elif (at := _end_of_section(blocks, section[0])) is not None:
            added = added[1:]  # the heading stands there already
        at = len(blocks) if at is None else at
        blocks[at:at] = added
    return tuple(blocks)


def _sections(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks, parted before each heading."""
    sections = list[list[Block]]()
    for block in blocks:
        if block.form is Form.HEADING or not sections:
            sections.append([])
        sections[-1].append(block)
    return sections


def _end_of_section(blocks: list[Block], heading: Block) -> int | None:
    """Where the section of a heading of these words ends; None where there is none."""
    start = next((at for at, block in enumerate(blocks) if _is_heading(block, heading)), None)
    return None if start is None else _next_heading(blocks, start + 1)


def _is_heading(block: Block, heading: Block) -> bool:
    return block.form is Form.HEADING and block.prose.text == heading.prose.text


def _next_heading(blocks: list[Block], start: int) -> int:
    return next((at for at, block in enumerate(blocks[start:], start) if block.form is Form.HEADING), len(blocks))


def _unplaced(prose: Prose) -> Prose:
    """The prose without its lines, which are those of another file."""
    return prose._replace(spans=tuple(span._replace(line=0) for span in prose.spans))


def _renumbered(prose: Prose, numbers: dict[str, int]) -> Prose:
    """The prose, each citation with the number of its passage; new passages are given the next numbers."""

    def spell(span: Span, text: str) -> tuple[str, str]:
        if span.role is not Role.CITATION or not _NUMBER.fullmatch(text):
            return text, span.target
        return f"[{numbers.setdefault(span.target, len(numbers) + 1)}]", span.target

    return _respelled(prose, spell)


def _respelled(prose: Prose, spell: Callable[[Span, str], tuple[str, str]]) -> Prose:
    """The prose, its links and citations with the text and the target that `spell` answers."""
    text, moves, targets, at = list[str](), list[tuple[int, int]](), dict[Span, str](), 0
    for span in prose.leads(Role.CITATION, Role.LINK):
        before = prose.text[span.start : span.end]
        after, targets[span] = spell(span, before)
        if span.start >= at and after != before:
            text += prose.text[at : span.start], after
            at = span.end
            moves.append((at, len(after) - len(before)))
    spans = tuple(
        span._replace(
            start=_moved(span.start, moves), end=_moved(span.end, moves), target=targets.get(span, span.target)
        )
        for span in prose.spans
    )
    return Prose("".join((*text, prose.text[at:])), spans)


def _moved(place: int, moves: list[tuple[int, int]]) -> int:
    return place + sum(by for end, by in moves if end <= place)
