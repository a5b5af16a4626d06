"""One edited card, until search finds it; one claim added by the program, until the card is read with it."""

import gc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from string import ascii_lowercase
from time import perf_counter

from briefing.library import Library
from briefing.model import Kind
from briefing.tui.app import GARBAGE
from tests.bench.pile import Pile
from tests.bench.table import Row


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """In process, the engine loaded: a card is written, every file looked at, the new word searched and found.

    Garbage is treated as the app does: what stands is left alone.
    """
    with closing(pile.open()) as library:
        library.refresh()
        card = next(pile.folder.rglob("zz-broken.md"))
        _edit(library, card, 0)
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        edits = tuple(_edit(library, card, number) for number in range(1, runs + 1))
        yield Row("one card edited, until search finds it", edits, most=150)
        own = library.edits.new_card(Kind.ACTOR, "Quince Newcomer")
        changes = tuple(_add_claim(library, own, number) for number in range(1, runs + 1))
        yield Row("one claim added, until its card is read", changes, most=50)


def _edit(library: Library, card: Path, number: int) -> float:
    word = "quince" + ascii_lowercase[number // 26 % 26] + ascii_lowercase[number % 26]
    text = card.read_text(encoding="utf-8") + f"\nIt tells of a {word}.\n"
    began = perf_counter()
    card.write_text(text, encoding="utf-8")
    library.refresh()
    hits = library.search(word).hits
    done = perf_counter()
    assert [hit.id for hit in hits] == [card.stem]
    return (done - began) * 1000


def _add_claim(library: Library, card: str, number: int) -> float:
    began = perf_counter()
    library.edits.add_claim(card, f"She tells of quince number {number}.", [])
    claims = library.card(card).claims
    done = perf_counter()
    assert len(claims) == number
    return (done - began) * 1000
