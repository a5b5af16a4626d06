"""The form: a draft is changed before it is accepted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefing.drafting import ActorType, DraftField, Status
from briefing.drafting.review import Proposal
from briefing.model import RELATIONS, Kind
from briefing.text import clean_line
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings

_KINDS = tuple(kind.value for kind in Kind if kind is not Kind.OTHER)
_ACTORS = ("by", "to", "parties", "facilitator", "authority", "targets")


class DraftForm(Dialog[Proposal | None]):
    """Asks for title, kind and fields of a draft; ends with the draft as it was changed, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.DRAFT_FORM)

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self._proposal = proposal
        self._inputs = {
            name: Input(value, compact=True, classes="field", select_on_focus=False) for name, value in _told(proposal)
        }
        self._hint = Static(Content("Names are parted by ;"), classes="quiet")

    def compose(self) -> ComposeResult:
        """A line for each field."""
        with Vertical(classes="question"):
            for name, line in self._inputs.items():
                yield Static(Content(name), classes="quiet")
                yield line
            yield self._hint
        yield KeyBar()

    @on(Input.Submitted)
    def _answered(self, message: Input.Submitted) -> None:
        message.stop()
        values = {name: clean_line(line.value).strip() for name, line in self._inputs.items()}
        if wrong := _wrong(values):
            self._hint.update(Content(wrong))
        else:
            self.answer(_changed(self._proposal, values))

    def action_drop(self) -> None:
        """End with nothing."""
        self.answer(None)


def _told(one: Proposal) -> Iterator[tuple[str, str]]:
    """The fields of a draft as lines."""
    yield "title", one.title
    yield "kind", one.kind.value
    yield "aliases", "; ".join(one.aliases)
    values = {field.name: "; ".join(field.values) for field in one.fields}
    values |= {"type": one.type or "", "role": one.role, "place": one.place, "date": one.date}
    values["status"] = one.status or ""
    for name in RELATIONS[one.kind]:
        if name != "of":
            yield name, values.get(name, "")


def _wrong(values: dict[str, str]) -> str:
    """What cannot be taken as it stands, in a sentence; empty where all can."""
    from briefing.dialect.edtf_dates import read_date  # noqa: PLC0415 - it is asked for here alone

    if not any(map(str.isalnum, values["title"])):
        return "A card needs a title with a letter or a digit in it."
    if values["kind"] not in _KINDS:
        return f"A kind is one of {', '.join(_KINDS)}."
    for name, known in (("type", tuple(ActorType)), ("status", tuple(Status))):
        if values.get(name) and values[name] not in known:
            return f"The {name} is one of {', '.join(known)}, or empty."
    if values.get("date") and read_date(values["date"]) is None:
        return "The date is written as 2019-07-23, 2019-07, 2019 or 2019-05/2019-07."
    return ""


def _changed(one: Proposal, values: dict[str, str]) -> Proposal:
    fields = tuple(DraftField(name, names) for name in _ACTORS if (names := _names(values.get(name, ""))))
    return replace(
        one,
        title=values["title"],
        kind=Kind(values["kind"]),
        aliases=_names(values["aliases"]),
        type=ActorType(values["type"]) if values.get("type") else None,
        role=values.get("role", ""),
        fields=fields,
        place=values.get("place", ""),
        date=values.get("date", ""),
        status=Status(values["status"]) if values.get("status") else None,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(";")))))
