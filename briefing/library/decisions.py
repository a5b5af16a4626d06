"""What the reader has decided about a library, in a journal of that library: `decisions.jsonl`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from os import urandom
from pathlib import Path
from typing import Any, NamedTuple

from briefing.index import Reader
from briefing.library import file_problems
from briefing.library.journal import DECISIONS, Journal, Moments, standing
from briefing.library.json_file import locked, read_json_file
from briefing.model import Address, Change, Mentions, Passage, Problem, is_id
from briefing.text import NotRegularError, clean_line

FILE = "decisions.jsonl"
"""The name of the journal, in the reader's own library."""
NOT_MEANT, SAME, DIFFERENT, UNDO = "not-meant", "same", "different", "undo"
ACCEPTED, REFUSED = "accepted", "refused"
_MIGRATED = "migrated"


class NotMeant(NamedTuple):
    """A decision that a passage does not mean a card, though it names it; it holds for the words it was made about."""

    address: Address
    """Where the passage stands."""
    words: str
    """The fingerprint of the words that were read there."""

    def holds(self, passage: Passage) -> bool:
        """Whether the passage still has the words, or is told by a digest of them."""
        from briefing.anchors import fingerprint  # noqa: PLC0415 - most readers have refused nothing

        own = () if passage.original else (passage.fingerprint,)
        return self.words in (fingerprint(passage.text), fingerprint(passage.digest), *own)


class Decisions:
    """The decisions in one library folder; each can be taken back by another line, and no line is ever rewritten."""

    def __init__(self, folder: Path, old: Path | None = None) -> None:
        """`old` is the file in which versions before this one kept refused mentions, without their words."""
        self._folder = folder
        self._journal = Journal(folder / DECISIONS)
        self._moments = Moments(folder)
        self._old = old

    def not_meant(self, card: str) -> tuple[NotMeant, ...]:
        """The passages that are decided not to mean a card."""
        return tuple(refused for named, refused in self._refusals() if named == card)

    def not_meant_at(self, addresses: Collection[Address]) -> tuple[tuple[str, NotMeant], ...]:
        """What is decided of these passages: ids of cards, and which of the passages do not mean them."""
        wanted = set(addresses)
        return tuple(each for each in self._refusals() if each[1].address in wanted)

    def _refusals(self) -> Iterator[tuple[str, NotMeant]]:
        for line in self._standing():
            if line.get("what") == NOT_MEANT and (address := Address.parse(str(line.get("passage")))):
                yield str(line.get("card")), NotMeant(address, str(line.get("words")))

    def refuse(self, card: str, passage: Passage) -> str:
        """Decide that a passage does not mean a card; the id of the decision. Raises OSError where it can't be kept."""
        return self._decide(_refusal(card, passage))

    def merge(self, card: str, into: str) -> str:
        """Decide that a card is the same as another; the id of the decision. Raises OSError where it can't be kept."""
        return self._decide(_line(SAME, card=into, other=card))

    def part(self, card: str, other: str) -> str:
        """Decide that two cards are different; the id of the decision. Raises OSError where it can't be kept."""
        return self._decide(_line(DIFFERENT, card=card, other=other))

    def different(self, card: str) -> frozenset[str]:
        """The ids of the cards that are decided to be different from a card."""
        pairs = [(line.get("card"), line.get("other")) for line in self._standing() if line.get("what") == DIFFERENT]
        return frozenset(str(one if other == card else other) for one, other in pairs if card in (one, other))

    def same(self) -> dict[str, str]:
        """The ids of cards that are another card, and the id of that card; no id leads round to itself."""
        found = dict[str, str]()
        for line in self._standing():
            other, card = str(line.get("other")), str(line.get("card"))
            if line.get("what") == SAME and other not in found and _end(found, card) != other:
                found[other] = card
        return {other: _end(found, card) for other, card in found.items()}

    def about_drafts(self) -> tuple[dict[str, Any], ...]:
        """The lines of drafts that were accepted or refused and stand; an accepted one also needs its `change` to."""
        return tuple(line for line in self._standing() if line.get("what") in (ACCEPTED, REFUSED))

    def append_about_drafts(self, what: str, *drafts: Mapping[str, Any], is_locked: bool = False) -> None:
        """Decide about drafts, all of them or none: ACCEPTED or REFUSED. Raises OSError where it can't be kept.

        Whoever holds the folder locked says that it `is_locked`.
        """
        self._decide(*(_line(what, **draft) for draft in drafts), is_locked=is_locked)

    def undo(self, id: str) -> None:
        """Undo the decision of that id or, where it is undone, make it again. Raises OSError where it can't be kept."""
        undone = [line for line in self._standing() if line.get("what") == UNDO and line.get("of") == id]
        self._decide(_line(UNDO, of=str(undone[-1].get("id")) if undone else id))

    def log(self) -> list[Change]:
        """The decisions as changes, oldest first, not numbered."""
        undone = {line.get("of"): str(line.get("at")) for line in self._standing() if line.get("what") == UNDO}
        return [
            Change(0, id, at, _told(line), (), undone.get(id, ""), str(line.get("passage", "")))
            for line in self._values()
            if (line.get("what") in (NOT_MEANT, SAME, DIFFERENT, REFUSED) or _is_accepted_alone(line))
            and isinstance(id := line.get("id"), str)
            and isinstance(at := line.get("at"), str)
        ]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What can't be read: the journal, lines of it, or the file of older versions."""
        file = clean_line(str(self._journal.file))
        try:
            lines = self._journal.lines()
        except NotRegularError:
            return (file_problems.not_regular(file),)
        except OSError as error:
            return (file_problems.unreadable(file, error),)
        bad = tuple(file_problems.bad_decision(file, line.number) for line in lines if not _is_decision(line.values))
        if self._old and (trouble := read_json_file(self._old).trouble):
            return (*bad, Problem(clean_line(str(self._old)), 0, "unreadable", trouble))
        return bad

    def migrate(self, passage: Callable[[str, Address], Passage | None]) -> None:
        """Take over once, from the file of older versions, which is kept, what still is a mention.

        `passage` answers the passage at an address if it names the card of that id. Raises OSError.
        """
        if not self._old or any(line.get("what") == _MIGRATED for line in self._values()):
            return
        old = tuple(_old_refusals(self._old))
        if old:
            found = [_refusal(card, there) for card, address in old if (there := passage(card, address))]
            self._decide(*found, _line(_MIGRATED, file=clean_line(self._old.name)))

    def _decide(self, *lines: dict[str, Any], is_locked: bool = False) -> str:
        """Append lines, each with the moment it was decided at; the id of the last."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with nullcontext() if is_locked else locked(self._folder):
            at = self._moments.next()
            self._journal.append(*({"at": at, **line} for line in lines))
        return str(lines[-1]["id"])

    def _standing(self) -> list[dict[str, Any]]:
        """The lines that are not taken back."""
        lines = self._values()
        stands = standing((str(line.get("id")), str(line.get("of", ""))) for line in lines)
        return [line for line in lines if line.get("id") in stands]

    def _values(self) -> list[dict[str, Any]]:
        try:
            return [line.values for line in self._journal.lines() if line.values]
        except OSError:
            return []  # it stands among the problems


def without_refused(reader: Reader, card: str, refused: Sequence[NotMeant], limit: int) -> Mentions:
    """The mentions of a card without those that are refused, `limit` of them at most."""
    if not refused:
        return reader.mentions(card, limit)
    out = {
        one.address
        for one in refused
        if (passage := reader.passage(one.address))
        and one.holds(passage)
        and card in reader.named_in(one.address)
        and card not in reader.cited_by(one.address)
    }
    found = reader.mentions(card, limit + len(out))
    left = tuple(each for each in found.addresses if Address.parse(each) not in out)
    return Mentions(found.total - len(out), left[:limit])


def named_but_refused(
    reader: Reader, addresses: Iterable[Address], refused: Iterable[tuple[str, NotMeant]]
) -> dict[Address, tuple[str, ...]]:
    """The cards that each passage names, without those that are refused."""
    out = {
        (card, one.address) for card, one in refused if (passage := reader.passage(one.address)) and one.holds(passage)
    }
    found = reader.naming(addresses)
    left = {address: tuple(id for id in ids if (id, address) not in out) for address, ids in found.items()}
    return {address: ids for address, ids in left.items() if ids}


def _refusal(card: str, passage: Passage) -> dict[str, Any]:
    from briefing.anchors import fingerprint  # noqa: PLC0415

    return _line(NOT_MEANT, card=card, passage=str(passage.address), words=fingerprint(passage.text))


def _line(what: str, **values: Any) -> dict[str, Any]:
    return {"what": what, "id": urandom(6).hex(), **values}


def _is_decision(values: dict[str, Any] | None) -> bool:
    """Whether it can be read; what a later version decides is no mistake."""
    if values is None or not isinstance(values.get("what"), str):
        return False
    what, card = values["what"], str(values.get("card"))
    if what in (SAME, DIFFERENT):
        return is_id(card) and is_id(str(values.get("other")))
    if what in (ACCEPTED, REFUSED):
        return isinstance(values.get("title"), str) and isinstance(values.get("kind"), str)
    return what != NOT_MEANT or (is_id(card) and Address.parse(str(values.get("passage"))) is not None)


def _is_accepted_alone(line: dict[str, Any]) -> bool:
    """Whether a draft was accepted without a change of files, by which it is undone else."""
    return line.get("what") == ACCEPTED and not line.get("change")


def _told(line: dict[str, Any]) -> str:
    """A decision in words."""
    if line["what"] == SAME:
        return f"{line.get('other')} is {line.get('card')}"
    if line["what"] == DIFFERENT:
        return f"{line.get('other')} is not {line.get('card')}"
    if line["what"] in (ACCEPTED, REFUSED):
        told = "refuse" if line["what"] == REFUSED else "accept"
        return f"{told} the draft {clean_line(str(line.get('title')))}"
    return f"{line.get('passage')} does not mean {line.get('card')}"


def _end(same: Mapping[str, str], id: str) -> str:
    """Where an id leads in the end."""
    while id in same:
        id = same[id]
    return id


def _old_refusals(file: Path) -> Iterator[tuple[str, Address]]:
    for card, addresses in read_json_file(file).values.items():
        for text in addresses if is_id(card) and isinstance(addresses, list) else ():
            if isinstance(text, str) and (address := Address.parse(text)):
                yield card, address
