"""`briefing list`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing


def test_lists_every_card_by_kind_in_columns(briefing: Briefing) -> None:
    answer = briefing("list")
    assert answer.status == 0
    assert answer.err == ""
    assert answer.out.splitlines()[:4] == [
        "actor                            Bertil Åske                     bertil-aske",
        "actor                            Élodie Tarnów                   elodie-tarnow",
        "actor                            Órla Council                    orla-council",
        "offer     2022-10~               Amnesty for the mills           sluice-amnesty-2022",
    ]
    kinds = [line.split()[0] for line in answer.out.splitlines()]
    assert kinds == ["actor"] * 3 + ["offer"] * 2 + ["talks"] + ["sanction"] * 2


@pytest.mark.parametrize(("kind", "count"), [("offer", 2), ("offers", 2), ("ACTORS", 3), ("talks", 1), ("sanction", 2)])
def test_lists_one_kind(briefing: Briefing, kind: str, count: int) -> None:
    assert len(briefing("list", kind).out.splitlines()) == count


def test_json_holds_every_card(briefing: Briefing) -> None:
    answer = briefing("list", "--json")
    assert answer.json["schema_version"] == 1
    assert len(answer.json["cards"]) == 8
    assert answer.json["cards"][3] == {
        "id": "sluice-amnesty-2022",
        "kind": "offer",
        "title": "Amnesty for the mills",
        "date": "2022-10~",
    }


def test_nothing_of_a_kind_is_status_1(briefing: Briefing) -> None:
    answer = briefing("list", "other", "--json")
    assert answer.status == 1
    assert answer.json["cards"] == []
    assert answer.err


def test_a_kind_that_is_none_is_told_with_those_there_are(briefing: Briefing) -> None:
    answer = briefing("list", "rumour\x1b[31m")
    assert answer.status == 2
    assert "actor, offer, talks, sanction, other or articles" in answer.err
    assert "\x1b" not in answer.err


def test_an_empty_library_is_status_1_and_told(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = briefing("list", "--library", tmp_path / "empty")
    assert (answer.status, answer.out) == (1, "")
    assert "there are no cards" in answer.err


def test_a_library_that_is_not_there_is_status_2(briefing: Briefing, tmp_path: Path) -> None:
    answer = briefing("list", "--library", tmp_path / "nowhere")
    assert (answer.status, answer.out) == (2, "")
    assert "nowhere is not there" in answer.err


def test_a_library_that_is_a_file_is_told(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,")
    answer = briefing("list", "--library", tmp_path / "letter.txt")
    assert (answer.status, answer.out) == (2, "")
    assert "letter.txt is no folder" in answer.err


def test_without_a_terminal_the_reader_lists(briefing: Briefing, tmp_path: Path) -> None:
    """So that `briefing | less` works; an empty library is no failure."""
    (tmp_path / "empty").mkdir()
    answer = briefing()
    assert (answer.status, answer.out) == (0, briefing("list").out)
    assert briefing("--library", tmp_path / "empty").status == 0


def test_the_articles_as_json_and_as_text(briefing: Briefing) -> None:
    articles = briefing("list", "articles", "--json").json["articles"]
    assert articles[0] == {
        "id": "orla-gazette-2021-03-04",
        "title": articles[0]["title"],
        "outlet": "Órla Gazette",
        "published": "2021-03-04",
        "passages": 6,
        "is_original": False,
    }
    lines = briefing("list", "articles").out.splitlines()
    assert [line.split()[-1] for line in lines] == [article["id"] for article in articles]
