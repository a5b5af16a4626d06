"""The one place that knows Whoosh: its storage, codec, fields, readers and writers."""

import sys

import whoosh

FORMAT = 4
"""Raised whenever what is written here changes."""

ENGINE = f"whoosh {'.'.join(map(str, whoosh.__version__))}, format {FORMAT}, {sys.byteorder}-endian"
"""The engine, its version, what it writes and how: another one may not read what this one wrote."""
