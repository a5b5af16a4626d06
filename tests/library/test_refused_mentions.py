"""Mentions are refused one by one, by the article, or by the name; each holds in that library alone and is undone."""

import json
from pathlib import Path

import pytest

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Address, Target
from briefing.render import card_json
from briefing.views import Wanted, open_target, read_card, read_passage
from tests.files import contents
from tests.library.conftest import Open, age

CARD = "---\nkind: talks\ntitle: Orla talks\naliases: [Orla, the lock meeting]\n---\nThey met. [[gazette#^p1]]\n"
OTHER = "---\nkind: actor\ntitle: Orla council\naliases: [Orla]\n---\nIt sits.\n"
GAZETTE = "---\ntitle: Gazette\npublished: 2021-03-04\n---\n\nThe Orla talks began. ^p1\n\nOrla talks went on. ^p2\n"
HERALD = (
    "---\ntitle: Herald\npublished: 2022-10-11\n---\n\nRain fell on Orla. ^p1\n\n"
    "The Orla talks are history. ^p2\n\nOrla voted. ^p3\n"
)
FILES = {"cards/orla-talks.md": CARD, "cards/council.md": OTHER} | {
    f"articles/{id}.md": text for id, text in (("gazette", GAZETTE), ("herald", HERALD))
}


def write(folder: Path) -> Path:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    age(folder)
    return folder


@pytest.fixture
def library(open_library: Open, tmp_path: Path) -> Library:
    library = open_library(write(tmp_path / "lib"))
    library.refresh()
    return library


def mentions(library: Library, card: str = "orla-talks") -> list[str]:
    """The mentions, as every way to see them tells them: counted, listed, in the margins of the articles, as JSON."""
    found = library.mentions(card)
    told = card_json(read_card(library, card))
    assert told["mentions"] == list(found.addresses)
    assert told["mentions_total"] == found.total == len(found.addresses)
    all_ = [Address(id, number) for id, last in (("gazette", 2), ("herald", 3)) for number in range(1, last + 1)]
    cited = library.card(card).citations
    assert {str(one) for one in all_ if card in library.named_in(one) and str(one) not in cited} == set(found.addresses)
    assert {str(one) for one in all_ if card in read_passage(library, one).named} == set(found.addresses)
    shown = open_target(library, Target.card(card), Wanted())
    assert any(block.text.startswith(f"{found.total} possible mention") for block in shown.page.blocks)
    assert shown.beside
    assert any(block.text == f"Possible mentions {found.total}" for block in shown.beside.blocks)
    return list(found.addresses)


def test_an_article_is_refused_whole_and_alone(library: Library) -> None:
    before, other = mentions(library), mentions(library, "council")
    assert before == ["gazette#^p2", "herald#^p2", "herald#^p1", "herald#^p3"]
    decision = library.refuse_article("orla-talks", "herald")
    assert mentions(library) == ["gazette#^p2"]
    assert mentions(library, "council") == other
    assert library.log()[-1].what == "no passage of herald means orla-talks"
    library.undo_decision(decision)
    assert mentions(library) == before


def test_what_the_article_says_later_is_refused_too(library: Library) -> None:
    library.refuse_article("orla-talks", "herald")
    file, _ = library.file_of("herald")
    file.write_text(f"{HERALD}\nOrla slept. ^p4\n")
    library.refresh()
    assert library.mentions("orla-talks").addresses == ("gazette#^p2",)
    assert library.named_in("herald#^p4") == ("council",)


def test_a_name_is_refused_for_one_card_and_its_other_names_stand(library: Library, tmp_path: Path) -> None:
    before, files = mentions(library), contents(tmp_path / "lib")
    other = mentions(library, "council")
    assert library.names_in("orla-talks", Address("herald", 1)) == ("Orla",)
    assert library.names_in("orla-talks", Address("herald", 2)) == ("Orla talks",)
    assert library.refuse_name("orla-talks", "Orla").what == "“Orla” does not mean orla-talks"
    assert mentions(library) == ["gazette#^p2", "herald#^p2"]
    assert mentions(library, "council") == other
    assert library.card("orla-talks").aliases == ("Orla", "the lock meeting"), "it is found and shown as ever"
    assert library.search("orla").hits[0].id in ("orla-talks", "council")
    assert {path: data for path, data in contents(tmp_path / "lib").items() if path in files} == files
    assert library.undo().is_undone
    assert mentions(library) == before
    assert not library.redo().is_undone
    assert mentions(library) == ["gazette#^p2", "herald#^p2"]


def test_a_refused_name_is_refused_in_whatever_is_added_later_and_by_the_next_program(
    library: Library, open_library: Open, tmp_path: Path
) -> None:
    library.refuse_name("orla-talks", "Orla")
    (tmp_path / "lib" / "articles" / "late.md").write_text("---\ntitle: Late\n---\n\nOrla woke. ^p1\n")
    library.refresh()
    assert library.named_in("late#^p1") == ("council",)
    library.rebuild()
    assert library.named_in("late#^p1") == ("council",)
    library.close()
    again = open_library(tmp_path / "lib")
    assert not again.refresh()
    assert again.named_in("late#^p1") == ("council",)


def test_a_name_is_refused_in_that_library_alone(library: Library, open_library: Open, tmp_path: Path) -> None:
    before = mentions(library)
    library.refuse_name("orla-talks", "Orla")
    library.refuse_article("orla-talks", "gazette")
    other = open_library(write(tmp_path / "other"))
    other.refresh()
    assert mentions(other) == before


def test_names_refused_of_a_card_that_becomes_another_are_refused_there(library: Library) -> None:
    library.refuse_name("orla-talks", "Orla talks")
    library.edits.merge("orla-talks", "council")
    assert "Orla talks" in library.card("council").aliases
    assert library.card("council").refused_names == ("Orla talks",)


def test_only_a_name_of_the_card_can_be_refused(library: Library) -> None:
    for card, name in (("orla-talks", "Senn"), ("nobody", "Orla")):
        with pytest.raises(NotFound):
            library.refuse_name(card, name)
    with pytest.raises(NotFound):
        library.refuse_article("orla-talks", "nowhere")
    assert not library.log()


@pytest.mark.parametrize("more", [{"article": "No Id"}, {"name": ""}, {"name": 3}, {"passage": "herald"}, {}])
def test_a_refusal_of_nothing_is_told(library: Library, tmp_path: Path, more: dict[str, object]) -> None:
    line = {"at": "2026-01-01T00:00:00+00:00", "what": "not-meant", "id": "a", "card": "orla-talks", **more}
    (tmp_path / "lib" / "decisions.jsonl").write_text(json.dumps(line) + "\n")
    assert [problem.line for problem in library.problems] == [1]
    library.refresh()
    assert library.mentions("orla-talks").total == 4


def test_what_a_later_version_adds_to_a_line_is_no_mistake(library: Library, tmp_path: Path) -> None:
    for more in ({"article": "herald"}, {"name": "Orla"}, {"passage": "herald#^p1", "words": "x"}):
        line = {"at": "2026-01-01T00:00:00+00:00", "what": "not-meant", "id": "a", "card": "orla-talks", "why": [1]}
        (tmp_path / "lib" / "decisions.jsonl").write_text(json.dumps({**line, **more}) + "\n")
        assert not library.problems
        assert len(library.log()) == 1
