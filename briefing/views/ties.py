"""Ties: who has to do with a card, as a table with a drawing of the nearest, and the ways from one card to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.library import Library
from briefing.model import TIES, Kind, Step, Target, Tie, view_of
from briefing.model.tie import LINKED, PASSAGE
from briefing.text import fold
from briefing.text.columns import fit
from briefing.views.block import Block, Span
from briefing.views.evidence import addresses, cited_passages
from briefing.views.page import Page
from briefing.views.parts import LazyBlocks
from briefing.views.prose import ProseRenderer, counted, linked
from briefing.views.spoken_dates import spoken
from briefing.views.star import MOST, Near, star

_BY = ("nearest", "by name", "by kind", "by date")
"""By what the rows are sorted, in the order in which the key for it goes through them."""
_NO_DATE = "9999"
_ABOVE = 2
"""So many blocks stand above the rows."""


@dataclass(frozen=True, slots=True)
class TiesTable:
    """The ties of a card, as a chart whose forms are sorted in other ways; a row leads to the ties of its card."""

    id: str
    """The card in the middle."""
    ties: Sequence[Tie]
    """Its ties, the nearest first."""
    library: Library = field(compare=False, repr=False)
    renderer: ProseRenderer = field(compare=False, repr=False)
    changes: str = "sort"

    @property
    def forms(self) -> int:
        """One for each way of sorting."""
        return len(_BY)

    def page(self, columns: int, form: int, row: int) -> Page:
        """The nearest as a drawing, and every tie on a row."""
        del row
        name = self.renderer.title(self.id)
        sorting = f" · {_BY[form]}" if self.ties else ""
        title = Block(fit(f"Ties of {name} · {len(self.ties):,}{sorting}", columns).rstrip(), look="title")
        if not self.ties:
            return Page((title, Block("No card is tied to it.", look="quiet", gap=1)), chart=self)
        above, ties = self._above(columns), self._sorted(form)
        table = _Columns.of(columns)

        def make(at: int) -> Block:
            return above[at] if at < len(above) else self._row(ties[at - len(above)], table)

        return Page(LazyBlocks(range(len(above) + len(ties)), make), head=(title,), chart=self)

    def _above(self, columns: int) -> tuple[Block, ...]:
        """The drawing, and the heads of the columns."""
        nearest = [Near(self.renderer.title(tie.id), tie.relations[0]) for tie in self.ties[:MOST]]
        centre = self.renderer.title(self.id)
        drawing = "\n".join(star(centre, nearest, columns))
        at = drawing.find(centre)
        spans = (Span(at, at + len(centre), "strong"),) if at >= 0 else ()
        heads = _Columns.of(columns).line("who", "kind", "by what", "passages", "when")
        return Block(drawing, spans), Block(heads, look="label", gap=1)

    def _sorted(self, form: int) -> Sequence[Tie]:
        """The ties in the order of a form; those that are alike, the nearest first."""
        places = {tie.id: self._place(tie, form) for tie in self.ties}
        return sorted(self.ties, key=lambda tie: places[tie.id])

    def _place(self, tie: Tie, form: int) -> str | int:
        """What a form sorts by; nothing where it is by nearness, in which they come."""
        match _BY[form]:
            case "by name":
                return fold(self.renderer.title(tie.id))
            case "by kind":
                return list(Kind).index(self._kind(tie.id))
            case "by date":
                return tie.first.first if tie.first else _NO_DATE
            case _:
                return 0

    def _kind(self, id: str) -> Kind:
        entry = self.library.roster.card(id)
        return entry.kind if entry else Kind.OTHER

    def _row(self, tie: Tie, table: "_Columns") -> Block:
        name, count = self.renderer.title(tie.id), f"{len(tie.citations):>8,}"
        text = table.line(name, self._kind(tie.id).value, said(tie), count, _when(tie))
        end = len(fit(name, table.who - 1).rstrip())
        spans = (Span(0, end, "link", view_of(TIES, tie.id)), Span(end, len(text), "quiet"))
        return Block(text, spans)

    def beside(self, form: int, row: int) -> Page:
        """What tells the tie of a row: by what, through what, and the passages."""
        at = row - _ABOVE
        ties = self._sorted(form)
        return Page(tuple(_evidence(ties[at], self.library, self.renderer)) if 0 <= at < len(ties) else ())


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways from one card to another, as a chart of steps; a row leads to the card it reaches."""

    start: str
    """The card they begin at."""
    goal: str
    """The card they lead to."""
    ways: Sequence[Sequence[Step]]
    """The ways, the best first."""
    library: Library = field(compare=False, repr=False)
    renderer: ProseRenderer = field(compare=False, repr=False)
    changes: str = ""
    forms: int = 1

    def page(self, columns: int, form: int, row: int) -> Page:
        """Each way with its steps, a row a step."""
        del form, row, columns
        names = " and ".join(map(self.renderer.title, (self.start, self.goal)))
        title = Block(f"How {names} are tied", look="title")
        if not self.ways:
            told = "They are the same card." if self.start == self.goal else "No way leads from the one to the other."
            return Page((title, Block(told, gap=1)), chart=self)
        return Page((title, *(block for block, _ in self._blocks())), chart=self)

    def _blocks(self) -> Iterator[tuple[Block, Step | None]]:
        """The blocks below the title, rows with the step they are of."""
        for number, way in enumerate(self.ways, 1):
            of = f" {number} of {len(self.ways)}" if len(self.ways) > 1 else ""
            yield Block(f"Way{of} · {counted(len(way), 'step')}", look="heading", gap=1), None
            yield Block(self.renderer.title(self.start), look="text"), None
            for step in way:
                yield self._row(step), step

    def _row(self, step: Step) -> Block:
        name, told = self.renderer.title(step.tie.id), f"└─ {said(step.tie)} ─ "
        text = f"{told}{name}"
        return Block(
            text, (Span(0, len(told), "quiet"), Span(len(told), len(text), "link", Target.card(step.tie.id))), hang=3
        )

    def beside(self, form: int, row: int) -> Page:
        """What tells the tie of a step."""
        del form
        steps = [None, *(step for _, step in self._blocks())]
        step = steps[row] if 0 <= row < len(steps) else None
        return Page(tuple(_evidence(step.tie, self.library, self.renderer, step.start)) if step else ())


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns of the table are; those that have no room are left out."""

    who: int
    kind: int
    what: int
    count: int
    when: int

    @classmethod
    def of(cls, columns: int) -> "_Columns":
        """The columns of a table so many columns wide."""
        kind, count, when = 10 * (columns >= 60), 10 * (columns >= 72), 27 * (columns >= 100)
        rest = columns - kind - count - when
        who = max(rest // 2, 12)
        return cls(who, kind, max(rest - who, 8), count, when)

    def line(self, *texts: str) -> str:
        """A line of the table."""
        widths = (self.who, self.kind, self.what, self.count, self.when)
        parts = [f"{fit(text, width - 1)} " for text, width in zip(texts, widths, strict=True) if width]
        return "".join(parts).rstrip()


def said(tie: Tie) -> str:
    """By what two are tied; what goes without saying beside typed relations is left out, and beside a link."""
    typed = [name for name in tie.relations if name not in (LINKED, PASSAGE)]
    return ", ".join(typed or tie.relations[:1])


def _when(tie: Tie) -> str:
    """The first and the last date: `2019`, `Jul 2019 – 2024`."""
    dates = dict.fromkeys(spoken(date.text) for date in (tie.first, tie.last) if date)
    return " – ".join(dates)


def _evidence(tie: Tie, library: Library, renderer: ProseRenderer, start: str = "") -> Iterator[Block]:
    """The card at the other end, by what it is tied, through what, when, and the passages that tell it."""
    name = renderer.title(tie.id)
    yield Block(f"{renderer.title(start)} – {name}" if start else name, look="heading", target=Target.card(tie.id))
    yield Block(" · ".join(filter(None, (", ".join(tie.relations), _when(tie)))), look="quiet")
    if tie.through:
        text, spans = linked([(renderer.title(id), Target.card(id)) for id in tie.through], "also")
        before = "through "
        moved = (span._replace(start=span.start + len(before), end=span.end + len(before)) for span in spans)
        yield Block(before + text, (Span(0, len(before), "label"), *moved))
    if not tie.citations:
        yield Block("No passage tells it: a field of a card does.", look="quiet", gap=1)
    yield from cited_passages(library, addresses(tie.citations), renderer)


def read_ties(library: Library, renderer: ProseRenderer, id: str) -> TiesTable:
    """Read the ties of a card from the index. Raises NotFound where there is no such card."""
    return TiesTable(id, library.ties.of(id), library, renderer)


def read_ways(library: Library, renderer: ProseRenderer, id: str, other: str) -> Ways:
    """Read the shortest ways from one card to another. Raises NotFound where there is no such card."""
    return Ways(id, other, library.ties.ways(id, other), library, renderer)
