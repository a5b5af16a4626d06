"""How another copy of the reader's differs from an article: in the words of a passage, or in what only it has."""

from dataclasses import dataclass
from enum import StrEnum


class Touch(StrEnum):
    """What a changed run of words touches, so that the change can alter a fact."""

    NUMBER = "number"
    """Figures, a currency or a per cent sign."""
    DATE = "date"
    """A month, a day of the week or of a month, a year."""
    NAME = "name"
    """A word that is capitalised in mid-sentence, here or elsewhere in the two texts."""
    NEGATION = "negation"
    """not, no, never, without, false, -n't and their like."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change, with the words before it that the passage and the copy share."""

    before: str
    """Shared words, ending in the space before the change; what is left out of them is shown as `…`."""
    removed: str = ""
    """What the passage has and the copy has not."""
    added: str = ""
    """What the copy has and the passage has not."""
    touches: tuple[Touch, ...] = ()
    """What the change touches, in the order of `Touch`."""

    @property
    def pieces(self) -> tuple[str, str, str, str]:
        """What is shown of it: `before`, `[-removed-]`, `{+added+}`, `(touches)`, each with the space before it."""
        removed = f"[-{self.removed}-]" if self.removed else ""
        added = f"{{+{self.added}+}}" if self.added else ""
        touches = f" ({', '.join(self.touches)})" if self.touches else ""
        return self.before, removed, f" {added}" if removed and added else added, touches


@dataclass(frozen=True, slots=True)
class Variant:
    """A copy that has other words for a passage whose own words are known."""

    copy: str
    """The path of the copy in its library, cleaned for display."""
    edits: tuple[Edit, ...]
    """The changes in order, the last one with what follows it as the `before` of an edit that changes nothing."""

    @property
    def text(self) -> str:
        """The difference on one line, word by word: `it would cost [-$15-] {+$16+} (number) million …`."""
        return "".join(piece for edit in self.edits for piece in edit.pieces)

    @property
    def added(self) -> str:
        """The copy's own words where it differs, with the shared words around them."""
        return " ".join(filter(None, (words for edit in self.edits for words in (edit.before.strip(), edit.added))))


@dataclass(frozen=True, slots=True)
class Insertion:
    """A paragraph that a copy has and the article has not."""

    copy: str
    """The path of the copy in its library, cleaned for display."""
    text: str
    """Its words."""
    is_before: bool = False
    """Whether it stands before the passage that it is told with; the others stand behind theirs."""
