"""Dismissing mentions that mean something else, with a way back."""

from briefing.library import Library
from briefing.model import Address


class Dismissals:
    """The dismissals of this run, the last one first to be undone; every step answers what to tell the reader."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: list[tuple[str, Address, str]] = []

    def __bool__(self) -> bool:
        """Whether there is one to undo."""
        return bool(self._made)

    @property
    def last(self) -> Address:
        """The passage that was dismissed last."""
        return self._made[-1][1]

    def dismiss(self, card: str, address: Address) -> str:
        """Note that a passage does not mean a card. Raises OSError where that can't be kept."""
        decision = self._library.refuse(card, address)
        self._made.append((card, address, decision))
        return f"{self._name(address)} is no longer listed here · u undoes"

    def undo(self) -> str:
        """Undo the last dismissal. Raises OSError where that can't be kept."""
        card, address, decision = self._made[-1]
        self._library.undo_decision(decision)
        self._made.pop()
        entry = self._library.roster.card(card)
        return f"{self._name(address)} is a possible mention of {entry.title if entry else card} again."

    def _name(self, address: Address) -> str:
        article = self._library.roster.article(address.article)
        return f"{article.source if article else address.article} ¶{address.number}"
