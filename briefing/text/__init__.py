"""Text from outside: decoded, cleaned, cut into words."""

from briefing.text.clean import clean, clean_line
from briefing.text.decode import decode
from briefing.text.exact import exact_words
from briefing.text.folding import fold, visible
from briefing.text.sentences import breaks, is_abbreviation, sentence_ends
from briefing.text.vocabulary import WORD_LENGTH, compound_terms, runs_over_space, terms, word_counts
from briefing.text.words import Word, compounds, words

__all__ = [
    "WORD_LENGTH",
    "Word",
    "breaks",
    "clean",
    "clean_line",
    "compound_terms",
    "compounds",
    "decode",
    "exact_words",
    "fold",
    "is_abbreviation",
    "runs_over_space",
    "sentence_ends",
    "terms",
    "visible",
    "word_counts",
    "words",
]
