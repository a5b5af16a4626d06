"""An offer, talks or a sanction at one place of the text, and several of them as one."""

from dataclasses import dataclass, field

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.model import Kind

_OPEN = {Status.PROPOSED, Status.PLANNED}
_SETTLED = {Status.ACCEPTED, Status.REFUSED, Status.CANCELLED}


@dataclass(slots=True)
class Event:
    """What one trigger tells, gathered with what other triggers tell of the same."""

    kind: Kind
    """What it is."""
    what: str
    """What it is about, in the words of the text: `amnesty`, `oil sanctions`."""
    topic: str
    """The lemma of the noun or verb that tells it."""
    status: Status
    """How far it has come."""
    actors: dict[str, list[Actor]]
    """The actors by field."""
    places: list[tuple[int, int]]
    """The passages and the tokens of its triggers, in order."""
    place: str = ""
    """Where it was held."""
    date: str = ""
    """When, in EDTF."""
    reasons: list[str] = field(default_factory=list)
    """The triggers in words."""

    @property
    def everyone(self) -> list[Actor]:
        """Its actors, each once."""
        return list({actor.key: actor for actors in self.actors.values() for actor in actors}.values())

    @property
    def is_named(self) -> bool:
        """Whether it can be told from others: talks by two who are in them, the rest by one."""
        return len(self.everyone) > (self.kind is Kind.TALKS)

    def join(self, other: "Event") -> None:
        """Take in another that is the same."""
        for name, actors in other.actors.items():
            mine = self.actors.setdefault(name, [])
            elsewhere = {one.key for field_, ones in self.actors.items() if field_ != name for one in ones}
            mine += [one for one in actors if one not in mine and one.key not in elsewhere]
        if self.status in _OPEN and other.status in _SETTLED:
            self.status = other.status
        self.places += other.places
        self.place = self.place or other.place
        self.date = self.date or other.date
        self.reasons += other.reasons
