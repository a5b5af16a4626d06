"""Passages to parses, by the language model in a process of its own."""

from collections.abc import Sequence

from briefing.drafting.furniture import dateline
from briefing.drafting.models import MODELS, installed_model
from briefing.drafting.parse import Parse
from briefing.drafting.wire import BadParseError, pack_texts, unpack_parses
from briefing.errors import DraftingFailed
from briefing.sources.confine import ConfinedError, run_confined

_TO_START = 60.0
_EACH = 0.1
"""Seconds that the model may take, to start and for each passage; it needs a twentieth of that."""
_LONGEST = 10_000
"""So many characters of a passage are parsed; what follows has no place in a briefing."""


def parse(texts: Sequence[str]) -> tuple[Parse, ...]:
    """The parses of passages in order; the place a report was written at, before a dash, is left out.

    ModelMissing where no model is installed, DraftingFailed where it gives no answer.
    """
    model = installed_model()
    short = [text[:_LONGEST] for text in texts]
    starts = [dateline(text) for text in short]
    bare = [text[start:] for text, start in zip(short, starts, strict=True)]
    seconds = _TO_START + _EACH * len(short)
    try:
        answer = run_confined(
            "briefing.drafting.language", model, pack_texts(bare), seconds=seconds, memory=MODELS[model].memory
        )
        return unpack_parses(answer, short, starts)
    except (ConfinedError, BadParseError) as error:
        raise DraftingFailed(f"The language model {model} gave no answer: {error}.") from error
