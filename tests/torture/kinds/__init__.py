"""The kinds of torture, one a file."""

from tests.torture.case import Kind
from tests.torture.kinds import (
    damage,
    disk,
    environments,
    faults,
    files,
    hostile,
    keys,
    kills,
    mapped,
    signals,
    storms,
    streams,
    terminals,
    twice,
    walks,
)

KINDS: dict[str, Kind] = {
    module.NAME: Kind(module.NAME, module.cases, module.run)
    for module in (
        keys,
        terminals,
        walks,
        storms,
        signals,
        streams,
        environments,
        kills,
        damage,
        mapped,
        disk,
        faults,
        files,
        hostile,
        twice,
    )
}
