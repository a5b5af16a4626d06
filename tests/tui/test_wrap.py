"""Where lines break."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.tui.page.wrap import wrap

texts = st.text(st.characters(blacklist_categories=["Cc", "Cs"], whitelist_characters="\n"), max_size=300)
widths = st.integers(2, 60)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_at_spaces_and_the_spaces_vanish() -> None:
    assert lines("who wants what, and why", 10) == ["who wants", "what, and", "why"]


def test_a_newline_always_breaks_and_an_empty_line_stays() -> None:
    assert lines("one\n\ntwo", 40) == ["one", "", "two"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("abcdefgh ij", 4) == ["abcd", "efgh", "ij"]


def test_ideographs_take_two_cells() -> None:
    assert lines("外務大臣会談", 4) == ["外務", "大臣", "会談"]


def test_leading_spaces_of_code_stay() -> None:
    assert lines("if x:\n    y", 20) == ["if x:", "    y"]


@given(texts, widths)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(texts, widths)
def test_nothing_but_spaces_and_newlines_is_lost_and_the_order_is_kept(text: str, width: int) -> None:
    def squeeze(part: str) -> str:
        return part.replace(" ", "").replace("\n", "")

    assert squeeze("".join(lines(text, width))) == squeeze(text)
    bounds = [offset for line in wrap(text, width) for offset in line]
    assert bounds == sorted(bounds)
