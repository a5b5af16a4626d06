"""Adding articles: files are read, recognised and stored in a library folder; nothing that is there is touched."""

from briefing.library.adding.adding import Adding
from briefing.library.adding.gather import gather
from briefing.library.adding.known import Known
from briefing.library.adding.shelf import Shelf

__all__ = ["Adding", "Known", "Shelf", "gather"]
