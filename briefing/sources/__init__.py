"""Article files of many kinds, each parsed into an article: text, Markdown, mail, web pages and PDF."""

from briefing.sources.importers import KnownFile, Outcome, read_sources
from briefing.sources.parsed import Parsed
from briefing.sources.source_file import SUFFIXES, read_source

__all__ = ["SUFFIXES", "KnownFile", "Outcome", "Parsed", "read_source", "read_sources"]
