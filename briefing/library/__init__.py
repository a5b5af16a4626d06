"""The library: folders, what changed in them, and the index compiled from them; the face of the top floors."""

from briefing.library.batching import Cancel, Progress, Reached, Renewed
from briefing.library.file_problems import LARGEST
from briefing.library.json_file import change_json_file, read_json_file, replace_file, update_json_file
from briefing.library.library import Library
from briefing.library.vault import is_vault

__all__ = [
    "LARGEST",
    "Cancel",
    "Library",
    "Progress",
    "Reached",
    "Renewed",
    "change_json_file",
    "is_vault",
    "read_json_file",
    "replace_file",
    "update_json_file",
]
