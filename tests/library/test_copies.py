"""An article is read in its own words where the reader has a copy of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Standing, TextKind
from tests.library.conftest import Open, age
from tests.library.opened import opened_below
from tests.library.pier import PARAGRAPHS, PIER, digest, write_copy, write_known

VERBATIM, ALTERED, MISSING, NO_COPY = Standing.VERBATIM, Standing.ALTERED, Standing.MISSING, Standing.NO_COPY
OTHER = "The mayor has answered at last. His office said that he would speak to nobody before the regatta was over."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The reader's own library."""
    return tmp_path / "own"


@pytest.fixture
def library(open_library: Open, folder: Path, own: Path) -> Library:
    """The tiny library with the article of the pier in it, and the reader's own, which is empty."""
    write_known(folder)
    age(folder)
    own.mkdir()
    opened = open_library(folder, own)
    opened.refresh()
    return opened


def standings(library: Library) -> list[Standing]:
    return [passage.standing for passage in library.passages(PIER)]


def test_without_a_copy_the_digests_speak(library: Library) -> None:
    assert standings(library) == [NO_COPY] * 8
    assert [passage.text for passage in library.passages(PIER)] == [digest(number) for number in range(1, 9)]


def test_a_copy_speaks_and_the_digest_stays(library: Library, own: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md")
    assert library.refresh()
    assert standings(library) == [VERBATIM] * 8
    passage = library.passage(f"{PIER}#^p2")
    assert (passage.text, passage.digest, passage.is_original) == (PARAGRAPHS[1], digest(2), True)
    assert library.problems == ()


def test_a_copy_that_is_altered_and_lacks_a_passage_says_so(library: Library, own: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:5], OTHER, PARAGRAPHS[7]))
    library.refresh()
    assert standings(library) == [*[VERBATIM] * 5, MISSING, MISSING, VERBATIM]
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:5], OTHER, *PARAGRAPHS[6:]))
    library.refresh()
    assert standings(library) == [*[VERBATIM] * 5, ALTERED, VERBATIM, VERBATIM]
    passage = library.passage(f"{PIER}#^p6")
    assert (passage.text, passage.is_original) == (OTHER, False)
    assert library.search("answered at last", kind=TextKind.PASSAGE).hits[0].id == f"{PIER}#^p6"


def test_the_copy_with_most_of_it_speaks_and_another_where_that_one_is_altered(library: Library, own: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:5], OTHER, *PARAGRAPHS[6:]))
    write_copy(own / "originals" / f"{PIER}.2.md", PARAGRAPHS[4:7])
    library.refresh()
    assert standings(library) == [VERBATIM] * 8
    assert library.passage(f"{PIER}#^p6").text == PARAGRAPHS[5]


def test_of_copies_that_have_as_much_the_latest_speaks(library: Library, own: Path) -> None:
    other = OTHER.replace("nobody", "the crews")
    for name, text in ((f"{PIER}.2.md", "No."), (f"{PIER}.md", OTHER), (f"{PIER}.10.md", other)):
        write_copy(own / "originals" / name, (*PARAGRAPHS[:5], text, *PARAGRAPHS[6:]))
    library.refresh()
    assert library.passage(f"{PIER}#^p6").text == other


def told(library: Library, number: int) -> list[tuple[str, str]]:
    """The copies that have other words for a passage, and how they differ."""
    return [(variant.copy, variant.text) for variant in library.passage(f"{PIER}#^p{number}").variants]


def test_how_another_copy_differs_is_told_with_the_passage(library: Library, own: Path) -> None:
    """Where nobody has its own words, nobody can tell; as soon as a copy has them, it is told."""
    changed = PARAGRAPHS[6].replace("twenty", "thirty").replace("found most", "did not find most")
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:6], changed, PARAGRAPHS[7]))
    library.refresh()
    assert (standings(library)[6], told(library, 7)) == (ALTERED, [])
    write_copy(own / "originals" / f"{PIER}.2.md", PARAGRAPHS[5:])
    library.refresh()
    assert (standings(library)[6], library.passage(f"{PIER}#^p7").text) == (VERBATIM, PARAGRAPHS[6])
    assert told(library, 7) == [
        (
            f"originals/{PIER}.md",
            (
                "Storms took the last [-twenty-] {+thirty+} (number) metres of the pier in 2028. Divers who looked"
                " at the piles [-found-] {+did not find+} (negation) most of them sound."
            ),
        )
    ]
    assert all(not told(library, number) for number in (1, 2, 3, 4, 5, 6, 8))


def test_each_copy_that_differs_is_told_and_the_latest_first(library: Library, own: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:5], OTHER, *PARAGRAPHS[6:]))
    write_copy(own / "originals" / f"{PIER}.2.md", (*PARAGRAPHS[:5], "He is gone.", *PARAGRAPHS[6:]))
    write_copy(own / "originals" / f"{PIER}.3.md")
    library.refresh()
    assert [name for name, _ in told(library, 6)] == [f"originals/{PIER}.2.md", f"originals/{PIER}.md"]


def test_a_passage_glued_to_other_words_is_altered_and_its_own_words_are_told_apart(
    library: Library, own: Path
) -> None:
    glued = f"It is false that {PARAGRAPHS[5]}"
    write_copy(own / "originals" / f"{PIER}.md", (*PARAGRAPHS[:5], glued, *PARAGRAPHS[6:]))
    library.refresh()
    passage = library.passage(f"{PIER}#^p6")
    assert (passage.standing, passage.text, passage.is_original) == (ALTERED, glued, False)
    assert told(library, 6) == [
        (f"originals/{PIER}.md", "{+It is false that+} (negation) The mayor has not answered. His …")
    ]
    write_copy(own / "originals" / f"{PIER}.2.md", PARAGRAPHS[4:7])
    library.refresh()
    assert (standings(library), len(told(library, 6))) == ([VERBATIM] * 8, 1)


CLERK = "A clerk named Quixley said on Wednesday that the lamps of the pier had been sold to a dealer from abroad."
HARBOUR = "The harbour has two masters since Monday, and neither of them has a key to the lighthouse or to the crane."


def inserted(library: Library) -> list[tuple[int, str, str, bool]]:
    """What only copies have: the passage it stands beside, the copy, its words, whether it stands before."""
    return [
        (passage.address.number, one.copy, one.text, one.is_before)
        for passage in library.passages(PIER)
        for one in passage.insertions
    ]


def test_what_only_a_copy_has_is_told_beside_the_passage_it_follows_and_found(library: Library, own: Path) -> None:
    """A paragraph that several copies have is told once, of the first of them."""
    write_copy(own / "originals" / f"{PIER}.md")
    write_copy(own / "originals" / f"{PIER}.2.md", (HARBOUR, *PARAGRAPHS[:3], CLERK, *PARAGRAPHS[3:]))
    write_copy(own / "originals" / f"{PIER}.3.md", (*PARAGRAPHS[:5], CLERK, *PARAGRAPHS[5:]))
    library.refresh()
    second = f"originals/{PIER}.2.md"
    assert inserted(library) == [(1, second, HARBOUR, True), (3, second, CLERK, False)]
    (hit,) = library.search("Quixley").hits
    assert (hit.id, hit.snippet.text[: len(f"{PIER}.2.md: A clerk")]) == (f"{PIER}#^p3", f"{PIER}.2.md: A clerk")
    (own / "originals" / f"{PIER}.2.md").unlink()
    library.refresh()
    assert [(number, copy) for number, copy, *_ in inserted(library)] == [(5, f"originals/{PIER}.3.md")]


def test_what_a_copy_has_otherwise_is_found_too(library: Library, own: Path) -> None:
    changed = PARAGRAPHS[6].replace("twenty", "thirteen")
    write_copy(own / "originals" / f"{PIER}.md")
    write_copy(own / "originals" / f"{PIER}.2.md", (*PARAGRAPHS[:6], changed, PARAGRAPHS[7]))
    library.refresh()
    (hit,) = library.search("thirteen metres").hits
    assert hit.id == f"{PIER}#^p7"
    assert hit.snippet.text.startswith(f"{PIER}.2.md: ")


def test_what_is_no_copy_adds_nothing(library: Library, own: Path) -> None:
    """Nobody can tell where its paragraphs belong."""
    write_copy(own / "originals" / f"{PIER}.md", (HARBOUR, CLERK))
    library.refresh()
    assert inserted(library) == []


def test_copies_are_compared_with_an_article_in_its_own_words_too(library: Library, own: Path) -> None:
    id = "letter-2031"
    article, copied = own / "articles" / f"{id}.md", own / "originals" / f"{id}.md"
    article.parent.mkdir()
    body = "".join(f"\n{text} ^p{number}\n" for number, text in enumerate(PARAGRAPHS, 1))
    article.write_text(f"---\ntitle: A letter\nwords: original\n---\n{body}", encoding="utf-8")
    write_copy(copied, (*PARAGRAPHS[:4], PARAGRAPHS[4].replace("A ferry", "No ferry"), *PARAGRAPHS[5:]), of=id)
    library.refresh()
    passage = library.passage(f"{id}#^p5")
    assert (passage.standing, passage.text) == (VERBATIM, PARAGRAPHS[4])
    assert [variant.text for variant in passage.variants] == [
        "[-A-] {+No+} (negation) ferry company from the other shore …"
    ]
    copied.unlink()
    library.refresh()
    assert library.passage(f"{id}#^p5").variants == ()


def test_a_passage_is_found_by_its_own_words_and_by_its_digest(library: Library, own: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md")
    library.refresh()
    for query in ("inventory posted at the gate", "our words paragraph 8"):
        assert library.search(query, kind=TextKind.PASSAGE).hits[0].id == f"{PIER}#^p8"


def test_a_copy_that_came_changed_or_went_has_its_article_alone_read_again(
    library: Library, own: Path, tmp_path: Path
) -> None:
    path = own / "originals" / f"{PIER}.md"

    changes: list[Callable[[], object]] = [
        lambda: write_copy(path),
        lambda: write_copy(path, PARAGRAPHS[:7]),
        path.unlink,
    ]
    for change in changes:
        change()
        with opened_below(tmp_path) as opened:
            assert library.refresh()
        assert {name for name in opened if name.endswith(".md")} == {f"{PIER}.md"}
    assert standings(library) == [NO_COPY] * 8


def test_a_library_at_rest_reads_no_copy(library: Library, own: Path, open_library: Open, folder: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md")
    library.refresh()
    age(own)
    library.refresh()
    with opened_below(own) as opened:
        assert not library.refresh()
        again = open_library(folder, own)
        assert not again.refresh()
    assert opened == []
    assert again.passage(f"{PIER}#^p1").is_original


def test_an_article_that_changed_keeps_its_own_words(library: Library, own: Path, folder: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md")
    library.refresh()
    path = folder / "articles" / f"{PIER}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("In our words", "Briefly"), encoding="utf-8")
    assert library.refresh()
    passage = library.passage(f"{PIER}#^p1")
    assert passage.text == PARAGRAPHS[0]
    assert passage.digest.startswith("Briefly")


def test_a_copy_of_no_article_is_told_until_the_article_comes(library: Library, own: Path, folder: Path) -> None:
    write_copy(own / "originals" / "any name.md", of="nowhere-2030")
    (own / "originals" / "silent.md").write_text("---\ntitle: A\n---\nText. ^p1\n")
    write_copy(own / "originals" / "card.md", of="bertil-aske")
    library.refresh()
    assert [(Path(one.file).name, one.line, one.rule) for one in library.problems] == [
        ("any name.md", 1, "orphan-copy"),
        ("card.md", 1, "orphan-copy"),
        ("silent.md", 1, "orphan-copy"),
    ]
    write_known(folder, "nowhere-2030")
    assert library.refresh()
    assert len(library.problems) == 2
    assert library.passage("nowhere-2030#^p1").is_original


def test_what_is_wrong_in_a_copy_is_told_and_stays_known(library: Library, own: Path, open_library: Open) -> None:
    path = write_copy(own / "originals" / f"{PIER}.md")
    path.write_bytes(path.read_bytes() + b"\nBytes \xff\xfe that are none. ^p9\n")
    library.refresh()
    assert [one.rule for one in library.problems] == ["undecodable"]
    write_known(own, "other-2031")
    library.refresh()
    assert [one.rule for one in library.problems] == ["undecodable"]
    assert open_library(*library.folders).problems == library.problems


def test_a_copy_is_read_as_carefully_as_any_file(library: Library, own: Path, tmp_path: Path) -> None:
    write_copy(tmp_path / "outside.md")
    (own / "originals").mkdir()
    (own / "originals" / "link.md").symlink_to(tmp_path / "outside.md")
    with (own / "originals" / "large.md").open("wb") as file:
        file.truncate(5_000_001)
    library.refresh()
    assert [one.rule for one in library.problems] == ["too-large", "outside"]
    assert standings(library) == [NO_COPY] * 8


def test_a_passage_without_a_fingerprint_keeps_its_digest(library: Library, own: Path, folder: Path) -> None:
    path = folder / "articles" / f"{PIER}.md"
    text = path.read_text(encoding="utf-8")
    start = text.index('"p6:')
    path.write_text(text[:start] + text[start + 23 :], encoding="utf-8")
    write_copy(own / "originals" / f"{PIER}.md")
    library.refresh()
    assert standings(library) == [*[VERBATIM] * 5, NO_COPY, VERBATIM, VERBATIM]
    assert library.problems == ()


def test_an_article_in_its_own_words_is_an_original_without_a_copy(library: Library, own: Path) -> None:
    (own / "articles").mkdir()
    (own / "articles" / "mine.md").write_text("---\ntitle: Mine\nwords: original\n---\nWhat it says itself. ^p1\n")
    library.refresh()
    passage = library.passage("mine#^p1")
    assert (passage.text, passage.digest, passage.is_original) == ("What it says itself.", "", True)
    assert len(passage.fingerprint) == 16


def test_a_library_of_copies_alone_is_not_empty(open_library: Open, own: Path, folder: Path) -> None:
    write_copy(own / "originals" / f"{PIER}.md")
    library = open_library(folder, own)
    library.refresh()
    assert library.notices == ()
