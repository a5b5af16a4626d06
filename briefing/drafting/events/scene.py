"""One passage and the cast of its article: what a trigger is read against."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events.clauses import subject
from briefing.drafting.events.event import Event
from briefing.drafting.events.references import References
from briefing.drafting.events.surroundings import when, where
from briefing.drafting.parse import Parse
from briefing.model import Date, Kind


class Matter(NamedTuple):
    """What an event is about."""

    kind: Kind
    """Its kind."""
    topic: str
    """The lemma of the word that tells it."""
    what: str
    """What it is called, in the words of the text."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage, read."""

    references: References
    """Who is meant by a phrase, in all passages."""
    passage: int
    """The index of this one."""
    published: Date | None
    """When the article came out."""

    @property
    def parse(self) -> Parse:
        """Its words."""
        return self.references.parses[self.passage]

    def named(self, at: int | None) -> list[Actor]:
        """Who is meant by the phrase under a token; nobody where there is none."""
        return self.references.named(self.passage, at) if at is not None else []

    def doers(self, verb: int | None, apart: int | None = None) -> list[Actor]:
        """Who does what a verb says; nobody where that is the token `apart`."""
        doer = subject(self.parse, verb) if verb is not None else None
        return [] if doer == apart else self.named(doer)

    def at(self, token: int) -> Actor | None:
        """Who is named at a token."""
        return self.references.cast.at(self.passage, token)

    def within(self, tokens: Iterable[int]) -> list[Actor]:
        """Who is named at these tokens, each once."""
        return list(self.references.cast.within(self.passage, tokens))

    def behind(self, at: int, *prepositions: str) -> list[Actor]:
        """Who is named behind these prepositions that depend on a token."""
        found = list[Actor]()
        for child in self.parse.children(at):
            token = self.parse.tokens[child]
            if token.dep in {"prep", "dative"} and token.lemma in prepositions:
                found += self.named(self.parse.child(child, "pobj"))
        return found

    def captors(self) -> list[Actor]:
        """Who is told, up to here, to hold people."""
        return self.references.captors(self.passage)

    def event(self, at: int, matter: Matter, status: Status, actors: dict[str, list[Actor]]) -> Event:
        """What the trigger at a token tells; who has one part has no other, the first field counts."""
        is_ahead = status is Status.PLANNED or (matter.kind is Kind.TALKS and status is Status.PROPOSED)
        taken, fields = set[str](), dict[str, list[Actor]]()
        for name, ones in actors.items():
            fields[name] = [one for one in distinct(ones) if one.key not in taken]
            taken |= {one.key for one in fields[name]}
        return Event(
            matter.kind,
            matter.what,
            matter.topic,
            status,
            fields,
            [(self.passage, at)],
            place=where(self.parse, at) if matter.kind is Kind.TALKS else "",
            date=when(self.parse, at, self.published, is_ahead=is_ahead),
            reasons=[self.parse.tokens[at].text],
        )


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """Each of the actors once."""
    return list({actor.key: actor for actor in actors}.values())


def phrase(parse: Parse, at: int) -> str:
    """A noun with the adjectives and common nouns before it: `peace talks`."""
    first = at
    while first and parse.tokens[first - 1].head == at and parse.tokens[first - 1].tag in {"NN", "NNS", "JJ"}:
        first -= 1
    return parse.words(first, at + 1)


def run(parse: Parse, first: int, inside: int, most: int = 8) -> str:
    """The words from one token to the end of what depends on another, to the next comma, at most so many."""
    end = max(parse.subtree(inside)) + 1
    end = next((one for one in range(inside, end) if parse.tokens[one].text in {",", ";", ".", "—"}), end)
    return parse.words(first, min(end, first + most))
