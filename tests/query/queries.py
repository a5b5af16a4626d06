"""Queries that are hard to read, and made-up ones."""

from hypothesis import strategies as st

NASTY = [
    "a" * 100_000,
    "?*?*?*",
    "((",
    "title:~",
    "*",
    "-",
    '"',
    '""',
    "OR",
    "OR OR OR",
    "a OR",
    "-OR",
    "kind:",
    'kind:"',
    "date:2019-13",
    "date:..",
    "--- ~ ~2 *",
    '"' * 600,
    "( ) " * 200,
    "a:" * 300,
    "~" * 500,
    "漢" * 500,
    "-" * 511 + "a",
    "\ud800 \x1b[31m \u202e",
    "/,;:|…+&",
    "a/OR/b OR /",
    "a,b;" * 300,
    "U." * 300,
    "[[]]#^p1",
    "¶1 [a#^p0]",
]


queries = st.lists(
    st.sampled_from(["/", ",", ";", "+", "…", "U.S", "250,000", "state-run", "post-2031#^p1", "[", "]"])
    | st.sampled_from(
        ['"', "-", "OR", "(", ")", "*", "~2", ":", "kind:offer", "date:", "..", "2019", "actor:", " ", "é"]
    )
    | st.text(max_size=5),
    max_size=40,
).map("".join)
