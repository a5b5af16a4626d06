"""The keys that change the library: what each does, and why it can't act just now."""

from collections.abc import Callable, Mapping

from briefing.model import Address, Target
from briefing.tui.editing.articles import ArticleKeys
from briefing.tui.editing.cards import CardKeys
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.mentions import MentionKeys
from briefing.tui.editing.selection import Selection


class EditingKeys:
    """Does what a key asks for; a key that can't act says why."""

    def __init__(self, editor: Editor, glyphs: Callable[[str], str]) -> None:
        """`glyphs` tells how the keys of an id are written on the screen."""
        self._editor = editor
        self._glyphs = glyphs
        undoes = f"{glyphs('undo')} undoes"
        cards = CardKeys(editor, Selection(editor.panes, editor.navigation), undoes)
        mentions = MentionKeys(editor, undoes, glyphs("refuse_more"))
        self._actions: Mapping[str, tuple[Callable[[], None], Callable[[], str]]] = {
            "undo": (self._undo, _always),
            "redo": (self._redo, _always),
            "refuse": (mentions.refuse, mentions.no_mention),
            "refuse_more": (mentions.refuse_more, mentions.no_mentions),
            "card": (cards.new, _always),
            "cite": (cards.cite, cards.no_passage),
            "merge": (cards.merge, cards.no_card),
            "facts": (cards.facts, cards.no_card),
            "split": (cards.split, cards.no_card),
            "added": (ArticleKeys(editor, undoes).list, _always),
        }

    def press(self, what: str) -> None:
        """Do what the key `what` does."""
        self._actions[what][0]()

    def why_not(self, what: str) -> str:
        """Why the key `what` can't act just now; empty where it can."""
        return self._actions[what][1]()

    # Undo

    def _undo(self) -> None:
        self._editor.start(self._take_back)

    async def _take_back(self) -> None:
        """Undo the last change that stands; a mention that comes back is highlighted."""
        if change := await self._editor.change(self._editor.library.undo):
            address = Address.parse(change.passage)
            if address:
                self._editor.navigation.reload(beside=Target.passage(address))
            again = f"{self._glyphs('undo')} goes further back, {self._glyphs('redo')} makes it again"
            self._editor.say(f"Undone: {change.what} · {again}")

    def _redo(self) -> None:
        self._editor.start(self._make_again)

    async def _make_again(self) -> None:
        if change := await self._editor.change(self._editor.library.redo):
            self._editor.say(f"Made again: {change.what} · {self._glyphs('undo')} undoes")


def _always() -> str:
    return ""
