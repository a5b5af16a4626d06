"""The difference between two copies of a passage, as it is shown: no word of it is lost, what is shared is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import edits, words
from briefing.model import Touch, Variant
from tests.anchors.copies import WORDS, retypeset, sentences, untimed

OLD = (
    "The harbour board will close the old pier in May, two members said on the quay, and it would cost $15 million to"
    " repair, which nobody has offered to Ines Ruiz or to anyone else so far."
)


def _told(old: str, new: str) -> str:
    return Variant("copy.md", edits(old, new)).text


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("$15", "$16", "… the quay, and it would cost [-$15-] {+$16+} (number) million to repair, which nobody has …"),
        ("May,", "June,", "… will close the old pier in [-May,-] {+June,+} (date) two members said on the quay, …"),
        (
            "Ines Ruiz",
            "Ines Roca",
            "… which nobody has offered to Ines [-Ruiz-] {+Roca+} (name) or to anyone else so far.",
        ),
        ("will close", "will not close", "The harbour board will {+not+} (negation) close the old pier in May, …"),
        ("old ", "", "The harbour board will close the [-old-] pier in May, two members said …"),
        (" far.", " far. Read more", "… or to anyone else so far. {+Read more+}"),
        (
            "May, two members said on the quay, and it would cost $15 million",
            "June, two members said on the quay, and it would cost little",
            (
                "… will close the old pier in [-May,-] {+June,+} (date) two members said on the quay, and it would cost"
                " [-$15 million-] {+little+} (number) to repair, which nobody has offered …"
            ),
        ),
        (
            "close the old pier in May, two members said on the quay, and it would cost $15",
            "open the old pier in May, two members said on the quay, and it would cost $16",
            (
                "The harbour board will [-close-] {+open+} the old pier in May, two … the quay, and it would cost"
                " [-$15-] {+$16+} (number) million to repair, which nobody has …"
            ),
        ),
    ],
)
def test_a_change_is_told_word_by_word_with_what_it_touches_and_a_few_words_around_it(
    was: str, now: str, told: str
) -> None:
    assert was in OLD
    assert _told(OLD, OLD.replace(was, now)) == told


def test_what_was_written_anew_is_no_heap_of_shreds() -> None:
    assert _told("Nobody saw the ferry of the three brothers", "A storm broke over the pier at dawn") == (
        "[-Nobody saw the ferry of the three brothers-] {+A storm broke over the pier at dawn+} (number, negation)"
    )


def test_what_is_put_before_a_passage_is_one_change_though_its_words_stand_in_it_too() -> None:
    assert _told("Nobody was asked", "Nobody says that nobody was asked") == (
        "{+Nobody says that+} (negation) nobody was asked"
    )


def test_a_change_within_a_word_keeps_to_it() -> None:
    assert _told("a well-known man", "a well-paid man") == "a well-[-known-] {+paid+} man"


def test_a_script_without_spaces_is_cut_too() -> None:
    assert len(_told("水" * 500 + "。 one", "水" * 500 + "。 two")) < 100


def test_the_touches_stand_in_one_order() -> None:
    (edit, _) = edits("It was so, on 3 May, he said", "It was never 4 June, he said")
    assert edit.touches == (Touch.NUMBER, Touch.DATE, Touch.NEGATION)


_texts = st.lists(st.sampled_from((*WORDS, "a", "b")), min_size=1, max_size=30).flatmap(sentences)


@untimed
@given(_texts, _texts)
def test_every_changed_word_is_told(old: str, new: str) -> None:
    found = edits(old, new)
    removed = [word for edit in found for word in words(edit.removed)]
    added = [word for edit in found for word in words(edit.added)]
    for word in {*words(old), *words(new)}:
        assert words(new).count(word) - words(old).count(word) == added.count(word) - removed.count(word)
    assert all(edit.removed or edit.added for edit in found[:-1])
    assert "\n" not in Variant("copy.md", found).text


@untimed
@given(_texts.flatmap(lambda text: st.tuples(st.just(text), retypeset(text))))
def test_typography_is_no_difference(pair: tuple[str, str]) -> None:
    assert edits(*pair) == ()


@untimed
@given(_texts, _texts)
def test_where_a_word_differs_something_is_told(old: str, new: str) -> None:
    assert bool(edits(old, new)) or words(old) == words(new)
