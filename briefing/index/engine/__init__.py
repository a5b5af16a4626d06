"""The one place that knows Whoosh: its storage, codec, fields, readers and writers."""

import sys
import warnings

# The sources of Whoosh 2.7.4 make the compiler of every later Python warn. What compiles them is most often the
# installer; where it did not, the first import does, and nobody is told of it.
warnings.filterwarnings("ignore", module=r"(.*[/\\])?whoosh([/\\.]|$)")

import whoosh  # noqa: E402

FORMAT = 4
"""Raised whenever what is written here changes."""

ENGINE = f"whoosh {'.'.join(map(str, whoosh.__version__))}, format {FORMAT}, {sys.byteorder}-endian"
"""The engine, its version, what it writes and how: another one may not read what this one wrote."""
