"""A dossier as one page of the web: no script, no request, each claim linked to its passages and back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.export.html_style import STYLE
from briefing.export.runs import Run, by_lead, heading_ranks
from briefing.export.telling import MADE_BY, by_kind, contents, heading, rights, whose
from briefing.export.xml_text import xml
from briefing.model import Address, Block, Card, Dossier, Form, Passage, Prose, Role, Source, Span

_LOOKS = {Role.EMPHASIS: "em", Role.STRONG: "strong", Role.CODE: "code", Role.STRUCK: "s"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_TOP = 4
"""The rank of the first heading within a card."""


def html(dossier: Dossier) -> Iterator[str]:
    """The page of a dossier, piece by piece."""
    title = xml(dossier.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{xml(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{MADE_BY}">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the cards</a>\n'
        f"<header>\n<h1>{title}</h1>\n<p>{xml(contents(dossier))}.</p>\n"
    )
    if told := rights(dossier):
        yield f'<p class="quiet">{xml(told)}</p>\n'
    yield "</header>\n"
    yield from _table_of_contents(dossier)
    yield '<main id="main" tabindex="-1">\n'
    writer = _Writer(dossier)
    for kind, cards in by_kind(dossier):
        yield f"<section>\n<h2>{heading(kind)}</h2>\n"
        for card in cards:
            yield from writer.card(card)
        yield "</section>\n"
    if dossier.sources:
        yield '<section id="sources">\n<h2>Sources</h2>\n'
        for source in dossier.sources:
            yield from writer.source(source)
        yield "</section>\n"
    yield f'</main>\n<footer><p class="quiet">Exported by {MADE_BY}.</p></footer>\n</body>\n</html>\n'


def _table_of_contents(dossier: Dossier) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<h2>Contents</h2>\n'
    for kind, cards in by_kind(dossier):
        yield from _listed(heading(kind), [(_card_id(card.id), card.title) for card in cards])
    if dossier.sources:
        names = [(_article_id(source.article.id), source.article.title) for source in dossier.sources]
        yield from _listed("Sources", names)
    yield "</nav>\n"


def _listed(name: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"<h3>{name}</h3>\n<ul>\n"
    for id, title in entries:
        yield f'<li><a href="#{id}">{xml(title)}</a></li>\n'
    yield "</ul>\n"


def _card_id(id: str) -> str:
    return f"card.{id}"


def _article_id(id: str) -> str:
    return f"article.{id}"


def _passage_id(address: Address) -> str:
    return f"p{address.number}.{address.article}"


class _Writer:
    """Writes the parts of one page, and notes where each passage is cited."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._cited = defaultdict[str, list[tuple[str, str]]](list)
        """Of each passage, the ids of the citations and the titles of the cards that cite it."""
        self._citing = ""
        """The title of the card that is being written."""

    def card(self, card: Card) -> Iterator[str]:
        """A card: its title, its facts and its text."""
        self._citing = card.title
        name = f"title.{card.id}"
        yield f'<article id="{_card_id(card.id)}" aria-labelledby="{name}">\n'
        yield f'<h3 id="{name}">{xml(card.title)}</h3>\n<dl>\n'
        body = "".join(self._blocks(card.blocks))  # the citations of the text come first, as they are numbered
        facts = [("kind", [xml(card.kind.value)])]
        facts += [("date", [xml(card.date.text)])] if card.date else []
        facts += [(field.name, [self._prose(value) for value in field.values]) for field in card.fields]
        facts += [(name, list(map(xml, each))) for name, each in (("also", card.aliases), ("tags", card.tags)) if each]
        for name, values in facts:
            yield f"<dt>{xml(name)}</dt><dd>{'; '.join(values)}</dd>\n"
        yield f"</dl>\n{body}</article>\n"

    def source(self, source: Source) -> Iterator[str]:
        """An article: its facts and its passages."""
        article = source.article
        yield f'<article id="{_article_id(article.id)}">\n<h3>{xml(article.title)}</h3>\n'
        facts = (
            ("outlet", xml(article.outlet)),
            ("authors", xml(", ".join(article.authors))),
            ("with", xml(", ".join(article.contributors))),
            ("published", xml(str(article.published or ""))),
            ("updated", xml(str(article.updated or ""))),
            ("page", _page(article.url)),
        )
        told = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in facts if value)
        yield f"<dl>\n{told}</dl>\n" if told else ""
        for passage in source.held:
            yield from self._passage(passage, article.language)
        yield "</article>\n"

    def _passage(self, passage: Passage, language: str) -> Iterator[str]:
        words, address = self._dossier.words(passage), str(passage.address)
        number = self._dossier.numbers.get(address)
        name = f"[{number}] ¶{passage.address.number}" if number else f"¶{passage.address.number}"
        yield f'<div class="passage" id="{_passage_id(passage.address)}">\n'
        yield f'<p class="label">{name} · {whose(words)}</p>\n'
        if words.text:
            lang = f' lang="{xml(language)}"' if words.is_own and language else ""
            tag = "blockquote" if words.is_own else "p"
            yield f"<{tag}{lang}>{xml(words.text)}</{tag}>\n"
        if cited := self._cited.get(address):
            links = ", ".join(
                f'<a href="#{id}" aria-label="{xml(f"Back to the claim: {title}, {at}")}">{xml(title)}</a>'
                for at, (id, title) in enumerate(cited, 1)
            )
            yield f'<p class="label">cited by {links}</p>\n'
        yield "</div>\n"

    # Blocks

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        ranked = list(heading_ranks(blocks, _TOP))
        at = 0
        while at < len(ranked):
            block, rank = ranked[at]
            if block.form is Form.ITEM:
                end = next(
                    (n for n, (each, _) in enumerate(ranked[at:], at) if each.form is not Form.ITEM), len(ranked)
                )
                yield from self._items([each for each, _ in ranked[at:end]], 1)
                at = end
            else:
                yield self._block(block, rank)
                at += 1

    def _block(self, block: Block, rank: int) -> str:
        match block.form:
            case Form.HEADING:
                return f"<h{rank}>{self._prose(block.prose)}</h{rank}>\n"
            case Form.QUOTE:
                return f"<blockquote><p>{self._prose(block.prose)}</p></blockquote>\n"
            case Form.CODE:
                return f'<pre tabindex="0"><code>{xml(block.prose.text)}</code></pre>\n'
            case Form.RULE:
                return "<hr>\n"
            case _:
                return f"<p>{self._prose(block.prose)}</p>\n"

    def _items(self, items: Sequence[Block], level: int) -> Iterator[str]:
        """Items as a list; those that lie deeper as lists within the items before them."""
        number = items[0].marker.rstrip(".)")
        is_ordered = number.isdecimal()
        yield f'<ol start="{int(number)}">\n' if is_ordered else "<ul>\n"
        at = 0
        while at < len(items):
            first = items[at]
            end = at + (first.level <= level)
            while end < len(items) and (items[end].level > level or not items[end].marker):
                end += 1
            yield "<li>"
            inner = items[at:end]
            while inner and inner[0].level <= level:
                yield f"<p>{self._prose(inner[0].prose)}</p>" if inner[0].prose.text else ""
                inner = inner[1:]
            yield from self._items(inner, level + 1) if inner else ()
            yield "</li>\n"
            at = end
        yield "</ol>\n" if is_ordered else "</ul>\n"

    # Runs

    def _prose(self, prose: Prose) -> str:
        return "".join(self._led(lead, "".join(map(_look, group))) for lead, group in by_lead(prose, self._dossier))

    def _led(self, lead: Span | None, written: str) -> str:
        """Runs with the link that they are."""
        if lead is None:
            return written
        if lead.role is Role.CITATION:
            return self._citation(lead.target)
        if lead.role is Role.URL:
            return f'<a href="{xml(lead.target)}" rel="external noopener noreferrer">{written}</a>'
        return f'<a href="#{_card_id(lead.target)}">{written}</a>' if lead.target in self._dossier.ids else written

    def _citation(self, target: str) -> str:
        number, passage = self._dossier.numbers[target], self._dossier.passages.get(target)
        if passage is None:
            return f"[{number}]"
        cited = self._cited[target]
        id = f"cite{number}.{len(cited) + 1}"
        cited.append((id, self._citing))
        label = xml(f"Passage {number}: {self._dossier.source_of(target)}")
        return f'<a class="cite" id="{id}" href="#{_passage_id(passage.address)}" aria-label="{label}">[{number}]</a>'


def _page(url: str) -> str:
    return f'<a href="{xml(url)}" rel="external noopener noreferrer">{xml(url)}</a>' if url else ""


def _look(run: Run) -> str:
    written = xml(run.text).replace("\n", "<br>")
    for role, tag in _LOOKS.items():
        if role in run.looks:
            written = f"<{tag}>{written}</{tag}>"
    return written
