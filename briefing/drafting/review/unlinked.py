"""Names that stand unlinked in accepted offers, talks and sanctions: linked once their actor has a card."""

from collections.abc import Iterator, Mapping

from briefing.drafting.draft import ACTOR_FIELDS
from briefing.drafting.states import key
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.library.draft_decisions import Acceptances
from briefing.model import Kind


class Unlinked:
    """The actors without a card that cards made of drafts name."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = dict[str, frozenset[str]]()
        """The keys of such names, by the card; some may have been linked since."""

    def link(self, drafts: Acceptances, actors: Mapping[str, str]) -> None:
        """Link actors, the ids of their cards by the keys of their names, wherever a card made of a draft names them.

        A card that can't be edited, since its front matter is not as we write it, is left as it is.
        """
        for card in self._events() if actors else ():
            try:
                if card not in self._names:
                    self._names[card] = frozenset(map(key, _plain(drafts.values(card))))
                if not self._names[card].isdisjoint(actors):
                    _link(drafts, card, actors)
            except BriefingError:
                continue

    def _events(self) -> Iterator[str]:
        decided = self._library.drafts.decided()
        yield from dict.fromkeys(one.card for one in decided if one.is_accepted and one.kind is not Kind.ACTOR)


def _plain(values: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The values of relations that are no links."""
    return (value for name in ACTOR_FIELDS for value in values.get(name, ()) if not value.startswith("[["))


def _link(drafts: Acceptances, card: str, actors: Mapping[str, str]) -> None:
    values = drafts.values(card)
    for name in ACTOR_FIELDS:
        before = values.get(name, ())
        after = tuple(_linked(value, actors) for value in before)
        if after != before:
            drafts.set_values(card, name, tuple(dict.fromkeys(after)))


def _linked(value: str, actors: Mapping[str, str]) -> str:
    id = "" if value.startswith("[[") else actors.get(key(value), "")
    return f"[[{id}]]" if id else value
