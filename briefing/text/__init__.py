"""Text from outside: decoded, cleaned, cut into words."""

from briefing.text.clean import clean, clean_line
from briefing.text.decode import decode
from briefing.text.slug import slug
from briefing.text.words import Word, fold, words

__all__ = ["Word", "clean", "clean_line", "decode", "fold", "slug", "words"]
