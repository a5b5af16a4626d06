"""`briefing show`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.library.pier import PARAGRAPHS, PIER, write_copy, write_known

HERALD = "lake-herald-2022-10-11"

CARD = """\
Amnesty for the mills (sluice-amnesty-2022)
offer · about Oct 2022
also sluice amnesty

by           Élodie Tarnów
to           Bertil Åske
status       no answer

1. The fines of 2021 would be struck out. [1]
2. The owners would take up their hidden pipes. [1]

It came up in the talks at the old mill and was not taken: the owners wanted the
boats <https://herald.example/boats> first. [2] [3]

Linked from 1
actors       Élodie Tarnów

Passages 3

[1] Lake Herald, 2022-10-11 ¶3 (lake-herald-2022-10-11#^p3)
Senn proposed an amnesty: fines of 2021 would be struck out if the owners
dismantled their hidden pipes.
↳ also cited by Élodie Tarnów

[2] Lake Herald, 2022-10-11 ¶4 (lake-herald-2022-10-11#^p4)
“We never asked for pardon,” Åske said by telephone; he wanted the boats back on
the lake first.
↳ also cited by Bertil Åske

[3] Lake Herald, 2022-10-11 ¶5 (lake-herald-2022-10-11#^p5)
The ban on mill boats, ordered in June, has stood in every round since, and U.S.
observers called it the real prize.
↳ also cited by Ban on mill boats
"""


def test_a_card_with_the_passages_it_cites_and_what_links_to_it(briefing: Briefing) -> None:
    answer = briefing("show", "sluice-amnesty-2022")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == CARD


def test_a_card_is_found_by_its_name(briefing: Briefing) -> None:
    assert briefing("show", "SLUICE amnesty").out == CARD


def test_where_a_card_is_mentioned(briefing: Briefing) -> None:
    assert (
        briefing("show", "Åske")
        .out.partition("\nPossible mentions 1\n")[2]
        .startswith(f"Not cited on this card.\n\nLake Herald, 2022-10-11 ¶2 ({HERALD}#^p2)\n")
    )


def test_json_of_a_card(briefing: Briefing) -> None:
    card = briefing("show", "elodie-tarnow", "--json").json
    claims = card.pop("claims")
    assert card == {
        "schema_version": 1,
        "id": "elodie-tarnow",
        "kind": "actor",
        "title": "Élodie Tarnów",
        "aliases": ["Tarnów", "mayor of Senn"],
        "date": "",
        "fields": {"type": ["person"], "role": ["mayor"], "of": ["orla-council"]},
        "links": ["orla-council", "bertil-aske", "sluice-amnesty-2022"],
        "backlinks": ["sluice-amnesty-2022", "mill-talks-2022"],
        "mentions": [],
        "mentions_total": 0,
        "notes": [],
    }
    assert claims[-1] == {
        "text": "Her side proposed the amnesty.",
        "heading": "At the old mill",
        "citations": [f"{HERALD}#^p3"],
        "added": False,
    }


def test_a_passage_mentions_the_cards_it_names_that_do_not_cite_it(briefing: Briefing) -> None:
    answer = briefing("show", f"{HERALD}#^p2")
    assert answer.out.startswith(f"Lake Herald, 2022-10-11 ¶2 ({HERALD}#^p2)\n\nThe valley's bishop")
    assert answer.out.endswith(
        "\nCited by 2\nÉlodie Tarnów (elodie-tarnow)\nTalks at the old mill (mill-talks-2022)\n"
        "\nMentions 1\nBertil Åske (bertil-aske)\n"
    )
    assert briefing("show", f"{HERALD}#^p2", "--json").json == {
        "schema_version": 1,
        "id": f"{HERALD}#^p2",
        "article": HERALD,
        "number": 2,
        "text": (
            "The valley's bishop carried notes between two rooms, since Tarnów and Åske would not sit at one table."
        ),
        "is_original": False,
        "cited_by": ["elodie-tarnow", "mill-talks-2022"],
        "mentions": ["bertil-aske"],
        "only_in_copies": [],
        "notes": [],
    }


def test_an_article_with_every_passage_behind_its_number(briefing: Briefing) -> None:
    answer = briefing("show", HERALD)
    numbers = [line.split()[0] for line in answer.out.splitlines() if line[1:2].isdigit()]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert "Lake Herald · 11 Oct 2022 · Paul Verhoeven-Ito, Ana Süß" in answer.out
    article = briefing("show", HERALD, "--json").json
    assert article["title"] == "Old mill hosts a quiet round on the water quarrel"
    assert [passage["id"] for passage in article["passages"]] == [f"{HERALD}#^p{number}" for number in range(1, 7)]
    assert article["passages"][0]["cited_by"] == ["mill-talks-2022"]


@pytest.mark.parametrize("width", ["40", "80", "120"])
@pytest.mark.parametrize("id", ["elodie-tarnow", "water-share-2021", "mill-talks-2022", HERALD, f"{HERALD}#^p3"])
def test_text_keeps_to_the_width(briefing: Briefing, monkeypatch: pytest.MonkeyPatch, width: str, id: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(len(line) for line in briefing("show", id).out.splitlines()) <= int(width)


def test_every_form_of_block(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "own" / "cards").mkdir(parents=True)
    (tmp_path / "own" / "cards" / "forms.md").write_text(
        "---\nkind: actor\ntitle: Forms\n---\n# Head\n\n> said\n\n- one\n  - two\n\n---\n\n```\nas  it is\n```\n"
        "\n[[forms]] and [[forms|itself]] and <https://a.example/>\n"
    )
    answer = briefing("show", "forms", "--library", tmp_path / "own")
    assert answer.out.splitlines()[2:15] == [
        "",
        "Head",
        "",
        "│ said",
        "",
        "• one",
        "  • two",
        "",
        "────────────",
        "",
        "  as  it is",
        "",
        "Forms and itself and https://a.example/",
    ]


def test_what_is_not_there_is_status_1_with_the_nearest_name(briefing: Briefing) -> None:
    answer = briefing("show", "elodi-tarnow")
    assert (answer.status, answer.out) == (1, "")
    assert "elodie-tarnow" in answer.err
    for name in (f"{HERALD}#^p99", "../../etc/passwd", ""):
        assert briefing("show", name).status == 1


def test_how_copies_differ_is_told_below_the_passage(briefing: Briefing, tmp_path: Path) -> None:
    """In a card, an article and a passage alike; which of them are no original stands there, too."""
    folder = tmp_path / "pier"
    write_known(folder)
    changed = PARAGRAPHS[0].replace("Tuesday", "Monday")
    write_copy(folder / "originals" / f"{PIER}.md", (changed, f"It is not so that {PARAGRAPHS[1]}", *PARAGRAPHS[2:]))
    (folder / "cards").mkdir()
    text = f"---\nkind: talks\ntitle: Pier talks\n---\nIt closed. [[{PIER}#^p1]] [[{PIER}#^p2]]\n"
    (folder / "cards" / "pier-talks.md").write_text(text, encoding="utf-8")
    for name in ("pier-talks", PIER, f"{PIER}#^p1"):
        answer = " ".join(briefing("--library", str(folder), "show", name).out.split())
        assert "Monday, and it may never reopen." in answer, name
        assert "≠ Your copy has other words than the known text; which ones differ cannot be told." in answer, name
    for name in ("pier-talks", PIER, f"{PIER}#^p2"):
        answer = " ".join(briefing("--library", str(folder), "show", name).out.split())
        assert f"≠ {PIER}.md: {{+It is not so that+}} (negation) “Nobody has offered us" in answer, name
    for name in ("pier-talks", PIER):
        assert "altered in your copy" in briefing("--library", str(folder), "show", name).out
    write_copy(folder / "originals" / f"{PIER}.2.md")
    answer = " ".join(briefing("--library", str(folder), "show", f"{PIER}#^p1").out.split())
    assert f"≠ {PIER}.md: … harbour master Órla Finn said on [-Tuesday,-] {{+Monday,+}} (date) and it" in answer
    assert "not those" not in answer


def test_an_article_of_digests_says_so(briefing: Briefing, tmp_path: Path) -> None:
    write_known(tmp_path / "pier")
    shown = briefing("--library", str(tmp_path / "pier"), "show", PIER).out
    assert "Our summary. Add the article with `briefing add FILE` and read the original." in " ".join(shown.split())


def test_the_address_is_taken_as_it_is_copied(briefing: Briefing) -> None:
    """`y` copies a citation that ends with the address in brackets."""
    assert briefing("show", "[lake-herald-2022-10-11#^p3]") == briefing("show", "lake-herald-2022-10-11#^p3")
    assert briefing("show", "[lake-herald-2022-10-11#^p3]").status == 0
