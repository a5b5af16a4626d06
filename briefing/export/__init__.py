"""Export: cards and articles in the formats of other programs."""

from briefing.export.collecting import Collected, collect
from briefing.export.formats import Format, exported
from briefing.export.output_file import refusal, write_file

__all__ = ["Collected", "Format", "collect", "exported", "refusal", "write_file"]
