"""The rules that look at one passage."""

from collections.abc import Callable, Iterator, Mapping

from briefing.anchors import fingerprint, former_fingerprint
from briefing.check.evidence import is_at_hand
from briefing.model import Passage, Standing


def altered(passage: Passage) -> Iterator[str]:
    """What is to be said of a passage whose words the reader's copy has changed, lost or glued to others."""
    if passage.standing is not Standing.ALTERED:
        return
    if not passage.variants:
        yield (
            f"Your copy has other words in the place of {passage.address} than those that were fingerprinted;"
            " which ones can't be told: compare it with another copy before you rely on it."
        )
    for variant in passage.variants:
        what = f"{variant.copy} has other words for {passage.address}, and no copy of yours has its own by themselves"
        yield f"{what}: {variant.text}"


def differing(passage: Passage) -> Iterator[str]:
    """What is to be said of a passage whose own words are there, and that a copy has otherwise."""
    if is_at_hand(passage):
        for variant in passage.variants:
            yield f"{variant.copy} has other words for {passage.address} than those that are shown: {variant.text}"


def missing(passage: Passage) -> Iterator[str]:
    """What is to be said of a passage that the copy does not have."""
    if passage.standing is Standing.MISSING:
        yield f"Your copy has nothing in the place of {passage.address}; its digest speaks for it."


def mismatched(passage: Passage) -> Iterator[str]:
    """What is to be said of a passage whose own words have another fingerprint than is written."""
    if not is_at_hand(passage) or not passage.fingerprint:
        return
    found, number = fingerprint(passage.original), passage.address.number
    if passage.fingerprint not in (found, former_fingerprint(passage.original)):
        told = f"The fingerprint of passage {number} is p{number}:{found}, not what prints says"
        yield f"{told}: mend the one or the other."


PASSAGE_RULES: Mapping[str, Callable[[Passage], Iterator[str]]] = {
    "passage-altered": altered,
    "copies-differ": differing,
    "passage-missing": missing,
    "print-mismatch": mismatched,
}
"""What finds what in a passage, by the rule's name."""
