"""The compiled library: Whoosh, alone. Everything it is given and answers is a value of the model.

The engine is loaded when an index is opened or written, not before.
"""

from briefing.index.changes import Changes, Source
from briefing.index.index import Index
from briefing.index.reader import Reader

__all__ = ["Changes", "Index", "Reader", "Source"]
