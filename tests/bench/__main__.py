"""`python -m tests.bench` prints one table."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import indexing, keying, memory, opening, starting
from tests.bench.pile import made_up, shipped
from tests.bench.table import HEAD, write

_FIGURES = (starting.measure, keying.measure, opening.measure, memory.measure, indexing.measure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every figure on every pile; 0 where each target is reached, else 1."""
    options = _parser().parse_args(arguments)
    missed = 0
    for passages in options.passages or (0,):
        with TemporaryDirectory(prefix="bench") as directory:
            pile = made_up(Path(directory), passages) if passages else shipped(Path(directory))
            write([f"{pile.cards:,} cards, {pile.passages:,} passages, {options.runs} runs", HEAD])
            for measure in _FIGURES:
                for row in measure(pile, options.runs):
                    write([row.line])
                    missed += row.is_missed
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--passages", type=int, nargs="+", metavar="N", help="made-up piles of N passages instead of what ships"
    )
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="how often each figure is taken")
    return parser


if __name__ == "__main__":
    sys.exit(main())
