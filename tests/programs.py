"""Programs that another interpreter runs."""

import os
import subprocess
import sys


def run_python(program: str, *arguments: str) -> str:
    """What a program writes that another interpreter runs, warnings being errors."""
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, env=environ, check=True, capture_output=True, text=True, timeout=60).stdout


def loaded(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    program = (
        "import sys; from briefing.cli import run\n"
        "status = run(sys.argv[1:]); print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, timeout=60)
    return set(done.stderr.decode().split())
