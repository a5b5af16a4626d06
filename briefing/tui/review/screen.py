"""The review: the queue of drafts, the card as it would be, and the passages it rests on, decided by keys."""

from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.worker import Worker

from briefing.drafting.review import Choice, Proposal, Queue
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Change, Kind, Target, TargetKind
from briefing.tui.dialogs import opener
from briefing.tui.dialogs.fields import Field
from briefing.tui.editing.names import CardNames
from briefing.tui.keymap import Keymap
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.notice import reason
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.tui.panes import WIDE
from briefing.tui.panes_screen import PanesScreen
from briefing.tui.review.draft_fields import changed, draft_fields
from briefing.tui.review.reviewer import Reviewer
from briefing.views import Page
from briefing.views.drafts import SURE, ProposalView, draft_page, passages_page, queue_page

_ORDER = ("index", "reader", "passages")
_NONE = "No draft waits here."


class _Rows(Rows):
    """A list whose rows are no links: the key for opening is left to the review, which accepts."""

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Opening is no matter of the list."""
        return _NONE if action == "follow" else super().why_not(action, parameters)


class Review(PanesScreen):
    """Owns the three panes of the review; every decision is written at once, in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.REVIEW)

    def __init__(
        self,
        library: Library,
        reviewer: Reviewer,
        keymap: Keymap,
        told: Callable[[], str],
        say_later: Callable[[str], None],
    ) -> None:
        """`told` answers what an empty queue says; `say_later` tells the reader a line once the review is left."""
        super().__init__(self._labels)
        self._library = library
        self._reviewer = reviewer
        self._keymap = keymap
        self._told = told
        self._say_later = say_later
        self._panes = Horizontal(id="panes")
        self._rows = _Rows(id="index")
        self._card = _Rows(id="reader", has_rule=True)
        self._passages = _Rows(id="passages", has_rule=True)
        self._queue = Queue()
        self._sure = Counter[Kind]()
        """How many drafts of each kind can be accepted together."""
        self._is_read = False
        self._shown: ProposalView | None = None
        """The draft that is shown."""
        self._off = dict[str, frozenset[int]]()
        """The numbers of the claims that are switched off, by the draft."""
        self._edited = dict[str, Proposal]()
        """The drafts as the reader has changed them."""

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        yield Looks()
        with self._panes:
            yield self._rows
            yield self._card
            yield self._passages
        yield self.notice
        yield self._keybar

    def on_mount(self) -> None:
        """Read the queue."""
        self._rows.show(Page())
        self._fit()
        self._load(self._reviewer.catch_up)

    def on_resize(self, event: events.Resize) -> None:
        """Say which panes will be in sight."""
        self._fit(event.size.width)

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self._fit()

    def _fit(self, width: int = 0) -> None:
        at = "" if (width or self.app.size.width) >= WIDE else _ORDER[self._at]
        for name in _ORDER:
            self._panes.set_class(name == at, f"-at-{name}")

    @property
    def _at(self) -> int:
        name = (self.focused and self.focused.id) or ""
        return _ORDER.index(name) if name in _ORDER else 0

    def renewed(self) -> None:
        """More has been drafted: show it."""
        self._load(self._reviewer.queue)

    # What is shown

    @work(group="queue", exclusive=True)
    async def _load(self, read: Callable[[], Coroutine[Any, Any, Queue]]) -> None:
        try:
            queue = await read()
        except (BriefingError, OSError) as error:
            self.say(reason(error))
            return
        if not self._reviewer.is_writing:
            self._show_queue(queue)

    def _show_queue(self, queue: Queue, target: Target | None = None) -> None:
        """Show a queue with a draft highlighted, else the one that was, else the one in its place."""
        fresh = queue.by_id.keys() - self._queue.by_id.keys() if self._is_read else set()
        if target is None and len(fresh) == 1:
            target = Target.view(next(iter(fresh)))  # it has come back
        self._queue, self._is_read = queue, True
        self._sure = Counter(one.kind for one in queue.by_id.values() if one.confidence >= SURE)
        self._rows.show(queue_page(queue, self._edited, self._told()), target=target)
        count = len(queue.by_id)
        self._keybar.remind(f"{count:,} left" if count else "")
        self._show_draft()

    @on(Rows.Highlighted)
    def _highlighted(self, message: Rows.Highlighted) -> None:
        message.stop()
        if message.rows is self._rows:
            self._show_draft()

    def _show_draft(self) -> None:
        """Show the draft that is highlighted: at once where it has been read, else as soon as it has."""
        one = self._current
        if one is None:
            self._shown = None
            self._card.show(Page())
            self._passages.show(Page())
        elif self._shown is None or self._shown.proposal != one:
            self._read_draft(one)

    @work(group="draft", exclusive=True)
    async def _read_draft(self, one: Proposal) -> None:
        try:
            view = await self._reviewer.read(one)
        except (BriefingError, OSError) as error:
            self.say(reason(error))
            return
        if one == self._current:
            self._card.start_afresh()
            self._passages.start_afresh()
            self._shown = view
            self._show_card()

    def _show_card(self) -> None:
        if view := self._shown:
            off = self._off.get(view.proposal.id, frozenset())
            self._card.show(draft_page(view, off, self._library.roster))
            self._passages.show(passages_page(view, off, self._library.roster))

    @property
    def _current(self) -> Proposal | None:
        """The draft that is highlighted, as the reader has changed it."""
        found = self._drafted
        return self._edited.get(found.id, found) if found else None

    @property
    def _drafted(self) -> Proposal | None:
        """The draft that is highlighted, as it was drafted."""
        target = self._rows.target
        return self._queue.by_id.get(target.id) if target else None

    # The keys

    def _labels(self) -> Mapping[str, str]:
        drafted = self._drafted
        count = self._sure[drafted.kind] if drafted else 0
        return {"accept_rest": f"accept all {count:,} ≥ {SURE:.2f}"} if count else {}

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Why a key can't act on the draft that is highlighted."""
        drafted = self._drafted
        if action in ("accept", "refuse", "choose", "edit", "claim", "rest") and drafted is None:
            return _NONE
        match action, parameters:
            case "claim", _ if self._claim < 0:
                return f"Go to the card with {self._keymap.glyphs('review_right')}, and highlight a claim there."
            case "rest", _ if drafted and not self._sure[drafted.kind]:
                return f"None of the {drafted.kind.plural} is of {SURE:.2f} or surer: decide them one by one."
            case "pane", (int(step),) if not 0 <= self._at + step < len(_ORDER):
                return "There is no pane further on."
        return ""

    def action_accept(self) -> None:
        """Accept the draft that is highlighted, and go on to the next."""
        if drafted := self._drafted:
            self._accept(drafted, "")

    def _accept(self, drafted: Proposal, into: str) -> None:
        choice = self._choice(drafted, into)
        if not choice.proposal.claims:
            self.say(f"No claim of {drafted.title} is left: {self._keymap.glyphs('claim')} switches one on.")
        else:
            self._decide([drafted], lambda: self._reviewer.accept(choice), f"accepted: {choice.proposal.title}")

    def _choice(self, drafted: Proposal, into: str = "") -> Choice:
        """A draft as it is to be accepted: changed, and without the claims that are switched off."""
        wanted, off = self._edited.get(drafted.id, drafted), self._off.get(drafted.id, frozenset())
        claims = tuple(claim for number, claim in enumerate(wanted.claims) if number not in off)
        return Choice(replace(wanted, claims=claims), into, drafted.id in self._edited or bool(off), drafted)

    def action_refuse(self) -> None:
        """Refuse the draft, and go on to the next."""
        if drafted := self._drafted:
            self._decide([drafted], lambda: self._reviewer.refuse(drafted), f"refused: {drafted.title}")

    def action_rest(self) -> None:
        """Accept all drafts of the kind that are sure, as one change."""
        if drafted := self._drafted:
            sure = [one for one in self._queue.proposals if one.kind is drafted.kind and one.confidence >= SURE]
            chosen = [(one, choice) for one in sure if (choice := self._choice(one)).proposal.claims]
            ones, choices = [one for one, _ in chosen], [choice for _, choice in chosen]
            told = f"{len(choices):,} {drafted.kind.plural} accepted"
            self._decide(ones, lambda: self._reviewer.accept_all(choices), told)

    def _decide(self, ones: Sequence[Proposal], write: Callable[[], Coroutine[Any, Any, object]], told: str) -> None:
        """Take drafts out of the queue at once; the decision is written meanwhile."""
        self._show_queue(self._queue.without({one.id for one in ones}))
        self.say(f"{told} · {self._keymap.glyphs('draft_undo')} undoes")
        self._write(write)

    def _write(self, write: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Have something written; what fails is told also after the review has been left."""
        work: Callable[[], Coroutine[Any, Any, None]] = partial(self._have_written, write)
        _: Worker[None] = self.app.run_worker(work, group="decisions", description=" ")

    async def _have_written(self, write: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await write()
        except (BriefingError, OSError) as error:
            (self.say if self.is_attached else self._say_later)(reason(error))
        if self.is_attached and not self._reviewer.is_writing:
            self._load(self._reviewer.catch_up)

    def action_undo(self) -> None:
        """Undo the last change, whatever it was."""
        self._turn(self._reviewer.undo, "undone")

    def action_redo(self) -> None:
        """Make the change again that was undone last."""
        self._turn(self._reviewer.redo, "made again")

    @work(group="decisions")
    async def _turn(self, turn: Callable[[], Coroutine[Any, Any, Change]], told: str) -> None:
        try:
            change = await turn()
        except (BriefingError, OSError) as error:
            self.say(reason(error))
            return
        self.say(f"{told}: {change.what}")
        self._load(self._reviewer.catch_up)

    @property
    def _claim(self) -> int:
        """The number of the claim that is highlighted on the card; below 0 where none is, or the card has no focus."""
        target = self._card.target if self._card.has_focus and self._shown else None
        word, _, number = target.id.partition(" ") if target and target.kind is TargetKind.VIEW else ("", "", "")
        return int(number) if word == "claim" else -1

    def action_claim(self) -> None:
        """Switch the claim that is highlighted on the card off, or on again."""
        if self._shown and self._claim >= 0:
            id = self._shown.proposal.id
            self._off[id] = self._off.get(id, frozenset()) ^ {self._claim}
            self._show_card()

    @work(group="match")
    async def action_choose(self) -> None:
        """Ask which card the draft is about, the best guess first."""
        drafted = self._drafted
        if drafted is None:
            return
        roster = self._library.roster
        names = CardNames(roster, await self._reviewer.guesses(drafted))
        field = Field("card", "Card", "", names.choices, is_choice=True, check=names.missing)

        def chosen(answers: dict[str, str]) -> None:
            self._accept(drafted, names.id_of(answers["card"]))

        if self.is_current:
            opener.ask_form(self, f"Which card is {drafted.title}?", (field,), chosen, done="accept")

    def action_edit(self) -> None:
        """Change the draft before it is accepted."""
        drafted, current = self._drafted, self._current
        if not drafted or not current:
            return

        def edit(answers: dict[str, str]) -> None:
            one = changed(current, answers)
            if one != current:
                self._edited[drafted.id] = one
                self._show_queue(self._queue)

        fields = tuple(draft_fields(current, CardNames(self._library.roster)))
        opener.ask_form(self, "The draft, before it is accepted", fields, edit)

    def action_pane(self, step: int) -> None:
        """To the pane on the left or right."""
        self.set_focus((self._rows, self._card, self._passages)[self._at + step])

    def action_help(self) -> None:
        """The keys that work here."""
        keys = self._keymap.help_of(Owner.REVIEW, Owner.VIEW, Owner.FORM, Owner.APP)
        opener.show_help(self, keys, has_search=False)

    def action_leave(self) -> None:
        """Back to reading."""
        if self.is_current:
            self.dismiss()

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        """A link or a row leads nowhere from here: the review goes on."""
        message.stop()
        if message.target.kind is TargetKind.CARD:
            entry = self._library.roster.card(message.target.id)
            self.say(f"{entry.title if entry else 'The card'} can be read once the review is left.")
