"""Passages in their own words, as a property: whatever copies the reader has, what is called verbatim is verbatim."""

from hypothesis import event, given
from hypothesis import strategies as st

from briefing.anchors import align, fingerprint, words
from briefing.library.originals import Copy, with_originals
from briefing.model import Address, Passage, Standing
from tests.anchors.copies import Made, copies, untimed


def _article(passages: tuple[str, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(Address("pier", number), f"Digest {number}.", fingerprint=fingerprint(text))
        for number, text in enumerate(passages, 1)
    )


@st.composite
def _readers(draw: st.DrawFn) -> tuple[Made, tuple[tuple[str, ...], ...]]:
    """A copy of an article, and others of it: with a word changed in each paragraph, with words glued to them."""
    made = draw(copies())
    changed = tuple(draw(st.sampled_from((text, f"{text} not", f"{text}, so not so"))) for text in made.passages)
    glued = tuple(draw(st.sampled_from((text, f"It is false that {text}"))) for text in made.passages)
    return made, tuple(draw(st.permutations((made.paragraphs, changed, glued))))


@untimed
@given(_readers())
def test_only_the_very_words_are_verbatim_and_every_copy_that_differs_is_told(
    reader: tuple[Made, tuple[tuple[str, ...], ...]],
) -> None:
    made, theirs = reader
    shown = with_originals(_article(made.passages), [Copy(f"copy.{at}.md", text) for at, text in enumerate(theirs)])
    prints = [(number, fingerprint(text)) for number, text in enumerate(made.passages, 1)]
    aligned = [align(prints, text) for text in theirs]
    for at, (passage, own) in enumerate(zip(shown, made.passages, strict=True)):
        standings = [matches[at].standing for matches in aligned]
        has_words = any(matches[at].own for matches in aligned)
        assert (passage.standing is Standing.VERBATIM) == (Standing.VERBATIM in standings)
        if passage.standing is Standing.VERBATIM:
            assert words(passage.original) == words(own)
        differing = {f"copy.{number}.md" for number, one in enumerate(standings) if one is Standing.ALTERED}
        assert {variant.copy for variant in passage.variants} == (differing if has_words else set())
        assert all(edit.removed or edit.added for variant in passage.variants for edit in variant.edits[:-1])
        event(f"{passage.standing}, {len(passage.variants)} differ")
