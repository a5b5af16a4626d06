"""The library: folders, what changed in them, and the index compiled from them; the face of the top floors."""

from briefing.library.json_file import read_json_file, update_json_file
from briefing.library.library import Library
from briefing.library.pace import Cancel, Progress, Reached, Renewed
from briefing.library.problems import LARGEST

__all__ = ["LARGEST", "Cancel", "Library", "Progress", "Reached", "Renewed", "read_json_file", "update_json_file"]
