"""The lock: one publisher at a time. One that shows no sign of life for a while has lost it."""

import time
from dataclasses import dataclass
from uuid import uuid4

from briefing.errors import IndexBusy
from briefing.index.opensearch.connection import Connection, Json
from briefing.index.opensearch.mapping import CONTROL_INDEX

_LOCK = "lock"
_STALE = 60.0
"""Seconds without a sign of life after which another may take the lock."""
_SIGN = 10.0
"""Seconds between two signs of life."""

# The server's own clock decides, so that no publisher's can be wrong.
_TAKE = (
    "if (ctx._source.owner == null || ctx._source.owner == params.owner || ctx._now - ctx._source.at > params.stale)"
    " { ctx._source.owner = params.owner; ctx._source.at = ctx._now; } else { ctx.op = 'noop'; }"
)
_KEEP = (
    "if (ctx._source.owner == params.owner)"
    " { ctx._source.at = ctx._now; ctx._source.building = params.building; } else { ctx.op = 'noop'; }"
)
_FREE = "if (ctx._source.owner == params.owner) { ctx._source.owner = null; } else { ctx.op = 'noop'; }"


@dataclass(slots=True)
class PublishingLock:
    """The lock on a library, once `take` has got it."""

    connection: Connection
    """The server."""
    library: str
    """The name of the library."""
    owner: str = ""
    """Who holds it: a text of our own."""
    building: str = ""
    """The index that is being built, which is gone on with where its publisher was stopped."""
    seen: float = 0.0
    """When the last sign of life was given."""

    def take(self) -> None:
        """Takes the lock; IndexBusy where another publisher has it."""
        self.owner = uuid4().hex
        self.connection.make(self.library, CONTROL_INDEX)
        answer = self._update(_TAKE, stale=int(_STALE * 1_000))
        if answer.get("result") == "noop":
            raise IndexBusy("Somebody else is publishing this library just now; try again when they are done.")
        self.building = str(answer.get("get", {}).get("_source", {}).get("building") or "")
        self.seen = time.monotonic()

    def keep(self, *, is_due: bool = True) -> None:
        """Gives a sign of life, unless one was given just now; IndexBusy where another has taken the lock meanwhile."""
        if not is_due and time.monotonic() - self.seen < _SIGN:
            return
        if self._update(_KEEP, building=self.building).get("result") == "noop":
            raise IndexBusy("Somebody else has begun to publish this library meanwhile; publish once more.")
        self.seen = time.monotonic()

    def free(self) -> None:
        """Gives the lock back."""
        self._update(_FREE)

    def _update(self, script: str, **parameters: object) -> Json:
        body = {
            "scripted_upsert": True,
            "upsert": {},
            "script": {"lang": "painless", "source": script, "params": {"owner": self.owner, **parameters}},
        }
        path = f"/{self.library}/_update/{_LOCK}"
        return self.connection.ask("POST", path, body, {"_source": "true", "retry_on_conflict": "5"}, is_writing=True)
