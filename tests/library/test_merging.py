"""Two cards that are one and the same are one, everywhere, until that is undone; no file of them is ever written."""

from pathlib import Path

import pytest

from briefing.errors import NotFound
from briefing.library import Library
from tests.files import contents
from tests.library.conftest import Open, age

CARDS = {
    "senn": "kind: actor\ntitle: Senn\naliases: [the Lock]\n---\nShe keeps it. [[herald#^p1]]\n\nWith [[mill]].\n",
    "sister": "kind: actor\ntitle: Sister Senn\nof: [[mill]]\n---\nShe sings. [[herald#^p2]]\n\nAs [[senn]] did.\n",
    "mill": "kind: actor\ntitle: The mill\n---\nIt is [[sister]]'s, or [[sister|hers]]. [[herald#^p3]]\n",
    "other": "kind: offer\ntitle: Other\nby: [[sister]]\n---\nNothing.\n",
}
ARTICLE = (
    "---\ntitle: Herald\n---\n\nOne. ^p1\n\nTwo. ^p2\n\nThree. ^p3\n\nSister Senn came. ^p4\n\nThe lock broke. ^p5\n"
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "lib"
    for path, text in {
        **{f"cards/{id}.md": f"---\n{text}" for id, text in CARDS.items()},
        "articles/herald.md": ARTICLE,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    age(folder)
    return folder


@pytest.fixture
def library(open_library: Open, shelf: Path) -> Library:
    library = open_library(shelf)
    library.refresh()
    return library


def view(library: Library) -> object:
    """All that a reader sees of the library."""
    ids = [entry.id for entry in library.roster.cards]
    passages = [f"herald#^p{number}" for number in range(1, 6)]
    return (
        library.roster,
        library.problems,
        [(library.card(id), library.backlinks(id), library.mentions(id)) for id in ids],
        [(library.cited_by(address), library.named_in(address)) for address in passages],
        [(hit.id, hit.score) for hit in library.search("senn").hits],
    )


def test_a_card_is_another_with_its_names_claims_links_and_mentions(library: Library, shelf: Path) -> None:
    before = contents(shelf)
    assert library.edits.merge("sister", "senn").what == "sister is senn"
    card = library.card("senn")
    assert (card.title, card.aliases) == ("Senn", ("the Lock", "Sister Senn"))
    assert [(claim.text, claim.is_added) for claim in card.claims] == [
        ("She keeps it.", False),
        ("With mill.", False),
        ("She sings.", True),
        ("As senn did.", True),
    ]
    assert card.citations == ("herald#^p1", "herald#^p2")
    assert [field.name for field in card.fields] == ["of"]
    assert library.roster.card("sister") is None
    assert library.mentions("senn").addresses == ("herald#^p4", "herald#^p5")
    assert library.cited_by("herald#^p2") == ("senn",)
    assert library.problems == ()
    assert {path: data for path, data in contents(shelf).items() if path != "decisions.jsonl"} == before


def test_links_to_either_lead_to_the_one(library: Library) -> None:
    library.edits.merge("sister", "senn")
    assert set(library.backlinks("senn")) == {"mill", "other"}
    mill = library.card("mill")
    assert mill.links == ("senn",)
    assert mill.blocks[0].prose.text == "It is senn's, or hers. [1]"
    assert library.card("other").links == ("senn",)
    assert library.card("sister").id == library.find("sister") == library.find("Sister Senn") == "senn"


def test_it_is_undone_to_the_same_view(library: Library, open_library: Open, shelf: Path, tmp_path: Path) -> None:
    before = view(library)
    library.edits.merge("sister", "senn")
    joined = view(library)
    assert joined != before
    library.undo()
    assert view(library) == before
    library.redo()
    assert view(library) == joined
    again = open_library(shelf, cache=tmp_path / "other")
    again.refresh()
    assert view(again) == joined
    assert not again.refresh()
    assert not library.refresh()


def test_three_are_one_and_none_leads_round(library: Library) -> None:
    library.edits.merge("sister", "senn")
    library.edits.merge("senn", "mill")
    assert library.card("sister").id == "mill"
    assert library.card("mill").aliases == ("Senn", "the Lock", "Sister Senn")
    assert library.roster.card("senn") is None
    with pytest.raises(NotFound):
        library.edits.merge("mill", "senn")
    with pytest.raises(NotFound):
        library.edits.merge("mill", "mill")


def test_a_card_that_changes_is_joined_as_it_is_then(library: Library, shelf: Path) -> None:
    library.edits.merge("sister", "senn")
    file = shelf / "cards" / "sister.md"
    file.write_text(file.read_text().replace("She sings.", "She sang."))
    assert library.refresh()
    assert "She sang." in [claim.text for claim in library.card("senn").claims]
    file.unlink()
    assert library.refresh()
    assert "She sang." not in [claim.text for claim in library.card("senn").claims]
    assert {problem.rule for problem in library.problems} == {"broken-link"}


def test_where_the_other_is_gone_a_card_stands_for_itself(library: Library, shelf: Path) -> None:
    library.edits.merge("sister", "senn")
    (shelf / "cards" / "senn.md").unlink()
    assert library.refresh()
    assert library.roster.card("sister")
    assert library.card("mill").links == ("sister",)
