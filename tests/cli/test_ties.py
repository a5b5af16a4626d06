"""`briefing ties`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing


def test_json_names_each_tie_with_its_passages(briefing: Briefing) -> None:
    answer = briefing("ties", "bertil-aske", "--json")
    assert answer.status == 0
    assert list(answer.json) == ["schema_version", "id", "ties"]
    assert answer.json["id"] == "bertil-aske"
    found = {tie["id"]: tie for tie in answer.json["ties"]}
    assert found["sluice-amnesty-2022"] == {
        "id": "sluice-amnesty-2022",
        "kind": "offer",
        "title": "Amnesty for the mills",
        "relations": ["offered to", "named in one passage"],
        "citations": ["lake-herald-2022-10-11#^p4"],
    }
    assert "sanctioned by" in found["orla-council"]["relations"]
    assert "talks with" in found["elodie-tarnow"]["relations"]


def test_the_plain_page_draws_the_nearest_and_lists_all(briefing: Briefing) -> None:
    lines = briefing("ties", "Bertil Åske").out.splitlines()
    assert lines[0].startswith("Ties of Bertil Åske · ")
    assert any("Bertil Åske ┼─ " in line for line in lines[1:6])
    row = next(line for line in lines if line.startswith("Talks at the old mill"))
    assert "talks with" in row


@pytest.mark.parametrize("width", [20, 45, 80, 120, 220])
def test_it_fits_every_width(briefing: Briefing, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = briefing("ties", "bertil-aske").out.splitlines()
    assert max(map(len, lines)) <= max(width, 40)


def test_two_cards_are_tied_step_by_step(briefing: Briefing) -> None:
    answer = briefing("ties", "boat-ban-2022", "elodie-tarnow", "--json")
    assert list(answer.json) == ["schema_version", "path"]
    path = answer.json["path"]
    assert (path[0]["from"], path[-1]["to"]) == ("boat-ban-2022", "elodie-tarnow")
    assert [step["to"] for step in path[:-1]] == [step["from"] for step in path[1:]]
    assert all(step["relations"] for step in path)


def test_the_plain_way_shows_the_words_of_each_step(briefing: Briefing) -> None:
    out = briefing("ties", "boat-ban-2022", "elodie-tarnow").out
    assert "How Ban on mill boats and Élodie Tarnów are tied" in out
    assert "¶" in out


def test_no_way_is_said_and_is_status_1(briefing: Briefing, home: Path) -> None:
    (home / "tiny" / "cards" / "lone.md").write_text("---\nkind: actor\ntitle: Lone\n---\nNobody knows her.\n")
    answer = briefing("ties", "lone", "elodie-tarnow", "--json")
    assert (answer.status, answer.json["path"]) == (1, [])
    assert "no way leads from lone to elodie-tarnow" in answer.err
    assert briefing("ties", "lone", "--json").json["ties"] == []
    assert "the same card" in briefing("ties", "lone", "lone").err


def test_what_is_no_card_is_said(briefing: Briefing) -> None:
    answer = briefing("ties", "orla-gazette-2021-03-04")
    assert answer.status == 1
    assert "There is no card" in answer.err
