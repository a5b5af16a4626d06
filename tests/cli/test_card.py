"""`briefing card`: the reader makes the briefing theirs from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents

pytestmark = pytest.mark.usefixtures("without_model")

HERALD = "lake-herald-2022-10-11"


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


def test_claims_go_to_a_new_card_and_come_back(briefing: Briefing, own: Path) -> None:
    briefing("card", "new", "actor", "Ana Ruiz")
    for number in (1, 2, 3):
        briefing("card", "add", "ana-ruiz", f"Claim {number}.", "--cite", f"{HERALD}#^p{number}")
    before = contents(own)
    listed = briefing("split", "ana-ruiz")
    assert listed.out.splitlines()[1] == f"2  Claim 2. [[{HERALD}#^p2]]"
    assert [claim["n"] for claim in briefing("split", "ana-ruiz", "--json").json["claims"]] == [1, 2, 3]
    answer = briefing("split", "ana-ruiz", "--claims", "3,1", "--title", "Ana Mora", "--json")
    assert answer.json["id"] == "ana-mora"
    assert sorted(answer.json["change"]["files"]) == ["cards/actors/ana-mora.md", "cards/actors/ana-ruiz.md"]
    for id, texts in (("ana-mora", ["Claim 3.", "Claim 1."]), ("ana-ruiz", ["Claim 2."])):
        assert [claim["text"] for claim in briefing("show", id, "--json").json["claims"]] == texts
    assert briefing("show", "ana-mora", "--json").json["kind"] == "actor"
    assert briefing("undo").status == 0
    assert contents(own) == before
    assert briefing("split", "ana-ruiz", "--claims", "1", "--title", "The offer", "--kind", "offer").status == 0
    assert briefing("show", "the-offer", "--json").json["kind"] == "offer"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("ana-ruiz", "--claims", "9", "--title", "X"), 2, "There is no claim 9"),
        (("ana-ruiz", "--claims", "1"), 2, "needs a title"),
        (("ana-ruiz", "--claims", "one", "--title", "X"), 2, "no list of numbers"),
        (("ana-ruiz", "--claims", "0", "--title", "X"), 2, "no list of numbers"),
        (("bertil-aske",), 1, "none of its claims stands in your own library"),
        (("nobody-at-all",), 1, "nobody-at-all"),
    ],
)
def test_what_cannot_be_split_is_told(
    briefing: Briefing, own: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    briefing("card", "new", "actor", "Ana Ruiz")
    briefing("card", "add", "ana-ruiz", "She left.", "--cite", f"{HERALD}#^p1")
    before = contents(own)
    answer = briefing("split", *arguments)
    assert answer.status == status
    assert told in answer.err
    assert contents(own) == before


def test_two_cards_are_kept_apart_and_every_change_of_a_card_is_told_as_json(briefing: Briefing, own: Path) -> None:
    made = briefing("card", "new", "actor", "Bertil Aske the Younger", "--json").json
    assert made["id"] == "bertil-aske-the-younger"
    assert made["change"]["files"] == ["cards/actors/bertil-aske-the-younger.md"]
    before = contents(own)
    told = briefing("card", "different", made["id"], "bertil-aske", "--json").json
    assert told["change"]["what"] == "bertil-aske is not bertil-aske-the-younger"
    assert briefing("card", "different", made["id"], made["id"]).status == 1
    assert briefing("undo").status == 0
    assert briefing("log", "--json").json["changes"][-1]["undone"]
    assert contents(own).keys() == {*before, "decisions.jsonl"}
    assert briefing("card", "alias", made["id"], "Young Aske", "--json").json["change"]["n"] == 3
    assert briefing("merge", made["id"], "bertil-aske", "--json").json["id"] == "bertil-aske"
