"""The engine on Whoosh, the only package that imports Whoosh.

A codec of our own reads posting lists in one piece and pickles nothing; a manifest names every file with its checksum;
a commit stands whole or not at all.
"""

import sys
import warnings
from types import ModuleType

# The sources of Whoosh 2.7.4 make the compilers of later Pythons warn. Most installers compile them; where none did,
# the first import does, and no user should hear of it.
warnings.filterwarnings("ignore", module=r"(.*[/\\])?whoosh([/\\.]|$)")


def load_whoosh() -> None:
    """Imports Whoosh without `urllib.request`.

    Whoosh imports one function from it and never calls it; with it come ssl, http and email: 26 ms and 5 MiB.
    """
    name = "urllib.request"
    if name in sys.modules or "whoosh.compat" in sys.modules:
        return
    sys.modules[name] = stub = ModuleType(name)
    vars(stub)["urlretrieve"] = None
    try:
        import whoosh.compat  # noqa: F401, PLC0415
    finally:
        del sys.modules[name]
