"""Recognition: which known article a file is a copy of."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice

from briefing.anchors import Match, align, fingerprint, former_fingerprint, new_paragraphs, words
from briefing.anchors.fingerprint import FORMER, TODAY, fingerprint_of
from briefing.anchors.former import former_words
from briefing.model import Address, Passage, Standing

TELLING = 5
"""How many words a passage has at least that tells one article from another; `Read more` stands in all of them."""
_LONGEST = 16
"""How many sentences, or lines that were taken for paragraphs, a run has at most."""
_MOST = 500
"""How many sentences are looked at: enough of any file to know it by."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")
_TRIED = 3
"""How many articles that share paragraphs with a file are looked at closely."""
_ENOUGH, _LEAST = 3, 2
_FIFTH, _HALF, _TWO_THIRDS = 5, 2, 1.5
_BEGINNING = 3


class KnownArticles:
    """Fingerprints and the passages that have them."""

    def __init__(
        self,
        fingerprinted: Callable[[Sequence[str]], dict[str, tuple[Address, ...]]],
        passages: Callable[[str], tuple[Passage, ...]],
    ) -> None:
        self._fingerprinted = fingerprinted
        self._passages = passages
        self._added = dict[str, tuple[Passage, ...]]()
        self._holders = defaultdict[str, set[str]](set)

    def holders(self, prints: Iterable[str]) -> dict[str, frozenset[str]]:
        """The ids of the articles that have a passage of each fingerprint; none where no article has."""
        wanted = tuple(dict.fromkeys(prints))
        found = {print_: {one.article for one in has} for print_, has in self._fingerprinted(wanted).items()}
        both = {print_: found.get(print_, set()) | self._holders.get(print_, set()) for print_ in wanted}
        return {print_: frozenset(articles) for print_, articles in both.items() if articles}

    def passages(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        return self._added.get(article) or self._passages(article)

    def note(self, article: str, passages: tuple[Passage, ...]) -> None:
        """Take an article in that the index does not hold yet."""
        self._added[article] = passages
        for passage in passages:
            self._holders[passage.fingerprint].add(article)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A known article, and how its passages stand in a file."""

    article: str
    """The id of the article."""
    passages: tuple[Passage, ...]
    """Its passages."""
    matches: tuple[Match, ...]
    """How each stands in the file."""
    new: tuple[int, ...]
    """The paragraphs of the file that stand in no passage, counted from 0."""

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


def recognise(paragraphs: Sequence[str], known: KnownArticles) -> Recognised | None:
    """The article that a file with these paragraphs is a copy of, or None.

    It is one where all its passages are the file's paragraphs and nothing else is. Else passages must stand in the
    file with all their words, whatever is glued to them: two that have two thirds of the file's words, or three that
    are more than half of the article's passages. Where the beginning of the article is among them, half of the words
    are enough for two, and for three a fifth of the passages or of the words. Those of five words or more count
    alone, and one that several known articles have counts as that part of one; of the file's words those do not count
    that only other known articles have. So neither what an outlet puts under each of its articles, nor a few sentences
    that one article quotes from another, nor the background that two reports share, make a copy.

    Looked at are the articles that share whole paragraphs with the file, and where none of them is it, those that
    share runs of sentences: the file may have split and merged its paragraphs throughout.
    """
    prints = [print_ for paragraph in paragraphs if words(paragraph) for print_ in _fingerprints(paragraph)]
    for candidates in (prints, runs(paragraphs)):
        found = [aligned(article, paragraphs, known) for article in _sharing(candidates, known)]
        copies = [one for one in found if _is_copy(one, paragraphs, known)]
        if copies:
            return max(copies, key=lambda one: (len(one.verbatim), len(one.present)))
    return None


def _fingerprints(paragraph: str) -> tuple[str, ...]:
    """The fingerprint of a paragraph, and the one it had before figures counted with their signs."""
    return tuple(dict.fromkeys((fingerprint(paragraph), former_fingerprint(paragraph))))


def _sharing(prints: Iterable[str], known: KnownArticles) -> list[str]:
    """The articles that have the most of some fingerprints."""
    wanted = tuple(prints)
    holders = known.holders(wanted)
    shared = Counter(article for print_ in wanted for article in holders.get(print_, ()))
    return sorted(shared, key=lambda article: (-shared[article], article))[:_TRIED]


def aligned(article: str, paragraphs: Sequence[str], known: KnownArticles) -> Recognised:
    """How the passages of a known article stand in a file with these paragraphs."""
    passages = known.passages(article)
    matches = align([(passage.address.number, passage.fingerprint) for passage in passages], paragraphs)
    return Recognised(article, passages, matches, new_paragraphs(matches, paragraphs))


def _is_copy(found: Recognised, paragraphs: Sequence[str], known: KnownArticles) -> bool:
    prints = [passage.fingerprint for passage in found.passages if passage.fingerprint]
    told = [_fingerprints(paragraph) for paragraph in paragraphs if words(paragraph)]
    if len(prints) == len(told) and all(print_ in these for print_, these in zip(prints, told, strict=True)):
        return True
    evidence, length, whole = _evidence(found, known), _length(found), _whole(found, paragraphs, known)
    if _begins(found):
        is_much = _FIFTH * evidence >= len(prints) or _FIFTH * length >= whole
        return (evidence >= _ENOUGH and is_much) or (evidence >= _LEAST and _HALF * length >= whole)
    is_most = _HALF * evidence > len(prints)
    return (evidence >= _ENOUGH and is_most) or (evidence >= _LEAST and _TWO_THIRDS * length >= whole)


def _begins(found: Recognised) -> bool:
    """Whether the file has a telling passage of the beginning, where an article tells what is new in it."""
    first = [passage.address.number for passage in found.passages[:_BEGINNING]]
    return any(match.number in first and _count(match.own) >= TELLING for match in found.present)


def _length(found: Recognised) -> int:
    """How many words of the file are those of the article's passages."""
    return sum(_count(match.own) for match in found.present)


def _whole(found: Recognised, paragraphs: Sequence[str], known: KnownArticles) -> int:
    """How many words the file has, without the paragraphs that other known articles alone have: they tell nothing."""
    told = [_fingerprints(paragraph) for paragraph in paragraphs]
    holders = known.holders(chain.from_iterable(told))
    having = [frozenset().union(*(holders.get(print_, ()) for print_ in prints)) for prints in told]
    return sum(
        _count(text)
        for text, articles in zip(paragraphs, having, strict=True)
        if not articles or found.article in articles
    )


def _count(text: str) -> int:
    return len(words(text))


def _evidence(found: Recognised, known: KnownArticles) -> float:
    """How many telling passages the file has the words of, each divided among the articles that have it."""
    print_of = {passage.address.number: passage.fingerprint for passage in found.passages}
    telling = [print_of[match.number] for match in found.present if len(words(match.own)) >= TELLING]
    holders = known.holders(telling)
    return sum(1 / max(len(holders.get(print_, ())), 1) for print_ in telling)


def runs(paragraphs: Sequence[str]) -> Iterator[str]:
    """The fingerprints of the runs of sentences in the paragraphs, within them and across."""
    for cut, kind in ((words, TODAY), (former_words, FORMER)):
        parts = (cut(part) for text in paragraphs for part in _SENTENCE_END.split(text))
        sentences = tuple(islice(filter(None, parts), _MOST))
        for first in range(len(sentences)):
            for run in accumulate(sentences[first : first + _LONGEST]):
                if len(run) >= TELLING:
                    yield fingerprint_of(run, kind)
