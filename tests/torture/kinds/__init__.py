"""The kinds of torture, one a file."""

from tests.torture.case import Kind
from tests.torture.kinds import damage, keys, terminals

KINDS: dict[str, Kind] = {
    module.NAME: Kind(module.NAME, module.cases, module.run) for module in (keys, terminals, damage)
}
