"""Drafting in the background: what was added is drafted while the library is read, and waits for the review."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from contextvars import copy_context
from functools import cached_property
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode
from textual.worker import Worker

from briefing.errors import BriefingError, ModelMissing
from briefing.library import Library
from briefing.model import HOME, Problem, Settings
from briefing.tui.executor import DaemonExecutor
from briefing.tui.keybar import KeyBar
from briefing.tui.keymap import Keymap
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason
from briefing.views.drafts_line import drafts_line, sent_line

if TYPE_CHECKING:
    from briefing.drafting.own_model import OwnModel
    from briefing.drafting.review import Drafter
    from briefing.tui.review.reviewer import Reviewer
    from briefing.tui.review.screen import Review

_NOTHING = "a in the reader adds articles: cards are drafted from them, and wait here for you to decide."


class Drafts:
    """Drafts what was added, one run after the other, counts what waits, and opens the review."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of the desk that tell of drafts
        self,
        node: DOMNode,
        library: Library,
        settings: Settings,
        keymap: Keymap,
        navigation: Navigation,
        keybar: KeyBar,
        say: Callable[[str], None],
    ) -> None:
        """Nothing is drafted where the `settings` have no cache to keep drafts in.

        The workers are those of `node`; `say` tells the reader a line.
        """
        self._node = node
        self._library = library
        self._cache = settings.cache
        self._endpoint = settings.own_model
        navigation.start_lines = ("", self._sent)
        self._keymap = keymap
        self._navigation = navigation
        self._keybar = keybar
        self._say = say
        self._thread = DaemonExecutor("drafting")
        self._leaving, self._stopping = Event(), Event()
        self._reviewer: Reviewer | None = None
        self._review: Review | None = None
        self._missing = ""
        """What to install; empty where nothing is missing."""
        self._wants_look = False
        self._own_model: OwnModel | None = None
        self._told_of_model = ""
        self.decided: Callable[[tuple[Problem, ...]], None] = lambda _: None
        """Called with the problems in the files once the review has been left."""
        self.is_busy = False
        """Whether articles are being drafted."""
        self.waiting = 0
        """How many drafts wait."""
        self.progress = ""
        """How far the drafting is; empty where none is going on."""

    def close(self) -> None:
        """Draft nothing more; what is decided is written first."""
        self._leaving.set()
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._reviewer:
            self._reviewer.close()

    @property
    def _line(self) -> str:
        """What the footer tells: how many drafts wait, and how far the drafting is."""
        count = f"{self.waiting:,} draft{'' if self.waiting == 1 else 's'}" if self.waiting else ""
        told = " · ".join(filter(None, (count, self.progress)))
        return f"{self._keymap.glyphs('review')} {told}" if told else ""

    @property
    def _sent(self) -> str:
        """What the start page tells of a model of the reader's own; empty where nothing leaves the machine."""
        return sent_line(self._endpoint.host, self._endpoint.model) if self._endpoint and self._cache else ""

    @property
    def is_stopped(self) -> bool:
        """Whether the reader has stopped the drafting."""
        return self._stopping.is_set()

    @property
    def can_stop(self) -> bool:
        """Whether articles are being drafted, or would be but for the reader."""
        return bool(self.progress) or self.is_stopped

    def stop(self) -> None:
        """End the drafting after the articles in hand, or go on; those that are drafted stay."""
        if self._stopping.is_set():
            self._stopping.clear()
        else:
            self._stopping.set()
        self.look()

    def look(self) -> Worker[None]:
        """Draft what is missing, and count what waits."""
        return self._start(self._look)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> Worker[None]:
        return self._node.run_worker(work, group="drafts", description=" ")

    async def _look(self) -> None:
        if self._cache is None or self._leaving.is_set():
            return
        self._wants_look = True
        if self.is_busy or self.is_stopped:
            return
        self.is_busy = True
        try:
            while self._wants_look and not self.is_stopped:
                self._wants_look = False
                await self._draft()
        finally:
            self.is_busy, self.progress = False, ""
        self._tell()

    def _tell(self) -> None:
        """Tell in the footer and on the start page how many drafts wait."""
        if not self._node.is_attached:  # the program is being left
            return
        self._keybar.remind(self._line, of="drafts")
        notes = drafts_line(self.waiting), self._sent
        if self._navigation.start_lines != notes:
            self._navigation.start_lines = notes
            if self._navigation.opened.target == HOME:
                self._navigation.renewed()
        self._node.screen.refresh_bindings()

    async def _draft(self) -> None:
        loop, context = asyncio.get_running_loop(), copy_context()

        def told(progress: str, waiting: int) -> None:
            self.progress, self.waiting = progress, waiting
            self._tell()
            if self._review and self._review.is_attached and self._review.is_current:
                self._review.renewed()

        def run() -> None:
            if not self._library.added_articles():  # drafting takes long to load, and most readers add nothing
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(told, "", 0, context=context)
                return
            counter = _Counter(self._drafter)

            def progress(done: int, total: int) -> None:
                line = f"{done:,}/{total:,} articles drafted" if done < total else ""
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(told, line, counter.count(is_last=done >= total), context=context)

            with suppress(RuntimeError):
                loop.call_soon_threadsafe(told, "", counter.count(is_last=True), context=context)
            self._drafter.run(progress, lambda: self._leaving.is_set() or self._stopping.is_set())

        try:
            await self._thread.run(run)
            self._missing = ""
            self._tell_model()
        except ModelMissing as error:
            self._missing = str(error)
        except (BriefingError, OSError) as error:
            self._say(reason(error))

    @cached_property
    def _drafter(self) -> "Drafter":
        from briefing.drafting.own_model import OwnModel  # noqa: PLC0415 - the first screen does without
        from briefing.drafting.review import Drafter, DraftStore  # noqa: PLC0415

        store = DraftStore(self._cache or self._library.own, self._library.drafts.folder)
        self._own_model = OwnModel(self._endpoint) if self._endpoint else None
        return Drafter(self._library, store, self._own_model)

    def _tell_model(self) -> None:
        """Tell once what came of asking the reader's own model: why it gave no answer, or what did not hold."""
        model = self._own_model
        if model is None:
            return
        told = self._drafter.trouble
        if not told and model.dropped:
            told = f"Dropped of what your model answered: {model.dropped:,} that the passages do not hold."
        if told != self._told_of_model:
            self._told_of_model = told
            self._say(told)

    # The review

    def review(self) -> None:
        """Open the review over the desk."""
        from briefing.tui.review.reviewer import Reviewer  # noqa: PLC0415
        from briefing.tui.review.screen import Review  # noqa: PLC0415

        self._reviewer = self._reviewer or Reviewer(self._library, self._drafter)
        self._review = Review(self._library, self._reviewer, self._keymap, self._told, self._say)
        self._node.app.push_screen(self._review, self._left)

    async def settled(self) -> None:
        """Wait until all that was decided in the review is written."""
        if self._reviewer:
            await self._reviewer.settled()

    def _left(self, _: None) -> None:
        self._start(self._catch_up)

    async def _catch_up(self) -> None:
        """Show the library with what was decided, and count what still waits."""
        await self.settled()
        try:
            if self._reviewer:
                await self._reviewer.refresh()
        except (BriefingError, OSError) as error:
            self._say(reason(error))
        self._navigation.renewed()
        self.decided(self._library.problems)

    def _told(self) -> str:
        """What an empty queue says: what to do."""
        if self.progress:
            return f"Articles are being drafted: {self.progress}. What is found comes here by itself."
        return " ".join(filter(None, (self._missing, _NOTHING)))


class _Counter:
    """Counts what waits, but not so often that it would take more than a tenth of the time."""

    def __init__(self, drafter: "Drafter") -> None:
        self._drafter = drafter
        self._counted = self._took = 0.0
        self._count = 0

    def count(self, *, is_last: bool) -> int:
        """How many drafts wait, or waited a short while ago."""
        began = monotonic()
        if is_last or began - self._counted > 10 * self._took:
            self._count = len(self._drafter.queue().by_id)
            self._counted = monotonic()
            self._took = self._counted - began
        return self._count
