"""What was drawn is let go with the page it was drawn for."""

import gc
from pathlib import Path

from rich.segment import Segment

from briefing.library import Library
from briefing.tui.page.paint import Drawn
from tests.tui.driving import driving

_OPENED = 20


def test_a_line_has_the_parts_of_any_strip() -> None:
    line = Drawn([Segment("abc"), Segment("de")], 5)
    assert [part.text for part in line.divide([5])] == ["abcde"]
    assert [part.text for part in line.divide(iter([2, 5]))] == ["ab", "cde"]


async def test_pages_that_were_open_leave_hardly_anything_to_the_garbage_collector(
    tiny: Library, tmp_path: Path
) -> None:
    """It stands still for 10 ms where it has 20,000 objects to go through; a screen of lines is 4,000."""
    cards = [entry.id for entry in tiny.roster.cards]
    async with driving(tiny, tmp_path) as driver:
        gc.collect()
        gc.disable()
        try:
            for number in range(_OPENED):
                target = cards[number % len(cards)]
                driver.open(target)
                await driver.opens(target)
                await driver.sees(tiny.card(target).title)
            left = gc.collect()
        finally:
            gc.enable()
    assert left < _OPENED * 400
