"""Link hints: letters that stand on links until one is typed."""

from collections.abc import Sequence

from briefing.tui.page.stanza import LinkAt
from briefing.tui.page.view import PageView

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int) -> list[str]:
    """`count` different labels of equal length: letters, or pairs of them where there are more links than letters.

    No more than there are pairs: 676.
    """
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return [first + second for first in _LETTERS for second in _LETTERS][:count]


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
