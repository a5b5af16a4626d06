"""The command line."""

from briefing.cli.main import run

__all__ = ["run"]
