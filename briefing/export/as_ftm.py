"""A dossier as entities of FollowTheMoney, one JSON a line: for Aleph, OpenSanctions and what reads their data."""

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from briefing.export.dating import parts
from briefing.export.runs import plain
from briefing.model import Address, Article, Card, Claim, Date, Dossier, Kind, Role, with_titles

_ACTORS = {
    "person": "Person",
    "organisation": "Organization",
    "organization": "Organization",
    "body": "PublicBody",
    "state": "PublicBody",
}
_LEGAL = "LegalEntity"
_EVENT_ROLES = {"by": "organizer", "facilitator": "organizer", "to": "involved", "parties": "involved"}
_ORGANISATIONS = ("Organization", "PublicBody")
Properties = dict[str, list[str]]


def ftm(dossier: Dossier) -> Iterator[str]:
    """The entities of a dossier, a line each.

    Actors are people, organisations and public bodies; offers and talks are events; a sanction is one for each of its
    targets. A typed relation is a membership, or a link with a role. Every claim is a note on its card. What each rests
    on is its proof: the articles, which are documents. Dates are no more exact than FollowTheMoney knows them: a time
    that is approximate is told in words beside its plain form.
    """
    writer = _Writer(dossier)
    for source in dossier.sources:
        yield _line(_document(source.article.id), "Article", _article(source.article))
    for entry in dossier.neighbours:
        schema = _LEGAL if entry.kind is Kind.ACTOR else "Event"
        yield _line(_entity(entry.id), schema, {"name": [entry.title], "alias": list(entry.aliases)})
    for card in dossier.cards:
        yield from writer.card(card)


def _article(article: Article) -> Properties:
    published = parts(article.published).start if article.published else ""
    return {
        "title": [article.title],
        "name": [article.title],
        "author": [*article.authors],
        "publisher": [article.outlet],
        "publishedAt": [published],
        "sourceUrl": [article.url],
    }


class _Writer:
    """Writes the cards of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        actors = {card.id: _actor_schema(card) for card in dossier.cards if card.kind is Kind.ACTOR}
        others = {entry.id: _LEGAL for entry in dossier.neighbours if entry.kind is Kind.ACTOR}
        self._actors = {**others, **actors}
        self._events = dossier.titles.keys() - self._actors.keys()

    def card(self, card: Card) -> Iterator[str]:
        """A card, its relations and its claims."""
        targets = self._linked(card, "targets")
        match card.kind:
            case Kind.ACTOR:
                yield _line(_entity(card.id), self._actors[card.id], self._actor(card))
                yield from self._relations(card, ())
                yield from self._notes(card)
            case Kind.SANCTION if targets:
                yield from self._sanctions(card, targets)
            case _:
                yield _line(_entity(card.id), "Event", self._event(card))
                yield from self._relations(card, tuple(_EVENT_ROLES))
                yield from self._notes(card)

    def _actor(self, card: Card) -> Properties:
        told = self._values(card, "role")
        return {
            **self._thing(card),
            "position" if self._actors[card.id] == "Person" else "description": told,
        }

    def _event(self, card: Card) -> Properties:
        properties: Properties = {**self._thing(card), **_dates(card.date), "location": self._values(card, "place")}
        for field, role in _EVENT_ROLES.items():
            actors = [_entity(id) for id in self._linked(card, field) if id in self._actors]
            properties[role] = [*properties.get(role, []), *actors]
        words = [*self._values(card, "status"), *(f"{name}: {value}" for name, value in self._unlinked(card))]
        return {**properties, "summary": words}

    def _sanctions(self, card: Card, targets: Sequence[str]) -> Iterator[str]:
        """A sanction for each target: so FollowTheMoney has it, where it is no thing and can have no notes."""
        common: Properties = {
            "program": [card.title],
            "authority": self._values(card, "authority"),
            "status": self._values(card, "status"),
            "description": [self._told(claim) for claim in self._claims(card)],
            "proof": self._proof(card.citations),
            **_dates(card.date),
        }
        for target in targets:
            yield _line(_id(card.id, "targets", target), "Sanction", {"entity": [_entity(target)], **common})

    def _thing(self, card: Card) -> Properties:
        return {
            "name": [card.title],
            "alias": [*card.aliases],
            "keywords": [*card.tags],
            "proof": self._proof(card.citations),
        }

    def _relations(self, card: Card, told: Sequence[str]) -> Iterator[str]:
        """The typed relations of a card that are not told by its own properties already."""
        proof = self._proof(card.citations)
        for field in card.fields:
            for target in self._linked(card, field.name):
                if field.name in told and target in self._actors:
                    continue
                if field.name == "of" and self._actors.get(target) in _ORGANISATIONS:
                    schema, ends = "Membership", {"member": card.id, "organization": target}
                else:
                    schema, ends = "UnknownLink", {"subject": card.id, "object": target}
                entities = {role: [_entity(id)] for role, id in ends.items()}
                yield _line(
                    _id(card.id, field.name, target), schema, {**entities, "role": [field.name], "proof": proof}
                )

    def _notes(self, card: Card) -> Iterator[str]:
        for number, claim in enumerate(self._claims(card), 1):
            properties = {
                "entity": [_entity(card.id)],
                "description": [self._told(claim)],
                "proof": self._proof(claim.citations),
            }
            yield _line(_id(card.id, "claim", str(number)), "Note", properties)

    def _claims(self, card: Card) -> tuple[Claim, ...]:
        blocks = tuple(block._replace(prose=with_titles(block.prose, self._dossier.titles)) for block in card.blocks)
        return Card(card.id, card.kind, card.title, blocks=blocks).claims

    def _told(self, claim: Claim) -> str:
        """A claim with where it stands."""
        where = "; ".join(map(self._dossier.source_of, claim.citations))
        return f"{claim.text} [{where}]" if where else claim.text

    def _proof(self, citations: Sequence[str]) -> list[str]:
        found = (address.article for text in citations if (address := Address.parse(text)))
        return [_document(id) for id in dict.fromkeys(found) if id in self._dossier.articles]

    def _values(self, card: Card, name: str) -> list[str]:
        return [plain(value, self._dossier) for field in card.fields if field.name == name for value in field.values]

    def _linked(self, card: Card, name: str) -> list[str]:
        """The cards that a field links to, but for the card itself."""
        values = (value for field in card.fields if field.name == name for value in field.values)
        known = self._actors.keys() | self._events
        ids = dict.fromkeys(span.target for value in values for span in value.leads(Role.LINK))
        return [id for id in ids if id in known and id != card.id]

    def _unlinked(self, card: Card) -> Iterator[tuple[str, str]]:
        """The values of the typed relations that name someone who has no card."""
        for field in card.fields:
            if field.name in _EVENT_ROLES or field.name in ("authority", "targets"):
                for value in field.values:
                    if not value.leads(Role.LINK):
                        yield field.name, plain(value, self._dossier)


def _actor_schema(card: Card) -> str:
    types = (value.text.casefold() for field in card.fields if field.name == "type" for value in field.values)
    return next((_ACTORS[type] for type in types if type in _ACTORS), _LEGAL)


def _dates(date: Date | None) -> Properties:
    if date is None:
        return {}
    found = parts(date)
    words = {"recordId": [date.text]} if found.is_approximate or not (found.start or found.end) else {}
    if "/" not in date.text:
        return {"date": [found.start], **words}
    return {"startDate": [found.start], "endDate": [found.end], **words}


def _entity(id: str) -> str:
    return f"briefing-{id}-card"


def _document(id: str) -> str:
    return f"briefing-{id}-article"


def _id(*parts: str) -> str:
    """The id of what stands between entities: the same in every export."""
    return f"briefing-{blake2b(chr(0).join(parts).encode(), digest_size=12).hexdigest()}"


def _line(id: str, schema: str, properties: Properties) -> str:
    told = {name: values for name, each in properties.items() if (values := [*filter(None, dict.fromkeys(each))])}
    return json.dumps({"id": id, "schema": schema, "properties": told}, ensure_ascii=False) + "\n"
