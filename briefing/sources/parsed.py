"""What a file tells: as its reader finds it, and as it leaves this floor."""

from dataclasses import dataclass
from itertools import repeat

from briefing.model import PLAIN, Date, Layout
from briefing.sources.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader takes out of one file, not yet clean."""

    paragraphs: tuple[str, ...]
    """Its paragraphs, in order."""
    extractor: str
    """Name and version of what took it out."""
    title: str = ""
    """Its headline; empty where the file does not tell, as are the others."""
    outlet: str = ""
    """Who published it."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    published: str = ""
    """When it came out, as the file writes it."""
    language: str = ""
    """Its language, as the file writes it."""
    url: str = ""
    """Where it stands."""
    tags: tuple[str, ...] = ()
    """What it is filed under."""
    remarks: tuple[str, ...] = ()
    """What its reader left out or guessed, each a clause without a full stop."""
    layouts: tuple[Layout, ...] = ()
    """What each of its paragraphs was in the document; empty where nothing is known of any."""
    is_mail: bool = False
    """Whether it is a mail: who sent it, when and about what is part of what it says."""

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """Its paragraphs with their layouts."""
        return tuple(map(Paragraph, self.paragraphs, self.layouts or repeat(PLAIN)))


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article as one file tells it: clean, every value on one line."""

    title: str
    """Its headline; empty where the file does not tell, as are the others."""
    outlet: str
    """Who published it."""
    authors: tuple[str, ...]
    """Who wrote it."""
    published: Date | None
    """When it came out."""
    language: str
    """Its language, as a BCP 47 tag."""
    url: str
    """Where it stands; http or https, else empty."""
    paragraphs: tuple[str, ...]
    """Its paragraphs, in order, at least one and none empty; its headline is not among them."""
    layouts: tuple[Layout, ...]
    """What each of them was in the document."""
    extractor: str
    """Name and version of what extracted it: `briefing 0.1.0 text`, `trafilatura 2.3.1`, `pypdf 7.1.0`."""
    file_checksum: str
    """SHA-256 of the file's bytes, in hexadecimal digits."""
    tags: tuple[str, ...]
    """What it is filed under."""
    remarks: tuple[str, ...]
    """What the reader of the file left out or guessed, each a clause without a full stop; told when it is added."""
    is_mail: bool
    """Whether it is a mail: who sent it, when and about what is part of what it says."""
    text_checksum: str
    """SHA-256 of the paragraphs in UTF-8, a newline between them, in hexadecimal digits."""
