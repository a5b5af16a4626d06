"""How a passage is told: in its own words where they are at hand, else by its digest; and which of them it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Passage, Standing

_OWN = {
    Standing.VERBATIM: "verbatim",
    Standing.ALTERED: "altered in your copy",
    Standing.MISSING: "digest, not in your copy",
    Standing.NO_COPY: "",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Which words are wanted."""

    prefers_digest: bool = False
    """Whether the digest is wanted even where the own words are at hand."""

    def text(self, passage: Passage) -> str:
        """What is shown of a passage."""
        return (passage.digest if self.prefers_digest else "") or passage.text

    def kind(self, passage: Passage) -> str:
        """What kind of words they are, in a word or two; empty where the whole page says so."""
        if self.prefers_digest and passage.digest and passage.original:
            return "digest"
        return _OWN[passage.standing]

    def line(self, passages: Iterable[Passage]) -> str:
        """What a page says of the words of these passages: that they are digests, and how to see the other ones."""
        some = tuple(passages)
        if not some:
            return ""
        if not any(passage.original for passage in some):
            return "Digests, in our words. a adds the article's file, to read its own."
        if any(passage.digest for passage in some):
            return "d shows the articles' own words." if self.prefers_digest else "d shows the digests."
        return ""
