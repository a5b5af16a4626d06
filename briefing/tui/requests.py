"""Requests to the library that are no reading: citations made, files found. All off the screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Address
from briefing.tui.clipboard import card_text, citation
from briefing.tui.executor import DaemonExecutor
from briefing.tui.notice import reason

T = TypeVar("T")


class Requests:
    """Asks the library in a thread of its own, and tells the reader what came of it."""

    def __init__(self, library: Library, say: Callable[[str], None]) -> None:
        self._library = library
        self._say = say
        self._thread = DaemonExecutor("requests")

    def close(self) -> None:
        """Ask nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def cite(self, address: Address) -> str | None:
        """A citation of a passage."""

        def cite() -> str:
            return citation(self._library.article(address.article), self._library.passage(address))

        return await self._ask(cite)

    async def cite_card(self, id: str) -> str | None:
        """A card as plain text, with its citations."""

        def cite() -> str:
            from briefing.export import collect  # noqa: PLC0415 - most readers copy no card

            return card_text(collect(self._library, [id]).dossier)

        return await self._ask(cite)

    async def file_of(self, target: str) -> tuple[Path, int] | None:
        """The file behind a card, an article or a passage, and the line it begins on."""
        return await self._ask(partial(self._library.file_of, target))

    async def _ask(self, ask: Callable[[], T]) -> T | None:
        """What the library answers; where it cannot, None, and it is said why."""
        try:
            return await self._thread.run(ask)
        except (BriefingError, OSError) as error:
            self._say(reason(error))
        return None
