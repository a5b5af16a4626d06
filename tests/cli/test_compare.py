"""`briefing compare`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.compare.mill import ELSEWHERE, GAZETTE, HERALD, write_mill

PAGE = """\
Comparison
◂ Orla Gazette, 2021-03-04: Blast at the mill (orla-gazette-2021-03-04)
▸ Lake Herald, 2021-03-06: After the fire at Dervi (lake-herald-2021-03-06)
4 matters in common · 1 contradiction · 1 from another source · 1 later state ·
1 compatible difference
"""


@pytest.fixture(autouse=True)
def mill(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library of the mill as the one that opens."""
    folder = write_mill(home / "mill")
    monkeypatch.setenv("BRIEFING_LIBRARY", str(folder))
    return folder


def test_two_articles_stand_below_each_other_on_a_narrow_page(briefing: Briefing) -> None:
    answer = briefing("compare", GAZETTE, HERALD)
    assert answer.status == 0
    assert answer.out.startswith(PAGE)
    assert (
        "◂ The owner of the mill, Ines Holm, did not pay for inspections of the\n  boiler. ¶2\n"
        "▸ Ines Holm paid for inspections of the boiler at the mill. ¶2\n"
        "  ≠ negation contradicts: “not pay” | “paid”\n"
    ) in answer.out
    assert "⇄ number from another source: “27 people” (Police) | “34 people” (Doctors)" in answer.out
    assert answer.out.endswith("Only in ◂ Orla Gazette, 2021-03-04\nDervi ferry\n")
    assert max(map(len, answer.out.splitlines())) <= 80


def test_on_a_wide_page_they_stand_side_by_side(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = briefing("compare", GAZETTE, HERALD).out.splitlines()
    (line,) = (line for line in lines if "Police said" in line)
    assert line.index("│") == 59
    assert "Doctors said that the blast killed 34 people." in line
    assert max(map(len, lines)) <= 120


def test_the_json_is_that_of_the_design(briefing: Briefing) -> None:
    told = briefing("compare", GAZETTE, HERALD, "--json").json
    assert told["schema_version"] == 1
    assert told["articles"] == [GAZETTE, HERALD]
    matter = next(one for one in told["matters"] if one["cards"] == ["dervi-blast-2021"])
    assert matter["sides"][0][0] == {
        "text": "Police said that the blast killed 27 people.",
        "citations": [f"{GAZETTE}#^p1"],
    }
    assert matter["differences"] == [
        {
            "of": "number",
            "values": [["27 people"], ["34 people"]],
            "verdict": "other-source",
            "said_by": ["Police", "Doctors"],
        }
    ]


def test_across_the_pile_the_gravest_contradiction_comes_first(briefing: Briefing) -> None:
    answer = briefing("compare", "--all")
    assert answer.status == 0
    assert answer.out.index("contradicts") < answer.out.index("from another source: ")
    told = briefing("compare", "--all", "--json").json
    assert [one["articles"] for one in told["comparisons"]] == [[GAZETTE, HERALD]]


def test_names_do_for_ids_and_cards_for_articles(briefing: Briefing) -> None:
    assert briefing("compare", "Blast at the mill", HERALD).status == 0
    told = briefing("compare", "memorial-plan", "Memorial, cancelled", "--json").json
    assert told["articles"] == ["memorial-plan", "memorial-cancelled"]
    assert [one["verdict"] for one in told["matters"][0]["differences"]] == ["later"]


@pytest.mark.parametrize(
    ("names", "status", "told"),
    [
        ((GAZETTE, ELSEWHERE), 1, "nothing in common"),
        ((GAZETTE, "nowhere"), 1, "Nothing is called “nowhere”"),
        ((GAZETTE, GAZETTE), 1, "with itself"),
        ((GAZETTE, "ines-holm"), 1, "Two articles, or two cards"),
        ((GAZETTE, f"{HERALD}#^p1"), 1, "Two articles, or two cards"),
        ((GAZETTE,), 2, "give two articles or two cards, or --all"),
        ((), 2, "give two articles or two cards, or --all"),
        ((GAZETTE, HERALD, "--all"), 2, "give two articles or two cards, or --all"),
    ],
)
def test_what_cannot_be_compared_is_told(briefing: Briefing, names: tuple[str, ...], status: int, told: str) -> None:
    answer = briefing("compare", *names)
    assert answer.status == status
    assert told in answer.err


def test_where_nothing_contradicts_that_is_told(briefing: Briefing, mill: Path) -> None:
    (mill / "articles" / f"{HERALD}.md").unlink()
    answer = briefing("compare", "--all")
    assert (answer.status, answer.out) == (1, "")
    assert "no article contradicts another" in answer.err
