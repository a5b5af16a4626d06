"""The pages of the passages pane: what a card rests on, and who else rests on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.model import Address, Kind, Mentions, Passage
from briefing.tui.page.lazy import LazyStanzas
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.pages.prose import Weaver, join, linked


class Cited(NamedTuple):
    """A passage, and who rests on it."""

    passage: Passage
    cards: tuple[str, ...]
    """The ids of the cards that cite it, by title."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages of a card."""

    card: str
    """The card's id."""
    kind: Kind
    """The card's kind."""
    cited: tuple[Cited, ...]
    """The passages it cites, in the order of their numbers on the card."""
    numbers: Mapping[str, int]
    """The number of each address on the card."""
    awaited: Sequence[int]
    """The numbers of those that have not been read yet: the library is still being taken in."""
    mentions: Mentions
    """The passages that name it though it does not cite them."""
    read: Callable[[Address], Cited]
    """Reads one of them; raises BriefingError where it is gone."""


def evidence_page(evidence: Evidence, weaver: Weaver) -> Page:
    """The passages a card cites, each with the other cards that cite it, then the passages that name it.

    Those that name it are read as they are looked at.
    """
    items: list[Stanza | Address] = [*_head(evidence, weaver)]
    for passage, cards in evidence.cited:
        others = [id for id in cards if id != evidence.card]
        items.append(_passage(passage, f"[{evidence.numbers[str(passage.address)]}] ", others, weaver))
    mentioned, total = addresses(evidence.mentions.addresses), evidence.mentions.total
    if total:
        items.append(Stanza(f"Mentions {total:,}", look="heading", gap=1))
        items.append(Stanza("They name this card; no claim on it cites them.", look="quiet"))
    items += mentioned
    if total > len(mentioned):
        all_of_them = (
            "" if evidence.kind is Kind.OTHER else f"; {evidence.kind}:{evidence.card} in the search box finds all"
        )
        items.append(Stanza(f"… the first {len(mentioned)} of {total:,}{all_of_them}", look="quiet", gap=1))
    if not items:
        said = "None of the passages it cites is here." if evidence.numbers else "This card cites no passage."
        items.append(Stanza(f"{said} None names it.", look="quiet"))

    def make(item: Stanza | Address) -> Stanza:
        if isinstance(item, Stanza):
            return item
        try:
            passage, cards = evidence.read(item)
        except BriefingError:  # its article has just gone; what is open is about to be shown anew
            return Stanza("", look="quiet", gap=1)
        return _passage(passage, "", cards, weaver)

    return Page(
        LazyStanzas(items, make), targets=[item.target if isinstance(item, Stanza) else str(item) for item in items]
    )


def _head(evidence: Evidence, weaver: Weaver) -> Iterator[Stanza]:
    """How many passages there are, how they are told, and which are still to come."""
    cited, awaited = [each.passage for each in evidence.cited], evidence.awaited
    if cited or awaited:
        yield Stanza(f"Passages {len(cited)}" + (f" of {len(cited) + len(awaited)}" if awaited else ""), look="heading")
    if awaited:
        yield Stanza(f"Not read yet: {' '.join(f'[{number}]' for number in awaited)}", look="quiet")
    if line := weaver.telling.line(cited):
        yield Stanza(line, look="quiet")


def passage_page(passage: Passage, citing: tuple[str, ...], named: tuple[str, ...], weaver: Weaver) -> Page:
    """Beside an article: who cites the marked passage, and whom it names."""
    kind = weaver.telling.kind(passage) or weaver.telling.line([passage])
    where = f"{weaver.source(passage.address.article)} ¶{passage.address.number}"
    stanzas = [Stanza(where, look="heading"), *([Stanza(kind, look="quiet")] if kind else [])]
    stanzas += _group("Cited by", citing, weaver) or [Stanza("No card cites it.", look="quiet", gap=1)]
    stanzas += _group("Names", tuple(id for id in named if id not in citing), weaver)
    return Page(tuple(stanzas))


def _group(heading: str, cards: tuple[str, ...], weaver: Weaver) -> list[Stanza]:
    if not cards:
        return []
    rows = [Stanza(weaver.title(id), target=id) for id in cards]
    return [Stanza(f"{heading} {len(cards)}", look="heading", gap=1), *rows]


def _passage(passage: Passage, head: str, others: Sequence[str], weaver: Weaver) -> Stanza:
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
