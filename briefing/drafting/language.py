"""The language model: spaCy with an English pipeline. It runs in a child process, and nothing else imports spaCy."""

import json
import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from briefing.drafting.models import MODELS
from briefing.drafting.wire import unpack_texts
from briefing.sources.confined import serve

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

_AT_ONCE = 128
"""So many passages are parsed as one batch."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_COARSE = (("NNP", "PROPN"), ("NN", "NOUN"), ("VB", "VERB"), ("MD", "AUX"), ("JJ", "ADJ"), ("RB", "ADV"))


def main() -> None:
    """Answer with the parses of the paragraphs at stdin; the task is the name of the model."""
    for name in _THREADS:  # a thread a core costs memory, and the limits allow none
        os.environ[name] = "1"
    serve(lambda model, data: json.dumps(list(_parses(_load(model), unpack_texts(data)))).encode())


def _load(model: str) -> "Pipeline":
    if model not in MODELS or find_spec(model) is None:
        raise ValueError(f"there is no model {model}")
    import spacy  # noqa: PLC0415 - the environment is set first
    from spacy.language import Language  # noqa: PLC0415
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))  # NumPy's product of matrices is the faster one
    pipeline = spacy.load(model, exclude=["attribute_ruler", "senter"])
    if pipeline.has_pipe("lemmatizer"):
        Language.component("coarse_tags", func=_tag_coarsely)
        pipeline.add_pipe("coarse_tags", before="lemmatizer")
    return pipeline


def _tag_coarsely(doc: "Doc") -> "Doc":
    """What the lemmatizer needs of the attribute ruler, at a tenth of its time."""
    for token in doc:
        token.pos_ = next((coarse for fine, coarse in _COARSE if token.tag_.startswith(fine)), "X")
    return doc


def _parses(pipeline: "Pipeline", texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for doc in pipeline.pipe(texts, batch_size=_AT_ONCE):
        places = {token.i: at for at, token in enumerate(token for token in doc if not token.is_space)}
        tokens = [doc[i] for i in places]
        yield {
            "at": [[token.idx, token.idx + len(token)] for token in tokens],
            "tags": [token.tag_ for token in tokens],
            "lemmas": [token.lemma_ or token.text for token in tokens],
            "deps": [token.dep_ for token in tokens],
            "heads": [places.get(token.head.i, place) for place, token in enumerate(tokens)],
            "sentences": [places[token.i] for token in tokens if token.is_sent_start],
            "entities": [
                [places[inside[0]], places[inside[-1]] + 1, span.label_]
                for span in doc.ents
                if (inside := [i for i in range(span.start, span.end) if i in places])
            ],
        }
