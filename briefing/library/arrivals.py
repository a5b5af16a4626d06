"""Arrivals: which claims and passages have come to a library, counted from the first time it was looked at.

Of each card and article a small checksum of every claim or passage is kept, four bytes each, and a checksum of its
file: only what has changed is read again. A passage is known by its fingerprint or its words, not by its number or by
how a copy has it; a claim by its words and what it cites.
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import Cancelled, NotFound
from briefing.library.batching import Cancel
from briefing.library.json_file import change_json_file, read_json_file
from briefing.library.library import Library

_SIZE = 4
Item = tuple[str, str]
"""A claim or a passage: the text that it is known by; its address, or the text of the claim."""


@dataclass(slots=True)
class _Known:
    """What is known of a card or an article."""

    sum: str
    """The checksum of its file."""
    items: set[bytes]
    """The checksums of its claims or passages."""
    new: dict[bytes, int] = field(default_factory=dict)
    """The arrivals of those that came after the first look."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What has come to a library."""

    last: int
    """The number of the last arrival; 0 before the first."""
    came: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Of a card the arrival and the text of each claim that came; of an address the arrival alone, without a text."""

    def since(self, arrival: int) -> dict[str, list[str]]:
        """What came after an arrival: cards by id with their new claims, passages by address."""
        found = {key: [text for at, text in each if at > arrival] for key, each in self.came.items()}
        return {key: list(filter(None, texts)) for key, texts in found.items() if texts}


class Looked(NamedTuple):
    """How far a look is."""

    done: int
    """How many of the changed cards and articles are read."""
    of: int
    """How many there are."""

    def told(self, seconds: float) -> str:  # noqa: ARG002 - called as the progress of all that takes long
        """The progress line after so many seconds."""
        return f"Looking for what is new: {self.done:,} of {self.of:,} cards and articles"


Progress = Callable[[Looked], None]
"""Told how far a look is."""


def look(  # noqa: PLR0913 - all but the first two are options
    library: Library,
    file: Path,
    *,
    at_least: int = 0,
    oldest: int = 0,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Arrivals:
    """See what has come since the last look, and keep it in `file`; the first look takes all for known.

    Arrivals are counted from `at_least`, where the file was lost; what came until `oldest` is news for nobody any
    more. Raises Cancelled soon after `cancelled` answers True, and OSError where the file can't be written.
    """
    kept = read_json_file(file).values
    known, last = _unpacked(kept), max(_number(kept.get("last")), at_least)
    is_first, sums = "known" not in kept, library.checksums()
    changed = [id for id, sum in sums.items() if id not in known or known[id].sum != sum]
    has_come = False
    for at, id in enumerate(changed):
        if cancelled and cancelled():
            raise Cancelled("Looking for what is new was broken off.")
        if progress:
            progress(Looked(at, len(changed)))
        items = {_checksum(text) for text, _ in _items(library, id)}
        before = known.get(id) or _Known("", set())
        fresh = set[bytes]() if is_first else items - before.items
        has_come = has_come or bool(fresh)
        known[id] = _Known(sums[id], items, {**before.new, **dict.fromkeys(fresh, last + 1)})
    last += has_come
    stale = [
        (one, item) for one in known.values() for item, at in one.new.items() if at <= oldest or item not in one.items
    ]
    for one, item in stale:
        del one.new[item]
    if changed or stale or last != kept.get("last"):
        change_json_file(file, lambda _: {"last": last, "known": _packed(known)})
    return Arrivals(last, dict(_came(library, known)))


def _came(library: Library, known: Mapping[str, _Known]) -> Iterable[tuple[str, tuple[tuple[int, str], ...]]]:
    """Of what came, where it stands now."""
    cards = library.roster.entries
    for id, one in known.items():
        if not one.new:
            continue
        found = [(one.new[sum], shown) for text, shown in _items(library, id) if (sum := _checksum(text)) in one.new]
        if id in cards and found:
            yield id, tuple(found)
        elif id not in cards:
            yield from ((address, ((at, ""),)) for at, address in found)


def _items(library: Library, id: str) -> list[Item]:
    """The claims of a card, or the passages of an article; none where it is gone."""
    try:
        if id in library.roster.entries:
            claims = library.card(id).claims
            return [("\0".join((claim.text, *claim.citations)), claim.text) for claim in claims]
        passages = library.passages(id)
    except NotFound:
        return []
    return [(each.fingerprint or each.digest or each.original, str(each.address)) for each in passages]


def _checksum(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_SIZE).digest()


def _packed(known: Mapping[str, _Known]) -> dict[str, list[Any]]:
    return {
        id: [
            one.sum,
            b64encode(b"".join(sorted(one.items))).decode(),
            *([{item.hex(): at for item, at in sorted(one.new.items())}] if one.new else []),
        ]
        for id, one in known.items()
    }


def _unpacked(values: Mapping[str, Any]) -> dict[str, _Known]:
    """What was kept, whatever has become of it: what makes no sense is left out."""
    found, kept = dict[str, _Known](), values.get("known")
    for id, one in kept.items() if isinstance(kept, dict) else ():
        try:
            sum, items, *more = one
            data = b64decode(items, validate=True)
            new = {bytes.fromhex(item): _number(at) for item, at in more[0].items()} if more else {}
            parts = {data[at : at + _SIZE] for at in range(0, len(data), _SIZE)}
            found[id] = _Known(str(sum), parts, new)
        except (TypeError, ValueError, AttributeError, Error):
            continue
    return found


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
