"""An article in its own words: its passages, and what the reader's copies have for each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.anchors import Match, align, fingerprint
from briefing.model import Passage, Standing


def with_prints(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, those in their own words with a fingerprint even where their file has none."""
    return tuple(
        replace(passage, fingerprint=fingerprint(passage.original))
        if passage.original and not passage.fingerprint
        else passage
        for passage in passages
    )


def with_originals(passages: Sequence[Passage], copies: Iterable[Sequence[str]]) -> tuple[Passage, ...]:
    """The passages as the reader's copies have them; each copy is its paragraphs, the latest copy last.

    The copy with the most passages word for word speaks, of several the latest; a passage that it has not word for
    word speaks from another that has it so. A passage in its own words stays as it is, and so does one without a
    fingerprint, for nobody can tell what it was.
    """
    prints = [(passage.address.number, passage.fingerprint) for passage in passages]
    latest_first = [align(prints, paragraphs) for paragraphs in copies][::-1]
    if not latest_first:
        return tuple(passages)
    ranked = sorted(latest_first, key=_verbatim, reverse=True)
    return tuple(
        passage if passage.original or not passage.fingerprint else _spoken(passage, matches)
        for passage, *matches in zip(passages, *ranked, strict=True)
    )


def _verbatim(matches: Iterable[Match]) -> int:
    return sum(match.standing is Standing.VERBATIM for match in matches)


def _spoken(passage: Passage, matches: Sequence[Match]) -> Passage:
    match = next((one for one in matches if one.standing is Standing.VERBATIM), matches[0])
    return replace(passage, original=match.text, standing=match.standing)
