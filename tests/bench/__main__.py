"""`python -m tests.bench` prints one table."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import (
    disk,
    drafting,
    editing,
    importing,
    indexing,
    keying,
    line,
    memory,
    opening,
    querying,
    sharing,
    stalling,
    starting,
    timeline,
)
from tests.bench.pile import Pile, made_up, shipped
from tests.bench.table import HEAD, Row, side_by_side, write

_FIGURES: dict[str, Callable[[Pile, int], Iterator[Row]]] = {
    "disk": disk.measure,
    "start": starting.measure,
    "query": querying.measure,
    "key": keying.measure,
    "line": line.measure,
    "opening": opening.measure,
    "timeline": timeline.measure,
    "memory": memory.measure,
    "stall": stalling.measure,
    "index": indexing.measure,
    "edit": editing.measure,
    "import": importing.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the figures on every pile; 0 where each target is reached, else 1."""
    options = _parser().parse_args(arguments)
    measure = _rows_of_server if options.engine == "opensearch" else _rows
    if options.drafting:
        rows = list(drafting.measure(options.runs))
        write([HEAD, *(row.line for row in rows)])
        return 1 if any(row.is_missed for row in rows) else 0
    piles = []
    with ExitStack() as stack:
        for passages in options.passages or (0,):
            directory = options.piles / str(passages) if options.piles else None
            pile = _pile(directory or Path(stack.enter_context(TemporaryDirectory(prefix="bench"))), passages)
            name = f"{pile.passages:,} passages, {pile.cards:,} cards"
            write([f"{name}, {options.runs} runs", HEAD])
            piles.append((name, list(measure(pile, options.figures, options.runs))))
    if len(piles) > 1:
        write(["", *side_by_side(piles)])
    return 1 if any(row.is_missed for _, rows in piles for row in rows) else 0


def _pile(directory: Path, passages: int) -> Pile:
    return made_up(directory, passages) if passages else shipped(directory)


def _rows(pile: Pile, figures: Sequence[str], runs: int) -> Iterator[Row]:
    """Each figure, printed as soon as it is there."""
    for name, measure in _FIGURES.items():
        for row in measure(pile, runs) if name in figures else ():
            write([row.line])
            yield row


def _rows_of_server(pile: Pile, _: Sequence[str], runs: int) -> Iterator[Row]:
    """Each figure of the library on a server, beside the files in the same run."""
    for row in sharing.measure(pile, runs):
        write([row.line])
        yield row


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--passages", type=int, nargs="+", metavar="N", help="made-up piles of N passages instead of what ships"
    )
    parser.add_argument(
        "--engine", choices=("files", "opensearch"), default="files", help="a library on a server, beside the files"
    )
    parser.add_argument("--drafting", action="store_true", help="drafting alone, on articles of our own")
    parser.add_argument("--figures", nargs="+", choices=_FIGURES, default=tuple(_FIGURES), help="these alone")
    parser.add_argument("--piles", type=Path, metavar="DIR", help="keep the made-up piles in DIR, for the next time")
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="how often each figure is taken")
    return parser


if __name__ == "__main__":
    sys.exit(main())
