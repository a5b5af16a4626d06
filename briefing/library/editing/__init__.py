"""Editing: the one door for changes of a library's files, their log, and the way back."""

from briefing.library.editing.change_log import ChangeLog
from briefing.library.editing.changes import Changes, Door, FileChange

__all__ = ["ChangeLog", "Changes", "Door", "FileChange"]
