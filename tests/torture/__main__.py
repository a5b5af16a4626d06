"""`python -m tests.torture` tries to end, hang or mislead the program, and prints a table of what held."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from tests.torture.case import Case
from tests.torture.corpus import keep
from tests.torture.kinds import KINDS
from tests.torture.runner import attempt, run
from tests.torture.scene import ROOT, Scene
from tests.torture.table import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 0 where everything held, else 1."""
    options = _parser().parse_args(arguments)
    if options.replay:
        return _replay(options.replay)
    seed = SystemRandom().randrange(1_000_000) if options.seed is None else options.seed
    print(f"seed {seed}", file=sys.stderr, flush=True)
    kinds = [KINDS[name] for name in options.only or KINDS]
    tallies = run(kinds, seed, options.minutes * 60, options.jobs)
    print("\n".join(table(tallies, seed)))
    for path in [keep(case, seen) for tally in tallies for seen, case in tally.faults.values()]:
        print(f"kept: {path.relative_to(ROOT)}")
    return 1 if any(tally.held < tally.tried for tally in tallies) else 0


def _replay(files: Sequence[Path]) -> int:
    """Try the cases in the files, and say of each what was seen."""
    failed = 0
    with TemporaryDirectory(prefix="torture-") as directory:
        scene = Scene(Path(directory))
        for file in files:
            case = Case.load(file.read_text(encoding="utf-8"))
            broken = attempt(KINDS[case.kind], case, scene)
            failed += broken is not None
            print(f"{file.name}: {broken or 'held'}", flush=True)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, metavar="N", help="how long (default: 5)")
    parser.add_argument("--seed", type=int, metavar="S", help="the same seed tries the same cases (default: another)")
    parser.add_argument(
        "--only", nargs="+", choices=KINDS, metavar="NAME", help=f"these kinds alone: {', '.join(KINDS)}"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="so many cases at once")
    parser.add_argument("--replay", nargs="+", type=Path, metavar="FILE", help="try the cases in these files instead")
    return parser


if __name__ == "__main__":
    sys.exit(main())
