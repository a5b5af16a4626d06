"""The nearest names: what was meant by one that nothing bears."""

from collections.abc import Iterable

from briefing.text import fold

_ALIKE = 72.0
"""Of 100; below it stand names that share letters by chance: none at all is better than a silly one."""


def nearest(name: str, names: Iterable[str], limit: int) -> list[str]:
    """At most `limit` of `names` that are spelled like `name`, nearest first; none where none is alike."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a mistake pays for the import)

    known = {fold(one): one for one in names}
    found = process.extract(fold(name), list(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=_ALIKE)
    return [known[match] for match, _, _ in found]
