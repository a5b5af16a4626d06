"""A form: fields laid over the desk, what can be chosen below them, and a line that tells what would be wrong."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from briefing.errors import BriefingError
from briefing.model import Target
from briefing.text import clean, clean_line
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.dialogs.fields import Choice, Field, fitting
from briefing.tui.dialogs.name_match import places, typed
from briefing.tui.executor import DaemonExecutor
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.views import Block, Page, Span

Answers = dict[str, str]
_LONGEST = 2_000
"""Characters that a line takes."""
_LONGEST_TEXT = 100_000
"""Characters that a box takes."""


class Form(Dialog[Answers | None]):
    """Asks for the answers of some fields; ends with all of them by name, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.FORM)
    AUTO_FOCUS = None

    def __init__(self, title: str, fields: Sequence[Field], *, first: str = "") -> None:
        """`first` names the field to begin in."""
        super().__init__()
        self._title = title
        self._fields = {field.name: field for field in fields}
        self._first = first or fields[0].name
        self._boxes: dict[str, Input | TextArea] = {field.name: _box(field) for field in fields}
        self._written = set[str]()
        """The fields that follow others no more, since the reader has written there."""
        self._shown: Sequence[Choice] = ()
        self._rows = Rows(id="choices")
        self._hint = Static(id="hint")
        self._thread = DaemonExecutor("form")
        self._choices: dict[str, Future[Sequence[Choice]]] = {
            field.name: self._thread.submit(field.choices) for field in fields
        }

    def compose(self) -> ComposeResult:
        """The title, the fields, what can be chosen, and what is to be known."""
        yield Looks()
        with Vertical(classes="question form"):
            yield Static(Content(clean_line(self._title)), classes="form-title")
            with VerticalScroll(can_focus=False, classes="form-fields"):
                for field in self._fields.values():
                    label = Static(Content(field.label), classes="form-label")
                    if field.is_text:
                        yield label
                        yield self._boxes[field.name]
                    else:
                        yield Horizontal(label, self._boxes[field.name], classes="form-line")
            yield self._rows
            yield self._hint
        yield KeyBar(self._labels)

    def on_mount(self) -> None:
        """Begin in the first field."""
        self._rows.can_focus = False
        self._follow()
        self.set_focus(self._boxes[self._first])
        self._told()

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    # What stands in the fields

    @property
    def answers(self) -> Answers:
        """The answers as they stand now, by the names of the fields."""
        return {name: self._text(name) for name in self._fields}

    def _text(self, name: str) -> str:
        box = self._boxes[name]
        if isinstance(box, TextArea):
            return clean(box.text).strip() if self._fields[name].has_lines else clean_line(box.text)
        return clean_line(box.value)

    @property
    def _here(self) -> Field | None:
        """The field with the focus."""
        return next((self._fields[name] for name, box in self._boxes.items() if box is self.focused), None)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, message: Input.Changed | TextArea.Changed) -> None:
        message.stop()
        if (field := self._here) and self._boxes[field.name] is message.control:
            self._written.add(field.name)
        self._follow()  # a choice that was taken is told once the next field has the focus
        self._told()

    def _follow(self) -> None:
        """Fill the fields that follow others."""
        for name, field in self._fields.items():
            box = self._boxes[name]
            if not field.follows or name in self._written:
                continue
            value = field.follows(self.answers)
            if isinstance(box, Input) and value != box.value:
                with self.prevent(Input.Changed):
                    box.value = value
            elif isinstance(box, TextArea) and value != box.text:
                with self.prevent(TextArea.Changed):
                    box.load_text(value)

    @property
    def _wrong(self) -> tuple[str, str]:
        """The first field with a wrong answer, and what is wrong; two empty texts where all is well."""
        for name, field in self._fields.items():
            if wrong := field.check(self._text(name)):
                return name, wrong
        return "", ""

    def on_descendant_focus(self) -> None:
        """List what can be chosen for the field that is being filled in."""
        self._told()

    def _told(self) -> None:
        """Tell what is wrong, or good to know, and list what can be chosen."""
        name, wrong = self._wrong
        here = self._here
        if (
            here
            and name != here.name
            and (own := here.check(self._text(here.name)) or here.remark(self._text(here.name)))
        ):
            told = own
        else:
            told = f"{self._fields[name].label}: {wrong}" if wrong else ""
        self._hint.update(Content(clean_line(told)))
        self._list()
        self.refresh_bindings()

    # What can be chosen

    @work(exclusive=True, group="match")
    async def _list(self) -> None:
        field = self._here
        if not field:
            return
        try:
            choices = await asyncio.wrap_future(self._choices[field.name])
        except BriefingError:
            choices = ()  # the index cannot be read just now
        piece = field.piece(self._text(field.name))
        self._shown = await asyncio.wrap_future(self._thread.submit(fitting, piece, choices)) if choices else ()
        pieces = typed(piece)
        self._rows.start_afresh()
        self._rows.show(Page(tuple(_row(at, each, pieces) for at, each in enumerate(self._shown))))
        self._rows.display = bool(self._shown)
        self.refresh_bindings()

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        """Take the choice that was clicked."""
        message.stop()
        self._take(self._shown[int(message.target.id)])

    @property
    def _chosen(self) -> Choice | None:
        """The choice that is highlighted, where one is listed."""
        target = self._rows.target
        return self._shown[int(target.id)] if target and int(target.id) < len(self._shown) else None

    def _take(self, chosen: Choice) -> None:
        field = self._here
        box = self._boxes[field.name] if field else None
        if field and isinstance(box, Input):
            box.value = field.completed(box.value, chosen.text)
            box.cursor_position = len(box.value)

    # The keys

    def _labels(self) -> Mapping[str, str]:
        return {"next_field": "complete" if self._can_complete else "next field", "save": "save"}

    @property
    def _can_complete(self) -> bool:
        field = self._here
        return bool(field and self._chosen and (field.is_choice or field.piece(self._text(field.name))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A box for a text has the arrows and, where it has lines, Enter for itself."""
        del parameters
        field = self._here
        match action:
            case "enter":
                return not (field and field.has_lines)
            case "choose":
                return bool(self._shown) and not (field and field.is_text)
            case _:
                return True

    def action_enter(self) -> None:
        """Take the highlighted choice where one has to be taken, and go on; else save."""
        field = self._here
        if field and field.is_choice and self._chosen:
            self._take(self._chosen)
            if field.name != next(reversed(self._fields)):
                self._step(1)
                return
        self.action_save()

    def action_save(self) -> None:
        """End with the answers; where one is wrong, go there."""
        name, wrong = self._wrong
        if wrong:
            self.set_focus(self._boxes[name])
            self._told()
        else:
            self.answer(self.answers)

    def action_field(self, step: int) -> None:
        """Complete what is being typed; where there is nothing to complete, go to another field."""
        if step > 0 and self._can_complete and self._chosen:
            self._take(self._chosen)
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        names = list(self._fields)
        at = names.index(self._here.name) if self._here else 0
        self.set_focus(self._boxes[names[(at + step) % len(names)]])

    def action_choose(self, step: int) -> None:
        """Highlight another choice."""
        self._rows.action_move(step)

    def action_leave(self) -> None:
        """End with nothing."""
        self.answer(None)


class _Line(Input):
    """A line to write in; what is pasted is taken in as one line."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean_line(event.text[: 2 * _LONGEST])[:_LONGEST], *self.selection)


class _Text(TextArea):
    """A box to write in; what is pasted is cleaned first."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text[:_LONGEST_TEXT]), *self.selection)


def _box(field: Field) -> Input | TextArea:
    if field.is_text:
        return _Text(field.value, soft_wrap=True, compact=True, show_line_numbers=False, classes="form-text")
    return _Line(field.value, compact=True, select_on_focus=False, max_length=_LONGEST, classes="form-box")


def _row(at: int, choice: Choice, pieces: Sequence[str]) -> Block:
    spans = (Span(start, end, "match") for start, end in places(pieces, choice.shown))
    return Block(choice.shown, tuple(spans), target=Target.view(str(at)))
