"""Recognition: which known article a file is a copy of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.anchors import Match, align, fingerprint, former_fingerprint, words
from briefing.library.adding.known import Known
from briefing.library.adding.runs import TELLING, runs
from briefing.model import Passage, Standing

_TRIED = 3
"""How many articles that share paragraphs with a file are looked at closely."""
_ENOUGH, _LEAST = 3, 2
_FIFTH, _HALF = 5, 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """A known article, and how its passages stand in a file."""

    article: str
    """The id of the article."""
    passages: tuple[Passage, ...]
    """Its passages."""
    matches: tuple[Match, ...]
    """How each stands in the file."""

    @property
    def verbatim(self) -> tuple[Match, ...]:
        """The passages that stand in the file word for word."""
        return tuple(match for match in self.matches if match.standing is Standing.VERBATIM)

    @property
    def present(self) -> tuple[Match, ...]:
        """The passages of which the file has every word, be it that other words are glued to them."""
        return tuple(match for match in self.matches if match.own)

    def count(self, standing: Standing) -> int:
        """How many passages stand so."""
        return sum(match.standing is standing for match in self.matches)


def recognise(paragraphs: Sequence[str], known: Known) -> Recognised | None:
    """The article that a file with these paragraphs is a copy of, or None.

    It is one where all its passages are the file's paragraphs and nothing else is. Else three of them must stand in
    the file with all their words, whatever is glued to them, and be a fifth of the article's passages or have a fifth
    of the file's words; or two that have half of the file's words. Those of five words or more count alone, and one
    that several known articles have counts as that part of one. So neither what an outlet puts under each of its
    articles, nor a few sentences that one article quotes from another, make a copy.

    Looked at are the articles that share whole paragraphs with the file, and where none of them is it, those that
    share runs of sentences: the file may have split and merged its paragraphs throughout.
    """
    prints = [print_ for paragraph in paragraphs if words(paragraph) for print_ in _fingerprints(paragraph)]
    for candidates in (prints, runs(paragraphs)):
        found = [_aligned(article, paragraphs, known) for article in _sharing(candidates, known)]
        copies = [one for one in found if _is_copy(one, paragraphs, known)]
        if copies:
            return max(copies, key=lambda one: (len(one.verbatim), len(one.present)))
    return None


def _fingerprints(paragraph: str) -> tuple[str, ...]:
    """The fingerprint of a paragraph, and the one it had before figures counted with their signs."""
    return tuple(dict.fromkeys((fingerprint(paragraph), former_fingerprint(paragraph))))


def _sharing(prints: Iterable[str], known: Known) -> list[str]:
    """The articles that have the most of some fingerprints."""
    wanted = tuple(prints)
    holders = known.holders(wanted)
    shared = Counter(article for print_ in wanted for article in holders.get(print_, ()))
    return sorted(shared, key=lambda article: (-shared[article], article))[:_TRIED]


def _aligned(article: str, paragraphs: Sequence[str], known: Known) -> Recognised:
    passages = known.passages(article)
    matches = align([(passage.address.number, passage.fingerprint) for passage in passages], paragraphs)
    return Recognised(article, passages, matches)


def _is_copy(found: Recognised, paragraphs: Sequence[str], known: Known) -> bool:
    prints = [passage.fingerprint for passage in found.passages if passage.fingerprint]
    told = [_fingerprints(paragraph) for paragraph in paragraphs if words(paragraph)]
    if len(prints) == len(told) and all(print_ in these for print_, these in zip(prints, told, strict=True)):
        return True
    evidence, length, whole = _evidence(found, known), _length(found), sum(map(_count, paragraphs))
    is_much = _FIFTH * evidence >= len(prints) or _FIFTH * length >= whole
    return (evidence >= _ENOUGH and is_much) or (evidence >= _LEAST and _HALF * length >= whole)


def _length(found: Recognised) -> int:
    """How many words of the file are those of the article's passages."""
    return sum(_count(match.own) for match in found.present)


def _count(text: str) -> int:
    return len(words(text))


def _evidence(found: Recognised, known: Known) -> float:
    """How many telling passages the file has the words of, each divided among the articles that have it."""
    print_of = {passage.address.number: passage.fingerprint for passage in found.passages}
    telling = [print_of[match.number] for match in found.present if len(words(match.own)) >= TELLING]
    holders = known.holders(telling)
    return sum(1 / max(len(holders.get(print_, ())), 1) for print_ in telling)
