"""An article in its own words: its passages, and what the reader's copies have for each of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefing.anchors import Match, align, edits, fingerprint, new_paragraphs, renewed
from briefing.model import PLAIN, Insertion, Layout, Passage, Standing, Variant
from briefing.text import clean_line


class Copy(NamedTuple):
    """A copy of an article."""

    path: str
    """Its path in its library."""
    paragraphs: Sequence[str]
    """Its paragraphs."""
    layouts: Sequence[Layout] = ()
    """What each of them was in its document; empty where nobody knows."""


class _Aligned(NamedTuple):
    copy: Copy
    matches: Sequence[Match]

    @property
    def verbatim(self) -> int:
        """How many passages it has word for word."""
        return sum(match.standing is Standing.VERBATIM for match in self.matches)


def with_prints(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, those in their own words with a fingerprint even where their file has none."""
    return tuple(
        replace(passage, fingerprint=fingerprint(passage.original))
        if passage.original and not passage.fingerprint
        else passage
        for passage in passages
    )


def with_originals(passages: Sequence[Passage], copies: Iterable[Copy]) -> tuple[Passage, ...]:
    """The passages as the reader's copies have them, the latest copy last.

    The copy with the most passages word for word speaks, of several the latest; a passage that it has not word for
    word speaks from another that has it so, or has at least all of its words. A passage in its own words stays as it
    is. Where its own words are at hand, how each copy differs that has others is told with the passage. A passage
    without a fingerprint keeps its digest, for nobody can tell what it was. What only a copy has is told with the
    passage that it stands behind.

    A fingerprint of before is made again from the first copy that has the passage: of two copies that differ in the
    signs of a figure alone, the first one speaks.
    """
    copies = [copy._replace(path=clean_line(copy.path)) for copy in copies]
    prints = [(passage.address.number, passage.fingerprint) for passage in passages]
    for copy in copies:
        prints = list(renewed(prints, copy.paragraphs))
    passages = [replace(passage, fingerprint=key) for passage, (_, key) in zip(passages, prints, strict=True)]
    aligned = [_Aligned(copy, align(prints, copy.paragraphs)) for copy in copies if copy.paragraphs]
    if not aligned:
        return tuple(passages)
    latest_first = aligned[::-1]
    ranked = sorted(latest_first, key=lambda one: one.verbatim, reverse=True)
    from_copies, inserted = [one.copy for one in ranked], _insertions(aligned)
    spoken = (
        _spoken(passage, list(zip(from_copies, matches, strict=True))) if passage.fingerprint else passage
        for passage, *matches in zip(passages, *(one.matches for one in ranked), strict=True)
    )
    return tuple(
        replace(passage, insertions=tuple(inserted[passage.address.number])) if inserted else passage
        for passage in spoken
    )


def _insertions(aligned: Iterable[_Aligned]) -> Mapping[int, list[Insertion]]:
    """What only a copy has, by the number of the passage that it stands beside; of several copies the first counts.

    What has no passage word for word is no copy, and adds nothing.
    """
    found, known = defaultdict[int, list[Insertion]](list), set[str]()
    for one in aligned:
        ends = {max(match.paragraphs): match.number for match in one.matches if match.paragraphs}
        if not ends or not one.verbatim:
            continue
        places, paragraphs = sorted(ends), one.copy.paragraphs
        for at in new_paragraphs(one.matches, paragraphs):
            key = fingerprint(paragraphs[at])
            if key in known:
                continue
            known.add(key)
            beside = places[max(bisect_left(places, at) - 1, 0)]
            found[ends[beside]].append(Insertion(one.copy.path, paragraphs[at], is_before=beside > at))
    return found


def _spoken(passage: Passage, copies: Sequence[tuple[Copy, Match]]) -> Passage:
    matches = [match for _, match in copies]
    variants = tuple(_variants(passage.original or next(filter(None, (match.own for match in matches)), ""), copies))
    if passage.original:
        return replace(passage, variants=variants) if variants else passage
    copy, best = min(copies, key=lambda one: _rank(one[1]))
    layout = _layout(copy, best) if best.text else passage.layout
    return replace(passage, original=best.text, standing=best.standing, variants=variants, layout=layout)


def _layout(copy: Copy, match: Match) -> Layout:
    """What a passage was in a copy: what the paragraph was that it begins; the whole of it where it is all of that."""
    if not copy.layouts or not match.paragraphs:
        return PLAIN
    first = match.paragraphs[0]
    layout = copy.layouts[first]
    return layout if match.text == copy.paragraphs[first] else layout._replace(links=())


def _rank(match: Match) -> int:
    """How well a copy speaks for a passage: word for word, with all of its words, else as it may."""
    return 0 if match.standing is Standing.VERBATIM else 1 if match.own else 2


def _variants(own: str, copies: Iterable[tuple[Copy, Match]]) -> Iterator[Variant]:
    """How the copies that have other words than a passage's own differ; nothing where those are not known."""
    for copy, match in copies:
        if own and match.standing is Standing.ALTERED and (differing := edits(own, match.text)):
            yield Variant(copy.path, differing)
