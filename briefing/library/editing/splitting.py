"""Splitting a card: claims of it go to a new card, as one change."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefing.dialect import append_claim, linked_claims, remove_claim
from briefing.errors import CannotEdit
from briefing.library.editing.card_edits import free_file, is_empty_addition, new_card
from briefing.library.editing.changes import Changes, FileChange
from briefing.model import Address, Claim, Kind
from briefing.text import clean_line


class OwnClaim(NamedTuple):
    """A claim that stands in a file of the reader's."""

    path: str
    """The file, in the reader's own library."""
    number: int
    """Its number in the file, from 0."""
    claim: Claim
    """The claim, links written in double brackets."""


def own_claims(changes: Changes, paths: Iterable[str]) -> tuple[OwnClaim, ...]:
    """The claims in some files of the reader's own library, in order."""
    with changes.door() as door:
        return tuple(
            OwnClaim(path, number, claim)
            for path in paths
            for number, claim in enumerate(linked_claims(door.folder.read(path) or b""))
        )


def split(
    changes: Changes, card: str, claims: Sequence[OwnClaim], named: tuple[Kind, str], is_taken: Callable[[str], bool]
) -> str:
    """Move claims of a card to a new one of a kind and a title; its id.

    Raises CannotEdit where a claim is no longer there, or can't be taken out.
    """
    kind, title = named
    if not claims:
        raise CannotEdit("No claim is marked: a card is split by the claims that go to the new one.")
    new = new_card(kind, title)
    for _, _, claim in claims:
        cited = [address for each in claim.citations if (address := Address.parse(each))]
        new = append_claim(new, claim.text, cited, claim.heading)
    with changes.door() as door:
        files = list[FileChange]()
        for path in dict.fromkeys(one.path for one in claims):
            before = door.folder.read(path) or b""
            after, there = before, linked_claims(before)
            for one in sorted((one for one in claims if one.path == path), key=lambda one: -one.number):
                if there[one.number : one.number + 1] != [one.claim]:
                    raise CannotEdit(f"The claim “{one.claim.text}” is no longer where it was: mark it again.")
                after = remove_claim(after, one.number)
            files.append(FileChange(path, before, None if is_empty_addition(after) else after))
        id, path = free_file(door, kind, clean_line(title), is_taken)
        door.write(f"split {card}: {len(claims)} to {id}", [FileChange(path, None, new), *files])
    return id
