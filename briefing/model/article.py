"""An article and its passages."""

from dataclasses import dataclass

from briefing.model.address import Address
from briefing.model.date import Date


@dataclass(frozen=True, slots=True)
class Article:
    """The bibliographic facts of one source document."""

    id: str
    """The stem of its file."""
    title: str
    """Its headline."""
    outlet: str = ""
    """Who published it."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    contributors: tuple[str, ...] = ()
    """Who helped."""
    published: Date | None = None
    """When it came out."""
    updated: Date | None = None
    """When it was last changed by its publisher."""
    url: str = ""
    """Where it stands; http or https, else empty."""
    language: str = ""
    """Its language, as a BCP 47 tag."""
    passages: int = 0
    """How many passages it has."""

    @property
    def source(self) -> str:
        """How a reader calls it: `Miami Herald, 2019-07-23`."""
        return ", ".join(filter(None, (self.outlet or self.title, str(self.published or ""))))


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered paragraph of an article."""

    address: Address
    """Where it stands."""
    digest: str = ""
    """Our account of it, in our own words."""
    original: str = ""
    """Its own words, where the reader has them."""
    fingerprint: str = ""
    """The fingerprint of its own words; empty where it is not known."""
    line: int = 0
    """The line of the article's file it begins on, from 1."""

    @property
    def text(self) -> str:
        """Its own words where they are at hand, else the digest."""
        return self.original or self.digest

    @property
    def is_original(self) -> bool:
        """Whether `text` is the article's own words."""
        return bool(self.original)
