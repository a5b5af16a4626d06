"""The nearest spelling among names."""

from collections.abc import Iterable

from briefing.text import fold

_ALIKE = 60.0


def nearest(name: str, names: Iterable[str], limit: int) -> list[str]:
    """At most `limit` of `names` that are spelled like `name`, nearest first; none where none is alike."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a mistake pays for the import)

    known = {fold(one): one for one in names}
    found = process.extract(fold(name), list(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=_ALIKE)
    return [known[match] for match, _, _ in found]
