"""A language model of the reader's own, behind an address."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model answers that speaks the protocol of OpenAI's chat completions."""

    url: str
    """The address that `/chat/completions` is appended to."""
    model: str
    """What the model is called there."""
    key: str = field(default="", repr=False)
    """The key that is sent with each question; empty for none."""

    @property
    def host(self) -> str:
        """The machine that the words of articles are sent to, with its port where that is told."""
        return self.url.partition("://")[2].partition("/")[0]
