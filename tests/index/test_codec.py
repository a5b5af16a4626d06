"""What is stored comes back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.index.codec import (
    dump,
    pack_card,
    pack_passage,
    pack_roster,
    unpack_card,
    unpack_passage,
    unpack_roster,
)
from briefing.model import Article, Card, Entry, Kind, Passage, Roster
from tests.index import strategies


@given(strategies.cards)
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    assert unpack_card(json.loads(dump(pack_card(card)))) == card


@given(strategies.passages)
def test_a_passage_comes_back_as_it_was(passage: Passage) -> None:
    assert unpack_passage(json.loads(dump(pack_passage(passage)))) == passage


@given(
    st.lists(
        st.builds(Entry, strategies.ids, st.sampled_from(Kind), strategies.text, strategies.few, strategies.text),
        max_size=3,
    ),
    st.lists(strategies.articles, max_size=3),
)
def test_a_roster_comes_back_as_it_was(cards: list[Entry], articles: list[Article]) -> None:
    roster = Roster(tuple(cards), tuple(articles))
    assert unpack_roster(json.loads(dump(pack_roster(roster)))) == roster
