"""The find bar: a line at the foot of the screen to find words in what is open."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.text import clean_line
from briefing.tui.executor import DaemonExecutor
from briefing.tui.keys import Owner, bindings
from briefing.tui.notice import reason
from briefing.tui.page.reader import Reader
from briefing.views import Match, PageText

_LONGEST = 200
"""Characters that can be sought."""


class FindBar(Horizontal):
    """Marks what is typed in the reader, and goes from match to match; reads the page in a thread of its own."""

    class Left(Message):
        """The bar is to be left: for the text, or for good."""

        def __init__(self, *, is_done: bool) -> None:
            """Tell whether finding is done."""
            super().__init__()
            self.is_done = is_done

    def __init__(self, reader: Reader, *, id: str) -> None:
        super().__init__(id=id)
        self._reader = reader
        self._thread: DaemonExecutor | None = None
        self._text = PageText(reader.source)
        self._matches: list[Match] = []
        self._at = -1
        """The position of the match that is selected; -1 where none is."""
        self._is_seeking = False
        self._begin = 0
        """The block from which the first match is sought."""
        self._steps = 0
        """How many matches further to go once all are known."""
        self.box = _Box(self.step)
        """Where it is typed what is sought."""
        self._count = Static(id="find-count")

    def compose(self) -> ComposeResult:
        """The box, and how many matches there are."""
        yield self.box
        yield self._count

    def on_mount(self) -> None:
        """Hidden until it is asked for."""
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether the reader is finding something."""
        return bool(self.display)

    def open(self) -> None:
        """Ask what to find; what was sought before stands there, selected."""
        if not self.display:
            self._begin = self._reader.top.block
        self.display = True
        self.box.focus()
        self.box.select_all()
        self.renew()

    def close(self) -> None:
        """Find nothing more; the match stays selected."""
        self.workers.cancel_node(self)
        self.display = False
        self._matches, self._at, self._text, self._is_seeking = [], -1, PageText(self._reader.source), False
        self._reader.show_matches(())

    def shut(self) -> None:
        """Let the thread go: the program is being left."""
        if self._thread:
            self._thread.shutdown(wait=False, cancel_futures=True)

    def renew(self) -> None:
        """Seek anew: something else is open, or it has changed."""
        if self.display:
            self._text = PageText(self._reader.source)
            self._seek(self.box.value)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if self._at >= 0:
            self._begin = self._matches[self._at].block
        self._seek(message.value)

    @work(exclusive=True, group="find")
    async def _seek(self, wanted: str) -> None:
        """Mark every match, the first of them at or below where the reader is selected as soon as it is known."""
        self._thread = self._thread or DaemonExecutor("find")
        text, self._matches, self._at, self._steps = self._text, [], -1, 0
        self._is_seeking = True
        try:
            for part in text.parts if wanted.strip() else ():
                found = await self._thread.run(partial(text.find, wanted, part))
                self._matches += found
                if self._at < 0 and found and found[-1].block >= self._begin:
                    self._select(next(at for at, match in enumerate(self._matches) if match.block >= self._begin))
                self._tell("…")
                await asyncio.sleep(0)
        except (BriefingError, OSError) as error:
            self._is_seeking = False
            self._count.update(Content(clean_line(reason(error))))
            return
        if self._at < 0 and self._matches:
            self._select(0)
        self._is_seeking = False
        self._reader.show_matches(self._matches)
        self.step(self._steps)

    def _select(self, at: int) -> None:
        self._at = at
        self._reader.show_matches(self._matches)
        self._reader.go_to(self._matches[at])

    def _tell(self, more: str) -> None:
        """Tell the number of the match and how many there are, `more` behind them while they are being counted."""
        if self._matches:
            told = f"{self._at + 1:,} of {len(self._matches):,}{more}" if self._at >= 0 else f"{len(self._matches):,}"
        else:
            told = "" if not self.box.value.strip() else more or "not found"
        self._count.update(Content(told), layout=False)

    def step(self, step: int) -> None:
        """Go to the next match, or the one before; from the last to the first, once it is known which that is."""
        at = self._at + step
        if self._is_seeking and not 0 <= at < len(self._matches):
            self._steps += step
            return
        if self._matches and step:
            self._select(at % len(self._matches))
        self._tell("…" if self._is_seeking else "")


class _Box(Input):
    """Where it is typed what is sought."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.FIND)

    def __init__(self, step: Callable[[int], None]) -> None:
        """`step` goes to the next match, or the one before."""
        super().__init__(placeholder="find in what is open", id="find-query", compact=True, max_length=_LONGEST)
        self._step = step

    def action_match(self, step: int) -> None:
        """Go to the next match, or the one before."""
        self._step(step)

    def action_text(self) -> None:
        """Into the text."""
        self.post_message(FindBar.Left(is_done=False))

    def action_done(self) -> None:
        """Done."""
        self.post_message(FindBar.Left(is_done=True))
