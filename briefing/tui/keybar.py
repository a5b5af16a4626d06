"""The footer: the keys that work right now, as many as fit."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.keys import KEYS, glyph
from briefing.tui.page.paint import Drawn
from briefing.tui.page.view import PageView
from briefing.views import counted

_HELP = ("help", "review_help")
"""The keys for help: the one that works stands in every footer."""
_RANKED = sorted((key for key in KEYS if key.rank and key.id not in _HELP), key=lambda key: key.rank)


class KeyBar(Widget):
    """One line of keys, the most useful first; a click presses the key.

    It is drawn with every move of the focus, so its segments are made at once and not by way of a Content.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--label", "keybar--reminder"}

    def __init__(self, labels: Callable[[], Mapping[str, str]] = dict) -> None:
        """`labels` tells what keys do just now where that is not the usual, by id; one that is empty has no place."""
        super().__init__()
        self._labels = labels
        self._reminder = ""
        self._reminders = dict[str, str]()
        self._is_behind = False

    def on_mount(self) -> None:
        """Follow what can be done, a frame behind: what was asked for comes first."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        if not self._is_behind:
            self._is_behind = True
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._is_behind = False
        self.refresh()

    def remind(self, text: str, of: str = "") -> None:
        """Keep `text` in sight at the right end, beside what reminds `of` other things."""
        self._reminders[of] = text
        told = "  ".join(filter(None, (self._reminders[name] for name in sorted(self._reminders, reverse=True))))
        self._reminder = f" {told}" if told else ""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys that work now, in order of their rank, as far as the line goes."""
        del y
        focused, width = self.screen.focused, self.size.width
        if isinstance(focused, PageView) and focused.is_hinting:
            room = width - cell_len(self._reminder)
            short = f" {counted(focused.hint_letters, 'letter')} to type"
            whole = f"{short}, as they stand beside a link · Esc takes them away"
            told = whole if cell_len(whole) <= room else short
            keys = [Segment(told, self.get_component_rich_style("keybar--label"))]
        else:
            keys = [Segment(" "), *self._keys(width - 1 - cell_len(self._reminder))]
        gap = width - Segment.get_line_length(keys) - cell_len(self._reminder)
        reminder = Segment(self._reminder, self.get_component_rich_style("keybar--reminder"))
        line = list(Segment.apply_style([*keys, Segment(" " * gap), reminder], self.rich_style))
        return Drawn(Segment.adjust_line_length(line, width, self.rich_style), width)

    def _keys(self, room: int) -> Iterator[Segment]:
        """The keys that have room in so many cells, the key for help at the end, and what parts them."""
        active = {
            each.binding.id: each.binding.key
            for each in reversed(self.screen.active_bindings.values())
            if each.enabled and each.binding.id
        }
        labels, shown = {key.id: key.label for key in KEYS} | dict(self._labels()), list[str]()
        ranked = [key.id for key in _RANKED if key.id in active and labels[key.id]]
        last = [id for id in _HELP if id in active]
        room += 2 - sum(self._width(active[id], labels[id]) for id in last)
        for id in ranked:
            room -= self._width(active[id], labels[id])
            if room < 0:
                break
            shown.append(id)
        key, label = (self.get_component_rich_style(f"keybar--{part}") for part in ("key", "label"))
        between = ""
        for id in (*shown, *last):
            press = _pressing(active[id])
            yield Segment(between)
            yield Segment(f"{glyph(active[id])} ", key + press)
            yield Segment(labels[id], label + press)
            between = "  "

    def _width(self, key: str, label: str) -> int:
        return cell_len(f"{glyph(key)} {label}  ")


@cache
def _pressing(key: str) -> Style:
    """What has a click press a key."""
    return Style.from_meta({"@click": f"app.simulate_key({key!r})"})
