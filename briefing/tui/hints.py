"""Link hints: letters that stand on links until one is typed."""

from collections.abc import Sequence

from briefing.tui.page.view import PageView
from briefing.views import LinkAt

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """`count` different labels, none the beginning of another: letters as far as they suffice, then pairs.

    No more than there are pairs: 676.
    """
    letters = len(_LETTERS)
    heads = max(-(-(count - letters) // (letters - 1)), 0)  # so many letters begin pairs
    singles = list(_LETTERS[: letters - heads])
    pairs = [first + second for first in _LETTERS[letters - heads :] for second in _LETTERS]
    return (singles + pairs)[:count]


class Hints:
    """The hints on the links that some views show, narrowed letter by letter."""

    def __init__(self, views: Sequence[PageView]) -> None:
        """Give every visible link a label, and show it."""
        self._views = views
        links = [(view, link) for view in views for link in view.visible_links]
        self._left = dict(zip(labels(len(links)), links, strict=False))
        self._draw()

    def __bool__(self) -> bool:
        """Whether any link can still be meant."""
        return bool(self._left)

    def type(self, letter: str) -> tuple[PageView, LinkAt] | None:
        """Narrow by a letter; the link whose label is complete, or None. What fits no label leaves no link."""
        rest = {label[1:]: link for label, link in self._left.items() if letter and label.startswith(letter.lower())}
        found = rest.pop("", None)
        self._left = {} if found else rest
        self._draw()
        return found

    def _draw(self) -> None:
        for view in self._views:
            view.hint({link: label for label, (owner, link) in self._left.items() if owner is view})
