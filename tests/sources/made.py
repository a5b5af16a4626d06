"""What the tests make: an article in our own words, and files that tell it."""

from collections.abc import Sequence

TITLE = "Harbour reopens after the winter storm"
PARAGRAPHS = (
    "The harbour of the island reopened on Friday, four months after the storm that broke its pier and sank a boat.",
    "“We waited long for this day,” said Åse Núñez, who keeps the light.",
    "Ferries sail again from Monday, and the harbour master, who had asked for patience, thanked the crews for it all.",
    "The repair cost three million crowns, which the council pays over ten years from the fees of the boats that call.",
)


def page(*paragraphs: str, head: str = "", title: str = TITLE) -> bytes:
    """A web page of these paragraphs, which are HTML."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    head = f'<meta charset="utf-8"><title>{title}</title>{head}'
    return (
        f"<!doctype html><html lang='en-GB'><head>{head}</head><body><article>{body}</article></body></html>".encode()
    )


Line = tuple[int, str] | tuple[int, str, int] | tuple[int, str, int, int]
"""How high a line stands, its text, how far it is indented, and the size of its letters, which is 10."""


def pdf(*pages: Sequence[Line], info: str = "", root: str = "") -> bytes:
    """A PDF of these pages of lines; `info` and `root` are PDF."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for lines in pages:
        content = "\n".join(map(_set, lines))
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {fonts} /Contents {len(objects) + 2} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    return _with_table(objects)


def _set(line: Line) -> str:
    height, text, *rest = line
    indent, size, *_ = (*rest, *(0, 10)[len(rest) :])
    return f"BT /F1 {size} Tf 1 0 0 1 {40 + indent} {height} Tm ({text}) Tj ET"


def _with_table(objects: Sequence[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    first = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return bytes(out) + f"{first}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()
