"""What a child process answers, to bytes and back; nothing in an answer is trusted."""

import json
from typing import Any

import msgspec

from briefing.errors import FileRefused
from briefing.model import Layout
from briefing.sources.parsed import Extract

_TEXTS = ("extractor", "title", "outlet", "published", "language", "url")
_LISTS = ("paragraphs", "authors", "tags", "remarks")
_FLAG, _LAYOUTS = "is_mail", "layouts"
_REFUSED = "refused"


class BadAnswerError(ValueError):
    """What a child process said is no answer; it never leaves this floor."""


def pack(answer: Extract | FileRefused) -> bytes:
    """The bytes of an answer."""
    if isinstance(answer, FileRefused):
        return _bytes({_REFUSED: str(answer)})
    return _bytes({name: getattr(answer, name) for name in (*_TEXTS, *_LISTS, _LAYOUTS, _FLAG)})


def unpack(data: bytes) -> Extract | FileRefused:
    """The answer in `data`; BadAnswerError where there is none."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadAnswerError("it is no JSON") from error
    match read:
        case {"refused": str(why)}:
            return FileRefused(why)
        case dict() if (
            all(isinstance(read.get(name), str) for name in _TEXTS)
            and all(_is_list(read.get(name)) for name in _LISTS)
            and isinstance(read.get(_FLAG), bool)
        ):
            return _extract(read)
    raise BadAnswerError("it is of another shape")


def _extract(read: dict[str, Any]) -> Extract:
    values: dict[str, Any] = {name: read[name] for name in _TEXTS} | {name: tuple(read[name]) for name in _LISTS}
    values[_FLAG] = read[_FLAG]
    try:
        values[_LAYOUTS] = msgspec.convert(read.get(_LAYOUTS), tuple[Layout, ...])
    except msgspec.ValidationError as error:
        raise BadAnswerError("its layouts are none") from error
    if len(values[_LAYOUTS]) not in (0, len(values["paragraphs"])):
        raise BadAnswerError("not every paragraph has a layout")
    return Extract(**values)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _bytes(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
