"""Export: cards and articles in the formats of other programs."""

from briefing.export.collecting import Cancel, Collected, Progress, collect
from briefing.export.formats import Format, exported
from briefing.export.output_file import refusal, write_file

__all__ = ["Cancel", "Collected", "Format", "Progress", "collect", "exported", "refusal", "write_file"]
