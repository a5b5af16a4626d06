"""`python -m tests.torture.deciding CARD ADDRESS`: refuses a mention in the library of the environment."""

import os
import sys
from contextlib import closing

from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.cli.session import open_library
from briefing.errors import BriefingError
from briefing.model import Address


def main(card: str, text: str) -> int:
    """0 where it is kept; 2 where it can't be."""
    address = Address.parse(text)
    assert address
    with closing(open_library((), Environment.of(os.environ), Directories.of(os.environ))) as library:
        try:
            library.refresh()
            library.refuse(card, address)
        except (BriefingError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
