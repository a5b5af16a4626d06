"""A sentence as it is compared: what it is about, and its numbers, dates, names, denials and stage."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.compare.assertion import Assertions
from briefing.compare.lexicon import MAYBE
from briefing.compare.moment import Moment, moments
from briefing.compare.named import Name, names
from briefing.compare.quantity import Quantity, quantities
from briefing.compare.speaker import Speaker, speaker_of
from briefing.compare.stage import Progress, progress
from briefing.compare.token import Words
from briefing.model import Date

_QUESTION = re.compile(r"\?[\"”’»)]*\s*$")
_SPEAKING = "tell"


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article or a claim; what is in it is read when it is first asked for."""

    text: str
    """Its words."""
    published: Date | None
    """When its article came out."""
    known: Mapping[tuple[str, ...], str]
    """The ids of cards by the folded words of their names."""

    @cached_property
    def speaker(self) -> Speaker:
        """Whom it quotes."""
        return speaker_of(self.text)

    @cached_property
    def words(self) -> Words:
        """What it tells: its words, with blanks in the place of who speaks."""
        start, end = self.speaker.start, self.speaker.end
        return Words(self.text[:start] + " " * (end - start) + self.text[end:])

    @cached_property
    def all_concepts(self) -> frozenset[str]:
        """The concepts of its words, of names too: two sentences that share none are not compared."""
        return frozenset(token.concept for token in self.words.tokens if token.concept)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The times it tells of; not the one at which somebody spoke."""
        return moments(self.words.text, self.published)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, but for that of who speaks."""
        return names(self.words, self.known)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """How much and how many it tells of."""
        return quantities(self.words, frozenset((*self._named, *self._dated)))

    @cached_property
    def assertions(self) -> Assertions:
        """What it asserts and what it denies."""
        return Assertions(self.words, self.speaker.end if self.speaker.denies else -1)

    @cached_property
    def progress(self) -> Progress | None:
        """How far its matter has come."""
        return None if self.is_maybe else progress(self.words, self.assertions)

    @cached_property
    def is_maybe(self) -> bool:
        """Whether it tells what could be, or asks."""
        return _QUESTION.search(self.text) is not None or any(
            token.term in MAYBE and self.text[token.start : token.end] != "May" for token in self.words.tokens
        )

    @cached_property
    def concepts(self) -> dict[int, str]:
        """What it is about: a concept for each token that tells something, by the token's place.

        Names, numbers and dates are left out.
        """
        others = {*self._named, *self._dated, *(at for one in self.quantities for at in one.digits)}
        read = self.assertions.concepts
        told = ((at, read.get(at, token.concept)) for at, token in enumerate(self.words.tokens) if at not in others)
        return {at: concept for at, concept in told if concept and concept != _SPEAKING}

    @cached_property
    def denied(self) -> dict[str, dict[int, bool]]:
        """For each of its concepts, whether that is denied, by the places of its tokens."""
        told = dict[str, dict[int, bool]]()
        for at, concept in self.concepts.items():
            told.setdefault(concept, {})[at] = self.assertions.is_denied(at)
        return told

    @property
    def _named(self) -> Iterator[int]:
        return (at for name in self.names if not name.concept for at in range(name.first, name.last))

    @property
    def _dated(self) -> Iterator[int]:
        spans = [(moment.start, moment.end) for moment in self.moments]
        tokens = enumerate(self.words.tokens)
        return (at for at, token in tokens if any(start <= token.start < end for start, end in spans))
