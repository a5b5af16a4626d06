"""Adding articles: files are read, recognised and stored in a library folder; nothing that is there is touched."""

from briefing.library.adding.adding import Adding, refused
from briefing.library.adding.free_ids import FreeIds
from briefing.library.adding.gather import gather, passed_over
from briefing.library.adding.known import Known
from briefing.library.adding.shelf import Shelf
from briefing.library.adding.stored_files import stored_files

__all__ = ["Adding", "FreeIds", "Known", "Shelf", "gather", "passed_over", "refused", "stored_files"]
