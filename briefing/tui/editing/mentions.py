"""The keys on mentions: this one does not mean the card, none of its article does, its name does not."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from briefing.library import Library
from briefing.model import Address, Card
from briefing.text import clean_line
from briefing.tui.dialogs import opener
from briefing.tui.editing.editor import Editor
from briefing.views import counted


class MentionKeys:
    """Refuses mentions of the card that is open."""

    def __init__(self, editor: Editor, undoes: str, further: str) -> None:
        """`undoes` tells which key undoes, `further` is the key that refuses more than one mention."""
        self._editor = editor
        self._library: Library = editor.library
        self._undoes = undoes
        self._further = further
        self._last: tuple[str, Address] | None = None

    @property
    def _card(self) -> Card | None:
        return self._editor.navigation.opened.card

    @property
    def _mention(self) -> Address | None:
        """The mention of the open card that is highlighted."""
        card, rows = self._card, self._editor.panes.passages
        if not card or not rows.target or not rows.has_focus or rows.target.id in card.citations:
            return None
        return rows.target.address

    @property
    def _last_here(self) -> Address | None:
        """The mention that was refused last, where its card is open."""
        card, last = self._card, self._last
        return last[1] if last and card and last[0] == card.id and self._editor.panes.passages.has_focus else None

    def no_mention(self) -> str:
        """Why no mention can be refused; empty where one can."""
        return (
            "" if self._mention else "Highlight a possible mention beside a card: then it can be marked as not meant."
        )

    def no_mentions(self) -> str:
        """Why no mentions of an article or by a name can be refused; empty where they can."""
        return "" if self._last_here else self.no_mention()

    def refuse(self) -> None:
        """Note that the highlighted mention does not mean the card."""
        card, address = self._card, self._mention
        if card and address:
            self._editor.start(partial(self._refuse, card.id, address))

    async def _refuse(self, card: str, address: Address) -> None:
        if await self._editor.change(partial(self._library.refuse, card, address)):
            self._last = card, address
            more = f"{self._further}: its article, or the name"
            self._editor.say(f"¶{address.number} is no longer listed here · {self._undoes} · {more}")

    def refuse_more(self) -> None:
        """Ask what else does not mean the card: the article of a mention, or the name by which it was found."""
        card, address = self._card, self._mention or self._last_here
        if card and address:
            self._editor.start(partial(self._ask, card, address, is_listed=bool(self._mention)))

    async def _ask(self, card: Card, address: Address, *, is_listed: bool) -> None:
        names = await self._editor.ask(partial(self._library.names_in, card.id, address))
        if names is None:
            return
        choices = [self._passage(card, address)] if is_listed else []
        choices += [self._article(card, address), *(self._name(card, name) for name in names)]
        opener.choose(self._editor.screen, f"What does not mean “{clean_line(card.title)}”?", choices)

    def _passage(self, card: Card, address: Address) -> tuple[str, Callable[[], None]]:
        """The choice of one passage: how it is told, and what is done."""
        told, refuse = self._library.roster.source(address), partial(self._refuse, card.id, address)
        return f"This passage: {told}", partial(self._start, refuse)

    def _article(self, card: Card, address: Address) -> tuple[str, Callable[[], None]]:
        """The choice of a whole article, as `_passage`."""
        source = self._library.roster.source(address).rpartition(" ")[0]
        told = f"No passage of {source} is listed here any more"
        drop = partial(self._drop, card.id, partial(self._library.refuse_article, card.id, address.article), told)
        return f"The whole article: {source}", partial(self._start, drop)

    def _name(self, card: Card, name: str) -> tuple[str, Callable[[], None]]:
        """The choice of a name, as `_passage`."""
        told = f"“{clean_line(name)}” alone is no mention of this card any more"
        drop = partial(self._drop, card.id, partial(self._library.refuse_name, card.id, name), told)
        return f"The name “{clean_line(name)}”, in every article", partial(self._start, drop)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._editor.start(work)

    async def _drop(self, card: str, refuse: Callable[[], object], told: str) -> None:
        """Refuse several mentions, and tell how many they were."""

        def make() -> int:
            before = self._library.mentions(card, 0).total
            refuse()
            return before - self._library.mentions(card, 0).total

        fewer = await self._editor.change(make)
        if fewer is not None:
            self._editor.say(f"{told}: {counted(fewer, 'mention')} fewer · {self._undoes}")
