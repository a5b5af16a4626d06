"""A comparison: two articles or two cards side by side, matter by matter, and what contradicts what across a pile."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from briefing.compare import Comparing, Comparison, Difference, Matter, Row, Statement, Verdict
from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Address, Roster, Target
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.prose import ProseRenderer, counted, join, linked
from briefing.views.side_by_side import LEFT, RIGHT, Styled, side_by_side

_TOLD = {
    Verdict.CONTRADICTS: "≠ {of} contradicts",
    Verdict.OTHER_SOURCE: "⇄ {of} from another source",
    Verdict.LATER: "→ {of} later",
    Verdict.COMPATIBLE: "≈ {of} compatible",
}
_COUNTED = {
    Verdict.CONTRADICTS: ("contradiction", "contradictions"),
    Verdict.OTHER_SOURCE: ("from another source", "from another source"),
    Verdict.LATER: ("later state", "later states"),
    Verdict.COMPATIBLE: ("compatible difference", "compatible differences"),
}
_MOST = 4
"""So many claims that one of them alone has are shown of a matter."""
_NOTHING: Styled = ("", ())


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison, ready to be laid out for any width."""

    comparison: Comparison
    """What was compared."""
    roster: Roster
    """The cards and articles by name."""
    renderer: ProseRenderer
    """How passages are called."""

    def page(self, columns: int) -> Page:
        """The page, its text so many columns wide."""
        return Page(tuple(self._blocks(columns)), fitted=self.page)

    def _blocks(self, columns: int) -> Iterator[Block]:
        yield Block("Comparison", look="title")
        for id, sign in zip(self.comparison.ids, (LEFT, RIGHT), strict=True):
            yield self._head(id, sign)
        shared = self.comparison.shared
        yield Block(_summary(shared), look="quiet")
        for matter in shared:
            yield from matter_blocks(matter, self.renderer, self.roster, columns)
        for side, sign in enumerate((LEFT, RIGHT)):
            yield from self._alone(side, sign)

    def _head(self, id: str, sign: str) -> Block:
        """What stands on one side."""
        article = self.roster.article(id)
        if article:
            text, target = f"{article.source}: {article.title}", Target.article(id)
        else:
            text, target = self.renderer.title(id), Target.card(id)
        return Block(text, (Span(0, len(text), "link", target),), indent=len(sign), marker=sign, target=target)

    def _alone(self, side: int, sign: str) -> Iterator[Block]:
        """The cards that one of them alone tells of."""
        ids = [
            matter.cards[0] for matter in self.comparison.matters if matter.sides[side] and not matter.sides[1 - side]
        ]
        if ids:
            yield Block(f"Only in {sign}{_name(self.roster, self.comparison.ids[side])}", look="heading", gap=1)
            yield Block(*linked([(self.renderer.title(id), Target.card(id)) for id in ids]))


def read_comparison(library: Library, renderer: ProseRenderer, one: str, other: str) -> ComparisonView:
    """Compare two articles, or two cards, given by id. Raises NotFound where an id stands for neither."""
    roster, comparing = library.roster, Comparing(library)
    if roster.article(one) and roster.article(other):
        found = comparing.articles(one, other)
    elif roster.card(one) and roster.card(other):
        found = comparing.cards(one, other)
    else:
        raise NotFound("Two articles, or two cards, can be compared.")
    return ComparisonView(found, roster, renderer)


def contradictions_page(found: Sequence[Comparison], renderer: ProseRenderer, roster: Roster, columns: int) -> Page:
    """Where the articles of a pile contradict each other."""
    blocks = [Block(_summary([matter for one in found for matter in one.matters]), look="title")]
    for comparison in found:
        for at, (id, sign) in enumerate(zip(comparison.ids, (LEFT, RIGHT), strict=True)):
            name = _name(roster, id)
            runs = (Span(0, len(name), "link", Target.article(id)),)
            blocks.append(
                Block(name, runs, indent=len(sign), marker=sign, look="heading", gap=at == 0, target=Target.article(id))
            )
        for matter in comparison.matters:
            blocks += matter_blocks(matter, renderer, roster, columns)
    return Page(tuple(blocks))


def matter_blocks(matter: Matter, renderer: ProseRenderer, roster: Roster, columns: int) -> Iterator[Block]:
    """A matter: the cards it is about, what both say of it with the differences, then what one alone says."""
    yield _heading(matter, renderer, roster)
    for row in (row for row in matter.rows if row.left and row.right):
        yield _row_block(row, renderer, columns)
        for one in row.differences:
            told = _difference(one)
            yield Block(told, (Span(0, len(told), "strong"),), indent=2, hang=2)
    left = [row.left for row in matter.rows if row.left and not row.right]
    right = [row.right for row in matter.rows if row.right and not row.left]
    if (left or right) and len(left) + len(right) < len(matter.rows):
        yield Block("Only one of them says:", look="quiet", gap=1)
    for mine, its in zip_longest(left[:_MOST], right[:_MOST]):
        yield _row_block(Row(mine, its), renderer, columns)
    if more := max(len(left) - _MOST, 0) + max(len(right) - _MOST, 0):
        yield Block(f"… {counted(more, 'more claim')} on the card", look="quiet")


def _heading(matter: Matter, renderer: ProseRenderer, roster: Roster) -> Block:
    names = [(renderer.title(id), Target.card(id)) for id in matter.cards]
    parts: list[Styled] = [linked(names)] if names else [("Passages that tell of the same", ())]
    entry = roster.card(matter.cards[0]) if matter.cards else None
    if entry:
        parts.append((entry.kind.value, (Span(0, len(entry.kind.value), "quiet"),)))
    text, spans = join(parts, " · ")
    return Block(text, spans, look="heading", gap=1, target=names[0][1] if len(names) == 1 else None)


def _row_block(row: Row, renderer: ProseRenderer, columns: int) -> Block:
    left, right = (
        _statement(one, [value for difference in row.differences for value in difference.values[side]], renderer)
        if one
        else _NOTHING
        for side, one in enumerate((row.left, row.right))
    )
    return Block(*side_by_side(left, right, columns), gap=1)


def _statement(statement: Statement, values: Sequence[str], renderer: ProseRenderer) -> Styled:
    """What one side says, the words in which it differs marked, and the passages it rests on."""
    text = " ".join(statement.text.split())
    found = ((text.find(value), value) for value in values)
    marked = tuple(Span(at, at + len(value), "strong") for at, value in found if at >= 0)
    places = [(f"¶{where.number}", where) for one in statement.citations if (where := Address.parse(one))]
    if len({where.article for _, where in places}) > 1:
        places = [(renderer.source(where), where) for _, where in places]
    cited = linked([(shown, target) for shown, where in places if (target := renderer.cited(where))], look="citation")
    return join([(text, marked), cited], "\u00a0" if len(places) == 1 else " ")


def _difference(difference: Difference) -> str:
    """In what they differ, what that means, and who said it."""
    sides = (
        " ".join(filter(None, (", ".join(f"“{value}”" for value in values), f"({who})" if who else "")))
        for values, who in zip(difference.values, difference.speakers, strict=True)
    )
    return f"{_TOLD[difference.verdict].format(of=difference.of)}: {' | '.join(sides)}"


def _summary(matters: Sequence[Matter]) -> str:
    """How many matters there are, and how many differences of each kind."""
    counts = Counter(one.verdict for matter in matters for one in matter.differences)
    told = [counted(counts[verdict], *_COUNTED[verdict]) for verdict in Verdict if counts[verdict]]
    return " · ".join([counted(len(matters), "matter in common", "matters in common"), *told])


def _name(roster: Roster, id: str) -> str:
    article, card = roster.article(id), roster.card(id)
    return article.source if article else card.title if card else id
