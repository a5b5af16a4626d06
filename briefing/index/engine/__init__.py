"""The one place that knows Whoosh: its storage, codec, fields, readers and writers."""

import whoosh

ENGINE = "whoosh " + ".".join(map(str, whoosh.__version__))
"""The engine and its version: another one may not read what this one wrote."""
