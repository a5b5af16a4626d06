"""Prose of the model as text and spans of a block."""

from collections.abc import Sequence

from briefing.model import Address, Form, Layout, Passage, Prose, Role, Roster, Target
from briefing.text import words
from briefing.views.block import Span
from briefing.views.passage_style import PassageStyle

_PLAIN = PassageStyle()


class ProseRenderer:
    """Turns prose into text and spans.

    A link without a label shows the title of its card, a broken link leads nowhere, and the words of the search are
    marked.
    """

    def __init__(
        self, roster: Roster, wanted: frozenset[str] = frozenset(), passage_style: PassageStyle = _PLAIN
    ) -> None:
        """Know the cards and articles that there are, the folded words that are searched, how passages are shown."""
        self.passage_style = passage_style
        self._roster = roster
        self._wanted = wanted

    def title(self, id: str) -> str:
        """The title of a card, or its id where there is none."""
        card = self._roster.card(id)
        return card.title if card else id

    def source(self, address: Address) -> str:
        """How a passage is called: `Miami Herald, 2019-07-23 ¶5`."""
        return self._roster.source(address)

    def matches(self, text: str) -> tuple[Span, ...]:
        """Spans over the words of `text` that are searched."""
        if not self._wanted:
            return ()
        return tuple(Span(word.start, word.end, "match") for word in words(text) if word.term in self._wanted)

    def passage(self, passage: Passage) -> tuple[str, tuple[Span, ...]]:
        """What is shown of a passage, as the heading, item or quotation that it was, its links leading out."""
        text, layout = self.passage_style.text(passage), passage.layout
        is_of_layout = text == passage.text
        urls = layout.links if is_of_layout else ()
        before, look = _shape(layout) if is_of_layout else ("", "")
        whole, at = before + text, len(before)
        looks = (Span(0, len(whole), look),) if look else ()
        spans = (Span(link.start + at, link.end + at, "url", Target.url(link.target)) for link in urls)
        return whole, (*looks, *self.matches(whole), *spans)

    def variants(self, passage: Passage) -> list[tuple[str, tuple[Span, ...]]]:
        """What the reader's copies have otherwise or besides a passage, the words that are searched marked."""
        return [(text, (*self.matches(text), *spans)) for text, spans in self.passage_style.variants(passage)]

    def target(self, role: Role, target: str) -> Target | None:
        """Where a span of prose leads; None where nothing stands there, or the span is no link."""
        if role is Role.LINK:
            return self._roster.target(target)
        if role is Role.CITATION:
            address = Address.parse(target)
            return self.cited(address) if address else None
        return Target.url(target) if role is Role.URL else None

    def cited(self, address: Address) -> Target | None:
        """Where a citation leads; None where there is no such article."""
        return Target.passage(address) if self._roster.article(address.article) else None

    def render(self, prose: Prose) -> tuple[str, tuple[Span, ...]]:
        """The text of `prose` and its spans."""
        pieces, spans, at, shift = list[str](), list[Span](), 0, 0
        for span in prose.spans:
            start = span.start + shift
            label = prose.text[span.start : span.end]
            if span.role is Role.LINK and label == span.target and span.start >= at:
                pieces += [prose.text[at : span.start], title := self.title(span.target)]
                at, shift = span.end, shift + len(title) - len(label)
            target = self.target(span.role, span.target)
            is_broken = target is None and span.role in (Role.LINK, Role.CITATION)
            spans.append(Span(start, span.end + shift, "broken" if is_broken else span.role.value, target))
        text = "".join([*pieces, prose.text[at:]]).replace("\t", " ")
        for each in spans:
            if each.look == Role.CITATION and text[: each.start].endswith(" "):
                text = f"{text[: each.start - 1]}\u00a0{text[each.start :]}"  # a number stays with its word
        return text, (*self.matches(text), *spans)


def _shape(layout: Layout) -> tuple[str, str]:
    """What stands before a passage of that layout, and how it looks; empty where it looks as any other."""
    match layout.form:
        case Form.HEADING:
            return "", "heading"
        case Form.ITEM:
            return "  " * max(layout.level - 1, 0) + f"{layout.marker or ' '} ", ""
        case Form.QUOTE:
            return "│ " * max(layout.level, 1), "quote"
    return "", ""


def join(parts: list[tuple[str, tuple[Span, ...]]], between: str) -> tuple[str, tuple[Span, ...]]:
    """Several texts as one, `between` standing between them."""
    text, spans = "", list[Span]()
    for part, own in parts:
        if text:
            text += between
        spans += [span._replace(start=span.start + len(text), end=span.end + len(text)) for span in own]
        text += part
    return text, tuple(spans)


def linked(names: list[tuple[str, Target]], look: str = "link") -> tuple[str, tuple[Span, ...]]:
    """A line of links, from (title, target) pairs."""
    return join([(title, (Span(0, len(title), look, target),)) for title, target in names], " · ")


def cards_line(told: str, ids: Sequence[str], renderer: ProseRenderer) -> list[tuple[str, tuple[Span, ...]]]:
    """A line of links to cards with what they are told to do before it; no line where there are none."""
    if not ids:
        return []
    line = linked([(renderer.title(id), Target.card(id)) for id in ids], "also")
    return [join([(told, (Span(0, len(told), "label"),)), line], " ")]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 card`, `12 cards`, `1,200 cards`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
