"""Links lead to cards by title and alias, too, whatever changes in which order."""

from pathlib import Path

import pytest

from briefing.library import Library
from tests.library.conftest import Open, age


def write(folder: Path, id: str, body: str, title: str = "", *aliases: str) -> Path:
    """Write a card as its reader does, some time ago."""
    path = folder / "cards" / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"---\nkind: actor\ntitle: {title or id}\naliases: [{', '.join(aliases)}]\n---\n{body}\n", encoding="utf-8"
    )
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A card that links to others by name, and two that are called so."""
    folder = tmp_path / "names"
    write(folder, "talks", "[[Órla  Finn]] met [[THE KEEPER|a keeper]] and [[Orla Finn#Early years]].")
    write(folder, "finn-1", "She rang.", "Orla Finn")
    write(folder, "vik", "He rows. [[talks]]", "Tor Vik", "the keeper")
    age(folder)
    return folder


@pytest.fixture
def library(open_library: Open, folder: Path) -> Library:
    opened = open_library(folder)
    opened.refresh()
    return opened


def problems(library: Library) -> list[tuple[str, str]]:
    return [(problem.rule, Path(problem.file).stem) for problem in library.problems]


def test_a_link_leads_to_the_card_of_that_title_or_alias(library: Library) -> None:
    card = library.card("talks")
    assert card.links == ("finn-1", "vik")
    assert card.blocks[0].prose.text == "Órla Finn met a keeper and Orla Finn."
    assert library.backlinks("finn-1") == library.backlinks("vik") == ("talks",)
    assert problems(library) == []


def test_a_name_that_comes_goes_or_moves_leads_elsewhere_at_once(library: Library, folder: Path) -> None:
    """Though the card that has the link did not change."""
    write(folder, "finn-1", "She rang.", "Orla Holm")
    library.refresh()
    assert problems(library) == [("broken-link", "talks")] * 2  # once for each way it is spelled
    assert library.backlinks("finn-1") == ()
    write(folder, "finn-2", "Another.", "Orla Finn")
    library.refresh()
    assert (library.card("talks").links, problems(library)) == (("finn-2", "vik"), [])
    (folder / "cards" / "finn-2.md").unlink()
    write(folder, "vik", "He rows.", "Tor Vik", "the keeper", "Orla Finn")
    library.refresh()
    assert (library.card("talks").links, problems(library)) == (("vik",), [])


def test_of_two_that_could_be_meant_both_are_named(library: Library, folder: Path) -> None:
    write(folder, "finn-2", "Another.", "Nobody", "Orla FINN")
    library.refresh()
    told = [problem for problem in library.problems if problem.rule == "ambiguous-link"]
    assert [Path(problem.file).stem for problem in told] == ["talks", "talks"]
    assert "`[[finn-1|Orla Finn]]` or `[[finn-2|Orla Finn]]`" in told[0].message
    assert "broken-link" not in {problem.rule for problem in library.problems}
    write(folder, "finn-2", "Another.", "Nobody")
    library.refresh()
    assert (library.card("talks").links, problems(library)) == (("finn-1", "vik"), [])


def test_an_id_means_its_card_though_another_is_called_so(library: Library, folder: Path) -> None:
    write(folder, "holm", "See [[vik]].", "Holm")
    write(folder, "finn-1", "She rang.", "Orla Finn", "vik")
    library.refresh()
    assert library.card("holm").links == ("vik",)


def test_a_name_in_the_shape_of_an_id_leads_too(library: Library, folder: Path) -> None:
    write(folder, "holm", "See [[oslo]].", "Holm")
    library.refresh()
    assert problems(library) == [("broken-link", "holm")]
    write(folder, "capital-of-norway", "Cold.", "Oslo")
    library.refresh()
    assert (library.card("holm").links, problems(library)) == (("capital-of-norway",), [])
