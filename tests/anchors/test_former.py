"""Fingerprints of before are still known, and made again where a copy has the words."""

from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import align, fingerprint, former_fingerprint, renewed
from briefing.model import Standing
from tests.anchors.copies import Made, copies, untimed
from tests.renew_prints import renew

FERRY = "The ferry's board paid $1,200 for the U.S. pump, two-thirds of it in 2019."
TIDE = "Low tide at Peñón, and 2.5 million boats don't sail."
PIER = "Nobody has asked the ferrymen about the old pier at all."
ARTICLE = (FERRY, TIDE, PIER)


def _former(*passages: str) -> list[tuple[int, str]]:
    return [(number, former_fingerprint(passage)) for number, passage in enumerate(passages, 1)]


def _today(*passages: str) -> list[tuple[int, str]]:
    return [(number, fingerprint(passage)) for number, passage in enumerate(passages, 1)]


def test_it_is_over_the_words_between_all_punctuation() -> None:
    words = "the ferry s board paid 1 200 for the u s pump two thirds of it in 2019"
    assert former_fingerprint(FERRY) == blake2b(words.encode(), digest_size=8).hexdigest()


@given(st.text())
def test_it_is_never_that_of_today(text: str) -> None:
    """Else a copy with `$5` for `5` would have the words of an article of today."""
    assert former_fingerprint(text) != fingerprint(text)
    assert align([(1, fingerprint("It cost 5."))], ["It cost $5."])[0].standing is not Standing.VERBATIM


@pytest.mark.parametrize(
    "copy",
    [
        ARTICLE,
        (f"{FERRY} {TIDE}", PIER),
        ("Photo: the board", FERRY[:18], FERRY[18:], f"{TIDE} Read on.", PIER),
        tuple(passage.replace("o", "o\u00ad").replace("'", "\u02bc") for passage in ARTICLE),
    ],
)
def test_a_copy_is_known_by_them_and_they_are_made_again(copy: tuple[str, ...]) -> None:
    assert {match.standing for match in align(_former(*ARTICLE), copy)} == {Standing.VERBATIM}
    assert renewed(_former(*ARTICLE), copy) == tuple(_today(*ARTICLE))


def test_what_no_copy_has_stays_as_it_is() -> None:
    (ferry, _, pier), (_, tide, _) = _today(*ARTICLE), _former(*ARTICLE)
    assert renewed(_former(*ARTICLE), (FERRY, PIER)) == (ferry, tide, pier)
    assert renewed((ferry, tide, pier), (TIDE,)) == tuple(_today(*ARTICLE))
    assert renewed(_today(*ARTICLE), (TIDE.replace("2.5", "2–5"), FERRY, PIER)) == tuple(_today(*ARTICLE))


def test_once_made_again_they_tell_a_currency_from_another() -> None:
    again = renewed(_former(*ARTICLE), ARTICLE)
    assert align(again, (FERRY.replace("$", "€"), TIDE, PIER))[0].standing is Standing.ALTERED


@untimed
@given(copies())
def test_every_passage_that_a_copy_keeps_is_found_by_them(made: Made) -> None:
    found = align(_former(*made.passages), made.paragraphs)
    assert [match.standing for match in found].count(Standing.VERBATIM) >= len(list(filter(None, made.standing)))


@given(st.text())
def test_any_text_has_one(text: str) -> None:
    assert len(former_fingerprint(text)) == 16


def test_the_fingerprints_of_an_articles_file_are_made_again_from_its_original() -> None:
    (_, ferry), (_, tide) = _former(FERRY, TIDE)
    text = f'---\ntitle: The ferry\nprints: ["p1:{ferry}", "p2:{tide}"]\n---\nThe board paid. ^p1\n\nThe tide. ^p2\n'
    again, missing = renew("ferry", text, [[FERRY]])
    assert again == text.replace(ferry, fingerprint(FERRY))
    assert missing == ["ferry#^p2"]
