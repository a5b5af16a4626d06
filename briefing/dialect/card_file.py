"""A card's file to a card."""

from collections.abc import Collection

from briefing.dialect.blocks import BlockReader
from briefing.dialect.edtf_dates import read_date
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.problem_list import Problems, cut, quoted
from briefing.dialect.prose_reader import ProseReader
from briefing.model import RELATIONS, Card, Date, Field, Kind, Problem
from briefing.text import clean_line

_FRONT_MATTER = 16 << 10
_TEXT = 200_000  # what the parser takes for its worst case stays within seconds
_OWN = ("title", "aliases", "tags", "kind", "date", "adds_to")
_KINDS = tuple(kind.value for kind in Kind if kind is not Kind.OTHER)


def read_card(id: str, text: str, file: str) -> tuple[Card, tuple[Problem, ...]]:
    """Read the card of the name `id` from the text of its file, whatever that is.

    `file` names the file in the problems, which are in the order of their lines.
    """
    problems = Problems(file)
    matter = read_front_matter(cut(text, _TEXT, problems), problems, _FRONT_MATTER)
    adds_to = matter.value("adds_to")
    kind = Kind.OTHER if adds_to and not matter.value("kind") else _kind(matter, problems)
    prose = ProseReader(problems)
    blocks = BlockReader(prose, matter.lines).read(matter.body)
    card = Card(
        id,
        kind,
        _titled(id) if adds_to else read_title(id, matter, problems),
        aliases=tuple(dict.fromkeys(matter.values("aliases"))),
        tags=tuple(dict.fromkeys(filter(None, (tag.lstrip("#").strip() for tag in matter.values("tags"))))),
        date=read_field_date("date", matter, problems),
        fields=fields_of_card(kind, matter, prose, _OWN),
        blocks=blocks,
        adds_to=adds_to,
    )
    return card, problems.found()


def read_title(id: str, matter: FrontMatter, problems: Problems) -> str:
    """The title; where there is none, one made of the id."""
    title = matter.value("title")
    if title:
        return title
    if matter.is_readable:
        problems.add(1, "missing-title", "There is no title: add a field `title: …` to the front matter.")
    return _titled(id)


def _titled(id: str) -> str:
    """A title made of an id."""
    title = clean_line(id.replace("-", " ").replace("_", " "))
    return title[:1].upper() + title[1:]


def added_card(text: str) -> str:
    """The id of the card that a file says it adds to; empty where it is no addition."""
    problems = Problems("")
    return read_front_matter(cut(text, _TEXT, problems), problems, _FRONT_MATTER).value("adds_to")


def read_field_date(name: str, matter: FrontMatter, problems: Problems) -> Date | None:
    """The date in a field; None where there is none, or none that can be read."""
    text = matter.value(name)
    date = read_date(text) if text else None
    if text and date is None:
        problems.add(
            matter.line(name),
            "bad-date",
            f"{quoted(text)} is not a date: write it as 2019-07-23, 2019-07 or 2019, about 2019 as `2019~`, "
            "a time between two days as 2019-05/2019-07.",
        )
    return date


def _kind(matter: FrontMatter, problems: Problems) -> Kind:
    name = matter.value("kind")
    if name.lower() in _KINDS:
        return Kind(name.lower())
    if matter.is_readable:
        what = f"{quoted(name)} is not a kind of card" if name else "The card does not say of what kind it is"
        problems.add(matter.line("kind"), "unknown-kind", f"{what}: write `kind:` and one of {', '.join(_KINDS)}.")
    return Kind.OTHER


def fields_of_card(kind: Kind, matter: FrontMatter, prose: ProseReader, own: Collection[str]) -> tuple[Field, ...]:
    """The fields that are shown as such, none of `own`: those of the kind in its order, then the others."""
    order = RELATIONS[kind]
    shown = [field for field in matter.fields if field.name not in own and field.values]
    shown.sort(key=lambda field: order.index(field.name) if field.name in order else len(order))
    return tuple(Field(raw.name, tuple(prose.value(value, raw.line) for value in raw.values)) for raw in shown)
