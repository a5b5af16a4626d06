"""What each passage of an article is in a copy of it, case by case."""

from collections import deque

from briefing.anchors import Match, align, fingerprint, new_paragraphs, words
from briefing.anchors.paragraphs import Copy
from briefing.anchors.runs import ROUNDS, Purse, Search, Window
from briefing.anchors.stream import Edge, Stream
from briefing.model import Standing

LEDE = "The harbour board will close the old pier in May, two members said."
PRICE = "It would cost $15 million to repair, a study found."
QUOTE = "“Nobody has asked the ferrymen,” said Ines Ruiz."
SHORT = "Read on"
END = "A vote is due on Tuesday."
ARTICLE = (LEDE, PRICE, QUOTE, END)


def _align(article: tuple[str, ...], *paragraphs: str) -> tuple[Match, ...]:
    return align([(number, fingerprint(passage)) for number, passage in enumerate(article, 1)], paragraphs)


def _verbatim(number: int, text: str, *paragraphs: int) -> Match:
    return Match(number, Standing.VERBATIM, text, paragraphs)


def _altered(number: int, text: str, paragraph: int) -> Match:
    return Match(number, Standing.ALTERED, text, (paragraph,))


def _glued(number: int, text: str, own: str, paragraph: int) -> Match:
    return Match(number, Standing.ALTERED, text, (paragraph,), own)


def _missing(number: int) -> Match:
    return Match(number, Standing.MISSING)


def test_a_paragraph_with_the_same_words_is_verbatim_and_shown_as_the_copy_has_it() -> None:
    copied = "the HARBOUR board will close\nthe old pier in May \u2013 two members said"
    assert _align(ARTICLE, copied)[0] == _verbatim(1, copied, 0)


def test_a_passage_that_the_copy_splits_is_verbatim_in_several_paragraphs() -> None:
    found = _align(ARTICLE, LEDE, "It would cost $15 million", "* * *", "to repair, a study found.", QUOTE, END)
    assert found[1] == _verbatim(2, "It would cost $15 million\nto repair, a study found.", 1, 3)


def test_passages_that_the_copy_merges_are_verbatim_each_with_its_own_quotes_and_stops() -> None:
    found = _align(ARTICLE, f"{LEDE} {PRICE} {QUOTE} {END}")
    assert found == tuple(_verbatim(number, text, 0) for number, text in enumerate(ARTICLE, 1))


def test_a_passage_between_sentences_of_others_is_verbatim_without_them() -> None:
    for before, after in (
        ("Photo by the agency.", "Share this"),
        ("“Is that so?”", "(Photo: the agency)"),
        ("A long read!", "[Not true.]"),
        ("(It was the third one.)", "»Nobody« asked."),
        ("写真です。", "Sì!"),
        ("It came in 2019.", "1. Share this"),
    ):
        assert _align(ARTICLE, f"{before} {PRICE} {after}")[1] == _verbatim(2, PRICE, 0)


def test_a_passage_that_is_glued_to_other_words_in_mid_sentence_is_altered_and_all_of_it_is_told() -> None:
    for before, after in (
        ("It is false that ", ""),
        ("Not so: ", ""),
        ("It is not so that… ", " Share this"),
        ("It is not so that ... ", ""),
        ("No words, said Mr. ", ""),
        ("A rumour of the U.S. ", ""),
        ("Photo.", ""),
        ("(This is false.) that ", ""),
    ):
        glued = f"{before}{PRICE}{after}"
        assert _align(ARTICLE, LEDE, glued, QUOTE, END)[1] == _glued(2, glued, PRICE, 1), glued
    for after in (
        ", which is false",
        " not",
        " – or so they say",
        "… said nobody",
        ".com",
        "!” is not so",
        ".) nobody",
    ):
        glued = f"{PRICE[:-1]}{after}"
        found = _align(ARTICLE, LEDE, glued, QUOTE, END)[1]
        assert (found.standing, found.text, words(found.own)) == (Standing.ALTERED, glued, words(PRICE)), glued


def test_a_passage_merged_with_its_neighbours_needs_no_full_stop_between_them() -> None:
    head, kicker = "The pier and who pays for it", "Five families wait on the quay"
    article = (LEDE, head, kicker, END)
    assert {match.standing.value for match in _align(article, f"{LEDE} {head} {kicker} {END}")} == {"verbatim"}


def test_what_is_glued_to_a_glued_passage_is_glued_too() -> None:
    head, kicker = "The pier and who pays for it", "Five families wait on the quay"
    article = (LEDE, head, kicker, END)
    found = _align(article, LEDE, f"It is false: {head} {kicker} {END}")
    assert [match.standing.value for match in found] == ["verbatim", "altered", "altered", "altered"]
    found = _align(article, LEDE, f"{head} {kicker} is false. {END}")
    assert [match.standing.value for match in found] == ["verbatim", "altered", "altered", "verbatim"]


def test_a_passage_glued_across_paragraphs_is_altered_with_all_of_them() -> None:
    first, second = "Nobody says it would cost $15 million", "to repair, a study found. Share this"
    found = _align(ARTICLE, LEDE, first, "* * *", second, QUOTE, END)[1]
    assert found == Match(2, Standing.ALTERED, f"{first}\n{second}", (1, 3), found.within)
    assert words(found.within) == words(PRICE)


def test_what_holds_a_glued_passage_is_not_left_over_for_another() -> None:
    assert _align(ARTICLE, LEDE, f"It is false that {QUOTE}", END)[1:3] == (
        _missing(2),
        _glued(3, f"It is false that {QUOTE}", QUOTE, 1),
    )


def test_a_passage_can_end_in_the_middle_of_the_paragraph_its_next_piece_stands_in() -> None:
    found = _align(ARTICLE, "The harbour board will close the old pier", f"in May, two members said. {PRICE}")
    assert found[0].paragraphs == (0, 1)
    assert found[1] == _verbatim(2, PRICE, 1)


def test_a_passage_that_moved_is_verbatim_where_it_stands() -> None:
    assert [match.paragraphs for match in _align(ARTICLE, END, LEDE, PRICE, QUOTE)] == [(1,), (2,), (3,), (0,)]


def test_a_passage_that_was_merged_into_a_paragraph_elsewhere_is_verbatim() -> None:
    found = _align(ARTICLE, f"{END} Photo by the agency. {LEDE}", QUOTE)
    assert [match.standing.value for match in found] == ["verbatim", "missing", "verbatim", "verbatim"]


def test_a_short_passage_that_stands_twice_is_told_apart_by_its_neighbours() -> None:
    article = (LEDE, SHORT, PRICE, SHORT, END)
    assert _align(article, LEDE, PRICE, SHORT, END)[1::2] == (_missing(2), _verbatim(4, SHORT, 2))
    assert _align(article, LEDE, SHORT, PRICE, END)[1::2] == (_verbatim(2, SHORT, 1), _missing(4))
    assert _align(article, LEDE, f"{PRICE} {SHORT}", END)[1::2] == (_missing(2), _verbatim(4, SHORT, 1))


def test_a_passage_stands_no_more_often_than_the_copy_has_it() -> None:
    assert [match.standing.value for match in _align((SHORT, SHORT), SHORT)].count("verbatim") == 1


def test_few_words_in_mid_sentence_are_no_passage() -> None:
    assert _align((LEDE, SHORT, END), LEDE, "Then they read on and on.", END)[1].standing is Standing.ALTERED
    assert _align((LEDE, SHORT, END), LEDE, "Photo. Read on! Share", END)[1] == _verbatim(2, "Read on!", 1)


def test_few_words_are_no_passage_in_a_paragraph_that_stands_elsewhere() -> None:
    assert _align((LEDE, SHORT, PRICE, END), LEDE, PRICE, "Photo. Read on! Share", END)[1] == _missing(2)


def test_one_other_word_is_altered_never_verbatim() -> None:
    changed = PRICE.replace("15", "16")
    assert _align(ARTICLE, LEDE, changed, QUOTE, END)[1] == _altered(2, changed, 1)


def test_as_many_paragraphs_as_passages_between_two_anchors_belong_together_in_order() -> None:
    found = _align(ARTICLE, LEDE, "It would cost more.", "Nobody was asked.", END)
    assert found[1:3] == (_altered(2, "It would cost more.", 1), _altered(3, "Nobody was asked.", 2))


def test_the_beginning_and_the_end_of_an_article_are_anchors() -> None:
    found = _align(ARTICLE, "The board will close it.", PRICE, QUOTE, "A vote is due.")
    assert (found[0], found[3]) == (_altered(1, "The board will close it.", 0), _altered(4, "A vote is due.", 3))


def test_where_the_counts_differ_every_passage_is_missing() -> None:
    assert _align(ARTICLE, LEDE, "Nobody was asked.", END)[1:3] == (_missing(2), _missing(3))
    assert _align(ARTICLE, LEDE, PRICE, "Nobody was asked.", "Photo", END)[2] == _missing(3)


def test_what_holds_another_passage_or_no_words_is_not_left_over() -> None:
    assert _align(ARTICLE, LEDE, LEDE, QUOTE, END)[1] == _missing(2)
    assert _align(ARTICLE, LEDE, "* * *", QUOTE, END)[1] == _missing(2)
    assert _align(ARTICLE, LEDE, f"Photo by the agency {QUOTE}", END)[1] == _missing(2)
    assert _align(ARTICLE, LEDE, "* * *", "It costs more.", QUOTE, END)[1] == _altered(2, "It costs more.", 2)


def test_without_one_verbatim_passage_it_is_no_copy_and_nothing_is_altered() -> None:
    assert _align((LEDE,), "Something else.") == (_missing(1),)
    assert _align(ARTICLE) == tuple(map(_missing, range(1, 5)))


def test_a_passage_keeps_its_number_and_one_of_unknown_words_is_never_verbatim() -> None:
    found = align([(7, fingerprint(LEDE)), (9, ""), (12, fingerprint(END))], [LEDE, PRICE, END])
    assert found == (_verbatim(7, LEDE, 0), _altered(9, PRICE, 1), _verbatim(12, END, 2))


def test_a_passage_without_words_is_a_paragraph_without_words() -> None:
    assert _align((LEDE, "* * *", END), LEDE, "\u2014", END)[1] == _verbatim(2, "\u2014", 1)


def test_a_run_that_ends_inside_a_character_is_not_verbatim() -> None:
    """A single character can stand for the words `3` and `4`."""
    boats = "They took the boats and \u00be"
    assert _align((LEDE, "They took the boats and 3/4"), LEDE, boats)[1] == _verbatim(2, boats, 1)
    assert _align((LEDE, "They took the boats and 3"), LEDE, boats)[1] == _altered(2, boats, 1)


def test_a_search_stops_when_its_purse_is_empty() -> None:
    """What is tried from one start is the most that it overdraws."""
    copy = Copy.of([f"word{number} and " * 40 for number in range(20)])
    stream = Stream.of(copy, range(20))
    for bytes_ in (0, 5_000, 200_000):
        purse = Purse(bytes_)
        search = Search(copy, {"0" * 16: deque([0])}, [Window(stream, 0, len(stream))], purse, Edge.SENTENCE)
        for using in ROUNDS:
            search.sweep(using)
        assert not search.found
        assert search.windows == [Window(stream, 0, len(stream))]
        assert -len(stream) * 600 - len(stream.joined) <= purse.bytes <= 0


def test_the_likely_runs_are_tried_before_the_purse_is_empty() -> None:
    """In a copy that has no paragraph of its article left whole, each merged passage still begins with a sentence."""
    passages = tuple(f"The boat number {number} came in. It had {number} crates." for number in range(400))
    copied = [f"{one} {other}" for one, other in zip(passages[::2], passages[1::2], strict=True)]
    assert {match.standing for match in _align(passages, *copied)} == {Standing.VERBATIM}


def test_paragraphs_of_a_copy_that_are_no_passage_are_new() -> None:
    copy = ("A word before.", LEDE, "— — —", "Said since.", END)
    passages = [(1, fingerprint(LEDE)), (2, fingerprint(END))]
    assert new_paragraphs(align(passages, copy), copy) == (0, 3)
