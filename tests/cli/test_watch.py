"""`briefing watch`: a search saved today tells tomorrow's article, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Briefing

pytestmark = pytest.mark.usefixtures("without_model")
TOMORROW = "The sluice is opened again\n\nThe upper sluice was opened on Monday.\n\nNobody in Senn had been told of it."


def _new(answer: Answer) -> dict[str, list[str]]:
    return {each["name"]: [hit["id"] for hit in each["new"]] for each in answer.json["searches"]}


def _run(briefing: Briefing) -> dict[str, list[str]]:
    return _new(briefing("watch", "run", "--json"))


@pytest.fixture
def tomorrow(home: Path) -> Path:
    """An article that comes a day later."""
    file = home / "tomorrow.txt"
    file.write_text(TOMORROW, encoding="utf-8")
    return file


def test_a_search_saved_today_tells_tomorrows_article_and_nothing_else(
    briefing: Briefing, own: Path, tomorrow: Path
) -> None:
    del own
    assert briefing("watch", "add", "water", "sluice").status == 0
    assert briefing("watch", "run").status == 1
    briefing("add", tomorrow)
    answer = briefing("watch", "run", "--json")
    assert answer.status == 0
    (new,) = _new(answer)["water"]
    assert new.endswith("#^p1")
    assert "upper sluice was opened" in answer.json["searches"][0]["new"][0]["snippet"]
    again = briefing("watch", "run", "--json")
    assert (again.status, _new(again)) == (1, {"water": []})


def test_in_an_empty_library_the_first_article_is_new(briefing: Briefing, home: Path, tomorrow: Path) -> None:
    (home / "empty").mkdir()
    library = ("--library", home / "empty")
    briefing(*library, "watch", "add", "water", "sluice")
    briefing(*library, "add", tomorrow)
    assert len(_new(briefing(*library, "watch", "run", "--json"))["water"]) == 1


def test_a_search_that_finds_everything_does_not_drown_the_rest(briefing: Briefing, own: Path, tomorrow: Path) -> None:
    del own
    briefing("watch", "add", "all", "kind:passage")
    briefing("watch", "add", "water", "sluice")
    briefing("add", tomorrow)
    found = _run(briefing)
    assert len(found["all"]) == 2
    assert len(found["water"]) == 1


def test_a_search_that_is_saved_later_keeps_its_own_news(
    briefing: Briefing, own: Path, home: Path, tomorrow: Path
) -> None:
    del own
    briefing("watch", "add", "water", "sluice")
    briefing("add", tomorrow)
    briefing("watch", "add", "senn", "senn")
    (home / "later.txt").write_text("A third day\n\nThe sluice of Senn is shut.", encoding="utf-8")
    briefing("add", home / "later.txt")
    found = _run(briefing)
    assert len(found["water"]) == 2
    assert len(found["senn"]) == 1


def test_a_changed_file_is_news_by_passage_and_by_claim(briefing: Briefing, home: Path) -> None:
    """What is shifted to another number, or stands in a file that was written again, is not new."""
    briefing("watch", "add", "water", "sluice OR mills")
    article = home / "tiny" / "articles" / "orla-gazette-2021-03-04.md"
    text = article.read_text(encoding="utf-8")
    shifted = text.replace(" ^p5\n", " ^p7\n").replace(" ^p6\n", " ^p8\n")
    article.write_text(shifted, encoding="utf-8")
    assert _run(briefing) == {"water": []}
    article.write_text(f"{shifted}\nA second sluice is planned beside the first. ^p9\n", encoding="utf-8")
    assert _run(briefing) == {"water": ["orla-gazette-2021-03-04#^p9"]}
    card = next((home / "tiny" / "cards").rglob("bertil-aske.md"))
    card.write_text(
        f"{card.read_text(encoding='utf-8')}\nHe bought a bell. [[orla-gazette-2021-03-04#^p1]]\n", encoding="utf-8"
    )
    assert _run(briefing) == {"water": []}
    card.write_text(
        f"{card.read_text(encoding='utf-8')}\nHe spoke at the sluice. [[orla-gazette-2021-03-04#^p1]]\n",
        encoding="utf-8",
    )
    assert _run(briefing) == {"water": ["bertil-aske"]}


def test_a_copy_of_an_article_that_is_known_is_no_news(briefing: Briefing, home: Path) -> None:
    from tests.library.pier import PARAGRAPHS, write_known

    write_known(home / "pier")
    library = ("--library", home / "pier")
    briefing(*library, "watch", "add", "all", "pier")
    (home / "copy.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    assert briefing(*library, "add", home / "copy.txt").status == 0
    assert _new(briefing(*library, "watch", "run", "--json")) == {"all": []}


def test_searches_are_listed_replaced_and_removed(briefing: Briefing) -> None:
    assert briefing("watch", "list").status == 1
    briefing("watch", "add", "water", "sluice")
    briefing("watch", "add", "talks", "kind:talks", "mill")
    briefing("watch", "add", "water", "spring")
    assert briefing("watch", "list", "--json").json["searches"] == [
        {"name": "talks", "query": "kind:talks mill"},
        {"name": "water", "query": "spring"},
    ]
    assert briefing("watch", "list").out == "talks  kind:talks mill\nwater  spring\n"
    assert briefing("watch", "remove", "talks").status == 0
    gone = briefing("watch", "remove", "talks")
    assert gone.status == 1
    assert "No search is saved as “talks”; there are: water." in gone.err
    assert briefing("watch", "run").status == 1


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"searches": 7}', '{"searches": [{"name": 1}, {"name": "x", "query": "\\u001b[31m y"}]}']
)
def test_a_damaged_file_is_set_aside_and_told(briefing: Briefing, home: Path, damage: str) -> None:
    briefing("watch", "add", "water", "sluice")
    for file in (home / "data" / "watch").glob("*.json"):
        file.write_text(damage, encoding="utf-8")
    assert briefing("watch", "run").status == 1
    assert briefing("watch", "add", "water", "sluice").status == 0
    assert "\x1b" not in briefing("watch", "list").out
    assert "water" in briefing("watch", "list").out


def test_where_what_is_known_is_lost_nothing_old_is_called_new(
    briefing: Briefing, home: Path, own: Path, tomorrow: Path
) -> None:
    del own
    briefing("watch", "add", "water", "sluice")
    briefing("add", tomorrow)
    assert len(_run(briefing)["water"]) == 1
    (known,) = (home / "data" / "watch").glob("*.known.json")
    known.unlink()
    assert _run(briefing) == {"water": []}
    (home / "later.txt").write_text("A third day\n\nThe sluice of Senn is shut.", encoding="utf-8")
    briefing("add", home / "later.txt")
    assert len(_run(briefing)["water"]) == 1


def test_what_is_kept_is_small_and_holds_no_words(briefing: Briefing, home: Path) -> None:
    briefing("watch", "add", "water", "sluice")
    (known,) = (home / "data" / "watch").glob("*.known.json")
    kept = known.read_text(encoding="utf-8")
    assert "reservoir" not in kept.lower()
    assert len(json.loads(kept)["known"]) == 10
    assert (home / "data" / "watch").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("", "x"), "has a name"),
        (("x" * 81, "x"), "has a name"),
        (("x", " "), "has a query"),
        (("x", "y" * 513), "512"),
    ],
)
def test_a_search_has_a_name_and_a_query(briefing: Briefing, arguments: tuple[str, str], told: str) -> None:
    answer = briefing("watch", "add", *arguments)
    assert answer.status == 2
    assert told in answer.err
