"""Folding: letters as they are compared."""

import re
import unicodedata
from collections.abc import Callable

from briefing.text.signs import APOSTROPHES, DASHES, INVISIBLE

_UNSEEN = re.compile(f"[{INVISIBLE}]")
_UNSEEN_IN_MARKDOWN = re.compile(rf"{_UNSEEN.pattern}|\\(?=[!-/:-@\[-`{{-~])")
_LIGATURES = {"æ": "ae", "œ": "oe"}
_LETTERS = {
    **_LIGATURES,
    "ð": "d",
    "þ": "th",
    "ŋ": "n",
    "ı": "i",
    "ȷ": "j",
    "ĸ": "q",
    "ə": "a",
    "ǝ": "e",
    "ɛ": "e",
    "ɔ": "o",
    "ک": "ك",
    "ی": "ي",
    "ى": "ي",
    "ٱ": "ا",
}
"""Letters that Unicode does not take apart, but for those its names tell (`L WITH STROKE`)."""
_TAKEN_APART = re.compile(r"((?:LATIN|GREEK|CYRILLIC) SMALL LETTER \S+) WITH ")
_SIGNS = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(DASHES, "-") | {"٪": "%"}


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded


def fold(text: str) -> str:
    """`text` without case, accents and what nobody sees: `Guaidó` in any Unicode form becomes `guaido`, `Łódź` `lodz`.

    Apostrophes, dashes and digits of all kinds become those of ASCII.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.translate(_LOOSE)


def fold_exactly(text: str) -> str:
    """The same, but accents and letters with strokes stay: `Año` becomes `año`."""
    if text.isascii():
        return text.lower().replace("`", "'")
    composed = unicodedata.normalize("NFKC", text.translate(_EXACT)).casefold()
    return unicodedata.normalize("NFKC", composed.translate(_EXACT))


def without_invisible(text: str) -> tuple[str, list[int] | range]:
    """`text` without what nobody sees, a backslash of Markdown too, and where each of its characters stands in it."""
    if (text.isascii() and "\\" not in text) or not _UNSEEN_IN_MARKDOWN.search(text):
        return text, range(len(text))
    unseen = {match.start() for match in _UNSEEN_IN_MARKDOWN.finditer(text)}
    kept = [at for at in range(len(text)) if at not in unseen]
    return "".join(map(text.__getitem__, kept)), kept


def _loose(character: str) -> str:
    if character in _SIGNS or _UNSEEN.match(character):
        return _SIGNS.get(character, "")
    cased = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_letter, cased))


def _letter(character: str) -> str:
    """A decomposed letter in small, without what is put onto it."""
    if unicodedata.combining(character) or _UNSEEN.match(character):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if not character.isascii() and (named := _TAKEN_APART.match(unicodedata.name(character, ""))):
        return _letter(unicodedata.lookup(named[1]))
    return _SIGNS.get(character) or _LETTERS.get(character, character)


def _exact(character: str) -> str:
    if character in _SIGNS or _UNSEEN.match(character):
        return _SIGNS.get(character, "")
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    decomposed = unicodedata.normalize("NFD", character)
    ligature = _LIGATURES.get(decomposed[0].lower())
    return ligature + decomposed[1:] if ligature else character


_LOOSE, _EXACT = _Table(_loose), _Table(_exact)
