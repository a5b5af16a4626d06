r"""A dossier in Markdown, as it is exported, to its cards and articles.

A dossier is plain Markdown with footnotes. Its front matter has `briefing: dossier 1`. A heading of the third rank that
ends in an id, `### Oslo talks {#oslo-talks}`, begins a card or, below `## Sources {#Sources}`, an article; a list of
facts follows, `- **status:** no answer`. `[label](#id)` links to a card, `[^3]` cites the passage of a footnote:

    [^3]: Miami Herald, 2019-07-23, ¶4 `miami-herald-2019-07-23#^p4` (digest) What the passage says.

A passage that no card cites stands below its article, `**¶7** (digest) What it says.`, and the fingerprints of all
stand there in a comment, `<!-- prints: p4:… p7:… -->`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.dialect.article_file import page_reader
from briefing.dialect.blocks import BlockReader
from briefing.dialect.edtf_dates import read_date
from briefing.dialect.front_matter import read_front_matter
from briefing.dialect.links import link_out
from briefing.dialect.problem_list import Problems
from briefing.dialect.prose_reader import ProseReader
from briefing.model import (
    RELATIONS,
    Address,
    Article,
    Block,
    Card,
    Dossier,
    Field,
    Form,
    Kind,
    Layout,
    Passage,
    Prose,
    Source,
    Standing,
    is_id,
    pages_of,
)
from briefing.text import clean, clean_line

MARK = "dossier 1"
"""The value of the field `briefing` in the front matter of a dossier."""
SOURCES = "## Sources {#Sources}"
"""The line above the articles."""
_FRONT_MATTER = 16 << 10
_DEEPER = 2
_TOP = 4
_OWN = "own words"
MISSING = "not in the library"
"""What stands for the words of a passage that there is not."""
_ENTRY = re.compile(r"### (.*) \{#([^{}]*)\}")
_FACT = re.compile(r"- \*\*((?:\\.|[^\\*])*):\*\* (.*)")
_FENCE = re.compile(r"(`{3,})")
_NOTE = re.compile(r"\[\^(\d{1,9})\]: (?:\\.|[^\\`])*`([^`]*)` \(([a-z ]*)\)(?: (.*))?")
_PASSAGE = re.compile(r"\*\*¶(\d{1,7})\*\* \(([a-z ]*)\)(?: (.*))?")
_PRINTS = re.compile(r"<!-- prints: ([0-9a-fp: ]*) -->")
_PRINT = re.compile(r"p(\d{1,7}):([0-9a-f]{16})")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LEAD = re.compile(
    r"(?P<keep>\\.|(?P<ticks>`+).*?(?<!`)(?P=ticks)(?!`))|\[\^(?P<note>\d+)\]|\[(?P<label>(?:\\.|[^\\\[\]])*)\]\(#(?P<id>[a-z0-9_-]+)\)"
)


def rank(level: int) -> int:
    """The rank in which a heading of a card stands in a dossier."""
    return min(max(level + _DEEPER, _TOP), 6)


def is_dossier(text: str) -> bool:
    """Whether a text is a dossier in Markdown."""
    matter = read_front_matter(text, Problems(""), _FRONT_MATTER)
    return matter.value("briefing") == MARK


def read_dossier(text: str) -> Dossier:
    """Read a dossier from its Markdown, whatever that is; what is not written as in a dossier is left out."""
    body = read_front_matter(clean(text), Problems(""), _FRONT_MATTER).body
    parts = _Parts(body.split("\n"))
    titles = {entry.id: entry.title for entry in parts.cards}
    cards = [_card(entry, parts.addresses, titles) for entry in parts.cards]
    return Dossier(parts.title, tuple(cards), tuple(_sources(parts)))


def in_dialect(text: str, addresses: Callable[[str], str]) -> str:
    """The Markdown of a dossier in the dialect; `addresses` answers the address of a footnote, or nothing."""
    pieces, fence = list[str](), ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            fence = "" if line == fence else fence
        elif found:
            fence = found[1]
        else:
            line = _LEAD.sub(lambda match: _lead(match, addresses), line)  # noqa: PLW2901 - the line in the dialect
        pieces.append(line)
    return "\n".join(pieces)


def _lead(match: re.Match[str], addresses: Callable[[str], str]) -> str:
    if match["keep"]:
        return match[0]
    if match["note"]:
        address = addresses(match["note"])
        return f"[[{address}]]" if address else match[0]
    label = unescaped(match["label"])
    return f"[[{match['id']}]]" if label == match["id"] else f"[[{match['id']}|{label}]]"


def unescaped(text: str) -> str:
    """A line of Markdown in which all that would be more than text is escaped, as plain text."""
    return _ESCAPED.sub(r"\1", text)


@dataclass(slots=True)
class _Entry:
    """A card or an article of a dossier, in lines."""

    title: str
    id: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """The values of a fact, as they are written."""
        return [value for each, value in self.facts if each == name]

    def value(self, name: str) -> str:
        """The value of a fact as plain text; empty where there is none."""
        return clean_line(unescaped(next(iter(self.values(name)), "")))


class _Parts:
    """The lines of a dossier, by what they belong to."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.title = ""
        self.cards: list[_Entry] = []
        self.articles: list[_Entry] = []
        self.notes: dict[str, tuple[Address, str, str]] = {}
        """Of each footnote the address, whose words it holds, and the words."""
        entries, entry, fence = self.cards, None, ""
        for line in lines:
            if fence:
                fence = "" if line == fence else fence
            elif found := _FENCE.match(line):
                fence = found[1]
            elif line == SOURCES:
                entries, entry = self.articles, None
                continue
            elif (found := _ENTRY.fullmatch(line)) and is_id(found[2]):
                entry = _Entry(clean_line(unescaped(found[1])), found[2])
                entries.append(entry)
                continue
            elif line.startswith("## "):
                entry = None
                continue
            elif (found := _NOTE.fullmatch(line)) and (address := Address.parse(found[2])):
                self.notes[found[1]] = address, found[3], unescaped(found[4] or "")
                continue
            elif line.startswith("# ") and not self.title:
                self.title = clean_line(unescaped(line[2:]))
                continue
            if entry is not None:
                _take(entry, line)

    def addresses(self, number: str) -> str:
        """The address that a footnote names; empty where there is no such footnote."""
        return str(self.notes[number][0]) if number in self.notes else ""


def _take(entry: _Entry, line: str) -> None:
    """Take a line into a card or an article: the facts stand first."""
    found = None if any(entry.lines) else _FACT.fullmatch(line)
    if found:
        entry.facts.append((clean_line(unescaped(found[1])), found[2]))
    else:
        entry.lines.append(line)


def _card(entry: _Entry, addresses: Callable[[str], str], titles: Mapping[str, str]) -> Card:
    reader = ProseReader(Problems(""))
    blocks = BlockReader(reader, 0).read(in_dialect("\n".join(entry.lines), addresses))
    kind = next((kind for kind in Kind if kind.value == entry.value("kind")), Kind.OTHER)
    own = {"kind", "date", "aliases", "tags"}
    names = dict.fromkeys(name for name, _ in entry.facts if name not in own)
    order = RELATIONS[kind]
    fields = [
        Field(name, tuple(_value(value, reader, addresses, titles) for value in entry.values(name)))
        for name in sorted(names, key=lambda name: order.index(name) if name in order else len(order))
    ]
    return Card(
        entry.id,
        kind,
        entry.title or entry.id,
        aliases=tuple(clean_line(unescaped(alias)) for alias in entry.values("aliases")),
        tags=tuple(clean_line(unescaped(tag)) for tag in entry.values("tags")),
        date=read_date(entry.value("date")) if entry.value("date") else None,
        fields=tuple(fields),
        blocks=tuple(block._replace(level=_level(block)) for block in blocks),
    )


def _level(block: Block) -> int:
    return block.level - _DEEPER if block.form is Form.HEADING else block.level


def _value(text: str, reader: ProseReader, addresses: Callable[[str], str], titles: Mapping[str, str]) -> Prose:
    """A value of a fact: plain text with links and citations; a link that reads as its card's title has no label."""
    pieces, at = list[str](), 0
    for match in _LEAD.finditer(text):
        if not match["keep"]:
            is_bare = match["id"] and unescaped(match["label"]) == titles.get(match["id"])
            pieces += unescaped(text[at : match.start()]), f"[[{match['id']}]]" if is_bare else _lead(match, addresses)
            at = match.end()
    return reader.value("".join((*pieces, unescaped(text[at:]))), 0)


def _sources(parts: _Parts) -> Iterator[Source]:
    """The articles with their passages; one that is only cited is called by its id."""
    told = {entry.id: entry for entry in parts.articles}
    words = dict[str, dict[int, tuple[str, str]]]()
    for address, whose, text in parts.notes.values():
        if address.article in told and whose != MISSING:
            words.setdefault(address.article, {}).setdefault(address.number, (whose, text))
    for id, entry in told.items():
        here, prints, page_of = words.get(id, {}), dict[int, str](), page_reader(map(unescaped, entry.values("pages")))
        for line in entry.lines:
            if found := _PASSAGE.fullmatch(line):
                here.setdefault(int(found[1]), (found[2], unescaped(found[3] or "")))
            elif found := _PRINTS.fullmatch(line):
                prints.update((int(number), print_) for number, print_ in _PRINT.findall(found[1]))
        passages = tuple(
            _passage(Address(id, number), *here[number], prints.get(number, ""), page_of(number))
            for number in sorted(here)
        )
        yield Source(_article(entry, passages), passages, frozenset(here))


def _passage(address: Address, whose: str, text: str, fingerprint: str, page: str) -> Passage:
    words, layout = clean_line(text), Layout(page=page)
    if whose == _OWN and words:
        return Passage(address, original=words, fingerprint=fingerprint, standing=Standing.VERBATIM, layout=layout)
    return Passage(address, words, fingerprint=fingerprint, layout=layout)


def _article(entry: _Entry, passages: Sequence[Passage]) -> Article:
    authors, contributors = (
        [clean_line(unescaped(name)) for name in entry.values(each)] for each in ("authors", "contributors")
    )
    return Article(
        entry.id,
        entry.title or entry.id,
        outlet=entry.value("outlet"),
        authors=tuple(authors),
        contributors=tuple(contributors),
        published=read_date(entry.value("published")) if entry.value("published") else None,
        updated=read_date(entry.value("updated")) if entry.value("updated") else None,
        url=link_out(entry.value("url").strip("<>")) or "",
        language=entry.value("language"),
        passages=len(passages),
        pages=pages_of(passages),
    )
