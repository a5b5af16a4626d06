"""Drafts as they are written: as text for people, as JSON, and their report."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from briefing.drafting.review import Proposal, RuleCount
from briefing.render.columns import fit, wrap

_INDENT = "    "


class Drafted(NamedTuple):
    """An article, and what is proposed from it."""

    path: str
    """The file it stands in, as it was named; empty for an article of the library."""
    article: str
    """Its id in the library; empty for a file that is not there."""
    paragraphs: int
    """How many passages it has."""
    proposals: tuple[Proposal, ...]
    """The proposals, in the order of their numbers."""


def as_json(drafted: Drafted) -> dict[str, Any]:
    """The drafts of an article."""
    return {
        "path": drafted.path,
        "article": drafted.article,
        "paragraphs": drafted.paragraphs,
        "cards": [_card_json(number, one) for number, one in enumerate(drafted.proposals, 1)],
    }


def _card_json(number: int, draft: Proposal) -> dict[str, Any]:
    fields: dict[str, Any] = {field.name: list(field.values) for field in draft.fields}
    told = {"place": draft.place, "date": draft.date, "status": draft.status.value if draft.status else ""}
    return {
        "n": number,
        "kind": draft.kind.value,
        "title": draft.title,
        "aliases": list(draft.aliases),
        "type": draft.type.value if draft.type else "",
        "role": draft.role,
        "existing": draft.existing or None,
        "fields": fields | {name: value for name, value in told.items() if value},
        "claims": [
            {"text": claim.text, "paragraphs": [address.number for address in claim.passages]} for claim in draft.claims
        ],
        "rule": draft.rule,
        "confidence": draft.confidence,
    }


def as_lines(drafted: Drafted, width: int) -> Iterator[str]:
    """The article, then each draft: kind, title, fields, why, and its claims with their passages."""
    count = drafted.paragraphs
    yield from wrap(f"{drafted.path or drafted.article} · {count} passage{'' if count == 1 else 's'}", width)
    for number, one in enumerate(drafted.proposals, 1):
        yield ""
        yield from _lines(number, one, width)
    yield ""


def _lines(number: int, draft: Proposal, width: int) -> Iterator[str]:
    yield from wrap(f"{draft.title} · {draft.kind.value}", width, f"{number:>3} ")
    if draft.existing:
        yield from wrap(f"for the card {draft.existing}", width, _INDENT)
    rows = [
        ("type", draft.type.value if draft.type else ""),
        ("role", draft.role),
        ("also", ", ".join(draft.aliases)),
        *((field.name, ", ".join(field.values)) for field in draft.fields),
        ("place", draft.place),
        ("date", draft.date),
        ("status", draft.status.value if draft.status else ""),
        ("why", draft.rule),
    ]
    for name, value in rows:
        if value:
            yield from wrap(value, width, f"{_INDENT}{name:<12}")
    for claim in draft.claims:
        numbers = " ".join(f"¶{address.number}" for address in claim.passages)
        yield from wrap(claim.text, width, f"{_INDENT}{numbers:<5} ")


def report_json(counts: Sequence[RuleCount]) -> dict[str, Any]:
    """The report: `rules: [{kind, rule, accepted, edited, refused}]`."""
    return {"rules": [{**one._asdict(), "kind": one.kind.value} for one in counts]}


def report_lines(counts: Sequence[RuleCount]) -> Iterator[str]:
    """The report as a table: how many drafts of each rule were accepted, edited, refused, and how many were right."""
    widest = max(len(one.rule) for one in counts)
    yield f"{'kind':<9}{fit('rule', widest)}  accepted  edited  refused  right"
    for one in counts:
        told = f"{one.accepted:>8}  {one.edited:>6}  {one.refused:>7}  {one.precision:>5.0%}"
        yield f"{one.kind.value:<9}{fit(one.rule, widest)}  {told}"
