"""The footer: the keys that work right now, as many as fit."""

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.keys import KEYS, glyph

_RANKED = sorted((key for key in KEYS if key.rank), key=lambda key: key.rank)


class KeyBar(Widget):
    """One line of keys, the most useful first; a click presses the key.

    It is drawn with every move of the focus, so its segments are made at once and not by way of a Content.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--label", "keybar--reminder"}

    _reminder = ""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def remind(self, text: str) -> None:
        """Keep `text` in sight at the right end."""
        self._reminder = text
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys that work now, in order of their rank, as far as the line goes."""
        del y
        keys = [Segment(" "), *self._keys(self.size.width - 1 - cell_len(self._reminder))]
        gap = self.size.width - Segment.get_line_length(keys) - cell_len(self._reminder)
        reminder = Segment(self._reminder, self.get_component_rich_style("keybar--reminder"))
        line = Segment.apply_style([*keys, Segment(" " * gap), reminder], self.rich_style)
        return Strip(line).adjust_cell_length(self.size.width, self.rich_style)

    def _keys(self, room: int) -> Iterator[Segment]:
        """The keys that have room in so many cells, with what parts them."""
        active = {
            each.binding.id: each.binding.key
            for each in reversed(self.screen.active_bindings.values())
            if each.enabled and each.binding.id
        }
        name_style = self.get_component_rich_style("keybar--key")
        label_style = self.get_component_rich_style("keybar--label")
        between = ""
        for key in _RANKED:
            if key.id not in active:
                continue
            name = glyph(active[key.id])
            room -= cell_len(f"{name} {key.label}  ")
            if room < -2:
                break
            press = Style.from_meta({"@click": f"app.simulate_key({active[key.id]!r})"})
            yield from (
                Segment(between),
                Segment(f"{name} ", name_style + press),
                Segment(key.label, label_style + press),
            )
            between = "  "
