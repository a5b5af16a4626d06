"""Alignment: which words of a copy are which passage of its article."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefing.anchors.bounds import glued
from briefing.anchors.fingerprint import fingerprint, words
from briefing.anchors.former import former_fingerprint
from briefing.anchors.gaps import gaps
from briefing.anchors.match import Match
from briefing.anchors.paragraphs import Copy, Place
from briefing.anchors.search import find
from briefing.model import Standing


def align(prints: Sequence[tuple[int, str]], paragraphs: Sequence[str]) -> tuple[Match, ...]:
    """How each passage, given as its number and its fingerprint in the article's order, stands in a copy.

    VERBATIM: the text has that very fingerprint. It is a paragraph of the copy, several joined, or sentences in one or
    across some; it may have moved. A run of fewer than five words is not looked for in mid-sentence, and a passage
    stands as often as the copy has it.

    ALTERED: a passage whose words stand in the copy in mid-sentence, so that other words belong to what is said; its
    text is all of the paragraphs it stands in. Also a passage whose words the copy has not, by its place alone, for
    the words it had are not known. Between two passages that follow one another in the copy, or before the first or
    after the last, as many whole paragraphs are left over as passages are; they belong together in their order. A
    paragraph without words, with the words of another passage, or in which another passage stands, is not left over.

    MISSING: every other. It may still be there in other words, where the counts differ, and so no pair is certain.

    Fingerprints of before count as well, though they tell no sign of a figure from another.
    """
    copy = Copy.of(paragraphs)
    keys, places = _found([key for _, key in prints], copy)
    stuck = glued(places, copy)
    altered = _altered(keys, copy, places, stuck)
    return tuple(
        _match(number, copy, places.get(index), altered.get(index), is_glued=index in stuck)
        for index, (number, _) in enumerate(prints)
    )


def new_paragraphs(matches: Iterable[Match], paragraphs: Sequence[str]) -> tuple[int, ...]:
    """The paragraphs of a copy, counted from 0, that have words and are no part of what any passage matched."""
    matched = {paragraph for match in matches for paragraph in match.paragraphs}
    return tuple(at for at, text in enumerate(paragraphs) if at not in matched and words(text))


def renewed(prints: Sequence[tuple[int, str]], paragraphs: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The passages with their fingerprints, those of before made again where a copy has their words."""
    keys, _ = _found([key for _, key in prints], Copy.of(paragraphs))
    return tuple((number, key) for (number, _), key in zip(prints, keys, strict=True))


def _found(keys: Sequence[str], copy: Copy) -> tuple[Sequence[str], dict[int, Place]]:
    """The fingerprints, those of before made again, and the places of their passages."""
    is_of_today = not set(keys).isdisjoint(copy.prints)
    if is_of_today or not _has_former(keys, copy):
        places = find(keys, copy)
        missing = [key for at, key in enumerate(keys) if key and at not in places]
        if not missing or (places and not _has_former(missing, copy)):
            return keys, places
    found = find(keys, copy.former)
    again = [fingerprint(copy.text(found[at])) if at in found else key for at, key in enumerate(keys)]
    return again, find(again, copy)


def _has_former(keys: Sequence[str], copy: Copy) -> bool:
    """Whether a paragraph of a copy has one of the fingerprints as it was made before."""
    return not set(keys).isdisjoint(map(former_fingerprint, copy.paragraphs))


def _match(number: int, copy: Copy, place: Place | None, altered: int | None, *, is_glued: bool) -> Match:
    if place is not None and is_glued:
        paragraphs = copy.within(place)
        text = "\n".join(copy.paragraphs[paragraph] for paragraph in paragraphs)
        return Match(number, Standing.ALTERED, text, paragraphs, copy.text(place))
    if place is not None:
        return Match(number, Standing.VERBATIM, copy.text(place), copy.within(place))
    if altered is not None:
        return Match(number, Standing.ALTERED, copy.paragraphs[altered], (altered,))
    return Match(number, Standing.MISSING)


def _altered(prints: Sequence[str], copy: Copy, places: Mapping[int, Place], stuck: Collection[int]) -> dict[int, int]:
    """The paragraph of each passage altered by its place; none where nothing is verbatim: it is no copy then."""
    if len(places) == len(stuck):
        return {}
    taken = {paragraph for place in places.values() for paragraph in range(place.paragraph, place.last + 1)}
    known = set(prints)
    found = dict[int, int]()
    for gap in gaps(len(prints), len(copy.paragraphs), places):
        passages = [passage for passage in gap.passages if passage not in places]
        left = [
            paragraph
            for paragraph in gap.paragraphs
            if copy.words[paragraph] and paragraph not in taken and copy.prints[paragraph] not in known
        ]
        if len(passages) == len(left):
            found |= zip(passages, left, strict=True)
    return found
