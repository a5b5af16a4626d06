"""Statements: a claim or a passage as it is compared, with the passages it rests on and the day it was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefing.compare.sentence import Sentence
from briefing.model import Date
from briefing.text import sentence_ends

Names = Mapping[tuple[str, ...], str]
"""The ids of cards by the folded words of their names."""


@dataclass(frozen=True)
class Statement:
    """A claim, or a passage."""

    text: str
    """Its words."""
    citations: tuple[str, ...]
    """The addresses of the passages it rests on; of a passage its own."""
    published: Date | None = None
    """When the article came out that it rests on."""
    is_passage: bool = False
    """Whether it is a passage."""
    is_english: bool = True
    """Whether its words are English; those of other languages are not compared."""
    names: Names = field(default_factory=dict, compare=False, repr=False)
    """The cards that it may name."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; none where they can't be compared."""
        if not self.is_english:
            return ()
        ends = [*sentence_ends(self.text), len(self.text)]
        parts = (self.text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False))
        return tuple(Sentence(part, self.published, self.names) for part in parts if part)

    @cached_property
    def words(self) -> frozenset[str]:
        """What it is about, roughly: the concepts of its words; two that share none are not compared."""
        return frozenset[str]().union(*(sentence.all_concepts for sentence in self.sentences))
