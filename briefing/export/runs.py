"""Prose as runs of text that look and lead alike: what every format that has looks is written from."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from briefing.model import Block, Dossier, Form, Prose, Role, Span

_LEADS = (Role.LINK, Role.CITATION, Role.URL)


class Run(NamedTuple):
    """A run of text."""

    text: str
    """What it says; of a link without a label, the title of its card."""
    looks: frozenset[Role]
    """How it looks: emphasis, strong, code, struck."""
    lead: Span | None
    """Where it leads; None where it leads nowhere."""


def runs(prose: Prose, dossier: Dossier) -> Iterator[Run]:
    """The runs of a prose, in order."""
    edges = sorted({0, len(prose.text), *(edge for span in prose.spans for edge in (span.start, span.end))})
    named = set[Span]()
    for start, end in pairwise(edges):
        over = [span for span in prose.spans if span.start <= start and end <= span.end]
        lead = next((span for span in over if span.role in _LEADS), None)
        text = prose.text[start:end]
        if lead and lead.role is Role.LINK and prose.text[lead.start : lead.end] == lead.target:
            if lead in named:
                continue
            named.add(lead)
            text = dossier.titles.get(lead.target, text)
        yield Run(text, frozenset(span.role for span in over if span.role not in _LEADS), lead)


def by_lead(prose: Prose, dossier: Dossier) -> Iterator[tuple[Span | None, list[Run]]]:
    """The runs of a prose, those side by side that lead to one place together."""
    for lead, group in groupby(runs(prose, dossier), key=lambda run: run.lead):
        yield lead, list(group)


def plain(prose: Prose, dossier: Dossier) -> str:
    """The text of a prose, the titles of cards for links without a label."""
    return "".join(run.text for run in runs(prose, dossier))


def heading_ranks(blocks: Iterable[Block], top: int) -> Iterator[tuple[Block, int]]:
    """Each block with the rank of its heading, 0 for other blocks.

    The first rank is `top`; a heading is at most a rank below the one before it, and none is below the sixth.
    """
    above = list[int]()
    for block in blocks:
        if block.form is not Form.HEADING:
            yield block, 0
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        yield block, min(top + len(above) - 1, 6)
