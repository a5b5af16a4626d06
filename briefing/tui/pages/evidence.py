"""The pages of the passages pane: what a card rests on, and who else rests on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Address, Mentions, Passage
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.pages.prose import Weaver, join, linked


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages of a card."""

    card: str
    """The card's id."""
    cited: tuple[Passage, ...]
    """The passages it cites, in the order of their numbers on the card."""
    numbers: Mapping[str, int]
    """The number of each address on the card."""
    citing: Mapping[Address, tuple[str, ...]]
    """The cards that cite each passage."""
    mentions: Mentions
    """The passages that name it though it does not cite them."""
    mentioned: tuple[Passage, ...]
    """The first of them."""


def evidence_page(evidence: Evidence, weaver: Weaver) -> Page:
    """The passages a card cites, each with the other cards that cite it, then the passages that name it."""
    stanzas: list[Stanza] = []
    if evidence.cited:
        stanzas.append(Stanza(f"Passages {len(evidence.cited)}", look="heading"))
        stanzas += [Stanza(line, look="quiet") for line in [weaver.telling.line(evidence.cited)] if line]
    for passage in evidence.cited:
        others = [id for id in evidence.citing.get(passage.address, ()) if id != evidence.card]
        head = f"[{evidence.numbers[str(passage.address)]}] "
        stanzas.append(_passage(passage, head, others, weaver))
    if evidence.mentions.total:
        stanzas.append(Stanza(f"Mentions {evidence.mentions.total:,}", look="heading", gap=1))
        stanzas.append(Stanza("They name this card; no claim on it cites them.", look="quiet"))
    for passage in evidence.mentioned:
        others = list(evidence.citing.get(passage.address, ()))
        stanzas.append(_passage(passage, "", others, weaver))
    if evidence.mentions.total > len(evidence.mentioned):
        stanzas.append(Stanza(f"… the first {len(evidence.mentioned)} of {evidence.mentions.total:,}", look="quiet"))
    if not stanzas:
        said = "None of the passages it cites is here." if evidence.numbers else "This card cites no passage."
        stanzas.append(Stanza(f"{said} None names it.", look="quiet"))
    return Page(tuple(stanzas))


def passage_page(passage: Passage, citing: tuple[str, ...], named: tuple[str, ...], weaver: Weaver) -> Page:
    """Beside an article: who cites the marked passage, and whom it names."""
    kind = weaver.telling.kind(passage) or weaver.telling.line([passage])
    where = f"{weaver.source(passage.address.article)} ¶{passage.address.number}"
    stanzas = [Stanza(where, look="heading"), Stanza(kind, look="quiet")]
    stanzas += _group("Cited by", citing, weaver) or [Stanza("No card cites it.", look="quiet", gap=1)]
    stanzas += _group("Names", tuple(id for id in named if id not in citing), weaver)
    return Page(tuple(stanzas))


def _group(heading: str, cards: tuple[str, ...], weaver: Weaver) -> list[Stanza]:
    if not cards:
        return []
    rows = [Stanza(weaver.title(id), target=id) for id in cards]
    return [Stanza(f"{heading} {len(cards)}", look="heading", gap=1), *rows]


def _passage(passage: Passage, head: str, others: list[str], weaver: Weaver) -> Stanza:
    told, kind = weaver.telling.text(passage), weaver.telling.kind(passage)
    where = f"{weaver.source(passage.address.article)} ¶{passage.address.number}" + (f" · {kind}" if kind else "")
    label = (Run(0, len(head), "citation"), Run(len(head), len(head + where), "label"))
    parts = [(head + where, label), (told, weaver.matches(told)), *weaver.telling.variants(passage)]
    if others:
        line, runs = linked([(weaver.title(id), id) for id in others], "also")
        parts.append(join([("↳", (Run(0, 1, "quiet"),)), (line, runs)], " "))
    text, runs = join(parts, "\n")
    return Stanza(text.replace("\t", " "), runs, gap=1, target=str(passage.address))


def addresses(targets: Sequence[str]) -> list[Address]:
    """The addresses among these targets."""
    return [address for target in targets if (address := Address.parse(target))]
