"""YAML to fields, event by event: nothing is resolved, expanded or nested, so nothing in it can grow."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BARE_LINK = re.compile(r"\[\[[^\[\]]*\]\]")
_DEEPEST = 20
_QUOTE_IT = "put a value that begins with a sign, or holds a colon and a space, in double quotes"


class RawField(NamedTuple):
    """A field as it is written."""

    name: str
    """What stands before the colon."""
    values: tuple[str, ...]
    """The items of a list, or the one value."""
    line: int
    """The line it begins on, from 1."""


class Fault(NamedTuple):
    """Why a text cannot be read as fields."""

    line: int
    """The line, from 1."""
    message: str
    """What is wrong, and how to mend it; no full stop."""


def read_fields(source: str) -> tuple[RawField, ...] | Fault:
    """Read the fields of `source`, every value a string as it is written.

    A value within a list or a mapping within it is given in its own notation. So is what YAML would follow or
    convert: aliases, anchors and tags.
    """
    try:
        return tuple(_Fields(source))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Fault(line, f"{error.problem or error.context}; {error.note or _QUOTE_IT}")
    except yaml.YAMLError as error:
        return Fault(1, f"{error}; take that character out")
    except (ValueError, OverflowError) as error:  # PyYAML without libyaml, of an escape beyond Unicode
        return Fault(1, f"{error}; {_QUOTE_IT}")


class _Fields:
    """The fields of one source, as they come; raises yaml.YAMLError."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._events: Iterator[Event] = yaml.parse(source, Loader=_LOADER)

    def __iter__(self) -> Iterator[RawField]:
        for event in self._events:
            match event:
                case MappingStartEvent():
                    yield from self._mapping()
                case ScalarEvent() | SequenceStartEvent() | AliasEvent():
                    raise _fault(event, "it is no list of fields", "write each as `name: value`, one a line")
                case DocumentEndEvent() if event.explicit:
                    raise _fault(event, "a line of three dots ends it", "take that line out")

    def _mapping(self) -> Iterator[RawField]:
        for key in self._events:
            if isinstance(key, MappingEndEvent):
                return
            line = key.start_mark.line + 1 if key.start_mark else 1
            yield RawField(self._text(key), self._values(next(self._events)), line)

    def _values(self, event: Event) -> tuple[str, ...]:
        if not isinstance(event, SequenceStartEvent):
            return (self._text(event),)
        values = list[str]()
        for item in self._events:
            if isinstance(item, SequenceEndEvent):
                written = self._written(event, item)
                return (written,) if _BARE_LINK.fullmatch(written) else tuple(values)
            values.append(self._text(item))
        return tuple(values)

    def _text(self, event: Event) -> str:
        """A scalar's text; whatever is no plain scalar, as it is written."""
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:
            return str(event.value)
        return self._written(event, self._end(event) if isinstance(event, CollectionStartEvent) else event)

    def _end(self, start: Event) -> Event:
        """Go on to the end of a list or mapping."""
        depth = 1
        for event in self._events:
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth == 0:
                return event
            if depth > _DEEPEST:
                break
        raise _fault(start, "lists stand in lists without end", "take them apart")

    def _written(self, first: Event, last: Event) -> str:
        if first.start_mark is None or last.end_mark is None:
            return ""
        return self._source[first.start_mark.index : last.end_mark.index]


def _fault(event: Event, what: str, how: str) -> yaml.MarkedYAMLError:
    mark = event.start_mark
    return yaml.MarkedYAMLError(problem=what, problem_mark=mark, note=how)  # type: ignore[arg-type]  # the stubs tell libyaml's mark apart
