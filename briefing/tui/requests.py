"""Requests to the library that are no reading: mentions dismissed, citations made, files found. All off the screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Address, Target
from briefing.tui.clipboard import citation
from briefing.tui.executor import DaemonExecutor
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason

T = TypeVar("T")


class Requests:
    """Asks the library in a thread of its own, and tells the reader what came of it."""

    def __init__(self, library: Library, navigation: Navigation, say: Callable[[str], None]) -> None:
        self._library = library
        self._navigation = navigation
        self._say = say
        self._thread = DaemonExecutor("requests")
        self._dismissed: list[tuple[str, Address, str]] = []
        """The mentions that were dismissed in this run: card, passage and the id of the decision."""

    def close(self) -> None:
        """Ask nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def can_undo(self) -> bool:
        """Whether there is a dismissal to undo."""
        return bool(self._dismissed)

    async def dismiss(self, card: str, address: Address) -> None:
        """Note that a passage does not mean a card."""
        decision = await self._ask(partial(self._library.refuse, card, address))
        if decision is not None:
            self._dismissed.append((card, address, decision))
            self._say(f"{self._name(address)} is no longer listed here · u undoes")
            self._navigation.reload()

    async def undo(self) -> None:
        """Undo the last dismissal, and highlight the mention that came back."""
        if not self._dismissed:
            self._say("There is nothing to undo.")
            return
        card, address, decision = self._dismissed[-1]

        def undo() -> bool:
            self._library.undo_decision(decision)
            return True

        if await self._ask(undo):
            self._dismissed.pop()
            entry = self._library.roster.card(card)
            self._say(f"{self._name(address)} is a possible mention of {entry.title if entry else card} again.")
            self._navigation.reload(beside=Target.passage(address))

    async def cite(self, address: Address) -> str | None:
        """A citation of a passage."""

        def cite() -> str:
            return citation(self._library.article(address.article), self._library.passage(address))

        return await self._ask(cite)

    async def file_of(self, target: str) -> tuple[Path, int] | None:
        """The file behind a card, an article or a passage, and the line it begins on."""
        return await self._ask(partial(self._library.file_of, target))

    def _name(self, address: Address) -> str:
        article = self._library.roster.article(address.article)
        return f"{article.source if article else address.article} ¶{address.number}"

    async def _ask(self, ask: Callable[[], T]) -> T | None:
        """What the library answers; where it cannot, None, and it is said why."""
        try:
            return await self._thread.run(ask)
        except (BriefingError, OSError) as error:
            self._say(reason(error))
        return None
