"""The bench: `python -m tests.bench` prints every figure of the product in one table, taken in one run."""

import briefing.tui  # noqa: F401 - before Textual, whose frame rate it chooses
