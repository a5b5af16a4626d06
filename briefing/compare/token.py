"""Tokens: the words of a text, each with what it means."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.compare.irregular import BASES
from briefing.compare.lexicon import NEGATORS, SMALL, concepts, opposites, phrases
from briefing.query.analysis import stem
from briefing.text import words


class Token(NamedTuple):
    """A word of a text."""

    term: str
    """The folded word; `didn't` keeps its apostrophe."""
    concept: str
    """What it means: its concept, else its stem; empty for a word that tells nothing of the matter."""
    is_opposite: bool
    """Whether it says the opposite of its concept."""
    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a number in figures."""
        return self.term[0].isdigit()


@dataclass(frozen=True)
class Words:
    """A text cut into tokens."""

    text: str
    """The text; blanks stand in the place of what is not to be read."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, in order; two words that mean one thing are one token."""
        return _tokens(self.text)

    def gap(self, at: int) -> str:
        """What stands between the token at a place and the one before it."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if at else ""

    def term(self, at: int) -> str:
        """The term of the token at a place; empty where there is none."""
        return self.tokens[at].term if 0 <= at < len(self.tokens) else ""

    def terms(self, at: int, count: int) -> list[str]:
        """The terms of so many tokens from a place on."""
        return [token.term for token in self.tokens[at : at + count]]

    def shown(self, start: int, end: int) -> str:
        """A part of the text on one line."""
        return " ".join(self.text[start:end].split())


def _tokens(text: str) -> tuple[Token, ...]:
    found, cut, at = list[Token](), tuple(words(text)), 0
    pairs = phrases()
    while at < len(cut):
        term, start, end = cut[at]
        after = cut[at + 1] if at + 1 < len(cut) else None
        if after and (concept := pairs.get((term, after.term))):
            is_opposite = concept.startswith("-")
            found.append(Token(f"{term} {after.term}", concept.removeprefix("-"), is_opposite, start, after.end))
            at += 2
            continue
        found.append(_token(term, start, end, text[start:end]))
        at += 1
    return tuple(found)


def _token(term: str, start: int, end: int, shown: str) -> Token:
    if shown.lower().endswith(("n't", "n’t")):
        return Token(f"{term.removesuffix('nt')}n't", "", is_opposite=False, start=start, end=end)
    root = stem(BASES.get(term, term))
    is_small = term in SMALL or term in NEGATORS or not term[0].isalpha()
    concept = "" if is_small else concepts().get(root, root)
    return Token(term, concept, root in opposites() and bool(concept), start, end)
