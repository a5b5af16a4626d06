"""Names in text: whole words, accents and case aside, the longest first, never overlapping."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from briefing.index.names import Name, Names, name_of, names_of
from briefing.model import Entry, Kind

words = st.sampled_from(["a", "b", "c", "d"])
names = st.lists(words, min_size=1, max_size=3).map(tuple)
tables = st.dictionaries(names, st.frozensets(st.sampled_from(["x", "y", "z"]), min_size=1), max_size=6)


def by_hand(table: dict[Name, frozenset[str]], terms: list[str]) -> set[str]:
    """The definition, word for word: longest name first, then leftmost, each word belongs to one match."""
    taken, found = set[int](), set[str]()
    for length, start in product(range(3, 0, -1), range(len(terms))):
        place = set(range(start, start + length))
        ids = (
            table.get(tuple(terms[start : start + length]), frozenset())
            if start + length <= len(terms)
            else frozenset()
        )
        if ids and not place & taken:
            taken |= place
            found |= ids
    return found


@given(tables, st.lists(words, max_size=12))
def test_finds_what_the_definition_finds(table: dict[Name, frozenset[str]], terms: list[str]) -> None:
    assert Names(table).find(terms) == by_hand(table, terms)


def find(text: str, **cards: str) -> set[str]:
    entries = [Entry(id_, Kind.ACTOR, title) for id_, title in cards.items()]
    return Names(names_of(entries)).find(name_of(text))


def test_accents_and_case_do_not_matter() -> None:
    assert find("ANA SOLIS spoke", ana="Ana Solís") == {"ana"}


def test_a_name_inside_a_longer_word_is_not_named() -> None:
    assert find("the portable lamp", port="Port") == set()


def test_a_name_inside_a_longer_name_is_not_named() -> None:
    assert find("in Port Ebba", port="Port", ebba="Port Ebba") == {"ebba"}


def test_a_name_that_two_cards_bear_names_both() -> None:
    assert find("the Trust", one="The Trust", two="the trust") == {"one", "two"}


def test_a_title_without_a_word_names_nothing() -> None:
    assert find("— —", dash="—") == set()
