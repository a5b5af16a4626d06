"""`python -m tests.pile N DIR`: write a library of N passages into DIR."""

import argparse
from pathlib import Path

from tests.pile import write_pile


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.pile", description="Write a made-up library of N passages.")
    parser.add_argument("passages", type=int, metavar="N", help="how many passages, 25 an article; a card for each 100")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to; must be empty or not there yet")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    print(write_pile(given.passages, given.folder))


main()
