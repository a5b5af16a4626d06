"""How text becomes terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.analysis import WORD_LENGTH, terms_of
from briefing.text import words

texts = st.lists(
    st.sampled_from(["U.S.", "a.", ".b", "1,000", "3.5.", "keepers'", "O'Brien’s", "é", "\u0301", "\u00ad", "_", "漢"])
    | st.sampled_from(" \t\n\u00a0\u2003.,;:!?()\"'-/")
    | st.text(max_size=4)
    | st.from_regex(r"[a-zA-Z0-9]{1,4}", fullmatch=True)
).map("".join)


@pytest.mark.parametrize("most", [0, 3, 10**6])
@given(texts)
def test_its_terms_are_the_words_of_its_text(most: int, text: str) -> None:
    """However many words are remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.query.analysis._KEPT", most)
        assert terms_of(text) == tuple(word.term[:WORD_LENGTH] for word in words(text))
