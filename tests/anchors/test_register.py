"""Which known article a file is a copy of."""

from briefing.anchors import Recognition, Register, fingerprint, matched

FERRY = tuple(f"The ferry sailed at {hour} with nobody on board" for hour in range(9))
PIER = tuple(f"The pier was closed for {days} days this year" for days in range(8))
NOTICE = "Sign up for the harbour newsletter here"
SHORT = "Read on"


def _register(**articles: tuple[str, ...]) -> Register:
    return Register.of((article, [*map(fingerprint, passages)]) for article, passages in articles.items())


def test_fingerprints_are_counted_as_often_as_both_have_them() -> None:
    prints = [fingerprint(text) for text in (SHORT, NOTICE, SHORT, FERRY[0])]
    assert matched(prints, [SHORT, FERRY[0], "Other words"]) == 2
    assert matched(prints, [SHORT, SHORT, SHORT]) == 2
    assert matched(prints, []) == 0


def test_the_article_that_a_file_has_most_paragraphs_of_comes_first() -> None:
    found = _register(ferry=FERRY, pier=PIER).recognise([*PIER[:2], "A caption", *FERRY[3:], SHORT])
    assert found == (Recognition("ferry", 6, 9, 6.0), Recognition("pier", 2, 8, 2.0))
    assert [each.is_certain for each in found] == [True, False]


def test_a_file_without_a_known_paragraph_is_no_copy() -> None:
    assert _register(ferry=FERRY).recognise(["A caption", "Other words"]) == ()
    assert Register.of([]).recognise(FERRY) == ()


def test_a_part_of_an_article_is_recognised_by_three_paragraphs() -> None:
    register = _register(ferry=FERRY)
    assert register.recognise(FERRY[:3])[0].is_certain
    assert not register.recognise(FERRY[:2])[0].is_certain


def test_a_short_article_is_recognised_by_half_of_it() -> None:
    assert _register(ferry=FERRY[:2]).recognise(FERRY[:1])[0].is_certain


def test_short_paragraphs_are_counted_and_prove_nothing() -> None:
    (found,) = _register(ferry=(SHORT, "More", "By the desk", *FERRY)).recognise([SHORT, "More", "By the desk"])
    assert (found.matched, found.evidence, found.is_certain) == (3, 0, False)


def test_what_many_articles_share_proves_little_for_each() -> None:
    notices = tuple(f"{NOTICE} every {day}" for day in ("Monday", "Tuesday", "Friday"))
    register = _register(ferry=(*FERRY, *notices), pier=(*PIER, *notices))
    assert [each.is_certain for each in register.recognise(notices)] == [False, False]
    assert [each.article for each in register.recognise((*PIER[:2], *notices)) if each.is_certain] == ["pier"]


def test_an_article_known_twice_is_recognised_as_both() -> None:
    assert [each.is_certain for each in _register(ferry=FERRY, reprint=FERRY).recognise(FERRY)] == [True, True]


def test_a_paragraph_that_a_file_repeats_counts_once() -> None:
    (found,) = _register(ferry=FERRY).recognise([FERRY[0]] * 9)
    assert (found.matched, found.evidence) == (1, 1.0)
