"""The front matter of a file: what stands between two lines of three dashes at its beginning."""

import re
from dataclasses import dataclass

from briefing.dialect.problem_list import Problems, quoted
from briefing.dialect.yaml_fields import Fault, RawField, read_fields
from briefing.text import clean_line

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HOW = "begin the file with a line `---`, then fields such as `title: …`, one a line, then a line `---`"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a file, and what follows it."""

    fields: tuple[RawField, ...]
    """Its fields, in order; none of the same name."""
    is_readable: bool
    """Whether it is there and could be read."""
    body: str
    """The text that follows it."""
    lines: int
    """How many lines of the file stand before the body."""

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a field, none of them empty."""
        return next((field.values for field in self.fields if field.name == name), ())

    def value(self, name: str) -> str:
        """The values of a field as one."""
        return ", ".join(self.values(name))

    def line(self, name: str) -> int:
        """The line of the file a field stands on, from 1; 1 where there is none."""
        return next((field.line for field in self.fields if field.name == name), 1)


def read_front_matter(text: str, problems: Problems, most: int) -> FrontMatter:
    """Read the front matter of a file, refused where it has more than `most` bytes."""
    first = _FENCE.match(text)
    if not first:
        problems.add(1, "front-matter", f"There is no front matter: {_HOW}.")
        return FrontMatter((), is_readable=False, body=text, lines=0)
    last = _FENCE.search(text, first.end() + 1)
    if not last:
        problems.add(1, "front-matter", "The front matter does not end: put a line `---` behind its last field.")
        return FrontMatter((), is_readable=False, body=text[first.end() + 1 :], lines=1)
    source, body = text[first.end() + 1 : last.start()], text[last.end() + 1 :]
    fields = _read(source, problems, most)
    return FrontMatter(fields or (), fields is not None, body, text.count("\n", 0, last.end()) + 1)


def _read(source: str, problems: Problems, most: int) -> tuple[RawField, ...] | None:
    """The fields of a front matter, the first of each name, cleaned; None where it cannot be read."""
    if len(source.encode()) > most:
        problems.add(1, "front-matter", f"The front matter is over {most >> 10} KiB: move text out of it.")
        return None
    read = read_fields(source)
    if isinstance(read, Fault):
        problems.add(read.line + 1, "front-matter", f"The front matter cannot be read: {read.message}.")
        return None
    fields = dict[str, RawField]()
    for field in read:
        name, values, line = clean_line(field.name), map(clean_line, field.values), field.line + 1
        if name not in fields:
            fields[name] = RawField(name, tuple(filter(None, values)), line)
            continue
        problems.add(line, "front-matter", f"{quoted(name)} stands here again, and only the first counts: unite them.")
    return tuple(fields.values())
