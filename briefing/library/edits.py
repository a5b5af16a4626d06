"""What the reader changes in a library: cards, claims, facts, articles, and which cards are one."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import CannotEdit, NotFound
from briefing.library.decisions import Decisions
from briefing.library.editing import ChangeLog, Changes, FileChange
from briefing.library.lookup import existing, passage_at
from briefing.library.managed_index import ManagedIndex
from briefing.library.nearest import nearest
from briefing.library.safe_files import CARDS, ORIGINALS
from briefing.model import Address, Change, Kind, Roster, is_id
from briefing.text import clean_line

if TYPE_CHECKING:
    from briefing.library.editing.card_edits import CardEdits
    from briefing.library.editing.hand_edits import HandEdit
    from briefing.library.editing.splitting import OwnClaim

_ALIKE = 8
"""So many cards of a similar name are proposed at the most."""


class OwnArticle(NamedTuple):
    """An article that the reader has added, or of which a copy was added."""

    id: str
    """Its id."""
    files: tuple[str, ...]
    """Its files in the reader's own library."""
    is_copy: bool
    """Whether what was added are copies of an article of another library."""


class Edits:
    """Changes the reader's own library, each undone to the byte. All raise what `Changes.make` does, and CannotEdit."""

    def __init__(self, index: ManagedIndex, changes: Changes, decisions: Decisions, log: ChangeLog) -> None:
        self._index = index
        self._changes = changes
        self._decisions = decisions
        self._log = log
        self._own = changes.folder

    @property
    def roster(self) -> Roster:
        """Every card and article by name."""
        return self._index.state.roster

    @cached_property
    def cards(self) -> "CardEdits":
        """The edits of card files."""
        from briefing.library.editing.card_edits import CardEdits  # noqa: PLC0415  (what only reads loads none)

        return CardEdits(self._changes)

    # Cards

    def new_card(self, kind: Kind, title: str, aliases: Sequence[str] = (), id: str = "") -> str:
        """Make a card in the reader's own library; its id, that which is given or one made of the title."""
        id = self.cards.create(kind, title, self.is_taken, aliases, id)
        self._last_change()
        return id

    def free_id(self, title: str) -> str:
        """The id that a new card of that title would have; empty for a title without a letter or a digit."""
        from briefing.library.new_ids import card_ids  # noqa: PLC0415

        if not any(map(str.isalnum, title)):
            return ""
        return next(id for id in card_ids(title) if not self.is_taken(id))

    def refusal_of_id(self, id: str) -> str:
        """Why a new card can't have an id, in words; empty where it can."""
        if not is_id(id):
            return "An id has small letters a to z, digits, “-” and “_”, at most 80."
        return f"“{id}” is the id of another card or article." if self.is_taken(id) else ""

    def add_claim(self, card: str, text: str, citations: Sequence[str | Address], heading: str = "") -> Change:
        """Add a claim to a card, at the end of the section of that heading; the change. See `add_value`.

        Raises NotFound where a passage that is cited does not exist.
        """
        cited = [passage_at(self._index, address).address for address in citations]
        self.cards.add_claim(card, self.own_file(card), text, cited, heading)
        return self._last_change()

    def add_value(self, card: str, field: str, value: str) -> Change:
        """Add an alias, a tag or a typed relation to a card; the change.

        A card that is not the reader's is left as it is: an addition to it is written. Raises NotFound, CannotEdit,
        and what `ChangeLog.undo` raises.
        """
        self.cards.add_value(card, self.own_file(card), field, value)
        return self._last_change()

    def facts(self, card: str) -> tuple[bool, dict[str, tuple[str, ...]]]:
        """Whether a card's file is the reader's own, and the fields as they stand there, else in the addition to it."""
        own = self.own_file(card)
        return bool(own), self.cards.values(card, own)

    def set_facts(self, card: str, values: Mapping[str, Sequence[str]]) -> Change:
        """Set fields of a card, or take out those without values; the change. See `add_value`."""
        self.cards.set_values(card, self.own_file(card), values)
        return self._last_change()

    def begin_edit(self, card: str) -> "tuple[HandEdit, Path]":
        """Have the reader's file of a card, or the addition to it, edited by hand; what to end it with, and the file.

        Raises NotFound where there is no such card.
        """
        from briefing.library.editing import hand_edits  # noqa: PLC0415

        own = self.own_file(card)
        edit = (
            hand_edits.begin_file(self._changes, own, card) if own else hand_edits.begin_addition(self._changes, card)
        )
        return edit, Path(self._own, edit.path)

    def end_edit(self, edit: "HandEdit") -> bool:
        """Note what was edited by hand; whether anything was. An addition that was left empty is removed again."""
        from briefing.library.editing import hand_edits  # noqa: PLC0415

        is_changed = hand_edits.end(self._changes, edit)
        self._index.follow(self._own, (edit.path,))
        return is_changed

    # One and the same, or not

    def alike(self, card: str) -> tuple[str, ...]:
        """The cards whose names are spelled like those of a card, but for those decided to be different from it."""
        entry = existing(self.roster.card(card), "card", card)
        apart = {card, *self._decisions.different(card)}
        bearers = {
            name: other.id
            for other in self.roster.cards
            if other.id not in apart
            for name in (other.title, *other.aliases)
        }
        near = (bearers[name] for mine in (entry.title, *entry.aliases) for name in nearest(mine, bearers, _ALIKE))
        return tuple(dict.fromkeys(near))[:_ALIKE]

    def merge(self, card: str, into: str) -> Change:
        """Decide that a card is the same as another, which is then both; the change. No file of a card is written.

        Raises NotFound where one of them is none, or they are one already, and OSError.
        """
        for id in (card, into):
            existing(self.roster.card(id), "card", id)
        if card == into:
            raise NotFound(f"`{card}` is one card already.")
        self._decisions.merge(card, into)
        return self._last_change()

    def part(self, card: str, other: str) -> Change:
        """Decide that two cards are different, so that they are not proposed as one again; the change.

        Raises NotFound where one of them is none, or they are one.
        """
        for id in (card, other):
            existing(self.roster.card(id), "card", id)
        if card == other:
            raise NotFound(f"`{card}` is one card: undo what has made it one.")
        self._decisions.part(card, other)
        return self._last_change()

    def own_claims(self, card: str) -> "tuple[OwnClaim, ...]":
        """The claims of a card that stand in the reader's own library, in its file or in additions to it."""
        from briefing.library.editing.splitting import own_claims  # noqa: PLC0415

        existing(self.roster.card(card), "card", card)
        return own_claims(self._changes, [path for path in self._own_files(card) if path.startswith(f"{CARDS}/")])

    def split(self, card: str, claims: "Sequence[OwnClaim]", kind: Kind, title: str) -> str:
        """Move claims of a card to a new one, as one change; the id of the new one."""
        from briefing.library.editing.splitting import split  # noqa: PLC0415

        id = split(self._changes, card, claims, (kind, title), self.is_taken)
        self._last_change()
        return id

    # Articles

    def added(self) -> tuple[OwnArticle, ...]:
        """The articles that were added to the reader's own library, and those of which copies were, by id."""
        found = dict[str, list[str]]()
        for id, root, path in self._index.article_files():
            if root == self._own:
                found.setdefault(id, []).append(path)
        copies = {id for id, paths in found.items() if all(path.startswith(f"{ORIGINALS}/") for path in paths)}
        known = self.roster.articles.places
        return tuple(OwnArticle(id, tuple(found[id]), id in copies) for id in sorted(found) if id in known)

    def article_facts(self, article: str) -> dict[str, tuple[str, ...]]:
        """The fields of the file of an article that was added. Raises CannotEdit where the file is not the reader's."""
        return self.cards.values(article, self._article_file(article))

    def set_article(self, article: str, values: Mapping[str, Sequence[str]]) -> Change:
        """Set fields of an article that was added: title, outlet, date; the change. See `article_facts`."""
        self.cards.set_values(article, self._article_file(article), values)
        return self._last_change()

    def _article_file(self, article: str) -> str:
        existing(self.roster.article(article), "article", article)
        file = next((path for path in self._own_files(article) if not path.startswith(f"{ORIGINALS}/")), "")
        if not file:
            title = clean_line(article)
            raise CannotEdit(f"`{title}` stands in a library that is not yours; only its copies are your files.")
        return file

    def remove(self, article: str) -> Change:
        """Remove an article from the reader's own library, with its copies; the change.

        Raises NotFound where nothing of the article stands in that library.
        """
        title = existing(self.roster.article(article), "article", article).title
        paths = self._own_files(article)
        if not paths:
            raise NotFound(f"`{article}` was not added to {clean_line(self._own)}: there is nothing to remove.")
        with self._changes.door() as door:
            files = [FileChange(path, door.folder.read(path), None) for path in paths]
            door.write(f"remove {article}: {title}", files)
        return self._last_change()

    def own_file(self, card: str) -> str:
        """The file of a card in the reader's own library; empty where it is another's."""
        existing(self.roster.card(card), "card", card)
        return next((path for root, path in self._index.files_of(card)[:1] if root == self._own), "")

    def _own_files(self, id: str) -> list[str]:
        """The files of a card with its additions, or of an article with its copies, in the reader's own library."""
        return [path for root, path in self._index.files_of(id) if root == self._own]

    def is_taken(self, id: str) -> bool:
        """Whether a card or an article has an id."""
        return self.roster.target(id) is not None

    def _last_change(self) -> Change:
        change = self._log.entries()[-1]
        self._index.follow(self._own, change.files)
        return change
