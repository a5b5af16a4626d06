"""What the keys for views do: the timeline and the ties of what is open, and what differs from it."""

from collections.abc import Callable

from textual.screen import Screen

from briefing.library import Library
from briefing.model import COMPARISON, TIES, TIMELINE, Target, TargetKind, view_of
from briefing.tui.dialogs import opener
from briefing.tui.navigation import Navigation
from briefing.tui.panes import Panes

_SUBJECTS = (TargetKind.CARD, TargetKind.ARTICLE, TargetKind.PASSAGE)


class ViewKeys:
    """Finds what a view is to be of, and has it opened."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        navigation: Navigation,
        panes: Panes,
        open_: Callable[[Target], None],
    ) -> None:
        """Dialogs are laid over `screen`; `open_` opens a target."""
        self._screen = screen
        self._library = library
        self._navigation = navigation
        self._panes = panes
        self._open = open_

    def why_not(self, name: str) -> str:
        """Why a view can't be shown just now; empty where it can."""
        if name == TIMELINE:
            is_whole = self._navigation.opened.target == view_of(TIMELINE)
            return "This is the timeline of all there is." if is_whole else ""
        if name == COMPARISON:
            return self._nothing_to_compare
        return "" if self._navigation.opened.card or self._tied else "Ties are those of a card: open one."

    def press(self, name: str) -> None:
        """Show a view of what is open; of ties that are shown, the way to another card."""
        if name == TIMELINE:
            is_in_index = self._panes.index.rows.has_focus
            self._open(view_of(TIMELINE, *([] if is_in_index else self._subject)))
        elif name == COMPARISON:
            self._ask_for_second()
        elif card := self._navigation.opened.card:
            self._open(view_of(TIES, card.id))
        elif self._tied:
            self._ask_for_other(self._tied)

    def _ask_for_other(self, start: str) -> None:
        """Ask for the card that a way is to lead to."""
        roster = self._library.roster
        entry = roster.card(start)
        question = f"How is {entry.title if entry else start} tied to…"
        opener.ask_for_card(self._screen, question, roster, start, lambda id: self._open(view_of(TIES, start, id)))

    @property
    def _nothing_to_compare(self) -> str:
        opened, roster = self._navigation.opened, self._library.roster
        if not opened.card and not opened.is_article:
            return "Open an article or a card first."
        return (
            "" if len(roster.cards if opened.card else roster.articles) > 1 else "There is no other to compare it with."
        )

    def _ask_for_second(self) -> None:
        """Ask for the card, or the article, that is to stand beside the one that is open."""
        (subject,), roster, card = self._subject, self._library.roster, self._navigation.opened.card
        article = roster.article(subject)
        name = card.title if card else article.source if article else subject
        ask = opener.ask_for_card if card else opener.ask_for_article
        question = f"What is to stand beside {name}?"
        ask(self._screen, question, roster, subject, lambda id: self._open(view_of(COMPARISON, subject, id)))

    @property
    def _tied(self) -> str:
        """The card whose ties are shown, or from which a way leads; empty where none are."""
        name, *ids = self._navigation.opened.target.words or [""]
        return ids[0] if name == TIES else ""

    @property
    def _subject(self) -> list[str]:
        """The id of the card or the article that is open, or whose ties are shown; none where that is neither."""
        target = self._navigation.opened.target
        if target.kind in _SUBJECTS:
            return [target.address.article if target.address else target.id]
        return [self._tied] if self._tied else []
