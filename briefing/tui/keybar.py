"""The footer: the keys that work right now, as many as fit."""

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from briefing.tui.keys import KEYS, glyph

_RANKED = sorted((key for key in KEYS if key.rank), key=lambda key: key.rank)


class KeyBar(Widget):
    """One line of keys, the most useful first; a click presses the key."""

    _reminder = ""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def remind(self, text: str) -> None:
        """Keep `text` in sight at the right end."""
        self._reminder = text
        self.refresh()

    def render(self) -> Content:
        """The keys that work now, in order of their rank, as far as the line goes."""
        active = {
            each.binding.id: each.binding.key
            for each in reversed(self.screen.active_bindings.values())
            if each.enabled and each.binding.id
        }
        parts, room = list[Content](), self.size.width - 1 - cell_len(self._reminder)
        for key in _RANKED:
            if key.id not in active:
                continue
            name = glyph(active[key.id])
            room -= cell_len(f"{name} {key.label}  ")
            if room < -2:
                break
            press = Style.from_meta({"@click": f"app.simulate_key({active[key.id]!r})"})
            part = Content.assemble((name, "bold $accent"), " ", (key.label, "$foreground 70%"))
            parts.append(part.stylize(press))
        line = Content(" ") + Content("  ").join(parts)
        gap = self.size.width - line.cell_length - cell_len(self._reminder)
        return line + Content(" " * gap) + Content.styled(self._reminder, "$text-warning") if self._reminder else line
