"""Cards, articles and passages as plain text for a terminal."""

from collections.abc import Iterable, Iterator

from briefing.cli.columns import cells, fit, wrap
from briefing.cli.prose import blocks_lines, line_of
from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Address, Article, Card, Passage, Roster, Standing

_INDENT = "  "
_ADD = "digest; add the article's file with `briefing add FILE` to read its own words"
_NOT_OWN = {
    Standing.NO_COPY: _ADD,
    Standing.ALTERED: "the words of your copy of the article, which are not those that were fingerprinted",
    Standing.MISSING: "digest; your copy of the article does not have this passage",
}
_MARKS = {
    Standing.VERBATIM: "",
    Standing.NO_COPY: " · digest",
    Standing.ALTERED: " · altered in your copy",
    Standing.MISSING: " · digest, not in your copy",
}
_UNKNOWN = "≠ which of its words differ from those that were fingerprinted can't be told"
_QUIET_MARKS = {**_MARKS, Standing.NO_COPY: ""}
"""Where there is no other, what they are is said once, below."""


def card_text(library: Library, card: Card, width: int) -> Iterator[str]:
    """The card, then the passages it cites under their numbers, then what leads to it."""
    roster = library.roster
    yield from wrap(card.title, width)
    yield from wrap(" · ".join(filter(None, (card.kind.value, str(card.date or ""), card.id))), width)
    yield from _fields(card, roster, width)
    yield from blocks_lines(card.blocks, roster, width)
    cited = [_existing(library, address) for address in card.citations]
    marks = _MARKS if len({passage.standing for passage in cited if passage}) > 1 else _QUIET_MARKS
    for number, (address, passage) in enumerate(zip(card.citations, cited, strict=True), 1):
        yield ""
        mark = marks[passage.standing] if passage else ""
        yield from wrap(_passage_line(address, roster) + mark, width, f"[{number}] ")
        margin = " " * len(f"[{number}] ")
        yield from wrap(passage.text if passage else "This passage does not exist.", width, margin)
        yield from _variants(passage, width, margin) if passage else ()
    if any(passage and passage.standing is Standing.NO_COPY for passage in cited):
        yield ""
        yield from wrap(f"({_ADD})", width)
    yield from _section("Linked from", (_card_line(other, roster) for other in library.backlinks(card.id)), width)
    mentions = library.mentions(card.id)
    lines = [_passage_line(address, roster) for address in mentions.addresses]
    if mentions.total > len(lines):
        lines.append(f"and {mentions.total - len(lines)} more")
    yield from _section("Mentioned in", lines, width)


def passage_text(library: Library, passage: Passage, width: int) -> Iterator[str]:
    """The passage, then the cards that cite it and the others that it names."""
    roster, citing = library.roster, library.cited_by(passage.address)
    yield from wrap(_passage_line(str(passage.address), roster), width)
    yield ""
    yield from wrap(passage.text, width)
    if not passage.is_original:
        yield ""
        yield from wrap(f"({_NOT_OWN[passage.standing]})", width)
    variants = tuple(_variants(passage, width))
    yield from ("", *variants) if variants else ()
    yield from _section("Digest", [passage.digest] if passage.original and passage.digest else (), width)
    named = (id for id in library.named_in(passage.address) if id not in citing)
    yield from _section("Cited by", (_card_line(id, roster) for id in citing), width)
    yield from _section("Names", (_card_line(id, roster) for id in named), width)


def article_text(library: Library, article: Article, width: int) -> Iterator[str]:
    """The facts of the article, then every passage behind its number."""
    yield from wrap(article.title, width)
    yield from wrap(" · ".join(filter(None, (article.source, article.id))), width)
    by = ", ".join(article.authors)
    if by:
        yield from wrap(
            f"by {by}" + (f"; with {', '.join(article.contributors)}" if article.contributors else ""), width
        )
    if article.url:
        yield article.url
    passages = library.passages(article.id)
    margin = max((len(str(passage.address.number)) for passage in passages), default=0)
    for passage in passages:
        yield ""
        yield from wrap(passage.text, width, f"{passage.address.number:>{margin}}{_INDENT}")
        if mark := _QUIET_MARKS[passage.standing]:
            yield from wrap(f"({mark.removeprefix(' · ')})", width, " " * margin + _INDENT)
        yield from _variants(passage, width, " " * margin + _INDENT)
    if any(passage.standing is Standing.NO_COPY for passage in passages):
        yield ""
        yield from wrap(f"({_ADD})", width)


def _variants(passage: Passage, width: int, margin: str = "") -> Iterator[str]:
    """How the reader's copies differ from a passage's own words, word by word; or that nobody can tell."""
    if passage.standing is Standing.ALTERED and not passage.variants:
        yield from wrap(_UNKNOWN, width, margin)
    for variant in passage.variants:
        yield from wrap(variant.text, width, f"{margin}≠ {variant.copy}: ", f"{margin}  ")


def _fields(card: Card, roster: Roster, width: int) -> Iterator[str]:
    rows = [("also", ", ".join(card.aliases)), ("tags", ", ".join(card.tags))]
    rows += [(field.name, ", ".join(line_of(value, roster) for value in field.values)) for field in card.fields]
    told = [(name, value) for name, value in rows if value]
    margin = max((cells(name) for name, _ in told), default=0)
    if told:
        yield ""
    for name, value in told:
        yield from wrap(value, width, fit(name, margin) + _INDENT)


def _existing(library: Library, address: str) -> Passage | None:
    try:
        return library.passage(address)
    except NotFound:
        return None


def _section(heading: str, lines: Iterable[str], width: int) -> Iterator[str]:
    told = tuple(lines)
    if told:
        yield ""
        yield heading
    for line in told:
        yield from wrap(line, width, _INDENT)


def _card_line(id: str, roster: Roster) -> str:
    entry = roster.card(id)
    return f"{entry.title} ({id})" if entry else id


def _passage_line(text: str, roster: Roster) -> str:
    """How a passage is called: `Miami Herald, 2019-07-23 ¶5 (miami-herald-2019-07-23#^p5)`."""
    address = Address.parse(text)
    article = roster.article(address.article) if address else None
    return f"{article.source} ¶{address.number} ({text})" if address and article else text
