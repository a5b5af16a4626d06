"""Adding articles: files are read, recognised and stored in a library folder; nothing that is there is touched."""

from briefing.library.adding.add_files import add_files
from briefing.library.adding.article_store import ArticleStore
from briefing.library.adding.first_look import FirstLook, first_look

__all__ = ["ArticleStore", "FirstLook", "add_files", "first_look"]
