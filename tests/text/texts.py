"""Made-up texts with all that words and figures are made of."""

from hypothesis import strategies as st

texts = st.lists(
    st.sampled_from(["U.S.", "a.", ".b", "1,000", "3.5.", "keepers'", "O'Brien’s", "é", "\u0301", "\u00ad", "_", "漢"])
    | st.sampled_from(["1 000", "J. D.", "É. U.", "$5", "-5", "5 %", "NGOs", "1990s", "e-mail", "l’Arabie", "²"])
    | st.sampled_from(" \t\n\u00a0\u2003.,;:!?()\"'-/")
    | st.text(max_size=4)
    | st.from_regex(r"[a-zA-Z0-9]{1,4}", fullmatch=True)
).map("".join)
