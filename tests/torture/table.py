"""The table of a run: how many of each kind were tried, how many held, and what did not."""

from collections.abc import Iterator, Sequence

from tests.torture.runner import Tally


def table(tallies: Sequence[Tally], seed: int) -> Iterator[str]:
    """The lines of the report."""
    yield f"| {'kind':<12} | tried |  held | failed | seconds |"
    yield f"|{'-' * 14}|------:|------:|-------:|--------:|"
    for tally in tallies:
        yield _row(tally.kind.name, tally.tried, tally.held, tally.seconds)
    yield _row("all", *(sum(each) for each in zip(*((t.tried, t.held, t.seconds) for t in tallies), strict=True)))
    yield ""
    for tally in tallies:
        for seen, case in tally.faults.values():
            yield f"{tally.kind.name}: {seen}"
            yield f"    {case.line}"
    failed = sum(tally.tried - tally.held for tally in tallies)
    yield f"{failed} failed, seed {seed}"


def _row(name: str, tried: float, held: float, seconds: float) -> str:
    return f"| {name:<12} | {tried:>5.0f} | {held:>5.0f} | {tried - held:>6.0f} | {seconds:>7.0f} |"
