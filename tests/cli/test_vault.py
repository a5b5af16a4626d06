"""An Obsidian vault on the command line: read as a library, added to beside it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.files import contents


@pytest.fixture
def vault(home: Path) -> Path:
    """A vault of two notes."""
    vault = home / "Órla’s vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / "Tor Vik.md").write_text("Rows to [[The pier]]. #harbour")
    (vault / "The pier.md").write_text("It stands.")
    return vault


def test_it_is_listed_shown_and_searched(briefing: Briefing, vault: Path) -> None:
    listed = briefing("list", "--json", "--library", vault).json["cards"]
    assert [(card["id"], card["title"]) for card in listed] == [("the-pier", "The pier"), ("tor-vik", "Tor Vik")]
    assert briefing("show", "Tor Vik", "--library", vault).out.startswith(
        "Tor Vik (tor-vik)\nother · #harbour\n\nRows to The pier. #harbour\n"
    )
    assert briefing("search", "stands", "--json", "--library", vault).json["total"] == 1


def test_what_is_added_stands_beside_it_and_opens_with_it(briefing: Briefing, vault: Path, home: Path) -> None:
    before = contents(vault)
    text = home / "closed.txt"
    text.write_text("The pier closes\n\nIt is shut for the winter, the harbour master said.\n")
    assert briefing("add", text, "--library", vault).status == 0
    assert "To open it" not in briefing("add", text, "--library", vault).err
    assert briefing("note", "tor-vik", "Ask him.", "--library", vault).status == 0
    assert contents(vault) == before
    assert [one["title"] for one in briefing("list", "articles", "--json", "--library", vault).json["articles"]] == [
        "The pier closes"
    ]
    (beside,) = (home / "data" / "vaults").iterdir()
    assert beside.name.startswith("orlas-vault-")


def test_its_folders_of_articles_stand_in_the_config_file(briefing: Briefing, vault: Path, home: Path) -> None:
    (vault / "Web").mkdir()
    (vault / "Web" / "Closed.md").write_text("It is shut.")
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('[vault]\narticles = ["Web"]\n')
    assert [one["id"] for one in briefing("list", "articles", "--json", "--library", vault).json["articles"]] == [
        "closed"
    ]
