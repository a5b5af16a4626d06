"""Article files of many kinds, each read into a draft: text, Markdown, mail, web pages and PDF."""

from briefing.sources.draft import Draft
from briefing.sources.reading import SUFFIXES, read_source

__all__ = ["SUFFIXES", "Draft", "read_source"]
