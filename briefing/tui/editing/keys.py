"""The keys that change the library: what each does, and why it can't act just now."""

from collections.abc import Callable, Mapping
from functools import partial

from briefing.model import Address, Target
from briefing.tui.editing.articles import ArticleKeys
from briefing.tui.editing.cards import CardKeys
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.hand_edits import HandEdits, Lend
from briefing.tui.editing.notes import NoteKeys
from briefing.tui.editing.selection import Selection


class EditingKeys:
    """Does what a key asks for; a key that can't act says why."""

    def __init__(self, editor: Editor, glyphs: Callable[[str], str], lend: Lend) -> None:
        """`glyphs` tells how the keys of an id are written on the screen; `lend` has a file edited by hand."""
        self._editor = editor
        self._glyphs = glyphs
        undoes = f"{glyphs('undo')} undoes"
        self.by_hand = HandEdits(editor, lend, undoes)
        """What is edited by hand."""
        self.selection = selection = Selection(editor.panes, editor.navigation)
        """What is in front when a key is pressed."""
        cards, notes = CardKeys(editor, selection, undoes), NoteKeys(editor, selection, self.by_hand, undoes)
        self._actions: Mapping[str, tuple[Callable[[], None], Callable[[], str]]] = {
            "undo": (self._undo, _always),
            "redo": (self._redo, _always),
            "refuse": (self._refuse, self._no_mention),
            "card": (cards.new, _always),
            "cite": (cards.cite, cards.no_passage),
            "merge": (cards.merge, cards.no_card),
            "facts": (cards.facts, cards.no_card),
            "split": (cards.split, cards.no_card),
            "note": (notes.write, notes.no_subject),
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

    # Mentions

    @property
    def _mention(self) -> Address | None:
        """The mention of the open card that is highlighted."""
        card, rows = self._editor.navigation.opened.card, self._editor.panes.passages
        if not card or not rows.target or not rows.has_focus or rows.target.id in card.citations:
            return None
        return rows.target.address

    def _no_mention(self) -> str:
        return (
            "" if self._mention else "Highlight a possible mention beside a card: then it can be marked as not meant."
        )

    def _refuse(self) -> None:
        if address := self._mention:
            self._editor.start(partial(self._dismiss, self._editor.navigation.opened.target.id, address))

    async def _dismiss(self, card: str, address: Address) -> None:
        """Note that a passage does not mean a card."""
        library = self._editor.library
        if await self._editor.change(partial(library.refuse, card, address)):
            article = library.roster.article(address.article)
            where = f"{article.source if article else address.article} ¶{address.number}"
            self._editor.say(f"{where} is no longer listed here · {self._glyphs('undo')} undoes")


def _always() -> str:
    return ""
