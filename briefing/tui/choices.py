"""The reader's own choices of keys and theme: which can be followed, and what is wrong with the others."""

from collections.abc import Container, Iterator

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from briefing.model import Settings
from briefing.tui.keys import KEYS, Owner, glyph, glyphs, split

_TOGETHER = (
    {Owner.SEARCH, Owner.PANES, Owner.SCREEN},
    {Owner.VIEW, Owner.READER, Owner.PANES, Owner.SCREEN},
    {Owner.VIEW, Owner.SHEET},
    {Owner.VISIT},
    {Owner.ADDING},
)
"""Whose keys work at the same time."""
_HELD = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED = frozenset(key.value for key in Keys).union(KEY_NAME_REPLACEMENTS.values())
_KNOWN = {key.id: key for key in KEYS}


class Choices:
    """The choices that can be followed; the program's own stand for the rest."""

    def __init__(self, settings: Settings, themes: Container[str]) -> None:
        """`themes` has the names of those there are."""
        self.complaints: list[str] = list(settings.complaints)
        """What cannot be followed, one line each."""
        self.theme = settings.theme if settings.theme in themes else ""
        """The theme, or nothing."""
        if settings.theme and not self.theme:
            self.complaints.append(f"config.toml: there is no theme “{settings.theme}”; the palette lists them")
        self.keys: dict[str, str] = {}
        """The keys that are other than usual, by id."""
        for id, text in settings.keys:
            if complaint := self._change(id, split(text)):
                self.complaints.append(f"config.toml, [keys]: {complaint}")

    def glyphs(self, id: str) -> str:
        """How the keys of `id` are written on the screen, as they are now."""
        return glyphs(self.keys.get(id, _KNOWN[id].keys))

    def _change(self, id: str, keys: list[str]) -> str:
        """Have `id` be those keys, which others lose; why it cannot be, or nothing."""
        if id not in _KNOWN:
            return f"“{id}” is the id of no key; docs/keys.md lists them"
        if not keys:
            return f"{id} needs a key"
        if wrong := next((key for key in keys if not _is_key(key)), ""):
            return f"“{wrong}” is no key that {id} could have"
        losing = dict(self._losing(id, keys))
        if twice := next((other for other in losing if other in self.keys), ""):
            return f"{', '.join(map(glyph, keys))} cannot be both {twice} and {id}"
        self.keys |= {id: ",".join(keys)} | {other: ",".join(left) for other, left in losing.items()}
        bare = next((other for other, left in losing.items() if not left), "")
        return f"{bare} has no key any more, as {id} has taken it" if bare else ""

    def _losing(self, id: str, keys: list[str]) -> Iterator[tuple[str, list[str]]]:
        """The ids that work at the same time as `id` and lose keys that are new to it, and what is left to them."""
        new = set(keys).difference(split(_KNOWN[id].keys))
        owners = set[Owner]().union(*(group for group in _TOGETHER if _KNOWN[id].owner in group))
        for other in KEYS:
            has = split(self.keys.get(other.id, other.keys))
            if other.id != id and other.owner in owners and not new.isdisjoint(has):
                yield other.id, [key for key in has if key not in new]


def _is_key(name: str) -> bool:
    *held, last = name.split("+") if len(name) > 1 else [name]
    return _HELD.issuperset(held) and (len(last) == 1 or last in _NAMED or key_to_character(last) is not None)
