"""The looks: every component style of the pages, held once for a whole screen."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

LOOKS = (
    *("text", "title", "heading", "quiet", "label", "strong", "emphasis", "code", "struck", "quote", "match"),
    *(
        "link",
        "citation",
        "url",
        "also",
        "broken",
        "note",
        "selected",
        "found",
        "dragged",
        "hint",
        "mark",
        "cursor",
        "cursor-blurred",
    ),
    *("rule", "rule-focus", "bar"),
)
"""Every look of the product, each a component class `page--LOOK`."""


class Looks(Widget):
    """Never seen; the canvases of its screen ask it for styles, so that each is composed once and not for every line.

    A move of the focus updates the styles of the widgets it concerns, and this is none of them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{look}" for look in LOOKS}

    def __init__(self) -> None:
        super().__init__()
        self.version = 0
        """Another number whenever the styles have changed."""
        self._styles: dict[tuple[str, ...], Style] = {}

    def notify_style_update(self) -> None:
        """Compose them anew: the theme has changed."""
        super().notify_style_update()
        self.version += 1
        self._styles.clear()

    def style(self, *looks: str) -> Style:
        """The style of looks laid one over the other, the first over that of the page."""
        if looks not in self._styles:
            self._styles[looks] = self._composed(looks)
        return self._styles[looks]

    def _composed(self, looks: tuple[str, ...]) -> Style:
        """As the app's filters let it through, which Textual applies to what it composes itself."""
        style = self.rich_style
        for look in looks:
            style += self.get_component_rich_style(f"page--{look}", partial=True)
        segments = [Segment("", style)]
        for each in self.app.get_line_filters():
            segments = each.apply(segments, self.background_colors[1])
        return segments[0].style or style
