"""The fields of a draft in a form, and the draft as its answers change it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.drafting import ACTOR_FIELDS, ActorType, DraftField, Status
from briefing.drafting.review import Proposal
from briefing.model import RELATIONS, Kind
from briefing.tui.dialogs.checks import is_date, is_one_of, needs_words
from briefing.tui.dialogs.fields import Choice, Field, choice, values
from briefing.tui.editing.names import CardNames

_KINDS = tuple(kind.value for kind in Kind if kind is not Kind.OTHER)


def draft_fields(one: Proposal, names: CardNames) -> Iterator[Field]:
    """The fields of a draft; `names` completes those of actors."""
    yield Field("title", "Title", one.title, check=needs_words)
    yield Field("kind", "Kind", one.kind.value, _choices(_KINDS), is_choice=True, check=is_one_of(_KINDS))
    yield Field("aliases", "Other names", "; ".join(one.aliases), is_several=True)
    told = {field.name: "; ".join(field.values) for field in one.fields}
    told |= {"type": one.type or "", "role": one.role, "place": one.place, "date": one.date, "status": one.status or ""}
    for name in RELATIONS[one.kind]:
        label, value = name.capitalize(), told.get(name, "")
        match name:
            case "of":
                continue
            case "type" | "status":
                known = tuple(each.value for each in (ActorType if name == "type" else Status))
                yield Field(name, label, value, _choices(known), check=is_one_of(known, may_be_empty=True))
            case "date":
                yield Field(name, label, value, check=is_date)
            case _ if name in ACTOR_FIELDS:
                yield Field(name, label, value, names.choices, is_several=True, remark=names.remark)
            case _:
                yield Field(name, label, value)


def changed(one: Proposal, answers: Mapping[str, str]) -> Proposal:
    """The draft with the answers of the form; what was not asked for stays."""
    asked = [name for name in ACTOR_FIELDS if name in answers]
    kept = [field for field in one.fields if field.name not in asked]
    fields = (*kept, *(DraftField(name, named) for name in asked if (named := values(answers[name]))))
    return replace(
        one,
        title=answers["title"],
        kind=Kind(answers["kind"]),
        aliases=values(answers["aliases"]),
        type=ActorType(answers["type"]) if answers.get("type") else None,
        role=answers.get("role", one.role),
        fields=fields if set(fields) != set(one.fields) else one.fields,
        place=answers.get("place", one.place),
        date=answers.get("date", one.date),
        status=Status(answers["status"]) if answers.get("status") else None,
    )


def _choices(known: Iterable[str]) -> Callable[[], Sequence[Choice]]:
    listed = list(map(choice, known))
    return lambda: listed
