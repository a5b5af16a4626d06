"""Refusing mentions, with a way back."""

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Address


class Refusing:
    """The refusals of this run, the last one first to be taken back; every step tells in a line what came of it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: list[tuple[str, Address, str]] = []

    def __bool__(self) -> bool:
        """Whether there is one to take back."""
        return bool(self._made)

    @property
    def last(self) -> Address:
        """The passage that was refused last."""
        return self._made[-1][1]

    def refuse(self, card: str, address: Address) -> str:
        """Note that a passage does not mean a card."""
        try:
            decision = self._library.refuse(card, address)
        except OSError as error:
            return f"That can't be kept: {error.strerror}"
        except BriefingError as error:
            return str(error)
        self._made.append((card, address, decision))
        return f"{self._name(address)} does not mean this card; u takes that back."

    def take_back(self) -> str:
        """Take the last refusal back."""
        card, address, decision = self._made[-1]
        try:
            self._library.undo_decision(decision)
        except OSError as error:
            return f"That can't be kept: {error.strerror}"
        self._made.pop()
        entry = self._library.roster.card(card)
        return f"{self._name(address)} is a mention of {entry.title if entry else card} again."

    def _name(self, address: Address) -> str:
        article = self._library.roster.article(address.article)
        return f"{article.source if article else address.article} ¶{address.number}"
