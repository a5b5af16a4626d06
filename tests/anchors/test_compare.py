"""Comparison word by word: it loses nothing, calls nothing equal that differs, and marks what can alter a fact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import Change, Run, compare, words
from briefing.model import Touch
from tests.anchors.copies import WORDS, retypeset, sentences, untimed

_texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(WORDS), max_size=12).flatmap(sentences),
    st.lists(st.sampled_from(("a", "b", "c")), max_size=12).map(" ".join),
)


def _runs(old: str, new: str) -> list[tuple[Run, str]]:
    """The runs, each with its text; that of an equal one as the new text has it."""
    return [
        (change.run, (old[slice(*change.old)] if change.run is Run.REMOVED else new[slice(*change.new)]))
        for change in compare(old, new)
    ]


def _touched(old: str, new: str) -> list[tuple[str, list[Touch]]]:
    """The changed runs that touch something, and what."""
    return [
        ((old[slice(*change.old)] + new[slice(*change.new)]).strip(), sorted(change.touches))
        for change in compare(old, new)
        if change.run is not Run.EQUAL and change.touches
    ]


def _covers(changes: tuple[Change, ...], size: int, *, of_old: bool) -> bool:
    bounds = [change.old if of_old else change.new for change in changes]
    edges = [0, *(edge for bound in bounds for edge in bound), size]
    return all(end == start for end, start in zip(edges[::2], edges[1::2], strict=True))


@untimed
@given(_texts, _texts)
def test_the_runs_of_a_comparison_make_up_both_texts(old: str, new: str) -> None:
    changes = compare(old, new)
    assert _covers(changes, len(old), of_old=True)
    assert _covers(changes, len(new), of_old=False)
    for change in changes:
        assert (change.old[0] == change.old[1]) == (change.run is Run.ADDED)
        assert (change.new[0] == change.new[1]) == (change.run is Run.REMOVED)


@untimed
@given(_texts, _texts)
def test_equal_runs_have_the_same_words_and_no_two_stand_side_by_side(old: str, new: str) -> None:
    changes = compare(old, new)
    for change in changes:
        if change.run is Run.EQUAL:
            assert words(old[slice(*change.old)]) == words(new[slice(*change.new)])
            assert not change.touches
    assert all(one.run is not other.run for one, other in pairwise(changes))


@untimed
@given(st.lists(st.sampled_from(WORDS), min_size=1), st.data())
def test_texts_that_differ_in_typography_alone_are_equal(these: list[str], data: st.DataObject) -> None:
    old = data.draw(sentences(these))
    assert [change.run for change in compare(old, data.draw(retypeset(old)))] == [Run.EQUAL]


@untimed
@given(_texts, _texts)
def test_texts_without_a_change_have_the_same_words(old: str, new: str) -> None:
    if all(change.run is Run.EQUAL for change in compare(old, new)):
        assert words(old) == words(new)


def test_a_change_stands_between_what_is_equal_and_can_be_read_in_one_line() -> None:
    assert _runs("The “slow” ferry sails.", 'The "fast" night ferry sails!') == [
        (Run.EQUAL, "The "),
        (Run.REMOVED, "“slow” "),
        (Run.ADDED, '"fast" night '),
        (Run.EQUAL, "ferry sails!"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("can", "can't"),
        ("250,000", "250,001"),
        ("U.S.", "U.K."),
        ("$15", "$16"),
        ("2019-07-23", "2019-07-24"),
        ("3.5%", "3.6%"),
    ],
)
def test_a_change_never_cuts_through_a_contraction_a_figure_a_date_or_initials(old: str, new: str) -> None:
    assert _runs(f"They {old} see", f"They {new} see")[1:3] == [(Run.REMOVED, f"{old} "), (Run.ADDED, f"{new} ")]


def test_a_currency_or_a_per_cent_sign_is_compared_though_fingerprints_pass_over_it() -> None:
    assert _touched("It costs $15 now", "It costs €15 now") == [("$15", [Touch.NUMBER]), ("€15", [Touch.NUMBER])]
    assert _touched("Fares rose 5%", "Fares rose 5") == [("5%", [Touch.NUMBER]), ("5", [Touch.NUMBER])]


@pytest.mark.parametrize("number", ["7", "1,250", "3.5", "$40", "10:30", "3rd", "three", "million", "½", "dozen"])
def test_a_number_is_marked(number: str) -> None:
    assert _touched("He saw many boats", f"He saw {number} boats") == [(number, [Touch.NUMBER])]


@pytest.mark.parametrize(
    ("date", "touches"),
    [
        ("March", [Touch.DATE]),
        ("Sept.", [Touch.DATE]),
        ("Tuesday", [Touch.DATE]),
        ("2019", [Touch.DATE, Touch.NUMBER]),
        ("1990s", [Touch.DATE, Touch.NUMBER]),
        ("2019-07-23", [Touch.DATE, Touch.NUMBER]),
        ("5 May", [Touch.DATE, Touch.NUMBER]),
        ("May 5th", [Touch.DATE, Touch.NUMBER]),
    ],
)
def test_a_date_is_marked(date: str, touches: list[Touch]) -> None:
    assert _touched("It sailed then again", f"It sailed {date} again") == [(date, touches)]


def test_the_day_beside_a_month_is_part_of_a_date_and_a_verb_is_no_month() -> None:
    assert _touched("on May 5 it", "on May 6 it") == [
        ("5", [Touch.DATE, Touch.NUMBER]),
        ("6", [Touch.DATE, Touch.NUMBER]),
    ]
    assert _touched("they sail and", "they may march and") == []


@pytest.mark.parametrize("word", ["Peñón", "McKay", "U.N.", "Ålesund's"])
def test_a_capitalised_word_in_mid_sentence_is_a_name(word: str) -> None:
    assert _touched("Then somebody sailed", f"Then {word} sailed") == [(word, [Touch.NAME])]


def test_a_word_at_the_start_of_a_sentence_is_a_name_where_it_is_one_elsewhere() -> None:
    assert _touched("It sank. Boats left", "It sank. Ships left") == []
    changed = _touched("It sank. Ruiz left and Díaz stayed", "It sank. Díaz left and Ruiz stayed")
    assert changed == [(name, [Touch.NAME]) for name in ("Ruiz", "Díaz", "Díaz", "Ruiz")]


@pytest.mark.parametrize("text", ["It sank. {} left", "“{} left", "It said: “{} left", "It sank! {} left", "{} left"])
def test_a_capital_that_opens_a_sentence_or_a_quotation_makes_no_name(text: str) -> None:
    assert _touched(text.format("Boats"), text.format("Ships")) == []


@pytest.mark.parametrize("text", ["by Mr. {} now", "the U.S. {} now", "It is “old” {} now", "on Jan. 5 {} now"])
def test_an_abbreviation_or_a_closing_quote_ends_no_sentence(text: str) -> None:
    assert _touched(text.format("Ruiz"), text.format("Díaz")) == [("Ruiz", [Touch.NAME]), ("Díaz", [Touch.NAME])]


def test_the_first_person_is_no_name() -> None:
    assert _touched("and we sail", "and I'll sail") == []


@pytest.mark.parametrize(
    "negation",
    ["not", "No", "never", "without", "neither", "nor", "none", "nobody", "nothing", "cannot", "don't", "isn’t"],
)
def test_a_negation_is_marked(negation: str) -> None:
    assert (negation, [Touch.NEGATION]) in _touched("They sail", f"They {negation.lower()} sail") + _touched(
        "x y", f"{negation} x y"
    )


def test_a_contraction_that_loses_its_negation_is_marked_on_the_side_that_had_it() -> None:
    assert _touched("They didn't sail", "They did sail") == [("didn't", [Touch.NEGATION])]


def test_texts_too_long_to_compare_share_their_beginning_and_end() -> None:
    old, new = " ".join(["a"] + ["b"] * 25_000 + ["z"]), " ".join(["a"] + ["c", "b"] * 10_000 + ["z"])
    assert [change.run for change in compare(old, new)] == [Run.EQUAL, Run.REMOVED, Run.ADDED, Run.EQUAL]
