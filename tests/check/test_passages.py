"""Passages: what the reader's copy has of them, what their fingerprints say, and which cards use them."""

from briefing.anchors import fingerprint
from briefing.check import Severity, find_rule
from tests.check.conftest import Written
from tests.check.making import article, card, found

_WORDS = ("The bailiff came at dawn.", "He shut the lower weir.", "Nobody spoke to him.", "The millers left by boat.")


def _copy(*paragraphs: str) -> str:
    return article(*paragraphs, fields=("copy_of: weir",))


def _digest() -> str:
    prints = ", ".join(f'"p{number}:{fingerprint(words)}"' for number, words in enumerate(_WORDS, 1))
    return article(*(f"Digest {number}." for number in range(1, 5)), fields=(f"prints: [{prints}]",))


def test_a_copy_with_every_word_is_no_finding(written: Written) -> None:
    library = written({"articles/weir.md": _digest(), "originals/weir.md": _copy(*_WORDS)})
    assert library.passage("weir#^p2").original == _WORDS[1]
    assert not found(library, "passage-altered") + found(library, "passage-missing") + found(library, "print-mismatch")


def test_a_passage_with_other_words_in_its_place_is_altered(written: Written) -> None:
    copy = _copy(_WORDS[0], "He opened the lower weir.", *_WORDS[2:])
    library = written({"articles/weir.md": _digest(), "originals/weir.md": copy})
    ((file, line, message),) = found(library, "passage-altered")
    assert (file, line) == ("weir.md", 8)
    assert message.startswith("Your copy has other words in the place of weir#^p2")
    assert "which ones can't be told" in message
    assert not found(library, "passage-missing") + found(library, "copies-differ")


def test_words_glued_to_a_passage_alter_it_and_are_told(written: Written) -> None:
    copy = _copy(_WORDS[0], f"It is not true that {_WORDS[1]}", *_WORDS[2:])
    library = written({"articles/weir.md": _digest(), "originals/weir.md": copy})
    assert found(library, "passage-altered") == [
        (
            "weir.md",
            8,
            (
                "originals/weir.md has other words for weir#^p2, and no copy of yours has its own by themselves:"
                " {+It is not true that+} (negation) He shut the lower weir."
            ),
        )
    ]


def test_a_copy_that_differs_from_one_that_does_not_is_worth_a_note(written: Written) -> None:
    """What is shown can be relied on: an older version of an article is no reason to fail."""
    copy = _copy(_WORDS[0], "He never shut the lower weir.", *_WORDS[2:])
    library = written({"articles/weir.md": _digest(), "originals/weir.md": copy, "originals/weir.2.md": _copy(*_WORDS)})
    assert not found(library, "passage-altered")
    assert found(library, "copies-differ") == [
        (
            "weir.md",
            8,
            (
                "originals/weir.md has other words for weir#^p2 than those that are shown:"
                " He {+never+} (negation) shut the lower weir."
            ),
        )
    ]
    assert find_rule("copies-differ").severity is Severity.NOTE


def test_a_copy_that_differs_from_an_article_in_its_own_words_is_told(written: Written) -> None:
    copy = _copy("The bailiff came at night.", *_WORDS[1:])
    library = written({"articles/weir.md": article(*_WORDS), "originals/weir.md": copy})
    ((_, line, message),) = found(library, "copies-differ")
    assert (line, message.rpartition(": ")[2]) == (7, "The bailiff came at [-dawn.-] {+night.+}")


def test_a_passage_with_nothing_in_its_place_is_missing(written: Written) -> None:
    library = written({"articles/weir.md": _digest(), "originals/weir.md": _copy(*_WORDS[:2], _WORDS[3])})
    ((file, line, message),) = found(library, "passage-missing")
    assert (file, line) == ("weir.md", 10)
    assert "weir#^p3" in message


def test_without_a_copy_nothing_is_altered_or_missing(written: Written) -> None:
    library = written({"articles/weir.md": _digest()})
    assert not found(library, "passage-altered") + found(library, "passage-missing") + found(library, "print-mismatch")


def test_a_paragraph_that_is_not_what_its_fingerprint_says_is_found(written: Written) -> None:
    prints = f'prints: ["p1:{fingerprint(_WORDS[0])}", "p2:{fingerprint(_WORDS[1])}"]'
    changed = article(_WORDS[0], "He opened the lower weir.", fields=("words: original", prints))
    ((file, line, message),) = found(written({"articles/weir.md": changed}), "print-mismatch")
    assert (file, line) == ("weir.md", 9)
    assert fingerprint("He opened the lower weir.") in message


def test_typography_does_not_change_a_fingerprint(written: Written) -> None:
    prints = f'prints: ["p1:{fingerprint("The bailiff’s weir — shut")}"]'
    again = article("the Bailiff's weir - shut!", fields=("words: original", prints))
    assert not found(written({"articles/weir.md": again}), "print-mismatch")


def test_a_fingerprint_of_no_paragraph_is_found(written: Written) -> None:
    text = article(_WORDS[0], fields=("words: original", f'prints: ["p7:{fingerprint(_WORDS[0])}"]'))
    assert [line for _, line, _ in found(written({"articles/weir.md": text}), "bad-print")] == [4]


def test_passages_that_no_card_cites_are_found_one_by_one(written: Written) -> None:
    """A citation in a field is one too."""
    text = card("He shut it. [[weir#^p2]]", 'place: "[[weir#^p4]]"')
    library = written({"articles/weir.md": article(*_WORDS), "cards/talks.md": text})
    assert [line for _, line, _ in found(library, "unused-passage")] == [7, 11]


def test_an_article_that_no_card_cites_is_one_finding(written: Written) -> None:
    library = written({"articles/weir.md": article(*_WORDS)})
    ((file, line, message),) = found(library, "unused-passage")
    assert (file, line) == ("weir.md", 0)
    assert "4 passages" in message
