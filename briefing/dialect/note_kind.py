"""Whether a note of an Obsidian vault is a card or an article, by its first lines."""

import re

_ARTICLE = re.compile(r"^(?:(?:kind|type): *[\"']?article[\"']? *$|prints:|words: *[\"']?original)", re.MULTILINE)


def says_article(head: str) -> bool:
    """Whether the beginning of a note says in its front matter that it is an article."""
    matter = head.partition("\n---")[0]
    return matter.startswith("---") and _ARTICLE.search(matter) is not None
