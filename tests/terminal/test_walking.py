"""Reading: what a person sees on a real terminal from the first card to the last."""

import os
import stat
from base64 import b64decode
from pathlib import Path

from tests.terminal.arrived import commands
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

_CARDS = ("Bertil Åske", "Élodie Tarnów", "Amnesty for the mills", "Talks at the old mill", "Ban on mill boats")
_MAYOR = "also Tarnów, mayor of Senn"
_COUNCIL = "also valley council"


def _open_mayor(terminal: Terminal) -> None:
    """Open the card of the mayor of Senn, who links to the council first."""
    terminal.wait_for("Actors 3")
    terminal.press(b"j\r")
    terminal.wait_for(_MAYOR)


def test_it_starts_with_the_cards_of_the_library(start: Start, good: Path) -> None:
    """No splash, nothing to click away: the cards by kind, and what the keys do."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "Offers 2", "Talks 1", "Sanctions 2", *_CARDS, "q quit")


def test_results_follow_the_typing(start: Start, good: Path) -> None:
    """`/` leads into the box; every letter narrows what is found; Esc brings the library back."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/")
        terminal.wait_for("Tab results")
        terminal.press(b"a")
        terminal.wait_for("found", "Bertil Åske", "Amnesty for the mills")
        terminal.press(b"mnesty")
        terminal.wait_for("proposed an amnesty")
        terminal.wait_for_none("Bertil")
        terminal.press(b"\x1b")
        terminal.wait_for("Actors 3")


def test_keys_that_arrive_together_go_where_the_first_one_leads(start: Start, good: Path) -> None:
    """A quick hand or a slow line sends `/` and the query at once: all of the query is typed into the box."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/quiet talks")
        terminal.wait_until(lambda: "quiet talks" in terminal.lines[0], "the query in the box")


def test_enter_opens_a_result_with_its_passages(start: Start, good: Path) -> None:
    """Enter in the search box opens what is highlighted; beside it stand the passages it cites."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/")
        terminal.wait_for("Tab results")
        terminal.press(b"amnesty")
        terminal.wait_for("found")
        terminal.press(b"\r")
        terminal.wait_for("would be struck out", "Passages 3", "Lake Herald, 2022-10-11 ¶3")


def test_a_link_is_followed_and_the_way_back_restores_it(start: Start, good: Path) -> None:
    """Tab selects a link, Enter follows it, `[` comes back to the card with that link still selected."""
    with start(good) as terminal:
        _open_mayor(terminal)
        terminal.press(b"\t\t")
        terminal.wait_until(lambda: "Órla Council" in terminal.reversed, "the link to be selected")
        terminal.press(b"\r")
        terminal.wait_for(_COUNCIL)
        terminal.wait_until(lambda: "Órla Council" not in terminal.reversed, "no link to be selected")
        terminal.press(b"[")
        terminal.wait_for(_MAYOR)
        terminal.wait_until(lambda: "Órla Council" in terminal.reversed, "the link to be selected again")


def test_hints_of_a_page_that_has_gone_do_not_end_the_reader(start: Start, good: Path) -> None:
    """Hints asked for while another card is about to be shown may name links that it does not have."""
    with start(good) as terminal:
        _open_mayor(terminal)
        terminal.press(b"\t\t\r")
        terminal.press(b"f")
        terminal.wait_for(_COUNCIL, "letter to type")
        terminal.press(b"\x1b")
        terminal.wait_for_none("letter to type")
        terminal.press(b"?")
        terminal.wait_for("In the search box")
        terminal.press(b"q")
        terminal.wait_for_none("In the search box")
        terminal.press(b"q")
        assert terminal.end() == 0


def test_another_width_keeps_what_is_open(start: Start, good: Path) -> None:
    """Three panes on a wide terminal, two from 80 columns, one below; what is read stays, and nothing is cut off."""
    index, evidence = "/ to search", "Passages 3"
    with start(good) as terminal:
        _open_mayor(terminal)
        terminal.wait_for(index, evidence)
        for columns, seen, gone in (
            (90, (_MAYOR, evidence), (index,)),
            (60, (_MAYOR,), (index, evidence)),
            (130, (index, _MAYOR, evidence), ()),
        ):
            terminal.resize(columns, 40)
            terminal.wait_for(*seen, without=gone)


def test_y_copies_a_citation_through_the_terminal(start: Start, good: Path) -> None:
    """One OSC 52 is written, with the citation in base64; none was before the key."""
    with start(good) as terminal:
        _open_mayor(terminal)
        assert not [command for command in commands(terminal.raw) if command.startswith(b"52")]
        terminal.press(b"y")
        terminal.wait_for("Copied")
        copied = [command for command in commands(terminal.raw) if command.startswith(b"52")]
        assert len(copied) == 1
        citation = b64decode(copied[0].removeprefix(b"52;c;"), validate=True).decode()
        assert "[orla-gazette-2021-03-04#^p2]" in citation
        assert "Ines Møller" in citation


def test_a_card_is_fresh_after_its_edit(start: Start, good: Path, tmp_path: Path) -> None:
    """`e` hands the terminal to the editor; what it wrote stands on the card on return."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nShe keeps bees.\\n" >>"$1"\n')
    editor.chmod(stat.S_IRWXU)
    with start(good, more={"EDITOR": str(editor)}) as terminal:
        _open_mayor(terminal)
        terminal.press(b"e")
        terminal.wait_for("She keeps bees.")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert terminal.attributes == terminal.attributes_before


def test_of_a_card_of_another_library_the_addition_is_edited_and_undone(
    start: Start, good: Path, tmp_path: Path
) -> None:
    """`e` opens the addition in the reader's own library; what was written there is one change, which `u` undoes."""
    editor, own = tmp_path / "editor", tmp_path / "own"
    own.mkdir()
    editor.write_text('#!/bin/sh\nprintf "\\nShe keeps bees.\\n" >>"$1"\n')
    editor.chmod(stat.S_IRWXU)
    before = {file: file.read_bytes() for file in good.rglob("*.md")}
    with start(good, "--library", str(good), "--library", str(own), more={"EDITOR": str(editor)}) as terminal:
        _open_mayor(terminal)
        terminal.press(b"e")
        terminal.wait_for("Added by you", "She keeps bees.", "Noted: edit of the addition to elodie-tarnow")
        assert (
            own / "cards" / "elodie-tarnow.md"
        ).read_text() == "---\nadds_to: elodie-tarnow\n---\n\nShe keeps bees.\n"
        terminal.press(b"u")
        terminal.wait_for("Undone: edit of the addition", without=("She keeps bees.",))
        assert not (own / "cards" / "elodie-tarnow.md").exists()
        editor.write_text("#!/bin/sh\nexit 3\n")
        terminal.press(b"e")
        terminal.wait_for("ended with status 3")
        assert not (own / "cards" / "elodie-tarnow.md").exists()
        terminal.press(b"q")
        assert terminal.end() == 0
    assert {file: file.read_bytes() for file in good.rglob("*.md")} == before


def test_two_copies_read_one_library(start: Start, good: Path) -> None:
    """Started together on a library without an index, both show it; a card edited under both is fresh in both."""
    with start(good) as one, start(good) as other:
        for terminal in (one, other):
            _open_mayor(terminal)
        card = good / "cards" / "actors" / "elodie-tarnow.md"
        card.write_text(card.read_text(encoding="utf-8") + "\nShe keeps bees.\n", encoding="utf-8")
        os.utime(card)
        for terminal in (one, other):
            terminal.wait_for("She keeps bees.")
            terminal.press(b"q")
            assert terminal.end() == 0


def test_a_link_out_is_shown_whole_and_opened_only_when_agreed_to(start: Start, good: Path, tmp_path: Path) -> None:
    """The browser gets the URL as one argument, after the whole of it was on the screen."""
    browser, visited = tmp_path / "browser", tmp_path / "visited"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{visited}"\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    with start(good, more={"BROWSER": str(browser)}) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/sluice amnesty")
        terminal.wait_for("Amnesty for the mills")
        terminal.press(b"\r")
        terminal.wait_for("wanted the boats")
        terminal.press(b"\t" * 6 + b"\r")
        terminal.wait_for("https://herald.example/boats")
        assert not visited.exists()
        terminal.press(b"\r")
        terminal.wait_until(visited.exists, "the browser")
        terminal.wait_for("wanted the boats")
        assert visited.read_text() == "https://herald.example/boats"
