"""Edits of the front matter: a field is set, taken out or given another value, and all else stays as it is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from briefing.dialect.article_writer import quoted_scalar
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.problem_list import Problems
from briefing.dialect.raw_text import RawText
from briefing.errors import CannotEdit
from briefing.text import clean_line, decode

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+)*")
_WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_BARE_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_BY_HAND = "edit the file by hand"
_NODES = NodeEvent | SequenceEndEvent | MappingEndEvent
_MOST = 1 << 20


class _Field(NamedTuple):
    """A field of the front matter, by places in its source."""

    name: str
    key: int
    """Where its name begins."""
    colon: int
    """Behind the colon."""
    start: int
    end: int
    """Where its value begins and ends."""
    form: str
    """`scalar`, `flow`, `block` or `other`."""
    items: tuple[tuple[int, int], ...]
    """Where each item of a list begins and ends."""
    value: str
    """The value of a scalar."""


def set_field(data: bytes, name: str, *values: str) -> bytes:
    """The file with these values for a field of the front matter; with none, the field is taken out.

    Raises CannotEdit where the front matter can't be read, or holds the field in a way that is not rewritten.
    """
    raw = RawText.of(data)
    source, offset, field = _find(raw, name)
    if field is None:
        made = _with_line(raw, f"{name}: {_written(values)}") if values else data
    elif not values:
        made = _without(raw, source, offset, field)
    elif field.form == "other":
        raise _by_hand(name)
    else:
        made = raw.spliced(offset + field.colon, offset + field.end, f" {_written(values)}")
    return _checked(data, made, name, values)


def add_to_field(data: bytes, name: str, value: str) -> bytes:
    """The file with one more value of a field that is a list, as an alias or a relation; see `set_field`."""
    raw = RawText.of(data)
    source, offset, field = _find(raw, name)
    new = _scalar(value)
    before = _fields_of(data).get(name, ())
    if clean_line(value) in before:
        return data
    if field is None:
        return _checked(data, _with_line(raw, f"{name}: [{new}]"), name, (value,))
    written = source[field.start : field.end]
    if field.form == "flow" and _BARE_LINK.fullmatch(written):
        made = raw.spliced(offset + field.start, offset + field.end, f"[{quoted_scalar(written)}, {new}]")
    elif field.form == "flow" and field.items:
        made = raw.spliced(offset + field.items[-1][1], offset + field.items[-1][1], f", {new}")
    elif field.form == "block" and field.items:
        first, last = field.items[0][0], field.items[-1][1]
        indent = source[source.rindex("\n", 0, first) + 1 : first].rstrip(" ").removesuffix("-")
        behind = source.find("\n", last) + 1 or len(source)
        made = raw.spliced(offset + behind, offset + behind, f"{indent}- {new}\n")
    elif field.form in ("scalar", "flow"):
        old = f"{_scalar(field.value)}, " if field.value else ""
        made = raw.spliced(offset + field.colon, offset + field.end, f" [{old}{new}]")
    else:
        raise _by_hand(name)
    return _checked(data, made, name, (*before, value))


def fields_of(data: bytes) -> dict[str, tuple[str, ...]]:
    """The fields of a file's front matter, as they are written, by name."""
    return _fields_of(data)


def _checked(before: bytes, after: bytes, name: str, values: tuple[str, ...]) -> bytes:
    """The file after an edit; raises CannotEdit where it does not read as is meant."""
    meant = {**_fields_of(before), name: tuple(filter(None, map(clean_line, values)))}
    if not meant[name] and not values:
        del meant[name]
    if _fields_of(after) != meant or _body_of(after) != _body_of(before):
        raise _by_hand(name)
    return after


def _fields_of(data: bytes) -> dict[str, tuple[str, ...]]:
    return {field.name: field.values for field in _read(data).fields}


def _body_of(data: bytes) -> str:
    return _read(data).body


def _read(data: bytes) -> FrontMatter:
    return read_front_matter(decode(data)[0], Problems(""), _MOST)


def _by_hand(name: str) -> CannotEdit:
    return CannotEdit(f"The field `{clean_line(name)}` is written in a way that is not changed here: {_BY_HAND}.")


def _find(raw: RawText, name: str) -> tuple[str, int, _Field | None]:
    """The source of the front matter, where it begins in the text, and the first field of a name."""
    place = raw.front_matter()
    if place is None:
        return "", 0, None
    source = raw.aligned(*place)
    try:
        return source, place[0], next((field for field in _fields(source) if field.name == name), None)
    except (yaml.YAMLError, ValueError, OverflowError, IndexError) as error:
        raise CannotEdit(f"The front matter cannot be read: {_BY_HAND}.") from error


def _fields(source: str) -> Iterator[_Field]:
    events: Iterator[Event] = yaml.parse(source, Loader=_LOADER)
    depth, nodes = 0, list[list[Event]]()
    for event in events:
        if depth == 1 and isinstance(event, NodeEvent):
            nodes.append([])
        if depth > 1 or (depth and isinstance(event, NodeEvent)):
            nodes[-1].append(event)
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
    for key, value in zip(nodes[::2], nodes[1::2], strict=False):
        if isinstance(key[0], ScalarEvent):
            nodes_of_value = [event for event in value if isinstance(event, _NODES)]
            yield _field(source, key[0], nodes_of_value)


def _field(source: str, key: ScalarEvent, events: Sequence[Event]) -> _Field:
    first = events[0]
    colon = source.index(":", _end(key)) + 1
    form, items, value = "other", list[tuple[int, int]](), ""
    start, end = _start(first), _end(events[-1])
    plain = isinstance(first, NodeEvent) and first.anchor is None and getattr(first, "tag", None) is None
    if isinstance(first, ScalarEvent) and plain and first.style not in ("|", ">"):
        form, value = "scalar", str(first.value)
        if start == end:
            start = end = colon
    elif isinstance(first, SequenceStartEvent) and plain:
        form, items = "flow" if first.flow_style else "block", list(_items(events[1:-1]))
        end = end if first.flow_style else (items[-1][1] if items else end)
        if not first.flow_style and any(source[at:to].startswith(("|", ">")) for at, to in items):
            form = "other"
    return _Field(str(key.value), _start(key), colon, start, end, form, tuple(items), value)


def _items(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    depth, start = 0, 0
    for event in events:
        if not depth:
            start = _start(event)
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        if not depth:
            yield start, _end(event)


def _start(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _with_line(raw: RawText, line: str) -> bytes:
    """The file with a further line of front matter."""
    place = raw.front_matter()
    if place is None:
        return raw.spliced(0, 0, f"---\n{line}\n---\n")
    return raw.spliced(place[1], place[1], f"{line}\n")


def _without(raw: RawText, source: str, offset: int, field: _Field) -> bytes:
    """The file without the lines of a field."""
    start = source.rfind("\n", 0, field.key) + 1
    end = source.find("\n", field.end) + 1 or len(source)
    if source[start : field.key].strip() or field.form == "other":
        raise CannotEdit(
            f"The field `{clean_line(field.name)}` is written in a way that is not changed here: {_BY_HAND}."
        )
    return raw.spliced(offset + start, offset + end, "")


def _written(values: tuple[str, ...]) -> str:
    return _scalar(values[0]) if len(values) == 1 else f"[{', '.join(map(_scalar, values))}]"


def _scalar(text: str) -> str:
    """A value as YAML: plain where it is words, else in double quotes."""
    line = clean_line(text)
    if _PLAIN.fullmatch(line) and line.lower() not in _WORDS_OF_YAML:
        return line
    return quoted_scalar(line)
