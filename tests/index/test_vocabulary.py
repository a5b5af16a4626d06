"""The term table: what words there are, and in how many documents."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from briefing.index.vocabulary import Vocabulary

words = st.text("abcé", min_size=1, max_size=4)
counters = st.dictionaries(words, st.integers(1, 9), max_size=30).map(Counter)


def as_counter(table: Vocabulary, words: Counter[str]) -> Counter[str]:
    return Counter({word: table.count(word) for word in words if word in table})


@given(counters)
def test_comes_back_as_it_was_written(counts: Counter[str]) -> None:
    table = Vocabulary.load(Vocabulary.of(counts).dump())
    assert len(table) == len(counts)
    assert as_counter(table, counts) == counts


@given(counters, counters, st.integers(0, 200))
def test_adjusting_equals_counting_anew(before: Counter[str], change: Counter[str], more: int) -> None:
    """In place or rebuilt, a word that stands nowhere any more is gone."""
    ballast = Counter({f"z{number}": 1 for number in range(more * 20)})
    change = Counter({word: count - 5 for word, count in change.items() if before[word] + count - 5 >= 0})
    after = Vocabulary.of(before + ballast).adjusted(change)
    wanted = Counter({word: before[word] + change[word] for word in before.keys() | change.keys()})
    assert as_counter(after, wanted) == +wanted
    assert len(after) == len(+wanted) + len(ballast)


@given(counters, words, st.integers(1, 5))
def test_completions_are_the_most_frequent(counts: Counter[str], prefix: str, limit: int) -> None:
    beginning = sorted((-count, word) for word, count in counts.items() if word.startswith(prefix))
    assert Vocabulary.of(counts).completions(prefix, limit) == [word for _, word in beginning[:limit]]


def test_near_words_are_within_the_distance_nearest_first() -> None:
    table = Vocabulary.of(Counter({"amnesty": 2, "amnesties": 9, "honesty": 9, "amnesyt": 1}))
    assert table.near("amnesty", 1) == ["amnesty", "amnesyt"]
    assert table.near("amnsty", 2) == ["amnesty", "amnesyt"]
