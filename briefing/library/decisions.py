"""What the reader has decided about a library, in a journal of that library: `decisions.jsonl`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from os import urandom
from pathlib import Path
from typing import Any

from briefing.errors import CannotEdit
from briefing.library import file_problems
from briefing.library.decided import Decided
from briefing.library.journal import DECISIONS, Journal, Moments, standing
from briefing.library.json_file import locked, read_json_file
from briefing.library.refused_mentions import RefusedMentions
from briefing.model import Address, Change, Passage, Problem, is_id
from briefing.text import NotRegularError, clean_line

NOT_MEANT, SAME, DIFFERENT, UNDO = "not-meant", "same", "different", "undo"
ACCEPTED, REFUSED = "accepted", "refused"
_MIGRATED = "migrated"


class Decisions:
    """The decisions in one library folder; each can be taken back by another line, and no line is ever rewritten."""

    def __init__(self, folder: Path, old: Path | None = None, closed: str = "") -> None:
        """`old` is the file in which versions before this one kept refused mentions, without their words.

        `closed` says why cards can't be decided about, where they can't; what raises OSError then raises CannotEdit.
        """
        self._folder = folder
        self._closed = closed
        self._journal = Journal(folder / DECISIONS)
        self._moments = Moments(folder)
        self._old = old

    def refused_mentions(self) -> dict[str, RefusedMentions]:
        """The passages and articles that are decided not to mean a card, by its id."""
        found = dict[str, RefusedMentions]()
        for line in self._standing():
            if line.get("what") != NOT_MEANT:
                continue
            refused = found.setdefault(str(line.get("card")), RefusedMentions())
            if address := Address.parse(str(line.get("passage"))):
                refused.words.setdefault(address, set()).add(str(line.get("words")))
            elif article := line.get("article"):
                refused.articles.add(str(article))
        return found

    def decided(self) -> Decided:
        """What is decided about cards that the library is compiled with."""
        names = dict[str, tuple[str, ...]]()
        for line in self._standing():
            if line.get("what") == NOT_MEANT and (name := line.get("name")):
                card = str(line.get("card"))
                names[card] = (*names.get(card, ()), str(name))
        return Decided(self.same(), names)

    def refuse(self, card: str, passage: Passage) -> str:
        """Decide that a passage does not mean a card; the id of the decision. Raises OSError where it can't be kept."""
        return self._decide(_refusal(card, passage))

    def refuse_article(self, card: str, article: str) -> str:
        """Decide that no passage of an article means a card; as `refuse`."""
        return self._decide(_line(NOT_MEANT, card=card, article=article))

    def refuse_name(self, card: str, name: str) -> str:
        """Decide that a name does not mean a card, wherever it stands; as `refuse`."""
        self._check()
        return self._decide(_line(NOT_MEANT, card=card, name=name))

    def merge(self, card: str, into: str) -> str:
        """Decide that a card is the same as another; the id of the decision. Raises OSError where it can't be kept."""
        self._check()
        return self._decide(_line(SAME, card=into, other=card))

    def part(self, card: str, other: str) -> str:
        """Decide that two cards are different; the id of the decision. Raises OSError where it can't be kept."""
        self._check()
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
        self._check()
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

    def _check(self) -> None:
        if self._closed:
            raise CannotEdit(self._closed)

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
    return what != NOT_MEANT or (is_id(card) and _is_refusal(values))


def _is_refusal(values: dict[str, Any]) -> bool:
    """Whether a line tells what does not mean a card: a passage, an article or a name."""
    passage, article, name = (values.get(key) for key in ("passage", "article", "name"))
    if passage is not None:
        return Address.parse(str(passage)) is not None
    return is_id(str(article)) if article is not None else isinstance(name, str) and bool(name)


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
    card = line.get("card")
    if line.get("article"):
        return f"no passage of {line['article']} means {card}"
    if line.get("name"):
        return f"“{clean_line(str(line['name']))}” does not mean {card}"
    return f"{line.get('passage')} does not mean {card}"


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
