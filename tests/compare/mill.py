"""Two articles about a blast at a mill, and cards that cite them: all in our own words."""

from pathlib import Path

GAZETTE, HERALD, ELSEWHERE = "orla-gazette-2021-03-04", "lake-herald-2021-03-06", "karst-post-2021-03-05"

_FILES = {
    f"articles/{GAZETTE}.md": """\
---
title: Blast at the mill
outlet: Orla Gazette
published: 2021-03-04
language: en
---
The blast at the Dervi mill killed 27 people on Tuesday, police said. ^p1

The owner of the mill, Ines Holm, did not pay for inspections of the boiler. ^p2

A memorial is planned for 20 March in Orla. ^p3

Some 300 workers are employed at the mill. ^p4

Holm's brother keeps the ferry. ^p5
""",
    f"articles/{HERALD}.md": """\
---
title: After the fire at Dervi
outlet: Lake Herald
published: 2021-03-06
language: en
---
The explosion at the Dervi mill left 34 people dead on Tuesday, according to doctors at the hospital. ^p1

Ines Holm paid for inspections of the boiler at the mill. ^p2

The memorial in Orla was cancelled. ^p3

At least 280 workers are employed at the mill. ^p4

The mayor wants a new boiler law. ^p5
""",
    f"articles/{ELSEWHERE}.md": """\
---
title: Harvest festival opens
outlet: Karst Post
published: 2021-03-05
language: en
---
The harvest festival in Karst opened with a parade of geese. ^p1
""",
    "cards/dervi-blast-2021.md": f"""\
---
kind: other
title: Blast at the Dervi mill
---
Police said that the blast killed 27 people. [[{GAZETTE}#^p1]]

Doctors said that the blast killed 34 people. [[{HERALD}#^p1]]

The [[ines-holm|owner]] did not pay for inspections. [[{GAZETTE}#^p2]]

A boiler law is wanted. [[{HERALD}#^p5]]
""",
    "cards/ines-holm.md": f"""\
---
kind: actor
title: Ines Holm
aliases: [Holm]
---
She owns the Dervi mill. [[{GAZETTE}#^p2]]
""",
    "cards/dervi-ferry.md": f"""\
---
kind: other
title: Dervi ferry
---
Holm's brother keeps it. [[{GAZETTE}#^p5]]
""",
    "cards/memorial-plan.md": f"""\
---
kind: talks
title: Memorial as planned
parties: ["[[ines-holm]]"]
date: 2021-03
---
A memorial is planned for 20 March. [[{GAZETTE}#^p3]]
""",
    "cards/memorial-cancelled.md": f"""\
---
kind: talks
title: Memorial, cancelled
parties: ["[[ines-holm]]"]
date: 2021-03
---
The memorial was cancelled. [[{HERALD}#^p3]]
""",
}


def write_mill(folder: Path, *, has_cards: bool = True) -> Path:
    """Write the library into `folder`, or its articles alone."""
    for path, text in _FILES.items():
        if has_cards or path.startswith("articles/"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return folder
