"""The files of the library on the screen: looked at, added to, and what is wrong with them told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.dom import DOMNode
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Problem, Settings
from briefing.tui.file_watch import FileWatch
from briefing.tui.keybar import KeyBar
from briefing.tui.keymap import Keymap
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason
from briefing.tui.panes import Panes
from briefing.tui.refresher import Refreshed, Refresher, added_line, failures
from briefing.views import counted


class Files:
    """Keeps what is open as the files are, and tells in the notice line and the footer what is wrong with them."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of the desk that show what the files are like
        self,
        node: DOMNode,
        library: Library,
        settings: Settings,
        keymap: Keymap,
        panes: Panes,
        navigation: Navigation,
        keybar: KeyBar,
        say: Callable[[str], None],
    ) -> None:
        """The timers and workers are those of `node`; `say` tells the reader a line."""
        self._node = node
        self._library = library
        self._keymap = keymap
        self._panes = panes
        self._navigation = navigation
        self._keybar = keybar
        self._say = say
        self._refresher = Refresher(library, settings.own, self._show_progress, navigation.renewed)
        self._watch = FileWatch(node, library, self._refresher, self._looked, say)
        self._refreshed = Refreshed(has_changed=False)
        self._further: tuple[str, ...] = ()
        self._not_added: tuple[str, ...] = ()
        """What failed when files were last added here, one line each."""
        self.is_first_look = True
        """Whether the files have not been looked at yet."""
        self.looked: Callable[[], object] = lambda: None
        """Called after the first look at the files, and whenever they have changed or some were added."""

    def close(self) -> None:
        """End all work on them."""
        self._refresher.close()

    def begin_looking(self) -> None:
        """Look at the files now, and again and again."""
        self._navigation.warm_up()
        self._watch.begin()

    def look(self) -> None:
        """Look at the files now."""
        self._watch.look()

    @property
    def is_indexing(self) -> bool:
        """Whether files are being taken into the index, for so long that it is told."""
        return self._refresher.is_busy

    @property
    def is_stopped(self) -> bool:
        """Whether the reader has stopped that."""
        return self._refresher.is_stopped

    def stop(self) -> None:
        """Stop taking files into the index."""
        self._refresher.stop()

    def resume(self) -> None:
        """Go on taking files into the index."""
        self._refresher.resume()
        self.look()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files."""
        return self._refreshed.problems

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the config file, the index, the folders and what was not added."""
        return (*self._notices, *self._not_added)

    @property
    def _notices(self) -> tuple[str, ...]:
        return (*self._keymap.complaints, *self._further, *self._refreshed.notices)

    def notice(self, line: str) -> None:
        """Tell a line that concerns another file of the reader's, and list it with the problems from now on."""
        self._further = (*self._further, line)
        self._remind()
        self._say(line)

    def _looked(self, refreshed: Refreshed) -> None:
        has_news = refreshed.has_changed or self.is_first_look
        self._refreshed = refreshed
        self._show_refreshed()
        self._navigation.warm_up()
        if has_news:
            self.looked()
        if self._refresher.is_stopped:
            self._say(" · ".join([f"{self._keymap.glyphs('stop')} goes on", *refreshed.notices]))

    def _show_refreshed(self) -> None:
        """Show the library and what is open as they are now; after the first look, say what is wrong."""
        has_changed, problems = self._refreshed.has_changed, len(self._refreshed.problems)
        self._panes.index.is_first_reading = not (self._refreshed.is_whole and self._library.roster.cards)
        if has_changed or (self.is_first_look and not self._library.roster.cards):
            self._navigation.renewed()
        if has_changed or self.is_first_look:
            self._remind()
            told = [f"{counted(problems, 'problem')} in the files, ! lists them"] if problems else []
            self._say(" · ".join([*self._notices, *told]))
        self.is_first_look = False

    def changed(self, problems: tuple[Problem, ...]) -> None:
        """Note what is wrong in the files after a change."""
        self._refreshed = self._refreshed._replace(problems=problems)
        self._remind()
        self.looked()

    def _remind(self) -> None:
        """Keep in sight how much there is to mend."""
        listed = (
            len(self._refreshed.problems) + len(self._keymap.complaints) + len(self._further) + len(self._not_added)
        )
        self._keybar.remind(f"! {counted(listed, 'problem')}" if listed else "")

    def _show_progress(self, line: str) -> None:
        self._say(line)
        self._node.screen.refresh_bindings()

    def add(self, path: Path) -> Worker[None]:
        """Add a file or a folder to the reader's own library."""
        return self._node.run_worker(partial(self._add, path), group="add", description=" ")

    async def _add(self, path: Path) -> None:
        """Add, say what came of it, and open what is new."""
        try:
            added, passed_over = await self._refresher.add(path)
            self._refreshed = await self._refresher.refresh()
        except (BriefingError, OSError) as error:
            self._say(reason(error))
            return
        self._not_added = failures(added)
        self._refreshed = self._refreshed._replace(has_changed=True)
        self._show_refreshed()
        articles = [target for each in added if (target := self._library.roster.target(each.article))]
        if len(articles) == 1:
            await self._navigation.open(articles[0]).wait()
        self._say(added_line(added, passed_over))
        self.looked()
