"""`briefing draft`: cards proposed from articles; nothing is stored."""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.drafting import ArticleText, Draft, KnownCard, draft_all
from briefing.errors import FileRefused, NotFound
from briefing.library import Library
from briefing.model import Address
from briefing.render.columns import wrap
from briefing.sources import read_source
from briefing.text import clean_line

_INDENT = "    "


class Source(NamedTuple):
    """An article that drafts are made of."""

    path: str
    """The file it stands in, as it was named; empty for an article of the library."""
    id: str
    """Its id in the library; empty for a file."""
    article: ArticleText
    """Its text."""


def draft(library: Library, arguments: argparse.Namespace, printer: Printer) -> int:
    """Write the drafts of files and articles; the exit status. Raises ModelMissing and DraftingFailed."""
    sources, has_failed = list[Source](), False
    for name in arguments.names:
        try:
            sources.append(_source(library, name, arguments))
        except (FileRefused, NotFound) as refusal:
            has_failed = True
            printer.say(f"{name}: {refusal}")
    found = list(draft_all([(source.article, _known(library, source)) for source in sources]))
    if arguments.json:
        printer.write_json({"drafts": [_as_json(*one) for one in zip(sources, found, strict=True)]})
    else:
        printer.write(line for one in zip(sources, found, strict=True) for line in _lines(*one, columns()))
    count = sum(map(len, found))
    printer.say(f"{count:,} draft{'' if count == 1 else 's'}; nothing is stored")
    if has_failed:
        return exits.FAILED
    return exits.DONE if count else exits.NOTHING


def _source(library: Library, name: str, arguments: argparse.Namespace) -> Source:
    """The article of a name: a file, else an article of the library."""
    published = arguments.published
    if Path(name).exists():
        parsed = read_source(Path(name), title=clean_line(arguments.title or ""))
        text = ArticleText(parsed.paragraphs, parsed.title, published or parsed.published, parsed.language)
        return Source(name, "", text)
    try:
        id = library.find(name)
        article = library.article(id)
    except NotFound as error:
        raise NotFound("There is no such file, and no article of the library is called so.") from error
    passages = library.passages(id)
    text = ArticleText(
        tuple(passage.text for passage in passages),
        arguments.title or article.title,
        published or article.published,
        article.language,
        tuple(passage.address.number for passage in passages),
    )
    return Source("", id, text)


def _known(library: Library, source: Source) -> list[KnownCard]:
    """The cards of the library, with the passages of the article that each cites."""
    cites = defaultdict[str, set[int]](set)
    addresses = [Address(source.id, number) for number in source.article.numbers]
    for address, cards in library.citing(addresses).items() if addresses else ():
        for card in cards:
            cites[card].add(address.number)
    return [
        KnownCard(entry.id, entry.kind, (entry.title, *entry.aliases), frozenset(cites[entry.id]))
        for entry in library.roster.cards
    ]


def _as_json(source: Source, drafts: Sequence[Draft]) -> dict[str, Any]:
    return {
        "path": source.path,
        "article": source.id,
        "paragraphs": len(source.article.paragraphs),
        "cards": [_card_json(number, one) for number, one in enumerate(drafts, 1)],
    }


def _card_json(number: int, draft: Draft) -> dict[str, Any]:
    fields: dict[str, Any] = {field.name: list(field.values) for field in draft.fields}
    told = {"place": draft.place, "date": draft.date, "status": draft.status.value if draft.status else ""}
    return {
        "n": number,
        "kind": draft.kind.value,
        "title": draft.title,
        "aliases": list(draft.aliases),
        "type": draft.type.value if draft.type else "",
        "role": draft.role,
        "existing": draft.existing,
        "fields": fields | {name: value for name, value in told.items() if value},
        "claims": [{"text": claim.text, "paragraphs": list(claim.paragraphs)} for claim in draft.claims],
        "rule": draft.rule,
        "confidence": draft.confidence,
    }


def _lines(source: Source, drafts: Sequence[Draft], width: int) -> Iterator[str]:
    """The article, then each draft: kind, title, fields, why, and its claims with their passages."""
    count = len(source.article.paragraphs)
    yield from wrap(f"{source.path or source.id} · {count} passage{'' if count == 1 else 's'}", width)
    for number, one in enumerate(drafts, 1):
        yield ""
        yield from wrap(f"{one.title} · {one.kind.value}", width, f"{number:>3} ")
        if one.existing:
            yield from wrap(f"for the card {one.existing}", width, _INDENT)
        rows = [
            ("type", one.type.value if one.type else ""),
            ("role", one.role),
            ("also", ", ".join(one.aliases)),
            *((field.name, ", ".join(field.values)) for field in one.fields),
            ("place", one.place),
            ("date", one.date),
            ("status", one.status.value if one.status else ""),
            ("why", one.rule),
        ]
        for name, value in rows:
            if value:
                yield from wrap(value, width, f"{_INDENT}{name:<12}")
        for claim in one.claims:
            numbers = " ".join(f"¶{number}" for number in claim.paragraphs)
            yield from wrap(claim.text, width, f"{_INDENT}{numbers:<5} ")
    yield ""
