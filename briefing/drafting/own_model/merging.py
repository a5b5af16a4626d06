"""What the reader's own model proposes, beside the drafts of the rules: the same actor or event is one draft."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.drafting.draft import Draft, DraftField
from briefing.drafting.own_model.door import RULE
from briefing.drafting.states import key
from briefing.model import Kind

_MORE = 0.1
"""How much surer a draft is that rules and model propose alike."""
_MOST_CLAIMS = 8


def merge(drafts: Sequence[Draft], proposed: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of the rules with what the model adds to them, then those that the model alone proposes."""
    found = list(drafts)
    for one in proposed:
        at = next((at for at, other in enumerate(found) if _is_same(other, one)), -1)
        if at >= 0:
            found[at] = _joined(found[at], one)
        else:
            found.append(one)
    order = list(Kind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind) if one.kind is Kind.ACTOR else len(order)))


def _is_same(one: Draft, other: Draft) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind is Kind.ACTOR:
        return not _names(one).isdisjoint(_names(other))
    places = {number for claim in one.claims for number in claim.paragraphs}
    is_there = any(places.intersection(claim.paragraphs) for claim in other.claims)
    return is_there and not _actors(one).isdisjoint(_actors(other))


def _names(one: Draft) -> set[str]:
    return set(map(key, (one.title, *one.aliases)))


def _actors(one: Draft) -> set[str]:
    return {key(name) for field in one.fields for name in field.values}


def _joined(one: Draft, other: Draft) -> Draft:
    """A draft with what another has more: claims of other passages, names, and fields that it leaves empty."""
    cited = {number for claim in one.claims for number in claim.paragraphs}
    claims = (*one.claims, *(claim for claim in other.claims if not cited.issuperset(claim.paragraphs)))
    known, fields = _names(one), {field.name for field in one.fields}
    more = (name for name in (other.title, *other.aliases) if key(name) not in known) if one.kind is Kind.ACTOR else ()
    rule = one.rule if RULE in one.rule.split("; ") else f"{one.rule}; {RULE}"
    return replace(
        one,
        claims=tuple(sorted(claims[:_MOST_CLAIMS], key=lambda claim: claim.paragraphs)),
        rule=rule,
        confidence=round(min(one.confidence + _MORE, 0.99), 2) if rule != one.rule else one.confidence,
        aliases=tuple(dict.fromkeys((*one.aliases, *more))),
        type=one.type or other.type,
        role=one.role or other.role,
        fields=(*one.fields, *(DraftField(*field) for field in other.fields if field.name not in fields)),
        place=one.place or other.place,
        date=one.date or other.date,
        status=one.status or other.status,
    )
