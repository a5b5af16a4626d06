"""Two sentences: whether they tell of one matter, in what they differ, and what that means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compare.sentence import Sentence
from briefing.compare.verdicts import compare
from briefing.dialect import read_date
from tests.compare.pairs import NOTHING, Pair, pairs

PUBLISHED = read_date("2019-07-23")
WORDS = [
    "at",
    "least",
    "27",
    "30",
    "no",
    "not",
    "refused",
    "to",
    "denied",
    "the",
    "that",
    "killed",
    "wounded",
    "people",
    "in",
    "Oslo",
    "Norway",
    "on",
    "May",
    "3",
    "2019",
    "July",
    "by",
    "$",
    "15",
    "million",
    "%",
    "per",
    "cent",
    "between",
    "and",
    "or",
    "half",
    "of",
    "dozens",
    "hundreds",
    "a",
    "third",
    "two-thirds",
    "more",
    "than",
    ",",
    ".",
    ";",
    "(",
    ")",
    "–",
    "said",
    "according",
    "to",
    "will",
    "be",
    "held",
    "was",
    "cancelled",
    "ruled",
    "out",
    "-year-old",
    "9999",
    "0",
    ".5",
    "1,000,000",
    "one",
    "zero",
    "hundred",
    "thousand",
    "last",
    "week",
    "Sunday",
]


def _measured(these: list[Pair]) -> tuple[float, float]:
    """The part of right verdicts, and of false contradictions among the pairs that have none."""
    right = [pair for pair in these if pair.told == pair.verdict]
    return len(right) / len(these), sum(pair.is_false_alarm for pair in these) / len(these)


@pytest.mark.parametrize("name", ["pairs.txt", "second_pairs.txt", "third_pairs.txt", "fourth_pairs.txt"])
def test_the_verdict_is_right_and_no_contradiction_is_claimed_where_there_is_none(name: str) -> None:
    """Those of all but the first file were written once the rules stood: at first sight 115 of 128 were right."""
    these = list(pairs(name))
    right, false = _measured(these)
    wrong = [(pair, pair.told) for pair in these if pair.told != pair.verdict]
    assert right >= 0.85, wrong
    assert false <= 0.05, wrong


def test_a_pair_turned_round_has_the_same_verdict() -> None:
    """Which of two articles stands left does not matter."""
    changed = [pair for pair in pairs("pairs.txt") if Pair(pair.right, pair.left, pair.verdict).told != pair.told]
    assert not changed


def test_a_sentence_does_not_differ_from_itself() -> None:
    lines = [line for pair in pairs("pairs.txt") for line in (pair.left, pair.right)]
    assert not [line for line in lines if Pair(line, line, NOTHING).told != NOTHING]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_compared_without_harm(left: str, right: str) -> None:
    texts = Sentence(left, PUBLISHED, {}), Sentence(right, PUBLISHED, {})
    for one in compare(*texts):
        for text, values in zip(texts, one.values, strict=True):
            assert all(value in " ".join(text.text.split()) for value in values)


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=30))
def test_words_in_any_order_are_compared_without_harm(left: list[str], right: list[str]) -> None:
    compare(Sentence(" ".join(left), PUBLISHED, {}), Sentence(" ".join(right), None, {}))
