"""Names in text: whole words, accents and case aside, the longest first, never overlapping; short ones as written."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index.mention_finder import MentionFinder, in_capitals
from briefing.model import Entry, Kind
from briefing.query.title_match import Name, name_of
from tests.text.texts import texts

words = st.sampled_from(["ant", "bee", "cow", "dog"])
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
    borne = {
        id_: [" ".join(name).capitalize() for name, ids in table.items() if id_ in ids] or [""]
        for id_ in ("x", "y", "z")
    }
    entries = [Entry(id_, Kind.ACTOR, title, tuple(aliases)) for id_, (title, *aliases) in borne.items()]
    assert MentionFinder(entries).find(" ".join(terms), terms) == by_hand(table, terms)


def find(text: str, **cards: str) -> set[str]:
    entries = [Entry(id_, Kind.ACTOR, title) for id_, title in cards.items()]
    return MentionFinder(entries).find(text, name_of(text))


@pytest.mark.parametrize("alias", ["interim president", "the senior official", "a spokesman of Trust", "opposition"])
def test_a_description_names_nobody(alias: str) -> None:
    entries = [Entry("her", Kind.ACTOR, "Ana Solís", (alias,))]
    assert MentionFinder(entries).find(alias, name_of(alias)) == set()


@pytest.mark.parametrize("alias", ["al-Sadr", "the Bell", "de Gaulle", "von der Leyen", "d'Estaing", "U.S.", "OPEC"])
def test_a_particle_begins_a_name(alias: str) -> None:
    entries = [Entry("him", Kind.ACTOR, "Someone", (alias,))]
    assert MentionFinder(entries).find(alias, name_of(alias)) == {"him"}


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


@pytest.mark.parametrize("name", ["US", "U.S.", "U.S", "U. S."])
@pytest.mark.parametrize("text", ["They gave us time", "Us and them", "uS", "u.s.", "u.s", "It is up to us."])
def test_a_short_name_in_capitals_is_no_word_in_small_letters(name: str, text: str) -> None:
    assert find(text, states=name) == set()


@pytest.mark.parametrize("name", ["US", "U.S.", "U.S"])
@pytest.mark.parametrize(
    "text",
    [
        "the US envoy",
        "a U.S. envoy",
        "a U.S envoy",
        "U.S-backed",
        "(U.S)",
        "the U.S's envoy",
        "US-backed",
        "the US's envoy",
        "the U.S.’s envoy",
        "let us ask the US",
        "(US)",
    ],
)
def test_a_short_name_in_capitals_stands_where_the_text_has_capitals(name: str, text: str) -> None:
    assert find(text, states=name) == {"states"}


@pytest.mark.parametrize("name", ["G7", "ÉU", "NSC", "ΕΕ"])
def test_figures_accents_and_other_alphabets_are_no_exception(name: str) -> None:
    assert find(f"The {name} met", card=name) == {"card"}
    assert find(f"The {name.lower()} met", card=name) == set()


@pytest.mark.parametrize("name", ["Us", "NATO", "Una", "US Navy", "漢"])
def test_any_other_name_is_found_in_any_case(name: str) -> None:
    """It is longer, or not in capitals throughout, or its script has none."""
    assert find(f"the {name.lower()} met", card=name) == find(f"THE {name.upper()} MET", card=name) == {"card"}


def test_a_short_name_yields_to_a_longer_one_that_is_written_in_small_letters() -> None:
    assert find("the us navy and the US", states="US", navy="US Navy") == {"navy", "states"}
    assert find("the US navy", states="US", navy="US Navy") == {"navy"}


def test_one_word_may_be_a_name_in_capitals_and_another_in_any_case() -> None:
    assert find("they told us", states="US", film="Us") == {"film"}
    assert find("they told US", states="US", film="Us") == {"states", "film"}


@given(texts)
def test_it_is_asked_of_each_word_once_whether_it_is_in_capitals(text: str) -> None:
    assert len(list(in_capitals(text))) == len(name_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "IT WAS LATE AND ALL LEFT.",
        "He cried LET IT GO at them.",
        "HE LEFT IT. We stayed.",
        "SO IT IS: we stay.",
        "IT WAS",
    ],
)
def test_among_words_in_capitals_a_short_name_in_capitals_is_a_word(text: str) -> None:
    assert find(text, it="IT") == set()


@pytest.mark.parametrize(
    "text",
    ["The IT firm", "EU, IT, UN and NATO", "the IT-led EU", "THEY MET. The IT firm left.", "IT", "THE I.T. FIRM LEFT"],
)
def test_beside_a_few_abbreviations_it_is_a_name_and_with_points_anywhere(text: str) -> None:
    assert find(text, it="IT") == {"it"}


@pytest.mark.parametrize(
    "text",
    [
        "He went to Oslo. Talks began.",
        "He saw Oslo! Talks began.",
        "She left (for Oslo) talks about it.",
        "The “ship to Oslo” talks of it.",
        "The ship »to Oslo« talks of it.",
        'The "ship to Oslo" talks of it.',
        "He named Oslo; talks began.",
        "She said of Oslo: talks began.",
        "He went to Oslo.” Talks began.",
        "He asked: Oslo? Talks began.",
    ],
)
def test_a_name_does_not_run_over_punctuation(text: str) -> None:
    assert find(text, talks="Oslo talks") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in St. Petersburg", "St. Petersburg"),
        ("in St Petersburg", "St. Petersburg"),
        ("with J. Smith", "J. Smith"),
        ("with Gen. Ana Ruiz", "Gen Ana Ruiz"),
        ("in Washington, D.C.", "Washington DC"),
        ("the Oslo-talks", "Oslo talks"),
        ("the “Oslo talks”", "Oslo talks"),
        ("at the Oslo\ntalks", "Oslo talks"),
        ("the talks (2019) went on", "Talks (2019)"),
        ("met Hugo “Pepe” Ruiz", "Hugo «Pepe» Ruiz"),
        ("Oslo: an offer", "Oslo: an offer"),
        ("J. D. Vance", "JD Vance"),
        ("J.D. Vance", "J. D. Vance"),
        ("l’Arabie saoudite", "Arabie saoudite"),
        ("Maduro’ll go", "Maduro"),
        ("Maduro² went", "Maduro"),
        ("two NGOs", "NGO"),
        ("Łódź", "Lodz"),
        ("Conor OʼBrien", "Conor O'Brien"),
        ("مـحـمـد سلمان", "محمد سلمان"),
        ("マドゥロ", "ﾏﾄﾞｩﾛ"),
    ],
)
def test_a_name_is_its_words_however_they_are_set(text: str, name: str) -> None:
    assert find(text, card=name) == {"card"}
