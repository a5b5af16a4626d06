"""`briefing search`."""

from tests.cli.conftest import Briefing


def test_hits_on_standard_output_and_how_it_was_read_on_standard_error(briefing: Briefing) -> None:
    answer = briefing("search", "amnesty")
    assert answer.status == 0
    assert answer.out.splitlines()[:4] == [
        "Amnesty for the mills",
        "    offer · 2022-10~ · sluice-amnesty-2022",
        "    The fines of 2021 would be struck out.",
        "",
    ]
    assert "    passage · 2022-10-11 · lake-herald-2022-10-11#^p3" in answer.out.splitlines()
    assert answer.err == "read as: amnesty\n3 found\n"


def test_json(briefing: Briefing) -> None:
    answer = briefing("search", "amnesty", "--json").json
    assert list(answer) == ["schema_version", "query", "read_as", "suggestion", "total", "hits"]
    assert (answer["schema_version"], answer["query"], answer["total"]) == (1, "amnesty", 3)
    card, passage = answer["hits"][:2]
    assert list(card) == ["type", "id", "kind", "title", "date", "snippet", "cited_by"]
    assert (card["type"], card["kind"], card["id"], card["cited_by"]) == ("card", "offer", "sluice-amnesty-2022", [])
    assert (passage["type"], passage["kind"], passage["date"]) == ("passage", "passage", "2022-10-11")
    assert passage["cited_by"] == ["sluice-amnesty-2022", "elodie-tarnow"]


def test_a_card_that_is_found_by_another_name_tells_that_name(briefing: Briefing) -> None:
    told = briefing("search", "mayor").out.splitlines()
    assert told[told.index("    actor · elodie-tarnow") + 1] == "    also called mayor of Senn"
    assert "also called" not in briefing("search", "elodie").out


def test_kind(briefing: Briefing) -> None:
    hits = briefing("search", "mill", "--kind", "passages", "--json").json["hits"]
    assert {hit["kind"] for hit in hits} == {"passage"}
    hits = briefing("search", "mill", "--kind", "talks", "--json").json["hits"]
    assert {hit["kind"] for hit in hits} == {"talks"}


def test_limit_holds_for_cards_and_passages_together(briefing: Briefing) -> None:
    answer = briefing("search", "mill", "--limit", "2", "--json")
    assert len(answer.json["hits"]) == 2
    assert answer.json["total"] > 2
    assert "the best 2 shown" in answer.err


def test_several_words_are_one_query_and_a_dash_stands_behind_two(briefing: Briefing) -> None:
    assert briefing("search", "old", "mill", "--json").json["query"] == "old mill"
    assert briefing("search", "--json", "--", "-mill").json["query"] == "-mill"


def test_nothing_found_is_status_1(briefing: Briefing) -> None:
    answer = briefing("search", "zeppelin")
    assert (answer.status, answer.out) == (1, "")
    assert "0 found" in answer.err


def test_a_mistyped_word_is_answered_with_the_nearest_spelling(briefing: Briefing) -> None:
    answer = briefing("search", "resrvoir")
    assert answer.status == 1
    assert "did you mean: reservoir" in answer.err


def test_an_empty_query_is_told(briefing: Briefing) -> None:
    answer = briefing("search", "  ")
    assert answer.status == 1
    assert "empty" in answer.err


def test_a_query_cannot_address_the_terminal(briefing: Briefing) -> None:
    for arguments in (["search", "\x1b]0;x\x07 \x9b2J"], ["search", "a\x1b[2J", "--json"], ["search", '"\x1b[31m']):
        answer = briefing(*arguments)
        assert not set(answer.out + answer.err) & {"\x1b", "\x07", "\x9b"}


def test_a_limit_that_is_none_is_status_2(briefing: Briefing) -> None:
    for limit in ("0", "-1", "many", "²", "9" * 30):
        answer = briefing("search", "mill", "--limit", limit)
        assert answer.status == 2
        assert answer.err
