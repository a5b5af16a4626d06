"""A claim is the text of a block up to and with the citations that end it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Block, Claim, Form, Prose, Role, Span, claims_of


def _block(*pieces: str, form: Form = Form.PARAGRAPH) -> Block:
    """A block of these pieces, of which those that look like addresses are citations."""
    text, spans = "", list[Span]()
    for piece in pieces:
        if "#^p" in piece:
            spans.append(Span(len(text), len(text) + 3, Role.CITATION, piece, 7))
        text += "[1]" if "#^p" in piece else piece
    return Block(Prose(text, tuple(spans)), form, line=7)


def test_text_and_the_citation_behind_it_are_a_claim() -> None:
    assert claims_of((_block("The board met. ", "a#^p1"),)) == (Claim("The board met.", ("a#^p1",), 7),)


def test_several_citations_end_one_claim_whatever_signs_part_them() -> None:
    block = _block("The board met ", "a#^p1", ", ", "a#^p2", " ", "b#^p1", "; ", "a#^p1", ".")
    assert claims_of((block,)) == (Claim("The board met", ("a#^p1", "a#^p2", "b#^p1"), 7),)


def test_a_block_may_make_several_claims() -> None:
    block = _block("It met. ", "a#^p1", " It\nagreed. ", "a#^p2")
    assert claims_of((block,)) == (Claim("It met.", ("a#^p1",), 7), Claim("It agreed.", ("a#^p2",), 7))


def test_what_follows_the_last_citation_is_a_claim_that_cites_nothing() -> None:
    assert claims_of((_block("It met. ", "a#^p1", " All agree."),))[1] == Claim("All agree.", (), 7)
    assert claims_of((_block("All agree."),)) == (Claim("All agree.", (), 7),)


def test_signs_alone_claim_nothing() -> None:
    assert claims_of((_block("It met ", "a#^p1", "."), _block("…"), _block(""))) == (Claim("It met", ("a#^p1",), 7),)


@pytest.mark.parametrize("form", list(Form))
def test_paragraphs_items_and_quotations_claim_headings_code_and_rules_do_not(form: Form) -> None:
    speaks = form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)
    assert bool(claims_of((_block("It met.", form=form),))) is speaks


@given(st.lists(st.sampled_from(["It met. ", "So it was", ", ", ".", " ", "a#^p1", "b#^p2"]), max_size=12))
def test_every_word_and_every_citation_is_in_a_claim_and_only_the_last_may_cite_nothing(pieces: list[str]) -> None:
    claims = claims_of((_block(*pieces),))
    said = "".join(piece for piece in pieces if "#" not in piece)
    assert _letters("".join(claim.text for claim in claims)) == _letters(said)
    assert {address for claim in claims for address in claim.citations} == {piece for piece in pieces if "#" in piece}
    assert all(claim.citations for claim in claims[:-1])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
