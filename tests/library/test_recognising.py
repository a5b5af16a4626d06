"""A file is recognised by its words, whatever became of everything else; and a different article is not."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import fingerprint
from briefing.library.adding.recognise import KnownArticles, recognise
from briefing.model import Address, Passage
from tests.library.pier import PARAGRAPHS, PIER, THIRD

BOILERPLATE = (
    "Read more",
    "Sign up here for the letter that the Pier Post sends on every morning but Sunday.",
    "The Pier Post is printed on the quay, by those who write it, since 1891.",
)


def known(**articles: tuple[str, ...]) -> KnownArticles:
    """The articles of these paragraphs, known by their fingerprints as those of an index are."""
    passages = {
        id.replace("_", "-"): tuple(
            Passage(Address(id.replace("_", "-"), number), "Ours.", fingerprint=fingerprint(text))
            for number, text in enumerate(paragraphs, 1)
        )
        for id, paragraphs in articles.items()
    }

    def fingerprinted(prints: Iterable[str]) -> dict[str, tuple[Address, ...]]:
        has = {one: tuple(p.address for id in passages for p in passages[id] if p.fingerprint == one) for one in prints}
        return {one: addresses for one, addresses in has.items() if addresses}

    return KnownArticles(fingerprinted, lambda article: passages.get(article, ()))


KNOWN = known(
    pier_post_2030_05_01=PARAGRAPHS, other=(*BOILERPLATE, "Something else that happened on the quay, and to whom.")
)


def article(paragraphs: Sequence[str]) -> str:
    """The article that is recognised, or nothing."""
    found = recognise(paragraphs, KNOWN)
    return found.article if found else ""


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”’—", '""\'-'))


def escaped(text: str) -> str:
    return re.sub(r"([.,;'])", r"\\\1", text)


SETTINGS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    straight,
    escaped,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("a ", "a  ").replace(" the ", " *the* "),
)


@given(
    kept=st.sets(st.sampled_from(range(8)), min_size=4),
    extra=st.lists(st.sampled_from([*BOILERPLATE, "A caption: the pier in May. Photo: A. Süß"]), max_size=4),
    setting=st.sampled_from(SETTINGS),
)
def test_dropped_added_and_re_typeset_paragraphs_do_not_matter(
    kept: set[int], extra: list[str], setting: Callable[[str], str]
) -> None:
    copy = [setting(PARAGRAPHS[at]) for at in sorted(kept)]
    assert article([*extra, *copy]) == PIER
    assert article([*copy, *extra]) == PIER


def test_paragraphs_that_were_all_merged_or_all_split_do_not_matter() -> None:
    assert article([" ".join(PARAGRAPHS)]) == PIER
    assert article([" ".join(PARAGRAPHS[:3]), " ".join(PARAGRAPHS[3:])]) == PIER
    assert article([part for text in PARAGRAPHS for part in re.split(r"(?<=[.;,]) ", text)]) == PIER


def test_words_that_are_glued_to_passages_do_not_hide_the_article_and_make_no_passage_verbatim() -> None:
    found = recognise([*PARAGRAPHS[:2], *(f"It is false that {text}" for text in PARAGRAPHS[2:])], KNOWN)
    assert found is not None
    assert (found.article, len(found.verbatim), len(found.present)) == (PIER, 2, 7)


def test_lines_that_were_taken_for_paragraphs_do_not_matter() -> None:
    lines = [line for text in PARAGRAPHS for line in re.findall(r".{1,30}(?:\s|$)", text)]
    found = recognise(lines, KNOWN)
    assert found is not None
    assert len(found.verbatim) >= 7


@pytest.mark.parametrize(
    "paragraphs",
    [
        THIRD,
        (*THIRD, *BOILERPLATE),
        (*BOILERPLATE, *THIRD[2:]),
        (*THIRD, PARAGRAPHS[1], PARAGRAPHS[4]),
        ("Read more",) * 9,
        ("***", "…"),
        (),
    ],
)
def test_a_different_article_is_not_recognised(paragraphs: Sequence[str]) -> None:
    """Not by what stands under every article, nor by two paragraphs that it quotes."""
    assert article(paragraphs) == ""


BACKGROUND = (
    "The quay has been let to the harbour company since 2019, when the council had no money to mend it.",
    "More than seven hundred boats have left for other harbours in ten years, according to the register.",
    "The two parties have met four times since the spring, most often on the boat, and have signed nothing so far.",
    "The first lamp on the quay was lit in 1871, and for a hundred years a family of keepers lived under it.",
)
REPORT = (
    "By Jane Roe",
    "Delegations of the crews arrived on Thursday for a fifth round, and said they would stay until Sunday.",
    "The harbour master received them one after the other in the fish hall, out of sight of the cameras.",
    "Her clerk said that the first day was given to the order of business and to the soup.",
)
OTHER_REPORT = (
    "By John Doe",
    "The keeper of the lamp gave up her office on Wednesday after a fire in the tower, in which no one was hurt.",
    "She had been in office for two years and was seen as close to the crews, who run the cranes.",
    "Her deputy, an engineer named Palomares, takes over until the council names a successor.",
)


@pytest.mark.parametrize("shared", [3, 4])
def test_background_that_two_reports_share_makes_no_copy(shared: int) -> None:
    first, second = (*REPORT, *BACKGROUND[:shared]), (*OTHER_REPORT, *BACKGROUND[:shared], *THIRD)
    assert recognise(second, known(report=first)) is None
    assert recognise(first, known(report=second)) is None


def test_the_beginning_and_a_fifth_of_an_article_are_a_copy_that_breaks_off() -> None:
    whole = (*REPORT, *BACKGROUND, *OTHER_REPORT[1:], *THIRD)
    found = recognise((*REPORT, *THIRD[:1], *BOILERPLATE * 9), known(report=whole))
    assert found is not None
    assert len(found.verbatim) == len(REPORT) + 2


def test_what_an_article_gained_is_told_apart() -> None:
    gained = "A clerk named Quixley said on Tuesday that the vote would be repeated before observers."
    found = recognise((*PARAGRAPHS[:3], gained, *PARAGRAPHS[3:], "* * *"), KNOWN)
    assert found is not None
    assert found.new == (3,)


@given(st.sets(st.sampled_from(range(8)), max_size=2), st.randoms())
def test_one_word_more_in_a_paragraph_and_it_counts_no_longer(kept: set[int], random: Random) -> None:
    changed = []
    for at, text in enumerate(PARAGRAPHS):
        words = text.split()
        words.insert(random.randrange(1, len(words)), "not")
        changed.append(text if at in kept else " ".join(words))
    assert article(changed) == ""


def test_of_two_versions_of_an_article_the_nearer_is_recognised() -> None:
    later = (*PARAGRAPHS[:6], "A paragraph that was put in later, about the bell and the cat.", *PARAGRAPHS[6:])
    both = known(first=PARAGRAPHS, later=later)
    for text, id in ((PARAGRAPHS, "first"), (later, "later")):
        found = recognise(text, both)
        assert found is not None
        assert found.article == id


def test_two_paragraphs_that_are_most_of_a_file_are_enough() -> None:
    assert article(PARAGRAPHS[5:7]) == PIER
    assert article((*PARAGRAPHS[5:7], *THIRD)) == ""


def test_what_several_articles_have_tells_little() -> None:
    notes = tuple(f"Note {number} stands under whatever the Pier Post has printed since the war." for number in "1234")
    file = (*notes, *THIRD)
    assert recognise(file, known(one=(*notes, "One."))) is not None
    assert recognise(file, known(one=(*notes, "One."), two=(*notes, "Two."))) is None


def test_a_short_article_is_recognised_by_all_of_it() -> None:
    short = known(short=("Pier closed.", "Until May."))
    assert recognise(("Pier closed.", "Until May."), short) is not None
    assert recognise(("Pier closed.", "Until May.", "Read more"), short) is None


def test_an_article_that_was_just_added_is_known() -> None:
    empty = known()
    assert recognise(PARAGRAPHS, empty) is None
    passages = tuple(Passage(Address("a", at), fingerprint=fingerprint(text)) for at, text in enumerate(PARAGRAPHS, 1))
    empty.note("just-added", passages)
    found = recognise(PARAGRAPHS[:5], empty)
    assert found is not None
    assert found.article == "just-added"
