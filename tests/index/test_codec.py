"""What is stored comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.index.codec import decode_body, decode_card, decode_dates, decode_note, decode_passage, encode
from briefing.index.document import dates_of
from briefing.index.roster_file import encoded_roster, read_roster, write_roster
from briefing.model import Article, Card, Entry, Kind, Note, Passage, Roster
from tests.index import strategies


@given(strategies.cards, strategies.few)
def test_a_card_comes_back_as_it_was(card: Card, body: tuple[str, ...]) -> None:
    stored = encode((card, body, dates_of(card)))
    assert (decode_card(stored), decode_body(stored)) == (card, list(body))
    assert decode_dates(stored) == dates_of(card)


@given(strategies.passages, strategies.few, strategies.few)
def test_a_passage_comes_back_as_it_was(passage: Passage, names: tuple[str, ...], doubted: tuple[str, ...]) -> None:
    assert decode_passage(encode((passage, names, doubted))) == (passage, names, doubted)


@given(
    st.lists(
        st.builds(Entry, strategies.ids, st.sampled_from(Kind), strategies.text, strategies.few, strategies.text),
        max_size=3,
    ),
    st.lists(strategies.articles, max_size=3, unique_by=lambda article: article.id),
)
def test_a_roster_comes_back_as_it_was(cards: list[Entry], articles: list[Article]) -> None:
    roster = Roster(tuple(cards), tuple(articles))
    read = read_roster(write_roster(roster))
    assert read == roster
    assert (read.ids, read.passages) == (roster.ids, roster.passages)
    assert [read.article(article.id) for article in articles] == [roster.article(article.id) for article in articles]


@given(st.lists(strategies.articles, max_size=4, unique_by=lambda article: article.id), st.data())
def test_a_roster_that_changed_is_written_as_one_that_is_new(articles: list[Article], data: st.DataObject) -> None:
    """Lines of before are taken over only for articles that are as they were."""
    before = read_roster(write_roster(Roster((), tuple(articles))))
    kept = [before.articles[at] for at in range(len(articles)) if data.draw(st.booleans())]
    changed = [*kept, *data.draw(st.lists(strategies.articles, max_size=2))]
    after = encoded_roster(Roster((), tuple(changed)), before)
    assert after == Roster((), tuple(changed))
    assert read_roster(write_roster(after)) == after


@given(
    st.builds(
        Note,
        strategies.text,
        strategies.ids,
        st.lists(strategies.blocks, max_size=3).map(tuple),
        strategies.text,
        st.booleans(),
    )
)
def test_a_note_comes_back_as_it_was(note: Note) -> None:
    assert decode_note(encode(note)) == note
