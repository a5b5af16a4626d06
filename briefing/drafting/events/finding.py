"""All triggers of an article to its events: those that tell of one are merged."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from briefing.drafting.draft import Status
from briefing.drafting.events.event import Event
from briefing.drafting.events.offers import offers
from briefing.drafting.events.references import References
from briefing.drafting.events.sanctions import sanctions
from briefing.drafting.events.scene import Scene
from briefing.drafting.events.talks import talks
from briefing.drafting.wordlist import listed
from briefing.model import Date, Kind

_TO_COME = {Status.PLANNED, Status.PROPOSED, Status.THREATENED, Status.REFUSED}
_ENDED = {Status.CANCELLED, Status.FAILED, Status.REFUSED}
_RELEASES = {"free", "release", "swap", "exchange"}
_STRONG = listed("talk negotiation negotiate mediation meeting conference summit")
_SEVERAL = listed("talk negotiation")
_REAL = {Status.HELD, Status.ONGOING, Status.FAILED}
_MAIN = {Kind.TALKS: "parties", Kind.OFFER: "by", Kind.SANCTION: "authority"}


def events(references: References, passages: Sequence[int], published: Date | None) -> list[Event]:
    """The events that the passages of these indexes tell of, in the order they are first told."""
    found = list[Event]()
    for tell, same in ((talks, _same_talks), (offers, _same_offer), (sanctions, _same_sanction)):
        told = chain.from_iterable(tell(Scene(references, passage, published)) for passage in passages)
        found += _merged(references, told, same)
    return sorted(found, key=lambda event: event.places[0])


def _merged(references: References, told: Iterator[Event], same: Callable[[Event, Event], bool]) -> list[Event]:
    kept = list[Event]()
    for event in told:
        alike = [one for one in reversed(kept) if same(one, event)]
        one = next((one for one in alike if one.topic == event.topic), alike[0] if alike else None)
        if one is not None:
            one.join(event)
        elif event.everyone:
            _complete(event, kept)
            kept.append(event)
        elif event.kind is Kind.TALKS and event.topic in _SEVERAL and " " in event.what and event.status in _REAL:
            event.actors["parties"] = references.antecedents.pair(*event.places[0])
            if event.everyone:
                kept.append(event)
    return [event for event in kept if event.is_named or (event.everyone and event.topic in _STRONG)]


def _complete(event: Event, kept: Sequence[Event]) -> None:
    """Give `the offer` that somebody took or refused to the one who made the last offer."""
    if event.kind is Kind.OFFER and event.topic == "offer" and not event.actors["by"]:
        last = next((one for one in reversed(kept) if one.actors["by"]), None)
        if last is not None and last.places[-1][0] >= event.places[0][0] - 2:
            event.actors["by"] = [one for one in last.actors["by"] if one not in event.actors["to"]]


def _same_talks(one: Event, event: Event) -> bool:
    if one.place and event.place and one.place != event.place:
        return False
    if not event.everyone:
        return one.places[-1][0] >= event.places[0][0] - 2
    if _are_undated(one, event) and {actor.key for actor in one.everyone} == {actor.key for actor in event.everyone}:
        return not {one.status, event.status} & _ENDED or one.status is event.status
    shared = {actor.key for actor in one.everyone} & {actor.key for actor in event.everyone}
    if not shared or (one.status in _TO_COME) != (event.status in _TO_COME):
        return False
    return len(shared) > 1 or min(len(one.everyone), len(event.everyone)) == 1


def _are_undated(one: Event, event: Event) -> bool:
    """Whether two talks by the same have nothing that sets them apart."""
    return len(one.everyone) > 1 and not (one.date and event.date and one.date != event.date)


def _same_offer(one: Event, event: Event) -> bool:
    if not event.everyone:
        return event.topic in {"offer", one.topic} and one.places[-1][0] >= event.places[0][0] - 2
    if event.topic not in {"offer", one.topic} and not {event.topic, one.topic} <= _RELEASES:
        return False
    return _agrees(one, event, "by") and _agrees(one, event, "to") and _same_side(one, event)


def _same_sanction(one: Event, event: Event) -> bool:
    if not event.everyone:
        return one.places[-1][0] >= event.places[0][0] - 2
    return _agrees(one, event, "authority") and _agrees(one, event, "targets") and one.status is event.status


def _same_side(one: Event, event: Event) -> bool:
    """Whether two statuses can be one event's: what was proposed may be told as refused later."""
    return one.status is event.status or Status.PROPOSED in {one.status, event.status}


def _agrees(one: Event, event: Event, field: str) -> bool:
    mine, theirs = ({actor.key for actor in some.actors[field]} for some in (one, event))
    return not mine or not theirs or bool(mine & theirs)
