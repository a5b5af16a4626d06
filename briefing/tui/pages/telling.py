"""How a passage is told: in its own words where they are at hand, else by its digest; and which of them it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Passage, Standing, Variant
from briefing.tui.page.stanza import Run

_OWN = {
    Standing.VERBATIM: "verbatim",
    Standing.ALTERED: "altered in your copy",
    Standing.MISSING: "digest, not in your copy",
    Standing.NO_COPY: "",
}
_UNKNOWN = "≠ Its words are not those that were fingerprinted; which ones differ can't be told."
_LOOKS = ("quiet", "struck", "strong", "strong")
"""Of the pieces of an edit: the shared words, what was removed, what was added, what the change touches."""

Text = tuple[str, tuple[Run, ...]]


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

    def variants(self, passage: Passage) -> tuple[Text, ...]:
        """A text for each of the reader's copies that has other words for it; one where nobody can tell which ones."""
        if self.prefers_digest and passage.digest:
            return ()
        if passage.standing is Standing.ALTERED and not passage.variants:
            return ((_UNKNOWN, (Run(0, len(_UNKNOWN), "quiet"),)),)
        return tuple(map(_variant, passage.variants))

    def line(self, passages: Iterable[Passage]) -> str:
        """What a page says of the words of these passages: that they are digests, and how to see the other ones."""
        some = tuple(passages)
        if not some:
            return ""
        if not any(passage.original for passage in some):
            is_ours = any(passage.fingerprint for passage in some)
            return "Digests, in our words. a adds the article's file, to read its own." if is_ours else ""
        if any(passage.digest for passage in some):
            return "d shows the articles' own words." if self.prefers_digest else "d shows the digests."
        return ""


def _variant(variant: Variant) -> Text:
    """`≠ pier-post.2.md: … it would cost [-$15-] {+$16+} (number) million …`, its parts told apart by looks, too."""
    text = f"≠ {variant.copy.rpartition('/')[2]}: "
    runs = [Run(0, len(text), "label")]
    for edit in variant.edits:
        for piece, look in zip(edit.pieces, _LOOKS, strict=True):
            runs.append(Run(len(text), len(text) + len(piece), look))
            text += piece
    return text, tuple(run for run in runs if run.end > run.start)
