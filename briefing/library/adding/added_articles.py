"""The articles that the reader has added, as far as their files tell: what drafts are made of unasked."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from pathlib import PurePath

from briefing.library.ledger import Ledger
from briefing.model import Roster


def added_articles(ledger: Ledger | None, roster: Roster, own: int, paths: AbstractSet[str]) -> dict[str, str]:
    """The ids of the articles a file of which, in the folder of number `own`, is among `paths`, in their order.

    With each stands a checksum of all its files, the copies included: it changes with the words of the article.
    """
    if ledger is None:
        return {}
    sums, added = defaultdict[str, list[str]](list), set[str]()
    articles = roster.articles.places
    for record in (*ledger.records, *ledger.copies):
        if record.id in articles and not record.is_addition:
            sums[record.id].append(record.sum)
            if record.folder == own and PurePath(record.path).as_posix() in paths:
                added.add(record.id)
    return {id: blake2b(" ".join(sums[id]).encode(), digest_size=8).hexdigest() for id in articles if id in added}
