"""What the library answers."""

import unicodedata
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NotFound
from briefing.library import Library
from briefing.library.lookup import find
from briefing.model import Address, Entry, Kind, Roster, TextKind
from briefing.text import clean_line
from tests.files import write_card
from tests.library.conftest import Open

HERALD = "lake-herald-2022-10-11"


class TestReading:
    """Cards, articles, passages, and what leads to them."""

    def test_a_card_and_the_cards_that_link_to_it_by_title(self, tiny: Library) -> None:
        assert tiny.card("orla-council").title == "Órla Council"
        assert tiny.backlinks("orla-council") == (
            "boat-ban-2022",
            "sluice-closure-2021",
            "elodie-tarnow",
            "water-share-2021",
        )

    def test_an_article_and_its_passages(self, tiny: Library) -> None:
        assert tiny.article(HERALD).outlet == "Lake Herald"
        assert [passage.address.number for passage in tiny.passages(HERALD)] == [1, 2, 3, 4, 5, 6]
        assert [passage.address.number for passage in tiny.passages(HERALD, 2, 3)] == [2, 3]

    def test_a_passage_by_its_address_or_its_text(self, tiny: Library) -> None:
        address = Address(HERALD, 3)
        assert tiny.passage(address) == tiny.passage(str(address))
        assert tiny.cited_by(address) == ("sluice-amnesty-2022", "elodie-tarnow")
        assert tiny.citing([address, f"{HERALD}#^p5"])[Address(HERALD, 5)] == ("sluice-amnesty-2022", "boat-ban-2022")

    def test_mentions_are_what_names_a_card_uncited(self, tiny: Library) -> None:
        assert tiny.mentions("bertil-aske").addresses == (f"{HERALD}#^p2",)
        assert "bertil-aske" in tiny.named_in(f"{HERALD}#^p2")

    def test_search(self, tiny: Library) -> None:
        assert tiny.search("orla council").hits[0].id == "orla-council"
        assert {hit.kind for hit in tiny.search("mill", kind=Kind.TALKS).hits} == {Kind.TALKS}
        assert not any(hit.is_card for hit in tiny.search("mill", kind=TextKind.PASSAGE).hits)
        assert tiny.search("tarn", typing=True).hits[0].id == "elodie-tarnow"

    @pytest.mark.parametrize("name", ["nobody", "", "../../etc/passwd", "a\x1b[31m", "ß" * 1000])
    def test_what_is_not_there_is_not_found(self, tiny: Library, name: str) -> None:
        for ask in (tiny.card, tiny.article, tiny.passage, tiny.passages, tiny.cited_by, tiny.find, tiny.file_of):
            with pytest.raises(NotFound) as told:
                ask(name)
            assert "\x1b" not in str(told.value)

    def test_a_passage_that_is_not_there_is_not_found(self, tiny: Library) -> None:
        with pytest.raises(NotFound):
            tiny.passage(f"{HERALD}#^p7")


class TestFinding:
    """What a person types is an id, an address or a name."""

    @pytest.mark.parametrize(
        ("name", "id"),
        [
            ("elodie-tarnow", "elodie-tarnow"),
            ("Élodie Tarnów", "elodie-tarnow"),
            (unicodedata.normalize("NFD", "Élodie Tarnów"), "elodie-tarnow"),
            ("elodie tarnow", "elodie-tarnow"),
            ("  MAYOR   of Senn ", "elodie-tarnow"),
            (HERALD, HERALD),
            ("old mill hosts a quiet round on the water quarrel", HERALD),
            (f"{HERALD}#^p2", f"{HERALD}#^p2"),
        ],
    )
    def test_finds(self, tiny: Library, name: str, id: str) -> None:
        assert tiny.find(name) == id

    def test_names_the_nearest(self, tiny: Library) -> None:
        with pytest.raises(NotFound, match="elodie-tarnow"):
            tiny.find("Elody Tarnov")

    def test_accents_decide_between_names_that_differ_in_nothing_else(self) -> None:
        roster = Roster((Entry("one", Kind.ACTOR, "Ana"), Entry("two", Kind.ACTOR, "Aná")))
        assert find("ana", roster) == "one"
        assert find("ANÁ", roster) == "two"

    def test_a_name_of_two_cards_names_both(self) -> None:
        roster = Roster((Entry("one", Kind.ACTOR, "Ana"), Entry("two", Kind.ACTOR, "Bea", ("Ana",))))
        with pytest.raises(NotFound, match="one and two"):
            find("ana", roster)

    def test_an_empty_library_says_so(self) -> None:
        with pytest.raises(NotFound, match="empty"):
            find("anything", Roster())

    @given(st.text())
    def test_any_text_is_found_or_not_found(self, name: str) -> None:
        roster = Roster((Entry("one", Kind.ACTOR, "Ana"), Entry("two", Kind.ACTOR, "İstanbul ẞ")))
        try:
            told = find(name, roster)
        except NotFound as error:
            told = str(error)
        assert told in ("one", "two") or told == clean_line(told)


class TestTheFileBehind:
    """The editor is given the file and the line."""

    def test_of_a_card(self, tiny: Library, tmp_path: Path) -> None:
        assert tiny.file_of("bertil-aske") == (tmp_path / "tiny/cards/actors/bertil-aske.md", 1)

    def test_of_an_article(self, tiny: Library, tmp_path: Path) -> None:
        assert tiny.file_of(HERALD) == (tmp_path / "tiny/articles" / f"{HERALD}.md", 1)

    def test_of_a_passage(self, tiny: Library) -> None:
        path, line = tiny.file_of(f"{HERALD}#^p3")
        assert path.read_text(encoding="utf-8").split("\n")[line - 1].endswith("^p3")


def test_threads_read_while_another_refreshes(open_library: Open, folder: Path) -> None:
    """A reader sees a card as it was before a refresh or after it, never anything else."""
    write_card(folder, "moving", title="Title 0")
    library = open_library(folder)
    library.refresh()
    titles, done, wrong = {f"Title {number}" for number in range(6)}, Event(), list[BaseException]()

    def read() -> None:
        try:
            while not done.wait(0.002):  # leaves the refresh its share of the interpreter
                assert library.card("moving").title in titles
                assert library.search("title").hits[0].title in titles
        except BaseException as error:  # noqa: BLE001  (told by the test)
            wrong.append(error)

    threads = [Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        write_card(folder, "moving", title=f"Title {number}")
        assert library.refresh()
        assert library.card("moving").title == f"Title {number}"
    done.set()
    for thread in threads:
        thread.join(10)
    assert wrong == []
    assert library.notices == ()
