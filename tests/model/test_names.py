"""Names of things, and what a card, an article and a roster tell of themselves."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import (
    RELATIONS,
    Address,
    Article,
    Articles,
    Block,
    Card,
    Date,
    Entry,
    Field,
    Kind,
    Passage,
    Prose,
    Results,
    Role,
    Roster,
    Span,
    Standing,
    is_id,
)


@pytest.mark.parametrize("text", ["a", "7", "pier-board", "a_b", "0-", "a" * 80])
def test_an_id_is_small_letters_digits_hyphens_and_underscores(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "-a", "_a", "A", "é", "a b", "a/b", "..", "a.md", "a\n", "a" * 81, "٣", "a\x00"])
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_id(text)


def test_an_address_names_an_article_and_a_paragraph() -> None:
    address = Address.parse("gazette-2021-04-02#^p12")
    assert address == Address("gazette-2021-04-02", 12)


@pytest.mark.parametrize(
    "text", ["", "a", "a#p1", "a#^p", "a#^p0", "a#^p01", "a#^p1 ", "A#^p1", "a#^p12345678", "a#^p1\n", "a#^p٣"]
)
def test_nothing_else_is_an_address(text: str) -> None:
    assert Address.parse(text) is None


@given(st.from_regex(r"[a-z0-9][a-z0-9_-]{0,79}", fullmatch=True), st.integers(1, 9_999_999))
def test_an_address_is_spelt_as_it_is_read(article: str, number: int) -> None:
    assert Address.parse(str(Address(article, number))) == Address(article, number)


def test_addresses_are_in_the_order_of_their_paragraphs() -> None:
    assert Address("a", 9) < Address("a", 10) < Address("b", 1)


def test_an_article_is_called_by_its_outlet_and_date() -> None:
    day = Date("2021-04-02", "2021-04-02", "2021-04-02")
    assert Article("a", "A ferry", outlet="Gazette", published=day).source == "Gazette, 2021-04-02"
    assert Article("a", "A ferry").source == "A ferry"


def test_a_passage_speaks_its_own_words_where_they_are_at_hand() -> None:
    digest = Passage(Address("a", 1), "In ours.")
    whole = Passage(Address("a", 1), "In ours.", "In its own.", standing=Standing.VERBATIM)
    altered = Passage(Address("a", 1), "In ours.", "In other words.", standing=Standing.ALTERED)
    assert (digest.text, digest.is_original) == ("In ours.", False)
    assert (whole.text, whole.is_original) == ("In its own.", True)
    assert (altered.text, altered.is_original) == ("In other words.", False)


def test_a_card_links_from_its_fields_and_its_text_and_names_each_target_once() -> None:
    def to(target: str, role: Role) -> Prose:
        return Prose("x", (Span(0, 1, role, target),))

    card = Card(
        "a",
        Kind.OFFER,
        "A",
        aliases=("B",),
        fields=(Field("by", (to("board", Role.LINK), to("crew", Role.LINK))),),
        blocks=(Block(to("crew", Role.LINK)), Block(to("pier", Role.LINK)), Block(to("g#^p2", Role.CITATION))) * 2,
    )
    assert card.names == ("A", "B")
    assert card.links == ("board", "crew", "pier")
    assert card.citations == ("g#^p2",)
    assert len(card.link_spans) == 6
    assert len(card.citation_spans) == 2


def test_a_roster_finds_by_id_and_counts_passages() -> None:
    entry, article = Entry("a", Kind.ACTOR, "A"), Article("g", "G", passages=3)
    roster = Roster((entry,), (article, Article("h", "H", passages=4)))
    assert (roster.card("a"), roster.card("g")) == (entry, None)
    assert (roster.article("g"), roster.article("a")) == (article, None)
    assert roster.passages == 7


def test_articles_are_made_when_they_are_looked_at_and_once() -> None:
    made = list[int]()

    def make(places: Sequence[int]) -> Iterator[Article]:
        made.extend(places)
        return (Article(f"a{at}", f"A{at}") for at in places)

    articles = Articles([f"a{at}" for at in range(4)], 9, make)
    roster = Roster((), articles)
    assert (len(articles), roster.passages, sorted(roster.ids)) == (4, 9, ["a0", "a1", "a2", "a3"])
    assert not made
    assert roster.article("a2") == articles[2] == articles[-2] == Article("a2", "A2")
    assert roster.article("b") is None
    assert made == [2]
    assert articles[1:3] == (Article("a1", "A1"), Article("a2", "A2"))
    assert [article.id for article in articles] == list(articles.ids)
    assert sorted(made) == [0, 1, 2, 3]
    assert Articles.of(tuple(articles)) == articles
    assert Articles.of(()) != articles
    with pytest.raises(IndexError):
        articles[4]


def test_results_add_up_their_counts() -> None:
    assert Results("a", "a", counts=(("offer", 2), ("passage", 5))).total == 7


def test_every_kind_has_a_heading_and_its_fields() -> None:
    assert [kind.plural for kind in Kind] == ["actors", "offers", "talks", "sanctions", "other cards"]
    assert set(RELATIONS) == set(Kind)


def test_whoever_goes_through_articles_waits_for_the_first_few_alone() -> None:
    made = list[int]()

    def make(places: Sequence[int]) -> list[Article]:
        made.extend(places)
        return [Article(f"a{at}", "A") for at in places]

    articles = Articles([f"a{at}" for at in range(1_000)], 0, make)
    going = iter(articles)
    assert next(going).id == "a0"
    assert len(made) < 100
    assert [article.id for article in going] == articles.ids[1:]
    assert made == list(range(1_000))
