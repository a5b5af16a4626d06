"""The key for the articles that were added: listed, opened, their facts set, removed."""

from functools import partial

from briefing.library import Library
from briefing.library.edits import OwnArticle
from briefing.model import Target
from briefing.tui.dialogs import opener
from briefing.tui.dialogs.checks import anything, is_date
from briefing.tui.dialogs.fields import Field
from briefing.tui.editing.editor import Editor
from briefing.views.added import added_page

_FACTS = (("title", "Title"), ("outlet", "Outlet"), ("published", "Date"))


class ArticleKeys:
    """Lists the added articles, and does what is asked for one of them."""

    def __init__(self, editor: Editor, undoes: str) -> None:
        """`undoes` tells which key undoes."""
        self._editor = editor
        self._library: Library = editor.library
        self._undoes = undoes

    def list(self) -> None:
        """List the articles that were added."""
        self._editor.start(self._list)

    async def _list(self) -> None:
        added = await self._editor.ask(self._library.edits.added)
        if added is None:
            return
        if not added:
            self._editor.say("No article has been added to your own library yet: a adds some.")
            return
        page = added_page(added, self._library.roster)
        opener.show_added(self._editor.screen, page, partial(self._chosen, added))

    def _chosen(self, added: tuple[OwnArticle, ...], what: str, target: Target) -> None:
        article = next(each for each in added if each.id == target.id)
        match what:
            case "open":
                self._editor.navigation.open(target)
            case "remove":
                self._editor.start(partial(self._remove, article))
            case _:
                self._editor.start(partial(self._ask_for_facts, article))

    async def _remove(self, article: OwnArticle) -> None:
        if change := await self._editor.change(partial(self._library.edits.remove, article.id)):
            self._editor.say(f"Removed: {change.what.partition(': ')[2]} · {self._undoes}")

    async def _ask_for_facts(self, article: OwnArticle) -> None:
        written = await self._editor.ask(partial(self._library.edits.article_facts, article.id))
        if written is None:
            return
        before = {name: ", ".join(written.get(name, ())) for name, _ in _FACTS}
        fields = [
            Field(name, label, before[name], check=is_date if name == "published" else anything)
            for name, label in _FACTS
        ]

        def save(answers: dict[str, str]) -> None:
            changed = {name: (text,) * bool(text) for name, text in answers.items() if text != before[name]}
            if changed:
                self._editor.start(partial(self._set, article, changed))

        opener.ask_form(self._editor.screen, "The facts of the article", fields, save)

    async def _set(self, article: OwnArticle, changed: dict[str, tuple[str, ...]]) -> None:
        if change := await self._editor.change(partial(self._library.edits.set_article, article.id, changed)):
            self._editor.say(f"Set: {change.what} · {self._undoes}")
