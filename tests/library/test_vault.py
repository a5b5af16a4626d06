"""An Obsidian vault opens as a library: its notes are cards, and nothing is ever written there."""

from pathlib import Path

import pytest

from briefing.library import Library, batching, is_vault
from briefing.library.vault import note_ids
from briefing.model import Kind
from tests.files import contents
from tests.library.conftest import Open, age

NOTES = {
    "Home.md": "Start at [[Órla Finn]], [[the keeper]] and [[Places/Pier]]. See ![[map.png]] and [[Not written yet]].",
    "People/Órla Finn.md": "---\naliases: [Finn]\nkind: actor\n---\nRang the bell. [[Home]] #people/harbour",
    "People/Tor Vik.md": "---\nalias: the keeper\n---\nRows. [[Finn|her]]",
    "Places/Pier.md": "---\ntags: [harbour]\n---\nStands.",
    "Templates/Person.md": "{{title}}",
    "Drawings/Crane.excalidraw.md": "---\nexcalidraw-plugin: parsed\n---\n",
    "map.png": "",
    "Clippings/The pier closes.md": "---\nkind: article\nauthor: Tor Vik\n---\nIt is shut.\n\nNobody was asked.",
    ".trash/Gone.md": "Gone.",
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault, written some time ago."""
    vault = tmp_path / "My vault"
    for name, text in (*NOTES.items(), (".obsidian/app.json", "{}")):
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_text(text, encoding="utf-8")
    age(vault)
    return vault


@pytest.fixture
def library(open_library: Open, vault: Path) -> Library:
    opened = open_library(vault)
    opened.refresh()
    return opened


def titles(library: Library) -> list[str]:
    return sorted(card.title for card in library.roster.cards)


def test_its_notes_are_cards_by_the_names_of_their_files(library: Library) -> None:
    assert titles(library) == ["Home", "Pier", "Tor Vik", "Órla Finn"]
    assert [(card.id, card.kind) for card in library.roster.cards if card.kind is Kind.ACTOR] == [
        ("orla-finn", Kind.ACTOR)
    ]
    assert library.problems == ()


def test_links_lead_by_name_alias_and_path_and_a_note_to_be_written_is_no_mistake(library: Library) -> None:
    home = library.card("home")
    assert home.links[:3] == ("orla-finn", "tor-vik", "pier")
    assert set(library.backlinks("orla-finn")) == {"home", "tor-vik"}
    assert [hit.id for hit in library.search("tag:people/harbour").hits] == ["orla-finn"]
    assert [hit.id for hit in library.search("tag:people").hits] == ["orla-finn"]


def test_a_note_that_says_so_is_an_article(library: Library) -> None:
    (article,) = library.roster.articles
    assert (article.title, article.authors, article.passages) == ("The pier closes", ("Tor Vik",), 2)
    assert [passage.text for passage in library.passages(article.id)] == ["It is shut.", "Nobody was asked."]


def test_the_notes_of_a_folder_that_is_named_are_articles(vault: Path, tmp_path: Path) -> None:
    library = Library.open([vault], tmp_path / "cache", article_folders=("people",))
    library.refresh()
    assert sorted(article.title for article in library.roster.articles) == ["The pier closes", "Tor Vik", "Órla Finn"]
    library.close()
    library = Library.open([vault], tmp_path / "cache")
    library.refresh()
    assert [article.title for article in library.roster.articles] == ["The pier closes"]
    library.close()


def test_what_is_passed_over_is_counted(library: Library, vault: Path) -> None:
    assert library.notices == (f"{vault}: 1 template and 2 other files skipped",)


def test_edits_are_taken_in_and_nothing_is_written(library: Library, vault: Path) -> None:
    before = contents(vault)
    (vault / "Tor Vik.md").write_text("Another of that name.", encoding="utf-8")
    (vault / "Not written yet.md").write_text("Now it is.", encoding="utf-8")
    assert library.refresh()
    assert library.card("home").links[-1] == "not-written-yet"
    assert sorted(id for id in library.roster.ids if "vik" in id) == ["people-tor-vik", "tor-vik"]
    (vault / "Tor Vik.md").unlink()
    (vault / "Not written yet.md").unlink()
    library.refresh()
    assert "tor-vik" in library.roster.ids
    assert contents(vault) == before


def test_a_folder_of_templates_is_the_one_the_settings_name(open_library: Open, vault: Path) -> None:
    (vault / ".obsidian" / "templates.json").write_text('{"folder": "People"}')
    library = open_library(vault)
    library.refresh()
    assert titles(library) == ["Home", "Pier"]
    assert library.notices == (f"{vault}: 3 templates and 2 other files skipped",)


def test_a_library_of_ours_that_is_open_in_obsidian_stays_one(folder: Path, tmp_path: Path) -> None:
    (folder / ".obsidian").mkdir()
    assert not is_vault(str(folder))
    bare = tmp_path / "bare"
    bare.mkdir()
    assert not is_vault(str(bare))
    (bare / "Some notes").mkdir()
    assert not is_vault(str(bare))
    (bare / "Some notes" / "A note.md").write_text("A note.")
    assert is_vault(str(bare))
    (bare / "articles").mkdir()
    assert not is_vault(str(bare))


def test_every_note_has_an_id_of_its_own() -> None:
    paths = [
        "A.md",
        "a.md",
        "b/A.md",
        "б.md",
        "🗂️.md",
        "🗃️.md",
        f"{'long ' * 40}1.md",
        f"{'long ' * 40}2.md",
        "x/Plan.md",
    ]
    ids = note_ids(paths)
    assert len(set(ids.values())) == len(ids) == len(paths)
    assert (ids["x/Plan.md"], ids["б.md"], ids["b/A.md"]) == ("plan", "b", "b-a")
    assert all(len(id) <= 80 for id in ids.values())


def test_a_large_vault_can_be_read_before_all_of_it_is_taken_in(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Note after note; in the end the links of the first lead to the last as if all had been read at once."""
    monkeypatch.setattr(batching, "_FIRST", 0)
    monkeypatch.setattr(batching, "_SHORT", 0)
    monkeypatch.setattr(batching, "_LONG", 0)
    monkeypatch.setattr(batching, "_SHARE", 0)
    library, seen = Library.open([vault], tmp_path / "cache"), list[int]()
    library.refresh(renewed=lambda: seen.append(len(library.roster.cards)))
    assert (seen[:3], len(titles(library))) == ([1, 2, 3], 4)
    assert library.card("home").links[:3] == ("orla-finn", "tor-vik", "pier")
    assert library.card("tor-vik").links == ("orla-finn",)
    assert library.problems == ()
    library.close()
