"""The reader's own choices of keys and theme: which can be followed, and what is wrong with the others."""

from collections.abc import Container, Iterable, Iterator
from itertools import combinations

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from briefing.model import Settings
from briefing.tui.keys import KEYS, Owner, glyph, glyphs, split

_TOGETHER = (
    {Owner.APP, Owner.SEARCH, Owner.PANES, Owner.SCREEN},
    {Owner.APP, Owner.VIEW, Owner.READER, Owner.PANES, Owner.SCREEN},
    {Owner.APP, Owner.FIND, Owner.SCREEN},
    {Owner.APP, Owner.VIEW, Owner.SHEET},
    {Owner.APP, Owner.VISIT},
    {Owner.APP, Owner.ADDING},
    {Owner.APP, Owner.FORM},
    {Owner.APP, Owner.MARKING},
    {Owner.APP, Owner.VIEW, Owner.ADDED},
    {Owner.APP, Owner.VIEW, Owner.REVIEW},
)
"""Whose keys work at the same time."""
_FIXED = {"ctrl+q": "quit", "ctrl+p": "palette"}
"""The keys that Textual keeps for itself, and the ids of what it does on them."""
_HELD = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED = frozenset(key.value for key in Keys).union(KEY_NAME_REPLACEMENTS.values())
_KNOWN = {key.id: key for key in KEYS}
_MOST = 20
"""So many choices that cannot be followed are told one by one."""


class Keymap:
    """The choices that can be followed; the program's own stand for the rest."""

    def __init__(self, settings: Settings, themes: Container[str]) -> None:
        """`themes` has the names of those there are."""
        self.complaints: list[str] = list(settings.complaints)
        """What cannot be followed, and whose keys went to others; one line each."""
        self.theme = settings.theme if settings.theme in themes else ""
        """The theme, or nothing."""
        if settings.theme and not self.theme:
            self.complaints.append(f"config.toml: there is no theme “{settings.theme}”; the palette lists them")
        self._told = dict[str, None]()
        changed = dict(self._possible(settings.keys))
        self._part(changed)
        self._take(changed)
        if len(self._told) > _MOST:
            self.complaints.append(f"config.toml, [keys]: {len(self._told) - _MOST:,} more cannot be followed")
        self.keys: dict[str, str] = {id: ",".join(keys) for id, keys in changed.items()}
        """The keys that are other than usual, by id."""

    def glyphs(self, id: str) -> str:
        """How the keys of `id` are written on the screen, as they are now."""
        return glyphs(self.keys.get(id, _KNOWN[id].keys))

    @property
    def help(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Every key as it is written and what it does, by where it holds."""
        return {
            owner.value: tuple((self.glyphs(key.id), key.help) for key in KEYS if key.owner is owner) for owner in Owner
        }

    def help_of(self, *owners: Owner) -> dict[str, tuple[tuple[str, str], ...]]:
        """The keys of some owners, in their order; as `help`."""
        return {owner.value: self.help[owner.value] for owner in owners}

    def _possible(self, keys: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
        """The choices that could be followed, were each alone."""
        for id, text in keys:
            if wrong := _wrong(id, split(text)):
                self._complain(wrong)
            else:
                yield id, split(text)

    def _part(self, changed: dict[str, list[str]]) -> None:
        """Have a key of two choices be the first one's; a choice that is left with nothing is none."""
        for first, second in combinations(tuple(changed), 2):
            if first in changed and second in changed and _meet(first, second):
                new = _new(first, changed[first]) | _new(second, changed[second])
                lost = new & _written(changed[first]) & _written(changed[second])
                changed[second] = self._left(changed[second], lost, first, second)
                if not changed[second]:
                    del changed[second]

    def _take(self, changed: dict[str, list[str]]) -> None:
        """Have the others give up what is new to a choice; what is left to them joins those that are changed."""
        for id, keys in tuple(changed.items()):
            new = _new(id, keys)
            for other, key in _KNOWN.items():
                has = changed.get(other, split(key.keys))
                if _meet(id, other) and (lost := new & _written(has)):
                    changed[other] = self._left(has, lost, id, other)
                    if not changed[other]:
                        self._complain(f"{other} has no key any more")

    def _left(self, keys: list[str], lost: set[str], holder: str, loser: str) -> list[str]:
        """What is left of the keys of `loser`; what is lost is told."""
        for key in sorted(lost):
            self._complain(f"{key} is given to both {holder} and {loser}; {holder} has it")
        return [key for key in keys if glyph(key) not in lost]

    def _complain(self, what: str) -> None:
        if what not in self._told:
            self._told[what] = None
            if len(self._told) <= _MOST:
                self.complaints.append(f"config.toml, [keys]: {what}")


def _wrong(id: str, keys: list[str]) -> str:
    """Why `id` cannot have these keys, or nothing."""
    if id not in _KNOWN:
        return f"“{id}” is the id of no key; docs/keys.md lists them"
    if not keys:
        return f"{id} needs a key"
    if wrong := next((key for key in keys if not _is_key(key)), ""):
        return f"“{wrong}” is no key that {id} could have"
    if fixed := next((key for key in keys if _FIXED.get(key, id) != id), ""):
        return f"{glyph(fixed)} is {_FIXED[fixed]} always, and cannot be {id}"
    return ""


def _meet(one: str, other: str) -> bool:
    """Whether the keys of two ids work at the same time."""
    owners = {_KNOWN[one].owner, _KNOWN[other].owner}
    return one != other and any(owners <= group for group in _TOGETHER)


def _new(id: str, keys: list[str]) -> set[str]:
    """Those of the keys that `id` does not have as usual."""
    return _written(keys) - _written(split(_KNOWN[id].keys))


def _written(keys: list[str]) -> set[str]:
    """Keys by how they are written on the screen: the same whatever name was used."""
    return {glyph(key) for key in keys}


def _is_key(name: str) -> bool:
    *held, last = name.split("+") if len(name) > 1 else [name]
    return _HELD.issuperset(held) and (len(last) == 1 or last in _NAMED or key_to_character(last) is not None)
