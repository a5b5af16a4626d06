"""A case: one input of one kind, as it is tried, shrunk and kept."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, NamedTuple, Self

from tests.torture.scene import Scene


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to the program. All of it is JSON, so that a case can be kept in a file."""

    kind: str
    """The name of the kind."""
    steps: tuple[Any, ...] = ()
    """What is done, in order; the shrinker leaves steps out."""
    setting: dict[str, Any] = field(default_factory=dict)
    """What holds for all the steps."""

    def with_steps(self, steps: Sequence[Any]) -> Self:
        """The same with other steps."""
        return replace(self, steps=tuple(steps))

    def dump(self, **more: str) -> str:
        """The case as a JSON document of several lines."""
        return json.dumps({**self._values, **more}, indent=1) + "\n"

    @property
    def line(self) -> str:
        """The case as JSON on one line."""
        return json.dumps(self._values)

    @property
    def _values(self) -> dict[str, Any]:
        return {"kind": self.kind, "setting": self.setting, "steps": list(self.steps)}

    @classmethod
    def load(cls, text: str) -> Self:
        """The case in a JSON document."""
        kept = json.loads(text)
        return cls(kept["kind"], tuple(kept["steps"]), kept["setting"])


class Kind(NamedTuple):
    """A kind of torture."""

    name: str
    """What it is called on the command line and in the table."""
    cases: Callable[[Random], Iterator[Case]]
    """Cases without end; the same seed gives the same cases."""
    run: Callable[[Case, Scene], None]
    """Tries a case; raises Broken where a promise does not hold."""
