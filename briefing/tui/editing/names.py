"""Names of cards in forms: which can be chosen, which card is meant, and what a new card could be called."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefing.model import Kind, Roster
from briefing.text import clean_line, fold
from briefing.tui.dialogs.fields import Choice, choice, values

_LONGEST = 80
"""A name has so many characters at the most; what is longer is no name."""
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_LINKING = r"(?:de|da|do|dos|del|di|la|van|von|der|den|of|al|el|bin|ibn)"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_LINKING}[ \u00a0])*{_WORD})*")
_KINDS = ((Kind.TALKS, ("talks", "negotiation", "meeting", "dialogue")), (Kind.SANCTION, ("sanction", "embargo")))
_OFFERS = ("offer", "proposal", "guarantee", "deal")
_FILTER = re.compile(r"\S+:\S*|[\"*~\[\]]|(?<!\S)-\S+|\bOR\b")
_LINK = re.compile(r"\[\[([^\[\]|]+)\]\]")


class CardNames:
    """The cards by name, as they are chosen in a form; made in another thread, and asked in that of the screen."""

    def __init__(self, roster: Roster, first: Sequence[str] = (), without: str = "") -> None:
        """The cards of the ids `first` stand first, that of the id `without` is left out."""
        self._roster = roster
        self._first = first
        self._without = without
        self._is_ready = False

    def choices(self) -> Sequence[Choice]:
        """What can be chosen: every card, by its title where no other has it, else by its id."""
        _, self._is_ready = self._ids, True
        entries = {id: self._roster.entries[id] for id in self._first if id in self._roster.entries}
        entries |= {entry.id: entry for entry in self._roster.cards}
        entries.pop(self._without, None)
        return [
            choice(
                self.name(entry.id), " · ".join((entry.kind.value, *entry.aliases[:2])), (*entry.aliases, entry.title)
            )
            for entry in entries.values()
        ]

    def name(self, id: str) -> str:
        """How the card of an id is called in a form."""
        entry = self._roster.card(id)
        title = clean_line(entry.title) if entry else ""
        return title if title and ";" not in title and (not self._is_ready or self.id_of(title) == id) else id

    def id_of(self, name: str) -> str:
        """The id of the card that a name means; empty where it means none, or could mean two."""
        entry = self._roster.card(name.strip("[] "))
        return entry.id if entry else self._ids.get(fold(name), "")

    def missing(self, name: str) -> str:
        """Why no card is meant, in words; empty where one is, or nobody knows yet."""
        if not name:
            return "Type a few letters of its name, and choose it."
        return (
            "" if not self._is_ready or self.id_of(name) else f"No card is called “{name}”: choose one of those listed."
        )

    def is_known(self, name: str) -> bool:
        """Whether a card is called so, as far as it is known yet."""
        return self._is_ready and fold(name) in self._ids

    def is_unknown(self, name: str) -> bool:
        """Whether no card is called so, as far as it is known yet."""
        return self._is_ready and not self.id_of(name)

    def remark(self, text: str) -> str:
        """What is good to know of several names: those that no card has."""
        unknown = [name for name in values(text) if self.is_unknown(name)]
        return f"No card is called {' or '.join(unknown)} yet: that stays text." if unknown else ""

    def value(self, text: str) -> str:
        """What is written in a file for a value: a link where it names a card."""
        id = self.id_of(text)
        return f"[[{id}]]" if id else text

    def shown(self, value: str) -> str:
        """How a value of a file is shown in a form: a link as the name of its card."""
        link = _LINK.fullmatch(value)
        return self.name(link[1]) if link and self._roster.card(link[1]) else value

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id of each card by its folded names; empty for a name that two bear, unless it is the title of one."""
        titles = Counter(fold(entry.title) for entry in self._roster.cards)
        found = dict[str, str]()
        for entry in self._roster.cards:
            for alias in map(fold, entry.aliases):
                found[alias] = entry.id if found.get(alias, entry.id) == entry.id else ""
        found |= {
            name: entry.id if titles[name] == 1 else "" for entry in self._roster.cards if (name := fold(entry.title))
        }
        return found


def names_in(text: str) -> list[str]:
    """The runs of capitalised words in a text, each once, the longest first among those that begin alike."""
    found = (match[0].replace("\u00a0", " ").rstrip(".'’-") for match in _NAME.finditer(text))
    names = list(dict.fromkeys(name.removesuffix("’s").removesuffix("'s") for name in found))
    several = [name for name in names if " " in name]
    return several + [name for name in names if " " not in name and len(name) > 2]


def as_name(text: str) -> str:
    """A text as the name of a card: on one line, without the signs of a query; empty where it is too long for one."""
    name = clean_line(_FILTER.sub(" ", text)).strip(" .,;:!?()“”„«»'‘’")
    return name if len(name) <= _LONGEST else ""


def kind_of(name: str, listed: str = "") -> Kind:
    """The kind of card that a name sounds like, else the one that is listed, else an actor."""
    folded = fold(name)
    for kind, signs in (*_KINDS, (Kind.OFFER, _OFFERS)):
        if any(sign in folded for sign in signs):
            return kind
    return Kind(listed) if listed in (Kind.OFFER, Kind.TALKS, Kind.SANCTION) else Kind.ACTOR


def aliases_of(name: str, kind: Kind) -> str:
    """The other name by which an actor is likely to be called: the last word of a person's name."""
    words = name.split()
    last = words[-1] if words else ""
    is_name = 2 <= len(words) <= 4 and len(last) > 2 and last[:1].isupper()
    return last if kind is Kind.ACTOR and is_name else ""
