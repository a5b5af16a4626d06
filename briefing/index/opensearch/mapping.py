"""The mapping: what the server is told of the documents. It analyses nothing: words and weights come from us."""

from hashlib import blake2b
from math import log
from typing import Any

from briefing.index.weights import WEIGHTS

FORMAT = 1
"""The number of the form in which a library is written; whoever changes the form changes the number with it."""

WRITTEN = f"briefing {FORMAT}"
"""What the marker of a library says that is written in this form."""

FOREVER = 2**31 - 1
"""The commit before which a document stands that no commit has deleted."""

TERMS = ("article", "links", "relations", "cites", "sources", "tags", "names", "doubted", "print", "file", "on")
"""The fields of terms that filters and links look up."""

_LONGEST = 200
_STEP = log(WEIGHTS[-1] / WEIGHTS[0]) / (len(WEIGHTS) - 1)
_WEIGHT = f"return query.boost * {WEIGHTS[0]!r} * Math.exp({_STEP:.12f} * (doc.freq - 1.0))"
"""The score of a word: its rarity, which is the boost, times its weight, the code of which is kept as its frequency."""


def term(text: str) -> str:
    """A text as a term; of a longer one than the server takes, the beginning and a checksum."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 40]}#{blake2b(text.encode(errors='replace'), digest_size=16).hexdigest()}"


def documents_index(shards: int) -> dict[str, Any]:
    """The settings and the mapping of an index of documents."""
    lines = {"type": "char_group", "tokenize_on_chars": ["\n"], "max_token_length": 1_000}
    keyword, number = {"type": "keyword"}, {"type": "integer"}
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "-1",
                "similarity": {"weight": {"type": "scripted", "script": {"source": _WEIGHT}}},
                "analysis": {
                    "tokenizer": {"lines": lines},
                    "filter": {"weight": {"type": "delimited_term_freq"}},
                    "analyzer": {
                        "words": {"type": "custom", "tokenizer": "lines"},
                        "weights": {"type": "custom", "tokenizer": "lines", "filter": ["weight"]},
                    },
                },
            }
        },
        "mappings": {
            "dynamic": "strict",
            "properties": {
                **dict.fromkeys(("key", "kind", "sort", "first", "last", *TERMS), keyword),
                **dict.fromkeys(("number", "order", "from", "until", "version"), number),
                "stored": {"type": "keyword", "index": False, "doc_values": False},
                "blob": {"type": "binary"},
                "text": {"type": "text", "analyzer": "words", "norms": False, "position_increment_gap": 100},
                "weights": {
                    "type": "text",
                    "analyzer": "weights",
                    "search_analyzer": "words",
                    "similarity": "weight",
                    "index_options": "freqs",
                    "norms": False,
                },
            },
        },
    }


CONTROL_INDEX: dict[str, Any] = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
    "mappings": {"dynamic": False},
}
"""The settings and the mapping of the index that holds a library's marker and its lock."""
