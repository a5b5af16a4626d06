"""The keys that change the library: what each does, and why it can't act just now."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import Address, Target
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.hand_edits import HandEdits, Lend
from briefing.tui.editing.mentions import MentionKeys

if TYPE_CHECKING:
    from briefing.tui.editing.articles import ArticleKeys
    from briefing.tui.editing.cards import CardKeys
    from briefing.tui.editing.notes import NoteKeys
    from briefing.tui.editing.selection import Selection


class EditingKeys:
    """Does what a key asks for; a key that can't act says why."""

    def __init__(self, editor: Editor, glyphs: Callable[[str], str], lend: Lend) -> None:
        """`glyphs` tells how the keys of an id are written on the screen; `lend` has a file edited by hand."""
        self._editor = editor
        self._glyphs = glyphs
        self._undoes = f"{glyphs('undo')} undoes"
        self._mentions = MentionKeys(editor, self._undoes, glyphs("refuse_more"))
        self.by_hand = HandEdits(editor, lend, self._undoes)
        """What is edited by hand."""

    def press(self, what: str) -> None:
        """Do what the key `what` does."""
        match what:
            case "undo":
                self._editor.start(self._take_back)
            case "redo":
                self._editor.start(self._make_again)
            case "refuse":
                self._mentions.refuse()
            case "refuse_more":
                self._mentions.refuse_more()
            case "card" | "cite" | "facts" | "merge" | "split":
                self._cards.press(what)
            case "note":
                self._notes.write()
            case "added":
                self._articles.list()

    def why_not(self, what: str) -> str:
        """Why the key `what` can't act just now; empty where it can."""
        match what:
            case "refuse":
                return self._mentions.no_mention()
            case "refuse_more":
                return self._mentions.no_mentions()
            case "cite":
                return self._no_passage()
            case "merge" | "facts" | "split":
                return self._no_card()
            case "note":
                return self._nothing_to_note()
        return ""

    # Cards and articles, loaded with the first key for them

    @cached_property
    def selection(self) -> "Selection":
        """What is in front when a key is pressed."""
        from briefing.tui.editing.selection import Selection  # noqa: PLC0415

        return Selection(self._editor.panes, self._editor.navigation)

    @cached_property
    def _cards(self) -> "CardKeys":
        from briefing.tui.editing.cards import CardKeys  # noqa: PLC0415

        return CardKeys(self._editor, self.selection, self._undoes)

    @cached_property
    def _notes(self) -> "NoteKeys":
        from briefing.tui.editing.notes import NoteKeys  # noqa: PLC0415

        return NoteKeys(self._editor, self.selection, self.by_hand, self._undoes)

    @cached_property
    def _articles(self) -> "ArticleKeys":
        from briefing.tui.editing.articles import ArticleKeys  # noqa: PLC0415

        return ArticleKeys(self._editor, self._undoes)

    def _no_card(self) -> str:
        """Why no card can be changed; empty where one is open."""
        return "" if self._editor.navigation.opened.card else "Open a card first."

    def _no_passage(self) -> str:
        """Why no passage can be cited; empty where one is in hand."""
        return "" if self._editor.panes.passage else "Highlight a passage first, beside a card or in an article."

    def _nothing_to_note(self) -> str:
        """Why no note can be written; empty where a card, an article or a passage is in front."""
        opened = self._editor.navigation.opened
        return "" if opened.card or opened.is_article else "Open a card, an article or a passage first."

    # Undo

    async def _take_back(self) -> None:
        """Undo the last change that stands; a mention that comes back is highlighted."""
        if change := await self._editor.change(self._editor.library.undo):
            address = Address.parse(change.passage)
            if address:
                self._editor.navigation.reload(beside=Target.passage(address))
            again = f"{self._glyphs('undo')} goes further back, {self._glyphs('redo')} makes it again"
            self._editor.say(f"Undone: {change.what} · {again}")

    async def _make_again(self) -> None:
        if change := await self._editor.change(self._editor.library.redo):
            self._editor.say(f"Made again: {change.what} · {self._undoes}")
