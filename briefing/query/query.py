"""A query as it was understood: parts that all have to hold."""

from dataclasses import dataclass

from briefing.model import Address, HitKind, Kind

TYPED, ASKED = 10, 50
"""How many completions are searched of a word that is being typed, and of one that ends in `*`."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that stand in a row: a phrase."""

    terms: tuple[str, ...]
    """The folded words."""
    start: int = 0
    """The offset of the first character in the query's text."""
    end: int = 0
    """The offset after the last character."""
    completions: int = 0
    """How many completions of the last word are searched; 0 where the word is whole."""
    is_quoted: bool = False
    """Whether the reader put the words in quotation marks."""
    closed: str = ""
    """The word that matches as well, where a hyphen parts two: `email` for `e-mail`."""

    @property
    def is_letter(self) -> bool:
        """Whether the part is a single letter that is being typed."""
        return (
            self.completions == TYPED and len(self.terms) == 1 and len(self.terms[0]) == 1 and self.terms[0].isascii()
        )


@dataclass(frozen=True, slots=True)
class Near:
    """A word, or another that is spelled almost like it."""

    term: str
    """The folded word."""
    distance: int
    """How many edits the other spelling may be away, 1 or 2."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """Cards of a kind, passages or notes."""

    kind: HitKind
    """The kind."""


@dataclass(frozen=True, slots=True)
class FromSource:
    """Passages of the articles whose id, outlet or title has all the words, and the cards that cite these articles."""

    terms: tuple[str, ...]
    """The folded words."""
    is_open: bool = False
    """Whether the last word is being typed."""


@dataclass(frozen=True, slots=True)
class AboutCard:
    """Cards and passages that link to, or name, a card of the kind whose id or names have all the words."""

    kind: Kind
    """The kind of the card."""
    terms: tuple[str, ...]
    """The folded words."""
    is_open: bool = False
    """Whether the last word is being typed."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Cards with a tag of exactly the words."""

    terms: tuple[str, ...]
    """The folded words."""
    is_open: bool = False
    """Whether the last word is being typed, so that tags that begin so count too."""

    def takes(self, tag: str) -> bool:
        """Whether a tag, its folded words parted by blanks, is the one that is meant."""
        wanted = " ".join(self.terms)
        return tag == wanted or (self.is_open and tag.startswith(wanted))


@dataclass(frozen=True, slots=True)
class Dated:
    """Cards and passages whose date overlaps an interval."""

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
    """The passages of one article, and the cards that cite it."""

    id: str
    """The id of the article."""


Filter = OfKind | FromSource | AboutCard | Tagged | Dated | AtAddress | OfArticle
Text = Words | Near


@dataclass(frozen=True, slots=True)
class Not:
    """Everything for which a part does not hold."""

    part: Text | Filter
    """The part."""


@dataclass(frozen=True, slots=True)
class Either:
    """Everything for which one of several parts holds."""

    parts: tuple[Text | Filter | Not, ...]
    """The parts."""


Part = Text | Filter | Not | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A query: all its parts have to hold."""

    text: str
    """The text, cleaned and cut to the length that is read."""
    parts: tuple[Part, ...] = ()
    """What has to hold, in the order of the text."""
    notes: tuple[str, ...] = ()
    """What was left out or read otherwise than it looks, one phrase each."""
    card: str = ""
    """The id of a card, where the whole text is that id: this card comes first, whatever the words find."""
    letter: Words | None = None
    """The single letter or digit that is being typed behind other words: names alone are compared with it."""
    source: FromSource | None = None
    """The articles that the whole text is the outlet or the name of: they are found as well."""

    @property
    def has_words_alone(self) -> bool:
        """Whether every part is whole words, as in a name: no filter, no `-`, no `OR`, no `*`, no `~`."""
        return all(isinstance(part, Words) and part.completions != ASKED for part in self.parts)
