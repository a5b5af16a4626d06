"""How well drafts agree with cards made by hand: recall, precision, and how many fields are right."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from briefing.drafting import Draft
from briefing.drafting.states import key
from briefing.model import Kind

_HERE = Path(__file__).parent
_PARTIES = {
    Kind.OFFER: ("by", "to"),
    Kind.TALKS: ("parties", "facilitator"),
    Kind.SANCTION: ("authority", "targets"),
}
_KEYS = {Kind.OFFER: "offers", Kind.TALKS: "talks", Kind.SANCTION: "sanctions"}


class Gold(NamedTuple):
    """An article and its cards made by hand."""

    title: str
    published: str
    paragraphs: tuple[str, ...]
    cards: dict[str, list[dict[str, Any]]]


@dataclass
class Score:
    """Counts, and what they come to."""

    wanted: int = 0
    found: int = 0
    drafted: int = 0
    right: int = 0
    fields: int = 0
    agreeing: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.drafted

    @property
    def agreement(self) -> float:
        return self.agreeing / self.fields


def read_gold(name: str) -> Gold:
    """The article of that name in `texts/`, its cards in `gold/`."""
    read = json.loads((_HERE / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (_HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    paragraphs = tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
    return Gold(read["title"], read["published"], paragraphs, read)


def score_actors(pairs: Iterable[tuple[Gold, Sequence[Draft]]]) -> Score:
    """Actors: one draft for each of those made by hand; `agreement` counts their types."""
    score = Score()
    for gold, drafts in pairs:
        taken = set[int]()
        for draft in (one for one in drafts if one.kind is Kind.ACTOR):
            score.drafted += 1
            meant = [at for at, one in enumerate(gold.cards["actors"]) if _names(one) & _keys(draft)]
            if len(meant) == 1 and meant[0] not in taken:
                taken.add(meant[0])
                score.right += 1
                score.fields += 1
                score.agreeing += draft.type == gold.cards["actors"][meant[0]]["type"]
        must = [at for at, one in enumerate(gold.cards["actors"]) if one["salient"] and not one["optional"]]
        score.wanted += len(must)
        score.found += len(taken & set(must))
    return score


def score_events(pairs: Iterable[tuple[Gold, Sequence[Draft]]]) -> Score:
    """Offers, talks and sanctions: a draft is one made by hand that shares a passage and an actor with it."""
    score = Score()
    for gold, drafts in pairs:
        for kind in _KEYS:
            _score_kind(score, gold, drafts, kind)
    return score


def _score_kind(score: Score, gold: Gold, drafts: Sequence[Draft], kind: Kind) -> None:
    cards, mine = gold.cards[_KEYS[kind]], [one for one in drafts if one.kind is kind]
    score.wanted += sum(not card["optional"] for card in cards)
    score.drafted += len(mine)
    for at, draft in _best(gold, drafts, cards, mine, kind):
        score.right += 1
        score.found += not cards[at]["optional"]
        for field, wanted in cards[at].items():
            if wanted and field in {*_PARTIES[kind], "place", "date", "status"}:
                score.fields += 1
                score.agreeing += _agrees(gold, drafts, draft, field, wanted)


def _best(
    gold: Gold, drafts: Sequence[Draft], cards: list[dict[str, Any]], mine: list[Draft], kind: Kind
) -> Iterator[tuple[int, Draft]]:
    """Pairs, those with the most passages in common first, each card and each draft once."""
    pairs = []
    for at, card in enumerate(cards):
        who = _forms(gold, drafts, (name for field in _PARTIES[kind] for name in card[field]))
        for number, draft in enumerate(mine):
            shared = {one for claim in draft.claims for one in claim.paragraphs} & set(card["paragraphs"])
            named = _forms(gold, drafts, (name for field in draft.fields for name in field.values))
            if shared and (not who or who & named):
                pairs.append((len(shared), len(who & named), at, number))
    cards_taken, drafts_taken = set[int](), set[int]()
    for _, _, at, number in sorted(pairs, reverse=True):
        if at not in cards_taken and number not in drafts_taken:
            cards_taken.add(at)
            drafts_taken.add(number)
            yield at, mine[number]


def _agrees(gold: Gold, drafts: Sequence[Draft], draft: Draft, field: str, wanted: Any) -> bool:
    if field == "date":
        return bool(draft.date) and str(wanted).startswith(draft.date)
    if isinstance(wanted, str):
        return key(wanted) == key(str(draft.place if field == "place" else draft.status or ""))
    values = next((one.values for one in draft.fields if one.name == field), ())
    return bool(_forms(gold, drafts, wanted) & _forms(gold, drafts, values))


def _forms(gold: Gold, drafts: Sequence[Draft], names: Iterable[str]) -> set[str]:
    """Every name of those who are named, by hand or by a draft."""
    groups = [*map(_names, gold.cards["actors"]), *(_keys(one) for one in drafts if one.kind is Kind.ACTOR)]
    found = set[str]()
    for name in map(key, names):
        found |= {name}.union(*(group for group in groups if name in group))
    return found


def _names(card: dict[str, Any]) -> set[str]:
    return set(map(key, (card["name"], *card["aliases"])))


def _keys(draft: Draft) -> set[str]:
    return set(map(key, (draft.title, *draft.aliases)))
