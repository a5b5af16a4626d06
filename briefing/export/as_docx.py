"""A dossier as a document of a word processor, each citation a real footnote.

The parts are written by hand: python-docx has no footnotes, and the format needs no more than these.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefing.export import docx_parts as parts
from briefing.export.runs import Run, by_lead, heading_ranks
from briefing.export.telling import MADE_BY, by_kind, contents, heading, rights, whose
from briefing.export.xml_text import xml
from briefing.model import Block, Card, Dossier, Form, Passage, Prose, Role, Source, Span

_LOOKS = {
    Role.STRONG: "<w:b/>",
    Role.EMPHASIS: "<w:i/>",
    Role.STRUCK: "<w:strike/>",
}
_CODE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
_LINK = '<w:rStyle w:val="Hyperlink"/>'
_REFERENCE = '<w:rStyle w:val="FootnoteReference"/>'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that two exports of one dossier are the same to the byte."""
_TOP = 3
_BOOKMARK = 40
"""So many characters a bookmark's name may have."""


def docx(dossier: Dossier) -> bytes:
    """The bytes of the document of a dossier."""
    writer = _Writer(dossier)
    body = "".join(writer.document())
    names = f'xmlns:w="{parts.W}" xmlns:r="{parts.R}"'
    document = f"{parts.HEAD}<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>"
    footnotes = parts.SEPARATORS + "".join(writer.notes)
    notes = f"{parts.HEAD}<w:footnotes {names}>{footnotes}</w:footnotes>"
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", parts.CONTENT_TYPES),
            ("_rels/.rels", parts.RELATIONS),
            ("docProps/core.xml", parts.core(xml(dossier.title), MADE_BY)),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", parts.relations(writer.urls)),
            ("word/styles.xml", parts.styles()),
            ("word/numbering.xml", parts.numbering(writer.lists)),
            ("word/settings.xml", parts.SETTINGS),
            ("word/footnotes.xml", notes),
        ):
            file.writestr(ZipInfo(name, _EPOCH), text, ZIP_DEFLATED)
    return packed.getvalue()


class _Writer:
    """Writes the body of one document, and gathers its footnotes and the addresses it links to."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._bookmarks = {card.id: f"card{number}" for number, card in enumerate(dossier.cards, 1)}
        self.notes: list[str] = []
        """The footnotes, in order."""
        self.urls: list[str] = []
        """The escaped addresses that the document links to."""
        self.lists: list[tuple[int, int]] = []
        """The numbered lists: of each its level, from 0, and its first number."""
        self._going = dict[int, tuple[int, int]]()
        """The numbered list that goes on at each level, and the number that comes next."""

    def document(self) -> Iterator[str]:
        """The paragraphs of the document."""
        dossier = self._dossier
        yield _paragraph(_text(dossier.title), "Title")
        yield _paragraph(_text(f"{contents(dossier)}."))
        if told := rights(dossier):
            yield _paragraph(_text(told))
        for kind, cards in by_kind(dossier):
            yield _paragraph(_text(heading(kind)), "Heading1")
            for card in cards:
                yield from self._card(card)
        if dossier.sources:
            yield _paragraph(_text("Sources"), "Heading1")
        for source, uncited in dossier.uncited():
            yield from self._source(source, uncited)

    def _card(self, card: Card) -> Iterator[str]:
        name = self._bookmarks[card.id]
        at = name.removeprefix("card")
        title = f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>{_text(card.title)}<w:bookmarkEnd w:id="{at}"/>'
        yield _paragraph(title, "Heading2")
        yield _fact("kind", _text(card.kind.value))
        if card.date:
            yield _fact("date", _text(card.date.text))
        for field in card.fields:
            yield _fact(field.name, _text("; ").join(map(self._prose, field.values)))
        for label, values in (("also", card.aliases), ("tags", card.tags)):
            if values:
                yield _fact(label, _text("; ".join(values)))
        for block, rank in heading_ranks(card.blocks, _TOP):
            yield self._block(block, rank)

    def _source(self, source: Source, uncited: tuple[Passage, ...]) -> Iterator[str]:
        article = source.article
        yield _paragraph(_text(article.title), "Heading2")
        facts = (
            ("outlet", article.outlet),
            ("authors", ", ".join(article.authors)),
            ("with", ", ".join(article.contributors)),
            ("published", str(article.published or "")),
            ("updated", str(article.updated or "")),
        )
        for name, value in facts:
            if value:
                yield _fact(name, _text(value))
        if article.url:
            yield _fact("page", self._page(article.url, _text(article.url, _LINK)))
        for passage in uncited:
            words = self._dossier.words(passage)
            yield _paragraph(_text(f"¶{passage.address.number} ({whose(words)}) {words.text}".rstrip()))

    def _marker(self, block: Block) -> str:
        """What makes a paragraph an item: the list it belongs to, and its level."""
        level = min(block.level, parts.DEEPEST) - 1
        self._going = {at: going for at, going in self._going.items() if at <= level}
        if not block.marker:
            return ""
        number, digits = 1, block.marker.rstrip(".)")
        if digits.isdecimal():
            number, following = self._going.get(level, (0, -1))
            if following != int(digits):
                self.lists.append((level, int(digits)))
                number = len(self.lists) + 1
            self._going[level] = number, int(digits) + 1
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _block(self, block: Block, rank: int) -> str:
        if block.form is not Form.ITEM:
            self._going.clear()
        match block.form:
            case Form.HEADING:
                return _paragraph(self._prose(block.prose), f"Heading{rank}")
            case Form.ITEM:
                return _paragraph(self._prose(block.prose), "ListParagraph", self._marker(block))
            case Form.QUOTE:
                return _paragraph(self._prose(block.prose), "Quote")
            case Form.CODE:
                return _paragraph(_text(block.prose.text, _CODE), "Code")
            case Form.RULE:
                return _paragraph(_text("* * *"))
            case _:
                return _paragraph(self._prose(block.prose))

    def _prose(self, prose: Prose) -> str:
        return "".join(self._led(lead, group) for lead, group in by_lead(prose, self._dossier))

    def _led(self, lead: Span | None, group: list[Run]) -> str:
        """Runs with the link or the footnote that they are."""
        if lead is None:
            return "".join(map(_run, group))
        if lead.role is Role.CITATION:
            return self._citation(lead.target)
        if lead.role is Role.URL:
            return self._page(lead.target, "".join(_run(run, _LINK) for run in group))
        if lead.target not in self._bookmarks:
            return "".join(map(_run, group))
        linked = "".join(_run(run, _LINK) for run in group)
        return f'<w:hyperlink w:anchor="{self._bookmarks[lead.target]}">{linked}</w:hyperlink>'

    def _page(self, url: str, written: str) -> str:
        self.urls.append(xml(url))
        return f'<w:hyperlink r:id="url{len(self.urls) - 1}">{written}</w:hyperlink>'

    def _citation(self, target: str) -> str:
        """The reference to a new footnote: a word processor numbers them by itself."""
        passage, number = self._dossier.passages.get(target), len(self.notes) + 1
        told = self._dossier.source_of(target)
        if passage:
            words = self._dossier.words(passage)
            told = f"{told} ({whose(words)}) {words.text}".rstrip()
        mark = f"<w:r><w:rPr>{_REFERENCE}</w:rPr><w:footnoteRef/></w:r>"
        note = _paragraph(mark + _text(f" {told}"), "FootnoteText")
        self.notes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        return f'<w:r><w:rPr>{_REFERENCE}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _paragraph(runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _fact(name: str, runs: str) -> str:
    return _paragraph(_text(f"{name}: ", "<w:b/>") + runs, "Facts")


def _run(run: Run, more: str = "") -> str:
    code = _CODE if Role.CODE in run.looks else ""
    return _text(run.text, more + code + "".join(look for role, look in _LOOKS.items() if role in run.looks))


def _text(text: str, looks: str = "") -> str:
    """A run of text, its line ends as breaks."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = (f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"
