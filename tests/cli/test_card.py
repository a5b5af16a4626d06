"""`briefing card`: the reader makes the briefing theirs from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents

pytestmark = pytest.mark.usefixtures("without_model")

HERALD = "lake-herald-2022-10-11"


@pytest.fixture
def own(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's own library, beside the tiny one."""
    own = home / "own"
    own.mkdir()
    monkeypatch.setenv("BRIEFING_LIBRARY", f"{home / 'tiny'}:{own}")
    return own


def test_a_card_is_made_and_grows_and_all_is_undone_one_by_one(briefing: Briefing, own: Path) -> None:
    states = [contents(own)]

    def does(*arguments: str) -> None:
        answer = briefing("card", *arguments)
        assert answer.status == 0, answer.err
        states.append(contents(own))

    does("new", "actor", "Ana Ruiz")
    assert list(states[-1]) == ["cards/actors/ana-ruiz.md"]
    does("alias", "ana-ruiz", "Anita: the ferrywoman")
    does("add", "Ana Ruiz", "She met [[elodie-tarnow|the mayor]].", "--cite", f"{HERALD}#^p3", f"[[{HERALD}#^p2]]")
    does("add", "ana-ruiz", "She left.", "--cite", f"{HERALD}#^p1", "--under", "Since")
    shown = briefing("show", "ana-ruiz", "--json").json
    assert shown["title"] == "Ana Ruiz"
    assert shown["aliases"] == ["Anita: the ferrywoman"]
    assert shown["links"] == ["elodie-tarnow"]
    assert [(claim["text"], claim["heading"], claim["citations"]) for claim in shown["claims"]] == [
        ("She met the mayor.", "", [f"{HERALD}#^p3", f"{HERALD}#^p2"]),
        ("She left.", "Since", [f"{HERALD}#^p1"]),
    ]
    assert "ana-ruiz" in briefing("show", "elodie-tarnow", "--json").json["backlinks"]
    assert [change["what"] for change in briefing("log", "--json").json["changes"]] == [
        "new actor ana-ruiz: Ana Ruiz",
        "aliases of ana-ruiz: Anita: the ferrywoman",
        f"claim in ana-ruiz: She met [[elodie-tarnow|the mayor]]. ({HERALD}#^p3, {HERALD}#^p2)",
        f"claim in ana-ruiz: She left. ({HERALD}#^p1)",
    ]
    for before in reversed(states[:-1]):
        assert briefing("undo").status == 0
        assert contents(own) == before
    for after in states[1:]:
        assert briefing("undo", "--redo").status == 0
        assert contents(own) == after


def test_what_is_not_the_readers_gets_an_addition(briefing: Briefing, own: Path, home: Path) -> None:
    theirs = contents(home / "tiny")
    assert briefing("card", "add", "elodie-tarnow", "She sings.", "--cite", f"{HERALD}#^p1").status == 0
    assert briefing("card", "alias", "elodie-tarnow", "The singer").status == 0
    assert contents(home / "tiny") == theirs
    head = "---\nadds_to: elodie-tarnow\naliases: [The singer]\n---\n"
    assert contents(own) == {"cards/elodie-tarnow.md": f"{head}She sings. [[{HERALD}#^p1]]\n".encode()}
    shown = briefing("show", "the singer", "--json").json
    assert shown["id"] == "elodie-tarnow"
    assert [claim["text"] for claim in shown["claims"] if claim["added"]] == ["She sings."]
    assert briefing("index").out == ""
    briefing("undo")
    briefing("undo")
    assert contents(own) == {}


def test_an_id_is_never_taken_twice(briefing: Briefing, own: Path) -> None:
    assert not contents(own)
    assert briefing("card", "new", "offer", "Élodie Tarnow").out == "elodie-tarnow-2\n"
    assert briefing("card", "new", "offers", "Élodie Tarnow").out == "elodie-tarnow-3\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["add", "no-such-card", "Words."], 1),
        (["add", "elodie-tarnow", "Words.", "--cite", "nowhere#^p1"], 1),
        (["add", "elodie-tarnow", "..."], 2),
        (["new", "actor", "–"], 2),
        (["new", "ferry", "A ferry"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(
    briefing: Briefing, own: Path, arguments: list[str], status: int
) -> None:
    answer = briefing("card", *arguments)
    assert answer.status == status
    assert answer.err
    assert "bug" not in answer.err
    assert contents(own) == {}


def test_two_cards_are_one_until_that_is_undone(briefing: Briefing, own: Path) -> None:
    briefing("card", "new", "actor", "Mayor Tarnow")
    answer = briefing("merge", "Mayor Tarnow", "elodie-tarnow")
    assert (answer.status, answer.out) == (0, "decided: mayor-tarnow is elodie-tarnow\n")
    shown = briefing("show", "mayor-tarnow", "--json").json
    assert shown["id"] == "elodie-tarnow"
    assert "Mayor Tarnow" in shown["aliases"]
    assert briefing("merge", "elodie-tarnow", "elodie-tarnow").status == 1
    assert briefing("undo").out == "undone: mayor-tarnow is elodie-tarnow\n"
    assert briefing("show", "mayor-tarnow", "--json").json["id"] == "mayor-tarnow"
    assert sorted(contents(own)) == ["cards/actors/mayor-tarnow.md", "decisions.jsonl"]
