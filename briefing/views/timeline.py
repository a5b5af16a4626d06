"""The timeline: every event on a row, its date drawn on an axis, and the passages of one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.library import Library
from briefing.model import Address, Event, Precision, Target, TextKind
from briefing.model.event import ARTICLE, CLAIM
from briefing.text.columns import fit
from briefing.views.bars import LEGEND, bar
from briefing.views.block import Block, Span
from briefing.views.evidence import addresses, cited_passages
from briefing.views.lists import kind_name
from briefing.views.page import Page
from briefing.views.parts import LazyBlocks
from briefing.views.prose import ProseRenderer, counted, join, linked
from briefing.views.spoken_dates import spoken
from briefing.views.time_scale import TimeScale, ordinal

_JOINED = {(False, False): " ", (False, True): "╭", (True, True): "┆", (True, False): "╰"}
"""What stands before a row, by whether nobody knows which came first: it or the row above, it or the row below."""
_UNKNOWN = "╭┆╰ order unknown"
_LEGEND = Block(f"{LEGEND}  ╭┆╰ dates that overlap: order unknown", look="quiet", gap=1)
_NAMED = 6
"""So many events are named whose order is unknown."""
_OF = {Precision.DAY: "", Precision.MONTH: "some time in ", Precision.YEAR: "some time in "}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events that are shown, as a chart whose zoom goes from the whole to days."""

    events: Sequence[Event]
    """The events, by the first and then the last day they can mean."""
    spans: Sequence[tuple[str, str]] = field(repr=False)
    """The first and the last day that each can mean, approximate as it is."""
    whole: TimeScale
    """The scale on which all of them stand."""
    told: str
    """Which events they are: `of Nicolás Maduro`; empty for all there are."""
    library: Library = field(compare=False, repr=False)
    renderer: ProseRenderer = field(compare=False, repr=False)
    changes: str = "zoom"

    @property
    def forms(self) -> int:
        """The whole, and each step nearer."""
        return 1 + len(self.whole.windows)

    def page(self, columns: int, form: int, row: int) -> Page:
        """The rows, the axis above them; zoomed in `form` steps to the event of the block `row`."""
        told = f"Timeline {self.told}".rstrip()
        title = Block(fit(f"{told} · {counted(len(self.events), 'event')}", columns).rstrip(), look="title")
        if not self.events:
            return Page((title, Block("Nothing here has a date.", look="quiet", gap=1)), chart=self)
        dates, titles = _widths(columns)
        left = dates + titles + 2
        scale = self.whole.over(max(columns - left - 1, 8))
        scale = scale.zoomed(form, _middle(self.events[min(max(row, 0), len(self.events) - 1)]))
        words, ruler = scale.axis()
        axis = Block(f"{fit(scale.told, left)} {words}", (Span(0, len(fit(scale.told, left)), "label"),))
        line = Block(f"{fit(_UNKNOWN, left)} {ruler}", look="quiet")

        def make(at: int) -> Block:
            return self._row(at, dates, titles, scale) if at < len(self.events) else _LEGEND

        return Page(LazyBlocks(range(len(self.events) + 1), make), head=(title, axis, line), chart=self)

    def _row(self, at: int, dates: int, titles: int, scale: TimeScale) -> Block:
        """A row: whether its order is known, its date where there is room, its title, its bar."""
        event = self.events[at]
        above, below = self._overlap(at, at - 1), self._overlap(at, at + 1)
        date = fit(spoken(event.date.text), dates - 1) + " " if dates else ""
        name = {ARTICLE: "≡ ", CLAIM: "“"}.get(event.kind, "") + event.title
        before, title = f"{_JOINED[above, below]} {date}", fit(name, titles)
        text = f"{before}{title} {bar(event, scale)}"
        start, end = len(before), len(before) + len(title.rstrip())
        look = "quiet" if event.kind == CLAIM else "mark"
        spans = (
            Span(0, start, "quiet"),
            Span(start, end, "text" if event.kind == CLAIM else "link", _target(event)),
            Span(len(before) + len(title), len(text), look),
        )
        return Block(text, spans)

    def beside(self, form: int, row: int) -> Page:
        """The event of a block with its passages, and those of which nobody knows whether they came before it."""
        del form
        if not 0 <= row < len(self.events):
            return Page()
        event = self.events[row]
        return Page((*self._told(event), *self._unordered(row), *self._passages(event)))

    def _overlap(self, at: int, other: int) -> bool:
        """Whether nobody can tell which of two events came first: some day may be a day of both."""
        if not 0 <= other < len(self.events):
            return False
        (first, last), (begin, end) = self.spans[at], self.spans[other]
        return first <= end and begin <= last

    def _told(self, event: Event) -> Iterator[Block]:
        when = _OF.get(event.date.precision, "") + spoken(event.date.text)
        yield Block(event.title, look="heading", target=_target(event))
        card = f"claimed on {self.renderer.title(event.id)}" if event.kind == CLAIM else event.kind
        yield Block(f"{when} · {card}", look="quiet")

    def _unordered(self, at: int) -> Iterator[Block]:
        """The others whose dates overlap that of an event, cards before articles and claims."""
        first, last = self.spans[at]
        overlapping = (i for i, (begin, end) in enumerate(self.spans) if first <= end and begin <= last)
        others = sorted((self.events[other] for other in overlapping if other != at), key=_weight)
        if not others:
            return
        told = f"order unknown with {counted(len(others), 'other')}: "
        named = linked([(fit(one.title, 40).rstrip(), _target(one)) for one in others[:_NAMED]], "also")
        more = [] if len(others) <= _NAMED else [(f"and {len(others) - _NAMED:,} more", ())]
        lines = join([named, *more], " · ")
        yield Block(*join([(told.rstrip(), (Span(0, len(told), "label"),)), lines], " "), gap=1)

    def _passages(self, event: Event) -> Iterator[Block]:
        """The passages it rests on; of an article, all it has."""
        article = self.library.roster.article(event.id) if event.kind == ARTICLE else None
        numbers = range(article.first, article.last + 1) if article else ()
        wanted = [Address(event.id, number) for number in numbers] if article else addresses(event.citations)
        return cited_passages(self.library, wanted, self.renderer)


def _weight(event: Event) -> int:
    """The order in which events of unknown order are named."""
    return (ARTICLE, CLAIM).index(event.kind) + 1 if event.kind in (ARTICLE, CLAIM) else 0


def _widths(columns: int) -> tuple[int, int]:
    """The columns of dates and of titles; dates have none where the window is narrow."""
    dates = 18 if columns >= 100 else 12 if columns >= 70 else 0
    rest = columns - dates - 3
    return dates, min(max(rest * 9 // 20, 16), 56)


def _middle(event: Event) -> int:
    """The day that a zoom goes to: the first that is known."""
    first, last = event.date.first, event.date.last
    return ordinal(last if event.date.precision is Precision.OPEN and first < "0001-01-02" else first)


def _target(event: Event) -> Target:
    return Target.article(event.id) if event.kind == ARTICLE else Target.card(event.id)


class Asked(NamedTuple):
    """Which events are asked for; everything dated where nothing is."""

    query: str = ""
    """Those that a query finds."""
    kind: str = ""
    """Those of a kind of cards, or `passage`: articles and claims."""
    of: str = ""
    """Those of a card or an article, by its id."""
    is_typing: bool = False
    """Whether the query is being typed."""


def read_timeline(library: Library, renderer: ProseRenderer, asked: Asked) -> Timeline:
    """Read the events that are asked for from the index."""
    events = library.timeline.events(asked.query, of=asked.of, typing=asked.is_typing)
    if asked.kind:
        wanted = (ARTICLE, CLAIM) if asked.kind == TextKind.PASSAGE else (asked.kind,)
        events = tuple(event for event in events if event.kind in wanted)
    article = library.roster.article(asked.of)
    about = f"of {article.title if article else renderer.title(asked.of)}" if asked.of else ""
    told = (about, f"“{asked.query}”" if asked.query else "", kind_name(asked.kind).lower() if asked.kind else "")
    spans = tuple(event.date.likely for event in events)
    return Timeline(events, spans, TimeScale.whole(events), " · ".join(filter(None, told)), library, renderer)
