"""The language model: spaCy with an English pipeline. It runs in a child process, and nothing else imports spaCy."""

import gc
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

_AT_ONCE = 64
"""So many passages are parsed as one batch: as many as the processor's cache holds."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_COARSE = (("NNP", "PROPN"), ("NN", "NOUN"), ("VB", "VERB"), ("MD", "AUX"), ("JJ", "ADJ"), ("RB", "ADV"))


def main() -> None:
    """Answer with the parses of the paragraphs at stdin; the task is the name of the model."""
    for name in _THREADS:  # a thread a core costs memory, and the limits allow none
        os.environ[name] = "1"
    gc.disable()  # the process ends with its answer, of which nothing is garbage
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
    for first in range(0, len(texts), _AT_ONCE):
        yield from map(_parse, _parsed(pipeline, texts[first : first + _AT_ONCE]))


def _parsed(pipeline: "Pipeline", texts: Sequence[str]) -> list["Doc"]:
    """The texts after every component of the pipeline; the same as `pipeline.pipe`, in two thirds of its time."""
    docs, components = list(map(pipeline.make_doc, texts)), list[tuple[str, Any]](pipeline.pipeline)
    for _, component in components:
        if _steps(component):
            component.set_annotations(docs, _walked(component, docs))
        elif hasattr(component, "pipe"):
            docs = list(component.pipe(docs, batch_size=len(docs)))
        else:
            docs = list(map(component, docs))
    return docs


def _steps(component: Any) -> bool:
    """Whether a component reads a text step by step, one best step at a time: the parser, and what finds names."""
    return hasattr(component, "transition_states") and component.cfg["beam_width"] == 1


def _walked(component: Any, docs: Sequence["Doc"]) -> Any:
    """Where a component that reads step by step ends in each text.

    Its own loop lets go of Python's lock, and its compiled steps take the lock again for every question they ask of
    the text: half of the time goes there in spaCy 3.8. Here the lock is held from step to step.
    """
    states = component.moves.init_batch(docs)
    model = component.model.predict(docs)
    left = [state for state in states if not state.is_final()]
    while left:
        left = component.transition_states(left, model.predict(left))
    model.clear_memory()
    return states


def _parse(doc: "Doc") -> dict[str, Any]:
    """What is passed on of a text: its tokens, sentences and names."""
    places = {token.i: at for at, token in enumerate(token for token in doc if not token.is_space)}
    tokens = [doc[i] for i in places]
    return {
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
