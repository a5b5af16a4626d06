"""What the review asks of the library, off the screen's thread: decisions in their order, and what is shown."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TypeVar

from briefing.drafting.review import Acceptance, Choice, Drafter, Proposal, Queue, guesses
from briefing.library import Library
from briefing.library.draft_decisions import Accepted
from briefing.model import Change
from briefing.tui.executor import DaemonExecutor
from briefing.views.drafts import ProposalView, read_proposal

T = TypeVar("T")


class Reviewer:
    """Decides and reads, each in a thread of its own: what is shown does not wait for what is written.

    Decisions are written one after the other, also after the review is left; leaving the program waits for them.
    """

    def __init__(self, library: Library, drafter: Drafter) -> None:
        self._library = library
        self._drafter = drafter
        self._acceptance = Acceptance(library)
        self._decisions = DaemonExecutor("decisions")
        self._reading = DaemonExecutor("drafts")
        self._queueing = DaemonExecutor("queue")
        self._written = 0
        """How many decisions have not been written yet."""

    def close(self) -> None:
        """Read nothing more; what is decided is written first."""
        for thread in (self._reading, self._queueing):
            thread.shutdown(wait=False, cancel_futures=True)
        self._decisions.shutdown(wait=self._written > 0)

    @property
    def is_writing(self) -> bool:
        """Whether decisions are still to be written."""
        return self._written > 0

    async def queue(self) -> Queue:
        """What waits."""
        return await self._queueing.run(self._drafter.queue)

    async def read(self, proposal: Proposal) -> ProposalView:
        """A draft with what is read for it."""
        return await self._reading.run(partial(read_proposal, self._library, proposal))

    async def guesses(self, proposal: Proposal) -> list[str]:
        """The ids of the cards that a draft may be about, the best guess first."""
        return await self._reading.run(lambda: [entry.id for entry in guesses(proposal, self._library.roster)])

    async def accept(self, choice: Choice) -> Accepted:
        """Accept a draft; see `Acceptance.accept`."""
        return await self._write(partial(self._acceptance.accept, choice))

    async def accept_all(self, choices: Sequence[Choice]) -> Accepted:
        """Accept several drafts as one change."""
        return await self._write(partial(self._acceptance.accept_all, choices))

    async def refuse(self, proposal: Proposal) -> None:
        """Refuse a draft."""
        await self._write(partial(self._acceptance.refuse, proposal))

    async def undo(self) -> Change:
        """Undo the last change, whatever it was."""
        return await self._write(self._library.undo)

    async def redo(self) -> Change:
        """Make the change again that was undone last."""
        return await self._write(self._library.redo)

    async def settled(self) -> None:
        """Wait until all that was decided before is written."""
        await self._write(lambda: None)

    async def refresh(self) -> None:
        """Take what was decided into the index."""
        await self._queueing.run(self._library.refresh)

    async def catch_up(self) -> Queue:
        """Take what was decided into the index; what waits then."""

        def catch_up() -> Queue:
            self._library.refresh()
            return self._drafter.queue()

        return await self._queueing.run(catch_up)

    async def _write(self, write: Callable[[], T]) -> T:
        """Have something written, and wait for it; leaving the review ends the waiting, never the writing."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[T] = loop.create_future()
        self._written += 1

        def tell(future: Future[T]) -> None:
            self._written -= 1
            with suppress(RuntimeError):  # the program is being left
                loop.call_soon_threadsafe(_pass_on, future, told)

        self._decisions.submit(write).add_done_callback(tell)
        return await told


def _pass_on(future: Future[T], told: "asyncio.Future[T]") -> None:
    """Pass on what came of a job, unless nobody waits any more."""
    if told.cancelled():
        return
    if future.cancelled():
        told.cancel()
    elif error := future.exception():
        told.set_exception(error)
    else:
        told.set_result(future.result())
