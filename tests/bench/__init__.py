"""The bench: `python -m tests.bench` prints every figure of the product in one table, taken in one run."""

from briefing.tui.variables import settled_variables

with settled_variables():
    import textual.constants  # noqa: F401 - it reads how many frames are drawn, as the program has it
