"""Python imports this first where its folder is on the path: the file calls of this process are then counted."""

import os

if os.environ.get("TORTURE"):
    import tests.torture.injector  # noqa: F401
