"""Which names are one: a surname and the full name, an acronym and what it stands for, names that differ by a word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.drafting.wordlist import listed

_PARTICLES = listed("al el bin ibn abu de da del der di dos du la le van von y bint ben")
_GENERATIONS = listed("jr sr ii iii")
_NO_INITIALS = listed("of the and for to on in de s")


def fuller_person(short: str, names: Sequence[str], bound: dict[str, str]) -> str | None:
    """The one of the full `names` that the name of a person is short for; None where it is none, or could be two.

    All names are keys. `bound` remembers whom a surname was given to first.
    """
    if short in bound:
        return bound[short]
    found = [name for name in names if _is_short_for(short.split(), name.split())]
    ending = [name for name in found if name.endswith(f" {short}")]
    last = [name for name in found if name.split()[-1] == short.rsplit(maxsplit=1)[-1]]
    candidates = ending or last or found or [name for name in names if name.split()[0] == short][-1:]
    if len(candidates) != 1:
        return None
    bound[short] = candidates[0]
    return candidates[0]


def _is_short_for(short: list[str], full: list[str]) -> bool:
    """Whether the words of one name stand in this order in the other, and are no mere first name of it."""
    if short == full or not set(short) <= set(full):
        return False
    if len(short) == 1:
        return short[0] in [word for word in full[1:] if word not in _PARTICLES | _GENERATIONS]
    places = [full.index(word) for word in short]
    return places == sorted(places) and (places[-1] == len(full) - 1 or places[0] > 0)


def initials(name: str) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in name.split() if word not in _NO_INITIALS)


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name of the pairs the one it is joined under: a pair joins its two names under the second's."""
    above = dict[str, str]()

    def top(name: str) -> str:
        while name in above:
            name = above[name]
        return name

    for name, under in pairs:
        one, other = top(name), top(under)
        if one != other:
            above[one] = other
    return {name: top(name) for name in list(above)}


def shorter_organisations(keys: Sequence[str], nationalities: frozenset[str]) -> list[tuple[str, str]]:
    """Pairs of organisations' names of which the first is the second without its nationality, or with a word less."""
    by_end = defaultdict[str, list[str]](list)
    for name in keys:
        parts = name.split()
        for start in range(1, len(parts) - 1):
            by_end[" ".join(parts[start:])].append(name)
    pairs = []
    for name in keys:
        longer = by_end.get(name, [])
        if len(longer) == 1 and set(longer[0].removesuffix(name).split()) <= nationalities:
            pairs.append((name, longer[0]))
    return pairs
