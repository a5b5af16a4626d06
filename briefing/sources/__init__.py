"""Article files of many kinds, each parsed into an article: text, Markdown, mail, web pages and PDF."""

from briefing.sources.file_bytes import read_bytes
from briefing.sources.importers import KnownFile, Outcome, read_sources
from briefing.sources.parsed import Parsed
from briefing.sources.source_file import SUFFIXES, check_kind, read_source

__all__ = ["SUFFIXES", "KnownFile", "Outcome", "Parsed", "check_kind", "read_bytes", "read_source", "read_sources"]
