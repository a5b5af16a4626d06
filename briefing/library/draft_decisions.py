"""What is decided about drafts: those that are accepted become cards, those that are refused are remembered."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.decisions import ACCEPTED, REFUSED, Decisions
from briefing.library.editing import Changes
from briefing.model import Address, Card, CardContent, Kind

if TYPE_CHECKING:
    from briefing.library.editing.card_batch import CardBatch
    from briefing.library.edits import Edits


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
    """What accepted drafts have become."""

    cards: tuple[str, ...]
    """The ids of their cards, in order."""
    change: str
    """The id of the change; empty where the cards had all of it already."""


class Acceptances:
    """Drafts that are being accepted together: the cards as one change, and what is decided."""

    def __init__(self, batch: "CardBatch", own: Callable[[str], str]) -> None:
        """`own` answers the file of a card in the reader's own library; an empty text where it is another's."""
        self._batch = batch
        self._own = own
        self.lines = list[dict[str, Any]]()
        """The decisions."""

    def make(self, content: CardContent, ground: Ground, *, is_edited: bool) -> str:
        """Make a card of a draft; its id. Raises CannotEdit where it can have none."""
        card = self._batch.make(content)
        self._decide(card, content, ground, is_edited=is_edited)
        return card

    def extend(self, card: str, content: CardContent, ground: Ground, *, is_edited: bool) -> None:
        """Add what a draft has to a card."""
        self._batch.extend(card, self._own(card), content)
        self._decide(card, content, ground, is_edited=is_edited)

    def written(self, card: str) -> Card | None:
        """What stands in the reader's own file about a card, or will; None where there is none."""
        return self._batch.card(card, self._own(card))

    def values(self, card: str) -> dict[str, tuple[str, ...]]:
        """The fields in the reader's own file about a card."""
        return self._batch.values(card, self._own(card))

    def set_values(self, card: str, field: str, values: Sequence[str]) -> None:
        """Set a field of a card."""
        self._batch.set_values(card, self._own(card), field, values)

    def _decide(self, card: str, content: CardContent, ground: Ground, *, is_edited: bool) -> None:
        told = {"card": card, **({"edited": True} if is_edited else {})}
        self.lines.append(_line(content.kind, ground) | told)


class DraftDecisions:
    """The decisions about drafts in the reader's own library.

    Accepting is one change of files, and the decision stands as long as the change does: undoing that takes both back.
    What writes raises OSError, FileRefused, ChangeBlocked and CannotEdit.
    """

    def __init__(self, edits: "Edits", changes: Changes, decisions: Decisions) -> None:
        self._edits = edits
        self._changes = changes
        self._decisions = decisions
        self._fresh = dict[str, str]()
        """The files of the cards that were made here and may not be in the index yet, by id."""

    def accept(self, decide: Callable[[Acceptances], None]) -> Accepted:
        """Accept drafts as one change: `decide` makes their cards. The index follows with the next `refresh`.

        The decisions are written first, and count once the change is there: whoever is killed between them has
        accepted nothing.
        """
        from briefing.library.editing.card_batch import CardBatch  # noqa: PLC0415 - what only reads does without
        from briefing.library.editing.changes import new_id  # noqa: PLC0415

        with self._changes.door() as door:
            batch = CardBatch(door, self._is_taken)
            drafts = Acceptances(batch, self._own)
            decide(drafts)
            change = "" if batch.is_empty else new_id()
            told = [line | {"change": change} for line in drafts.lines]
            self._decisions.append_about_drafts(ACCEPTED, *told, is_locked=True)
            if change:
                batch.write(change)
        self._fresh |= batch.made
        return Accepted(tuple(str(line["card"]) for line in told), change)

    def refuse(self, kind: Kind, ground: Ground, card: str = "") -> None:
        """Remember that a draft is not wanted, nor what it would have added to a `card`."""
        self._decisions.append_about_drafts(REFUSED, _line(kind, ground) | {"card": card})

    def decided(self) -> tuple[DraftDecision, ...]:
        """The decisions that stand, oldest first: of the accepted ones those whose change was made and stands."""
        standing = {"", *(change.id for change in self._changes.log() if not change.is_undone)}
        lines = self._decisions.about_drafts()
        return tuple(_decision(line) for line in lines if str(line.get("change", "")) in standing)

    def exists(self, card: str) -> bool:
        """Whether a card is there, in the index or not yet."""
        return card in self._edits.roster.ids or self._is_fresh(card)

    @property
    def folder(self) -> str:
        """The reader's own library folder, resolved: what is kept elsewhere about its drafts is called after it."""
        return self._changes.folder

    def _own(self, card: str) -> str:
        return self._fresh[card] if self._is_fresh(card) else self._edits.own_file(card)

    def _is_fresh(self, card: str) -> bool:
        """Whether a card that was made here is still there: another program, or another screen, may have undone it."""
        return card in self._fresh and Path(self._changes.folder, self._fresh[card]).is_file()

    def _is_taken(self, id: str) -> bool:
        return id in self._edits.roster.ids or self._is_fresh(id)


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
