"""Text from outside: files read, decoded, cleaned, cut into words."""

from briefing.text.clean import clean, clean_line, clean_path, visible
from briefing.text.decode import decode
from briefing.text.regular_files import NotRegularError, open_regular, read_regular
from briefing.text.slug import slug
from briefing.text.words import Word, fold, words

__all__ = [
    "NotRegularError",
    "Word",
    "clean",
    "clean_line",
    "clean_path",
    "decode",
    "fold",
    "open_regular",
    "read_regular",
    "slug",
    "visible",
    "words",
]
