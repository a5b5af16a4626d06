"""An actor of one article, and the cast: all of them, and who is named at which token."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.drafting.acting import Part
from briefing.drafting.draft import ActorType
from briefing.drafting.mentions import Mention


@dataclass(slots=True)
class Actor:
    """Somebody or something that acts in the article, gathered while it is read."""

    key: str
    """What it is gathered under."""
    type: ActorType
    """What it is."""
    title: str
    """Its best name."""
    names: Counter[str] = field(default_factory=Counter)
    """What the text calls it, and how often."""
    mentions: list[tuple[Mention, Part]] = field(default_factory=list)
    """Where it is named, and what part it plays there."""
    role: str = ""
    """What it does, in the words of the text."""
    is_wanted: bool = True
    """Whether it is drafted; else it is known only to fill the fields of what is."""

    def add(self, mention: Mention, part: Part, *, is_name: bool = True) -> None:
        """Take a mention in; what only refers to the actor, such as `the government`, is no name of it."""
        if is_name:
            self.names[mention.name] += 1
        self.mentions.append((mention, part))

    @property
    def acting(self) -> float:
        """How much it acts: mentions as a modifier count half, those of a place nothing."""
        weights = {Part.AGENT: 1.0, Part.PATIENT: 1.0, Part.MODIFIER: 0.5}
        return sum(weights.get(part, 0.0) for _, part in self.mentions)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names, the most frequent first."""
        return tuple(name for name, _ in self.names.most_common() if name != self.title)


class Cast:
    """The actors of an article."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = tuple(actors)
        """Every one, by first mention."""
        self._at = {
            (mention.passage, token): actor
            for actor in self.actors
            for mention, _ in actor.mentions
            for token in range(mention.first, mention.last)
        }

    def at(self, passage: int, token: int) -> Actor | None:
        """Who is named at a token of a passage."""
        return self._at.get((passage, token))

    def within(self, passage: int, tokens: Iterable[int]) -> Iterator[Actor]:
        """Who is named at these tokens, each once."""
        seen = set[str]()
        for token in tokens:
            actor = self.at(passage, token)
            if actor and actor.key not in seen:
                seen.add(actor.key)
                yield actor
