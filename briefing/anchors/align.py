"""Alignment: which words of a copy are which passage of its article."""

from collections.abc import Mapping, Sequence

from briefing.anchors.gaps import gaps
from briefing.anchors.match import Match
from briefing.anchors.paragraphs import Copy, Place
from briefing.anchors.search import find
from briefing.model import Standing


def align(prints: Sequence[tuple[int, str]], paragraphs: Sequence[str]) -> tuple[Match, ...]:
    """How each passage, given as its number and its fingerprint in the article's order, stands in a copy.

    VERBATIM: the text has that very fingerprint. It is a paragraph of the copy, several joined, or a run of words in
    one or across some; it may have moved. A run of fewer than five words is not looked for in mid-sentence, and a
    passage stands as often as the copy has it.

    ALTERED: a passage that is not verbatim, by its place alone, for the words it had are not known. Between two
    verbatim passages that follow one another in the copy, or before the first or after the last, as many whole
    paragraphs are left over as passages are; they belong together in their order. A paragraph without words, with
    the words of another passage, or from which a verbatim passage was taken, is not left over.

    MISSING: every other. It may still be there in other words, where the counts differ, and so no pair is certain.
    """
    copy = Copy.of(paragraphs)
    keys = [key for _, key in prints]
    places = find(keys, copy)
    altered = _altered(keys, copy, places)
    return tuple(
        _match(number, copy, places.get(index), altered.get(index)) for index, (number, _) in enumerate(prints)
    )


def _match(number: int, copy: Copy, place: Place | None, altered: int | None) -> Match:
    if place is not None:
        return Match(number, Standing.VERBATIM, copy.text(place), copy.within(place))
    if altered is not None:
        return Match(number, Standing.ALTERED, copy.paragraphs[altered], (altered,))
    return Match(number, Standing.MISSING)


def _altered(prints: Sequence[str], copy: Copy, places: Mapping[int, Place]) -> dict[int, int]:
    """The paragraph of each altered passage; none where nothing is verbatim: it is no copy then."""
    if not places:
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
