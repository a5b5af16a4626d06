"""What the language model finds in a passage: tokens, their grammar, sentences, and what it takes for names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Token(NamedTuple):
    """One word or sign of a passage."""

    text: str
    """As it stands there."""
    start: int
    """Offset of its first character in the passage."""
    end: int
    """Offset after its last character."""
    tag: str
    """Its part of speech, a tag of the Penn Treebank: `NNP`, `VBD`."""
    lemma: str
    """Its dictionary form, in small letters."""
    dep: str
    """What it is to its head, a label of ClearNLP: `nsubj`, `dobj`, `ROOT`."""
    head: int
    """The index of the token it depends on; its own where it is a root."""


class Span(NamedTuple):
    """A run of tokens."""

    first: int
    """The index of its first token."""
    last: int
    """The index after its last token."""
    label: str = ""
    """What it is called: `PERSON`, `GPE`, `DATE`; empty for a sentence."""


@dataclass(frozen=True, slots=True)
class Parse:
    """One passage, parsed; ValueError where its tokens depend on each other in a circle."""

    text: str
    """Its words."""
    tokens: tuple[Token, ...]
    """Its tokens, in order."""
    sentences: tuple[Span, ...]
    """Its sentences: every token is in one."""
    entities: tuple[Span, ...]
    """What the model takes for names and dates; none overlaps another."""
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if _has_circle([token.head for token in self.tokens]):
            raise ValueError("tokens depend on each other in a circle")
        below: list[list[int]] = [[] for _ in self.tokens]
        for at, token in enumerate(self.tokens):
            if token.head != at:
                below[token.head].append(at)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def children(self, at: int) -> tuple[int, ...]:
        """The tokens that depend on a token, in order."""
        return self._children[at]

    def child(self, at: int, *deps: str) -> int | None:
        """The first child of a token with one of these labels."""
        return next((one for one in self._children[at] if self.tokens[one].dep in deps), None)

    def subtree(self, at: int) -> list[int]:
        """A token and all below it, in the order of the text."""
        found = [at]
        for one in found:
            found += self._children[one]
        return sorted(found)

    def ancestors(self, at: int) -> Iterator[int]:
        """The tokens above a token, the nearest first."""
        while (above := self.tokens[at].head) != at:
            yield above
            at = above

    def words(self, first: int, last: int) -> str:
        """The text from one token up to another, as it stands in the passage."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def sentence_of(self, at: int) -> Span:
        """The sentence that a token is in."""
        return next(span for span in self.sentences if span.first <= at < span.last)

    def sentence_text(self, at: int) -> str:
        """The words of the sentence that a token is in."""
        span = self.sentence_of(at)
        return self.words(span.first, span.last).strip()


def _has_circle(heads: list[int]) -> bool:
    """Whether the way up from a token leads back to it; a root is its own head."""
    free = set[int]()
    for at in range(len(heads)):
        way = set[int]()
        while at not in free and at not in way:
            way.add(at)
            if heads[at] == at:
                break
            at = heads[at]  # noqa: PLW2901 - the way up
        else:
            if at in way:
                return True
        free |= way
    return False
