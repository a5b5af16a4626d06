"""Gaps: what is left of an article and of its copy between passages that were found in order."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.anchors.paragraphs import Place
from briefing.anchors.subsequence import increasing


class Gap(NamedTuple):
    """The passages between two anchors, and the paragraphs between the places of the two."""

    passages: range
    """Indexes of passages."""
    paragraphs: range
    """Indexes of paragraphs of the copy."""


def gaps(passages: int, paragraphs: int, places: Mapping[int, Place]) -> Iterator[Gap]:
    """The gaps of an article and a copy of these many passages and paragraphs, `places` being what was found.

    Anchors are the most passages that stand in the copy in the article's order; the others have moved.
    """
    found = sorted(places)
    anchors = [found[index] for index in increasing([places[passage] for passage in found])]
    passage, paragraph = 0, 0
    for anchor in anchors:
        yield Gap(range(passage, anchor), range(paragraph, places[anchor].paragraph))
        passage, paragraph = anchor + 1, places[anchor].last + 1
    yield Gap(range(passage, passages), range(paragraph, paragraphs))
