"""Whatever a passage holds: nothing raises, no claim says what it does not, and the same text gives the same drafts."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.dialect.edtf_dates import read_date
from briefing.drafting import ArticleText, Draft, KnownCard
from briefing.drafting.drafting import drafts
from briefing.drafting.parse import Parse, Span, Token
from briefing.model import Kind
from briefing.text import clean_line
from tests.drafting.conftest import Read

PIECES = st.sampled_from(
    (Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8").split(),
)
texts = (st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60)).map(clean_line)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts, min_size=1, max_size=4).map(tuple))
def test_any_text_is_drafted(read: Read, passages: tuple[str, ...]) -> None:
    article = ArticleText(passages, published=read_date("2024-06-12"))
    parses = read(passages)
    found = drafts(article, parses, [KnownCard("orla-council", Kind.ACTOR, ("Órla Council", "OC"))])
    check(article, found)
    assert drafts(article, parses, [KnownCard("orla-council", Kind.ACTOR, ("Órla Council", "OC"))]) == found


@st.composite
def grammars(draw: st.DrawFn) -> Parse:
    """Parses no parser makes: any label on any token of any tree."""
    words = draw(st.lists(PIECES, min_size=1, max_size=12))
    text, at, tokens = " ".join(words), 0, list[Token]()
    order = draw(st.permutations(range(len(words))))
    for number, word in enumerate(words):
        tag = draw(st.sampled_from(["NNP", "NN", "NNS", "VBD", "VBG", "VB", "IN", "DT", "JJ", "PRP", "POS"]))
        dep = draw(st.sampled_from(DEPS))
        head = order[draw(st.integers(0, order.index(number)))]
        tokens.append(Token(word, at, at + len(word), tag, word.lower(), dep, head))
        at += len(word) + 1
    first = draw(st.integers(0, len(words) - 1))
    label = draw(st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "DATE"]))
    return Parse(text, tuple(tokens), (Span(0, len(words)),), (Span(first, first + 1, label),))


DEPS = [
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "poss", "amod", "compound", "appos", "relcl"),
    *("acl", "advcl", "xcomp", "ccomp", "pcomp", "conj", "dative", "det", "ROOT", "prt", "neg", "aux"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(grammars(), min_size=1, max_size=3))
def test_any_grammar_is_drafted(parses: list[Parse]) -> None:
    article = ArticleText(tuple(parse.text for parse in parses), published=read_date("2024-06-12"))
    check(article, drafts(article, parses))


def check(article: ArticleText, found: tuple[Draft, ...]) -> None:
    """Every draft has a claim, every claim is word for word, every field names an actor that is drafted."""
    actors = {draft.title for draft in found if draft.kind is Kind.ACTOR}
    for draft in found:
        assert draft.title
        assert draft.claims
        assert 0 <= draft.confidence <= 1
        assert {name for field in draft.fields for name in field.values} <= actors
        for claim in draft.claims:
            assert claim.text
            assert [claim.text in article.paragraphs[number - 1] for number in claim.paragraphs] == [True]
