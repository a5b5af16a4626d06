"""The looks: every component style of the pages, held once for a whole screen."""

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

LOOKS = (
    *("text", "title", "heading", "quiet", "label", "strong", "emphasis", "code", "struck", "quote", "match"),
    *("link", "citation", "url", "also", "broken", "selected", "hint", "mark", "cursor", "cursor-blurred"),
    *("rule", "rule-focus", "bar"),
)
"""Every look of the product, each a component class `page--LOOK`."""


class Looks(Widget):
    """Never seen; the canvases of its screen ask it for styles, so that a style update resolves each of them once."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{look}" for look in LOOKS}

    def style(self, look: str) -> Style:
        """The style of a look, to be laid over a base."""
        return self.get_component_rich_style(f"page--{look}", partial=True)
