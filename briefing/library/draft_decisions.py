"""What is decided about drafts: those that are accepted become cards, those that are refused are remembered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.decisions import ACCEPTED, REFUSED, Decisions
from briefing.library.editing import Changes
from briefing.model import Address, CardContent, Kind

if TYPE_CHECKING:
    from briefing.library.editing.card_edits import CardEdits
    from briefing.library.library import Library


class Ground(NamedTuple):
    """What a draft was proposed on: it is kept with the decision."""

    title: str
    """The name it was proposed under."""
    names: tuple[str, ...]
    """That name, and the others the articles have."""
    date: str
    """The date it was proposed with, in EDTF; empty where it has none."""
    rule: str
    """Why it was proposed."""
    confidence: float
    """How sure the rule was, from 0 to 1."""
    passages: Mapping[Address, str]
    """The passages it rests on, with their words."""


class DraftDecision(NamedTuple):
    """A decision about a draft that stands."""

    is_accepted: bool
    """Whether it was accepted; else it was refused."""
    kind: Kind
    """What the draft is about."""
    title: str
    """The name it was proposed under."""
    names: tuple[str, ...]
    """That name and the others."""
    date: str
    """The date it was proposed with; empty where it has none."""
    card: str
    """The card it became or adds to; of one that was refused, the card it would have added to, or nothing."""
    passages: frozenset[str]
    """The addresses it rests on."""
    rule: str
    """Why it was proposed."""
    confidence: float
    """How sure the rule was."""
    is_edited: bool
    """Whether the reader has changed it before accepting."""


class Accepted(NamedTuple):
    """What an accepted draft has become."""

    card: str
    """The id of the card."""
    change: str
    """The id of the change; empty where the card had all of it already."""


class DraftDecisions:
    """The decisions about drafts in the reader's own library.

    Accepting is one change of files, and the decision stands as long as the change does: undoing that takes both back.
    What writes raises OSError, FileRefused, ChangeBlocked and CannotEdit.
    """

    def __init__(self, library: "Library", changes: Changes, decisions: Decisions, edits: "CardEdits") -> None:
        self._library = library
        self._changes = changes
        self._decisions = decisions
        self._edits = edits
        self._fresh = dict[str, str]()
        """The files of the cards that were made here and may not be in the index yet, by id."""

    def accept(
        self, content: CardContent, ground: Ground, card: str = "", *, is_edited: bool = False, change: str = ""
    ) -> Accepted:
        """Make a card, or add to the `card` that exists, and remember why; the index follows with the next `refresh`.

        With a `change`, it is a further step of that one: undone with it.
        """
        if card:
            own = self._fresh.get(card) or self._library.edits.own_file(card)
            made = Accepted(card, self._edits.extend(card, own, content, change))
        else:
            made = Accepted(*self._edits.write(content, self._is_taken, change))
            self._fresh[made.card] = f"cards/{content.kind.plural}/{made.card}.md"
        told = {"card": made.card, "change": made.change, **({"edited": True} if is_edited else {})}
        self._decisions.append_about_drafts(ACCEPTED, _line(content.kind, ground) | told)
        return made

    def refuse(self, kind: Kind, ground: Ground, card: str = "") -> None:
        """Remember that a draft is not wanted, nor what it would have added to a `card`."""
        self._decisions.append_about_drafts(REFUSED, _line(kind, ground) | {"card": card})

    def decided(self) -> tuple[DraftDecision, ...]:
        """The decisions that stand, oldest first."""
        undone = {change.id for change in self._changes.log() if change.is_undone}
        lines = self._decisions.about_drafts()
        return tuple(_decision(line) for line in lines if str(line.get("change", "")) not in undone)

    def forget_fresh(self) -> None:
        """A change is undone: a card that was made here may be gone."""
        self._fresh.clear()

    @property
    def folder(self) -> str:
        """The reader's own library folder, resolved: what is kept elsewhere about its drafts is called after it."""
        return self._changes.folder

    def _is_taken(self, id: str) -> bool:
        return id in self._fresh or id in self._library.roster.ids


def _line(kind: Kind, ground: Ground) -> dict[str, Any]:
    from briefing.anchors import fingerprint  # noqa: PLC0415 - what only reads decisions does without

    return {
        "kind": kind.value,
        "title": ground.title,
        "names": list(ground.names),
        **({"date": ground.date} if ground.date else {}),
        "rule": ground.rule,
        "confidence": ground.confidence,
        "words": {str(address): fingerprint(text) for address, text in ground.passages.items()},
    }


def _decision(line: Mapping[str, Any]) -> DraftDecision:
    """What a line says; whatever is missing or of another type in it is taken as not said."""
    kind, names, words, sure = (line.get(name) for name in ("kind", "names", "words", "confidence"))
    return DraftDecision(
        line.get("what") == ACCEPTED,
        Kind(kind) if kind in set(Kind) else Kind.OTHER,
        _text(line, "title"),
        tuple(map(str, names)) if isinstance(names, list) else (),
        _text(line, "date"),
        _text(line, "card"),
        frozenset(map(str, words)) if isinstance(words, dict) else frozenset(),
        _text(line, "rule"),
        float(sure) if isinstance(sure, int | float) else 0.0,
        line.get("edited") is True,
    )


def _text(line: Mapping[str, Any], name: str) -> str:
    value = line.get(name)
    return value if isinstance(value, str) else ""
