"""An article in its own words: its passages, and what the reader's copies have for each of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.anchors import Match, align, edits, fingerprint, new_paragraphs, renewed
from briefing.model import Insertion, Passage, Standing, Variant
from briefing.text import clean_line

Copy = tuple[str, Sequence[str]]
"""The path of a copy in its library, and the copy's paragraphs."""


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
    copies = list(copies)
    prints = [(passage.address.number, passage.fingerprint) for passage in passages]
    for _, paragraphs in copies:
        prints = list(renewed(prints, paragraphs))
    passages = [replace(passage, fingerprint=key) for passage, (_, key) in zip(passages, prints, strict=True)]
    aligned = [(clean_line(name), align(prints, paragraphs), paragraphs) for name, paragraphs in copies if paragraphs]
    if not aligned:
        return tuple(passages)
    latest_first = aligned[::-1]
    ranked = sorted(latest_first, key=lambda copy: _verbatim(copy[1]), reverse=True)
    names, inserted = [name for name, *_ in ranked], _insertions(aligned)
    spoken = (
        _spoken(passage, list(zip(names, matches, strict=True))) if passage.fingerprint else passage
        for passage, *matches in zip(passages, *(matches for _, matches, _ in ranked), strict=True)
    )
    return tuple(
        replace(passage, insertions=tuple(inserted[passage.address.number])) if inserted else passage
        for passage in spoken
    )


def _insertions(aligned: Iterable[tuple[str, Sequence[Match], Sequence[str]]]) -> Mapping[int, list[Insertion]]:
    """What only a copy has, by the number of the passage that it stands beside; of several copies the first counts.

    What has no passage word for word is no copy, and adds nothing.
    """
    found, known = defaultdict[int, list[Insertion]](list), set[str]()
    for name, matches, paragraphs in aligned:
        ends = {max(match.paragraphs): match.number for match in matches if match.paragraphs}
        if not ends or not _verbatim(matches):
            continue
        places = sorted(ends)
        for at in new_paragraphs(matches, paragraphs):
            key = fingerprint(paragraphs[at])
            if key in known:
                continue
            known.add(key)
            beside = places[max(bisect_left(places, at) - 1, 0)]
            found[ends[beside]].append(Insertion(name, paragraphs[at], is_before=beside > at))
    return found


def _verbatim(matches: Iterable[Match]) -> int:
    return sum(match.standing is Standing.VERBATIM for match in matches)


def _spoken(passage: Passage, copies: Sequence[tuple[str, Match]]) -> Passage:
    matches = [match for _, match in copies]
    variants = tuple(_variants(passage.original or next(filter(None, (match.own for match in matches)), ""), copies))
    if passage.original:
        return replace(passage, variants=variants) if variants else passage
    best = min(matches, key=_rank)
    return replace(passage, original=best.text, standing=best.standing, variants=variants)


def _rank(match: Match) -> int:
    """How well a copy speaks for a passage: word for word, with all of its words, else as it may."""
    return 0 if match.standing is Standing.VERBATIM else 1 if match.own else 2


def _variants(own: str, copies: Iterable[tuple[str, Match]]) -> Iterator[Variant]:
    """How the copies that have other words than a passage's own differ; nothing where those are not known."""
    for name, match in copies:
        if own and match.standing is Standing.ALTERED and (differing := edits(own, match.text)):
            yield Variant(name, differing)
