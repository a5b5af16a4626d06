"""Alignment as a property: whatever a copy does to an article, what it keeps is found and nothing else is verbatim."""

from collections import Counter

from hypothesis import assume, event, given
from hypothesis import strategies as st

from briefing.anchors import align, fingerprint, words
from briefing.model import Standing
from tests.anchors.copies import ASIDES, SHORT, WORDS, Made, articles, copies, sentences, untimed


def _prints(passages: tuple[str, ...]) -> list[tuple[int, str]]:
    return [(number, fingerprint(passage)) for number, passage in enumerate(passages, 1)]


@untimed
@given(copies())
def test_every_surviving_passage_is_found_and_no_other_is_verbatim(made: Made) -> None:
    found = align(_prints(made.passages), made.paragraphs)
    assert [match.number for match in found] == list(range(1, len(made.passages) + 1))
    kept = Counter(words(passage) for passage, held in zip(made.passages, made.standing, strict=True) if held)
    assert Counter(words(match.text) for match in found if match.standing is Standing.VERBATIM) == kept


@untimed
@given(copies())
def test_what_is_verbatim_has_the_fingerprint_and_is_the_copys_own_text(made: Made) -> None:
    for match, passage, held in zip(
        align(_prints(made.passages), made.paragraphs), made.passages, made.standing, strict=True
    ):
        pieces = match.text.split("\n") if len(match.paragraphs) > 1 else [match.text]
        if match.standing is Standing.MISSING:
            assert (match.text, match.paragraphs) == ("", ())
        else:
            assert all(any(piece in made.paragraphs[at] for at in match.paragraphs) for piece in pieces)
        if match.standing is Standing.VERBATIM:
            assert fingerprint(match.text) == fingerprint(passage)
        if match.standing is Standing.VERBATIM and made.passages.count(passage) == 1:
            assert match.paragraphs == held
            event(f"in {len(held)} paragraphs")


@untimed
@given(copies())
def test_passages_that_keep_their_order_are_found_in_increasing_paragraphs(made: Made) -> None:
    held = [
        match.paragraphs for match in align(_prints(made.passages), made.paragraphs) if match.standing == "verbatim"
    ]
    assert held == sorted(held)


@untimed
@given(st.data(), articles())
def test_a_passage_of_which_one_word_is_changed_lost_or_put_in_is_never_verbatim(
    data: st.DataObject, passages: tuple[str, ...]
) -> None:
    at = data.draw(st.sampled_from([at for at, passage in enumerate(passages) if passages.count(passage) == 1] or [0]))
    these = passages[at].split(" ")
    place = data.draw(st.integers(1, len(these) - 1))
    changed = data.draw(st.sampled_from((["other"], [], ["other", these[place]])))
    copy = [*passages[:at], " ".join([*these[:place], *changed, *these[place + 1 :]]), *passages[at + 1 :]]
    assume(passages.count(passages[at]) == 1 and words(copy[at]) != words(passages[at]))
    assert align(_prints(passages), copy)[at].standing is not Standing.VERBATIM


_GLUES = ("", ",", ":", ";", " –", "…", "...", " not", ", said Mr.", " of the U.S.", " (false)", ".)-")


@untimed
@given(st.data(), articles())
def test_a_passage_with_words_glued_to_it_is_altered_whatever_the_words(
    data: st.DataObject, passages: tuple[str, ...]
) -> None:
    at = data.draw(st.sampled_from([at for at, passage in enumerate(passages) if passage not in SHORT] or [-1]))
    assume(at >= 0)
    aside = " ".join(data.draw(st.lists(st.sampled_from(ASIDES), min_size=1, max_size=4)))
    glue, bare = data.draw(st.sampled_from(_GLUES)), passages[at].rstrip(".,:")
    glued = data.draw(st.sampled_from((f"{aside}{glue} {passages[at]}", f"{bare}{glue} {aside}")))
    found = align(_prints(passages), [*passages[:at], glued, *passages[at + 1 :]])[at]
    assert (found.standing, found.text, found.paragraphs) == (Standing.ALTERED, glued, (at,))
    assert words(found.own) == words(passages[at])


@untimed
@given(st.lists(st.text(max_size=30), max_size=8), st.lists(st.text(max_size=30), max_size=8))
def test_any_text_aligns_with_any_other(passages: list[str], paragraphs: list[str]) -> None:
    prints = _prints(tuple(passages))
    for (number, key), match in zip(prints, align(prints, paragraphs), strict=True):
        assert match.number == number
        assert (fingerprint(match.text) == key) or match.standing is not Standing.VERBATIM


@untimed
@given(
    st.permutations(range(6)), st.lists(st.lists(st.sampled_from(WORDS), min_size=5), min_size=6, max_size=6), st.data()
)
def test_passages_that_moved_are_verbatim(order: list[int], these: list[list[str]], data: st.DataObject) -> None:
    passages = tuple(data.draw(sentences([f"mark{number}", *words])) for number, words in enumerate(these))
    found = align(_prints(passages), [passages[number] for number in order])
    assert [match.paragraphs for match in found] == [(order.index(number),) for number in range(6)]
