"""How a passage is shown: in the article's own words where they are at hand, else by its digest."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Insertion, Passage, Standing, Variant
from briefing.views.block import Span

_STANDING = {
    Standing.VERBATIM: "verbatim",
    Standing.ALTERED: "altered in your copy",
    Standing.MISSING: "digest, not in your copy",
    Standing.NO_COPY: "",
}
_UNKNOWN = "≠ Your copy has other words than the known text; which ones differ cannot be told."
_LOOKS = ("quiet", "struck", "strong", "strong")
"""Of the pieces of an edit: the shared words, what was removed, what was added, what the change touches."""

Text = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class PassageStyle:
    """Which words are wanted, and what is said of them."""

    prefers_digest: bool = False
    """Whether the digest is wanted even where the article's own words are at hand."""
    has_keys: bool = True
    """Whether the page is read where keys can be pressed, and not on a command line."""

    def text(self, passage: Passage) -> str:
        """What is shown of a passage."""
        return (passage.digest if self.prefers_digest else "") or passage.text

    def standing(self, passage: Passage) -> str:
        """What kind of words they are, in a word or two; empty where the whole page says so."""
        if self.prefers_digest and passage.digest and passage.original:
            return "digest"
        return _STANDING[passage.standing]

    def variants(self, passage: Passage) -> tuple[Text, ...]:
        """A text for each of the reader's copies that has other words for it; one where nobody can tell which ones.

        Then a text for each paragraph beside it that only a copy has.
        """
        if self.prefers_digest and passage.digest:
            return ()
        only = tuple(map(_insertion, passage.insertions))
        if passage.standing is Standing.ALTERED and not passage.variants:
            return ((_UNKNOWN, (Span(0, len(_UNKNOWN), "quiet"),)), *only)
        return (*map(_variant, passage.variants), *only)

    def line(self, passages: Iterable[Passage]) -> str:
        """What a page says of the words of these passages: that they are digests, and how to see the other ones."""
        some = tuple(passages)
        if not any(passage.original for passage in some):
            is_ours = any(passage.fingerprint for passage in some)
            how = "Press a to add the article" if self.has_keys else "Add the article with `briefing add FILE`"
            return f"Our summary. {how} and read the original." if is_ours else ""
        if self.has_keys and any(passage.digest for passage in some):
            return "Our summary · d: original text" if self.prefers_digest else "Original text · d: our summary"
        return ""


def _insertion(insertion: Insertion) -> Text:
    """`+ only in pier-post.2.md: The mayor has answered`, and so on."""
    where = ", above" if insertion.is_before else ""
    head = f"+ only in {insertion.copy.rpartition('/')[2]}{where}: "
    return head + insertion.text, (Span(0, len(head), "label"),)


def _variant(variant: Variant) -> Text:
    """`≠ pier-post.2.md: … it would cost [-$15-] {+$16+} (number) million …`, its parts told apart by looks, too."""
    text = f"≠ {variant.copy.rpartition('/')[2]}: "
    spans = [Span(0, len(text), "label")]
    for edit in variant.edits:
        for piece, look in zip(edit.pieces, _LOOKS, strict=True):
            spans.append(Span(len(text), len(text) + len(piece), look))
            text += piece
    return text, tuple(span for span in spans if span.end > span.start)
