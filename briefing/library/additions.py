"""Additions: files that add to a card of an earlier folder, instead of standing in its place."""

from collections.abc import Iterator, Sequence

from briefing.library.ledger import Ledger, Record
from briefing.library.safe_files import Content, read
from briefing.library.scan import Found, Scan
from briefing.text import decode


def additions(found: Scan, ledger: Ledger | None, roots: Sequence[str]) -> frozenset[Found]:
    """The files that are additions; read are, of cards that several folders have, those that are not known yet.

    An addition without a card that it could add to is a card.
    """
    by_id = dict[str, list[Found]]()
    for one in found.files if len(roots) > 1 else ():
        if one.is_card:
            by_id.setdefault(one.id, []).append(one)
    several = {id: files for id, files in by_id.items() if len({one.folder for one in files}) > 1}
    if not several:
        return frozenset()
    known = _Known(ledger, roots)
    return frozenset(one for files in several.values() for one in _additions(files, known))


def _additions(files: Sequence[Found], known: "_Known") -> Iterator[Found]:
    added = [one for one in files if known.is_addition(one)]
    if len(added) < len(files):
        yield from added


class _Known:
    """What the ledger tells of files, so that they need not be read."""

    def __init__(self, ledger: Ledger | None, roots: Sequence[str]) -> None:
        self._roots = roots
        self._at = ledger.at if ledger else 0
        self._added = {record.place: record for record in ledger.copies if record.is_addition} if ledger else {}
        ids = {record.id for record in self._added.values()}
        self._cards = {record.place: record for record in ledger.records if record.id in ids} if ledger and ids else {}

    def is_addition(self, found: Found) -> bool:
        """Whether a file says that it adds to the card of its name."""
        place = (found.folder, found.path)
        if self._is_as_it_was(found, self._added.get(place)):
            return True
        if self._is_as_it_was(found, self._cards.get(place)):
            return False
        from briefing.dialect import added_card  # noqa: PLC0415  (a library without changes parses nothing)

        content = read(self._roots[found.folder], found.path)
        return isinstance(content, Content) and added_card(decode(content.data)[0]) == found.id

    def _is_as_it_was(self, found: Found, record: Record | None) -> bool:
        return record is not None and record.stamp == found.stamp and record.settled(self._at)
