"""The rules that look at one passage."""

from collections.abc import Callable, Mapping

from briefing.anchors import fingerprint
from briefing.check.evidence import is_at_hand
from briefing.model import Passage, Standing


def altered(passage: Passage) -> str:
    """What is to be said of a passage whose place in the copy other words have."""
    if passage.standing is not Standing.ALTERED:
        return ""
    return f"Your copy has other words in the place of {passage.address}: compare them before you rely on it."


def missing(passage: Passage) -> str:
    """What is to be said of a passage that the copy does not have."""
    if passage.standing is not Standing.MISSING:
        return ""
    return f"Your copy has nothing in the place of {passage.address}; its digest speaks for it."


def mismatched(passage: Passage) -> str:
    """What is to be said of a passage whose own words have another fingerprint than is written."""
    if not is_at_hand(passage) or not passage.fingerprint:
        return ""
    found, number = fingerprint(passage.original), passage.address.number
    if found == passage.fingerprint:
        return ""
    return f"The fingerprint of passage {number} is p{number}:{found}, not what prints says: mend the one or the other."


PASSAGE_RULES: Mapping[str, Callable[[Passage], str]] = {
    "passage-altered": altered,
    "passage-missing": missing,
    "print-mismatch": mismatched,
}
"""What finds what in a passage, by the rule's name; empty where it finds nothing."""
