"""A dossier as Markdown with footnotes, which `add` reads again; `dialect.dossier_file` tells how it is written."""

import re
from collections.abc import Iterator

from briefing.dialect import BlockWriter, ProseWriter, dossier_file, read_blocks
from briefing.export.telling import by_kind, contents, heading, rights, whose
from briefing.model import (
    Block,
    Card,
    Dossier,
    Passage,
    Prose,
    Role,
    Source,
    Span,
    is_id,
    name_of,
    pages_of,
    with_titles,
)

_NOTE_AT_BEGINNING = re.compile(r"^([-> 0-9.)]*\[\^\d+\]):", re.MULTILINE)


def markdown(dossier: Dossier) -> Iterator[str]:
    """The Markdown of a dossier, piece by piece."""
    writer = _Writer(dossier)
    yield f"---\nbriefing: {dossier_file.MARK}\n---\n\n# {writer.escape(dossier.title)}\n\n{contents(dossier)}.\n"
    if told := rights(dossier):
        yield f"\n{writer.escape(told)}\n"
    for kind, cards in by_kind(dossier):
        yield f"\n## {heading(kind)}\n"
        for card in cards:
            yield from writer.card(card)
    if dossier.sources:
        yield f"\n{dossier_file.SOURCES}\n"
    for source, uncited in dossier.uncited():
        yield from writer.source(source, uncited)
    yield "\n"
    for address, number in dossier.numbers.items():
        yield writer.footnote(address, number)


class _Writer:
    """Writes the parts of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._addresses = {str(number): address for address, number in dossier.numbers.items()}
        self._prose = ProseWriter(self._lead, is_shared=True)
        self._blocks = BlockWriter(self._prose, self._read, rank=dossier_file.rank)

    def escape(self, text: str) -> str:
        """Plain text as Markdown."""
        return self._prose.escape(text)

    def card(self, card: Card) -> Iterator[str]:
        """A card: its title, its facts and its text."""
        yield f"\n### {self.escape(card.title)} {{#{card.id}}}\n\n"
        yield self._fact("kind", card.kind.value)
        if card.date:
            yield self._fact("date", self.escape(card.date.text))
        for field in card.fields:
            for value in field.values:
                yield self._fact(field.name, self._value(value))
        for name, values in (("aliases", card.aliases), ("tags", card.tags)):
            for each in values:
                yield self._fact(name, self.escape(each))
        blocks = [block._replace(prose=with_titles(block.prose, self._dossier.titles)) for block in card.blocks]
        if body := self._blocks.write(blocks):
            yield "\n" + _NOTE_AT_BEGINNING.sub(r"\1\\:", body) + "\n"

    def source(self, source: Source, uncited: tuple[Passage, ...]) -> Iterator[str]:
        """An article: its facts, and the passages that no card cites."""
        article = source.article
        yield f"\n### {self.escape(article.title)} {{#{article.id}}}\n\n"
        facts = (
            ("outlet", (article.outlet,)),
            ("authors", article.authors),
            ("contributors", article.contributors),
            ("published", (str(article.published or ""),)),
            ("updated", (str(article.updated or ""),)),
            ("language", (article.language,)),
        )
        for name, values in facts:
            for each in filter(None, values):
                yield self._fact(name, self.escape(each))
        for number, page in pages_of(source.held):
            yield self._fact("pages", self.escape(f"p{number}:{page}"))
        if article.url:
            yield self._fact("url", f"<{article.url}>")
        for passage in uncited:
            yield f"\n**¶{passage.address.number}** {self._words(passage)}\n"
        prints = [f"p{each.address.number}:{each.fingerprint}" for each in source.held if each.fingerprint]
        if prints:
            yield f"\n<!-- prints: {' '.join(prints)} -->\n"

    def footnote(self, address: str, number: int) -> str:
        """The footnote of a passage: where it stands, whose words follow, and the words."""
        passage = self._dossier.passages.get(address)
        words = self._words(passage) if passage else f"({dossier_file.MISSING})"
        return f"\n[^{number}]: {self.escape(self._dossier.source_of(address))} `{address}` {words}\n"

    def _words(self, passage: Passage) -> str:
        words = self._dossier.words(passage)
        return f"({whose(words)}) {self._prose.escape(' '.join(words.text.split()))}".rstrip(" ")

    def _fact(self, name: str, written: str) -> str:
        return f"- **{self._prose.escape(name)}:** {written}\n"

    def _value(self, value: Prose) -> str:
        return self._prose.write(with_titles(value, self._dossier.titles))

    def _lead(self, span: Span, text: str) -> str:
        if span.role is Role.CITATION:
            return f"[^{self._dossier.numbers[span.target]}]"
        if not is_id(span.target):  # the name of a card that is not there
            name = name_of(span.target)
            return f"[[{name}]]" if text == name else f"[[{name}|{text}]]"
        return f"[{self._prose.escape(text)}](#{span.target})"

    def _read(self, text: str) -> tuple[Block, ...]:
        return read_blocks(dossier_file.in_dialect(text, lambda number: self._addresses.get(number, "")))
