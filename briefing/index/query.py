"""A query, read: what its text means, apart from any engine."""

from dataclasses import dataclass

from briefing.model import Address, Kind

TYPED, ASKED = 10, 50
"""How many completions a word that is being typed has, and one that ends in `*`."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row: one word of the query, or a phrase."""

    terms: tuple[str, ...]
    """The folded words."""
    start: int = 0
    """Where it stands in the query's text: offset of its first character."""
    end: int = 0
    """Offset after its last character."""
    completions: int = 0
    """How many completions the last word has; 0 where it is whole."""
    is_quoted: bool = False
    """Whether it is a phrase by the reader's own quotation marks."""
    closed: str = ""
    """The one word that answers as well, where a hyphen parts two: `email` for `e-mail`."""

    @property
    def is_letter(self) -> bool:
        """Whether it is one letter that is being typed."""
        return (
            self.completions == TYPED and len(self.terms) == 1 and len(self.terms[0]) == 1 and self.terms[0].isascii()
        )


@dataclass(frozen=True, slots=True)
class Near:
    """A word in one of its spellings."""

    term: str
    """The folded word."""
    distance: int
    """How many edits away a spelling may be, 1 or 2."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """Cards of a kind, or passages."""

    kind: Kind | None
    """The kind; None for passages."""


@dataclass(frozen=True, slots=True)
class FromSource:
    """Passages of the articles whose id, outlet or title has the words, and the cards that cite them."""

    terms: tuple[str, ...]
    """The folded words."""
    is_open: bool = False
    """Whether the last word is being typed."""


@dataclass(frozen=True, slots=True)
class AboutCard:
    """Cards and passages that link to or name a card of the kind whose id or names have the words."""

    kind: Kind
    """The kind of the card."""
    terms: tuple[str, ...]
    """The folded words."""
    is_open: bool = False
    """Whether the last word is being typed."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Whatever has a date in an interval."""

    first: str
    """The first day, `YYYY-MM-DD`."""
    last: str
    """The last day."""
    said: str
    """The interval in words."""


@dataclass(frozen=True, slots=True)
class AtAddress:
    """The passage at an address."""

    address: Address
    """The address."""


@dataclass(frozen=True, slots=True)
class OfArticle:
    """Passages of one article, and the cards that cite it."""

    id: str
    """The id of the article."""


Filter = OfKind | FromSource | AboutCard | Dated | AtAddress | OfArticle
Text = Words | Near


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not answer a part."""

    part: Text | Filter
    """The part."""


@dataclass(frozen=True, slots=True)
class Either:
    """Whatever answers one part of several."""

    parts: tuple[Text | Filter | Not, ...]
    """The parts."""


Part = Text | Filter | Not | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A query: all its parts have to hold."""

    text: str
    """The text, cleaned and cut to what is looked at."""
    parts: tuple[Part, ...] = ()
    """What has to hold, in the order of the text."""
    notes: tuple[str, ...] = ()
    """What was left out, in words."""
    card: str = ""
    """The card whose id the whole query is: it is found first, whatever its words."""
