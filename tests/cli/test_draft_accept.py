"""`briefing draft --accept`: drafts become cards of the reader's own library, and are undone to the byte."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents

TEXT = """Water Talks Begin

By Elsa Brandt

OSLO - Norway mediated talks between Iran and Iraq in Oslo last week.

"We came far," said Iranian Foreign Minister Darius Kamali. Élodie Tarnów was there.
"""
ID = "water-talks-begin"
LATER = """More Water

Iraq rejected the dam. Darius Kamali left [[norway]] on Monday, and Norway offered Iraq a loan of 30 million crowns.
"""


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def cards(answer: dict[str, list[dict[str, list[dict[str, str]]]]]) -> dict[str, str]:
    """The titles of the drafts, and the cards they are for."""
    return {card["title"]: card["existing"] for one in answer["drafts"] for card in one["cards"]}


def test_all_drafts_become_linked_cited_cards_and_check_finds_nothing_wrong(
    briefing: Briefing, article: Path, home: Path
) -> None:
    briefing("add", article)
    before = contents(home / "tiny")
    answer = briefing("draft", article, "--accept", "all")
    assert (answer.status, answer.out.count("· actor")) == (0, 5)
    talks = briefing("show", "talks-iran-iraq", "--json").json
    assert talks["fields"]["parties"] == ["iran", "iraq"] and talks["fields"]["place"] == ["Oslo"]
    assert set(talks["links"]) == {"iran", "iraq", "norway"}
    (claim,) = talks["claims"]
    assert claim["text"] == "Norway mediated talks between Iran and Iraq in Oslo last week."
    (citation,) = claim["citations"]
    assert claim["text"] in briefing("show", citation, "--json").json["text"]
    assert briefing("show", "elodie-tarnow", "--json").json["claims"][-1]["text"] == "Élodie Tarnów was there."
    found = {one["file"]: one for one in briefing("check", "--json").json["findings"] if one["severity"] != "note"}
    assert not [file for file in found if "water" in file or "iran" in file or "kamali" in file]
    assert cards(briefing("draft", ID, "--json").json) == {}, "a card says all of it"
    log = briefing("log", "--json").json["changes"]
    assert len(log) == 7, "the article, and a change for each draft"
    for _ in log[1:]:
        assert briefing("undo").status == 0
    left = contents(home / "tiny")
    left.pop("decisions.jsonl", None)
    assert left == before
    assert len(cards(briefing("draft", ID, "--json").json)) == 6, "what was undone is proposed again"


def test_a_file_that_the_library_has_is_its_article(briefing: Briefing, article: Path, home: Path) -> None:
    assert briefing("draft", article, "--json").json["drafts"][0]["article"] == ""
    copy = home / "copy.txt"
    copy.write_text(TEXT.replace("\n\n", "\n \n\n"), encoding="utf-8")
    briefing("draft", article, "--accept", "all")
    (drafted,) = briefing("draft", copy, "--json").json["drafts"]
    assert (drafted["path"], drafted["article"], drafted["cards"]) == (str(copy), ID, []), "a card says all of it"
    briefing("undo")
    (again,) = briefing("draft", copy, "--json").json["drafts"]
    assert [len(one["claims"]) > 0 for one in again["cards"]] == [True]
    assert again["paragraphs"] == 3


def test_drafts_are_accepted_by_number_and_names_without_a_card_stay_text(briefing: Briefing, article: Path) -> None:
    drafts = briefing("draft", article, "--json").json["drafts"][0]["cards"]
    number = {card["title"]: str(card["n"]) for card in drafts}
    answer = briefing("draft", article, "--accept", number["Iran"], number["Talks: Iran, Iraq"])
    assert answer.status == 0
    assert "2 accepted: iran, talks-iran-iraq" in answer.err
    talks = briefing("show", "talks-iran-iraq", "--json").json
    assert (talks["links"], talks["fields"]["parties"]) == (["iran"], ["iran", "Iraq"])
    assert "Iran" not in cards(briefing("draft", ID, "--json").json)


def test_what_names_a_card_is_added_to_it_and_no_text_becomes_a_link(
    briefing: Briefing, article: Path, home: Path
) -> None:
    briefing("draft", article, "--accept", "all")
    later = home / "later.txt"
    later.write_text(LATER, encoding="utf-8")
    assert cards(briefing("draft", later, "--json").json)["Darius Kamali"] == "darius-kamali"
    assert briefing("draft", later, "--accept", "all").status == 0
    shown = briefing("show", "darius-kamali", "--json").json
    assert [claim["text"][:22] for claim in shown["claims"]] == ['"We came far," said Ir', "Darius Kamali left [[n"]
    assert shown["links"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("article.txt", "other.txt", "--accept", "1"),
        ("article.txt", "--title", "T", "--accept", "1"),
        ("article.txt", "--accept", "none"),
        ("article.txt", "--accept", "1-999999"),
    ],
)
def test_what_does_not_go_together_is_refused(briefing: Briefing, article: Path, arguments: tuple[str, ...]) -> None:
    names = [str(article) if name == "article.txt" else name for name in arguments]
    answer = briefing("draft", *names)
    assert (answer.status, answer.out) == (2, "")


def test_a_number_that_no_draft_has_is_told_and_the_others_are_accepted(briefing: Briefing, article: Path) -> None:
    answer = briefing("draft", article, "--accept", "1", "99")
    assert answer.status == 2
    assert "draft 99: There is no such draft." in answer.err and "1 accepted" in answer.err


def test_the_report_counts_by_rule(briefing: Briefing, article: Path) -> None:
    assert briefing("draft", "--report").status == 1
    briefing("draft", article, "--accept", "all")
    (talks,) = [one for one in briefing("draft", "--report", "--json").json["rules"] if one["kind"] == "talks"]
    assert talks == {"kind": "talks", "rule": "“talks”", "accepted": 1, "edited": 0, "refused": 0}
    assert "100%" in briefing("draft", "--report").out


def test_add_drafts_ahead_and_says_how_many_wait(briefing: Briefing, article: Path, home: Path) -> None:
    answer = briefing("add", article)
    assert answer.status == 0
    assert "6 drafts wait for you: r in the reader reviews them" in answer.err
    (kept,) = (home / "cache" / "drafts").rglob("*.json")
    made = kept.read_bytes()
    later = home / "later.txt"
    later.write_text(LATER, encoding="utf-8")
    briefing("add", later)
    assert kept.read_bytes() == made
    kept.write_bytes(made[:40])
    briefing("draft", ID, "--accept", "all")
    answer = briefing("add", write_other(home))
    assert kept.read_bytes() == made, "what is lost is made again"
    assert "wait for you" in answer.err


def write_other(home: Path) -> Path:
    """A third article."""
    path = home / "other.txt"
    path.write_text("A Dam\n\nSweden promised Norway a dam in 2025.\n", encoding="utf-8")
    return path
