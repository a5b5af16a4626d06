"""What the reader has before the eyes when a key is pressed: the words selected, the passage, the card."""

from briefing.model import Address, Role, TargetKind
from briefing.text import clean_line
from briefing.tui.editing.names import as_name, names_in
from briefing.tui.navigation import Navigation
from briefing.tui.panes import Panes

_LONGEST = 60
"""So many characters of a title are shown where it is named."""


class Selection:
    """Reads what is shown in the panes; asks nothing of the library."""

    def __init__(self, panes: Panes, navigation: Navigation) -> None:
        self._panes = panes
        self._navigation = navigation

    @property
    def card(self) -> str:
        """The id of the card that is open; empty where none is."""
        card = self._navigation.opened.card
        return card.id if card else ""

    @property
    def last_card(self) -> str:
        """The id of the card that is open, else of the one that was open last on the way here; empty for none."""
        trail = self._navigation.trail
        way = reversed(trail.places[: trail.at + 1])
        return self.card or next((place.target.id for place in way if place.target.kind is TargetKind.CARD), "")

    @property
    def passage(self) -> Address | None:
        """The passage in hand."""
        return self._panes.passage

    @property
    def subjects(self) -> list[str]:
        """The ids or addresses of what a note can be on: the passage in hand, the card or the article in front.

        The likeliest stands first. Beside a card it is the card, unless a passage is in hand there.
        """
        opened, panes = self._navigation.opened, self._panes
        if not opened.card and not opened.is_article:
            return []
        address, passage = opened.target.address, panes.passage
        whole, found = address.article if address else opened.target.id, [str(passage)] if passage else []
        link = panes.reader.target if panes.reader.has_focus else None
        is_in_hand = panes.passages.has_focus or (link is not None and link.address is not None)
        found.insert(len(found) if opened.is_article or is_in_hand else 0, whole)
        return found

    def name_of(self, subject: str) -> str:
        """How a card, an article or a passage is called."""
        address, roster = Address.parse(subject), self._navigation.roster
        if address:
            return roster.source(address)
        article, card = roster.article(subject), roster.card(subject)
        title = clean_line(card.title if card else article.title if article else subject)
        return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"

    @property
    def name(self) -> str:
        """The name in hand: selected with the mouse, of the selected link, or typed as a query."""
        panes = self._panes
        found = [view.selected_text for view in (panes.reader, panes.passages)]
        found += [panes.index.box.value] if panes.index.box.has_focus else [self._link]
        if panes.index.rows.has_focus or (panes.index.results and not panes.index.results.hits):
            found.append(panes.index.box.value)
        return next(filter(None, map(as_name, found)), "")

    @property
    def _link(self) -> str:
        """The words of the selected link to a card; empty where none is selected."""
        reader = self._panes.reader
        if not reader.has_focus or not reader.link:
            return ""
        span = reader.span_at(reader.link)
        text = reader.page.blocks[reader.link.block].text[span.start : span.end]
        return clean_line(text) if span.look == Role.LINK else ""

    @property
    def names(self) -> list[str]:
        """The names in the passage in hand."""
        return names_in("\n".join(self._passage_lines))

    @property
    def _passage_lines(self) -> list[str]:
        panes = self._panes
        if panes.passages.has_focus and 0 <= panes.passages.cursor < len(panes.passages.page.blocks):
            return panes.passages.page.blocks[panes.passages.cursor].text.split("\n")[1:2]
        at = panes.reader.page.find(panes.reader.mark) if panes.reader.mark else -1
        return panes.reader.page.blocks[at].text.split("\n")[:1] if at >= 0 else []
