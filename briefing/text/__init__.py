"""Text from outside: files read, decoded, cleaned, cut into words."""

from briefing.text.clean import clean, clean_line, clean_path, visible
from briefing.text.decode import decode
from briefing.text.exact import exact_words
from briefing.text.find import occurrences
from briefing.text.folding import fold
from briefing.text.regular_files import NotRegularError, open_regular, read_regular
from briefing.text.sentences import breaks, is_abbreviation, sentence_ends
from briefing.text.slug import slug
from briefing.text.vocabulary import WORD_LENGTH, compound_terms, runs_over_space, terms, word_counts
from briefing.text.word_list import DAYS, MONTHS, listed
from briefing.text.words import Word, compounds, words

__all__ = [
    "DAYS",
    "MONTHS",
    "WORD_LENGTH",
    "NotRegularError",
    "Word",
    "breaks",
    "clean",
    "clean_line",
    "clean_path",
    "compound_terms",
    "compounds",
    "decode",
    "exact_words",
    "fold",
    "is_abbreviation",
    "listed",
    "occurrences",
    "open_regular",
    "read_regular",
    "runs_over_space",
    "sentence_ends",
    "slug",
    "terms",
    "visible",
    "word_counts",
    "words",
]
