"""Texts that a file can hold, from the plain to the malicious."""

from hypothesis import strategies as st

PIECES = (
    *(
        "---",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "# ",
        "- ",
        "1. ",
        "> ",
        "```",
        "~~",
        "**",
        "*",
        "_",
        "`",
        "|",
        "\\",
        "!",
        "^p1",
    ),
    *(
        "[[",
        "]]",
        "[[pier-board]]",
        "[[pier-board|the board]]",
        "[[gazette-2021-04-02#^p3]]",
        "[[Pier]]",
        "[",
        "](",
        ")",
    ),
    *("https://example.org/a", "javascript:alert(1)", "<", ">", "&#27;", "&#x9b;", "&#8238;", "&amp;", "&bsol;"),
    *("kind: offer", "title: ", "date: 2021-04", "prints: [", '"\\e[31m"', "&a ", "*a", "{", "}", ": ", "? ", "!!str "),
    *(
        "\x1b[31m",
        "\x9b",
        "\x00",
        "\u202e",
        "\u2066",
        "\U000e0041",
        "\ud800",
        "\r",
        "\u2028",
        "e\u0301",
        "\u0301",
        "\ufeff",
    ),
    *("word", "Ferry", "2021", "ß", "漢", "😀", "م"),
)

anything = st.text(st.characters(codec=None), max_size=60)
"""Any text at all, lone surrogates and control characters included."""

markdown = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)
"""Text in which Markdown, YAML and control sequences stand side by side."""

_HEADS = (
    *(
        "kind: actor",
        "kind: offer",
        "kind: ferry",
        "title: A *ferry*",
        'title: "\\e[31m"',
        "aliases: [a, \u202eb, '']",
        "tags: '#x'",
    ),
    *(
        "date: 2021-04",
        "date: 2021-02-30",
        "published: 2021~",
        "by: [[pier-board]]",
        'to: ["[[crew|The crew]]", x]',
        "status: &a b",
    ),
    *(
        'status: "open [[gazette-2021-04-02#^p3]]"',
        "place: [[Pier]]",
        "url: https://example.org",
        'prints: ["p1:0123456789abcdef"]',
    ),
)
_BLOCKS = (
    *(
        "It met. [[gazette-2021-04-02#^p3]] So *it **was***. [[g#^p1]]",
        "- a [[pier-board|the\nboard]]\n  1. b",
        "> c [[Pier]]\n> d  ",
    ),
    *(
        "# e ~~f~~",
        "```\n[[pier]] \x1b[31m\n```",
        "    g\n\th",
        "[i](https://example.org) [j](javascript:k) <file:l>",
        "---",
    ),
    *("| m | n |\n|---|---|\n| o&#27; | p |", "![q *r*](s) `t`  \nu&#10;v", "w ^p1\nx ^p2", "*y* ^p3", "^p4", "z\n==="),
)
_whole = st.builds(
    lambda head, rest, tail: "---\n" + "\n".join(head) + "\n---\n" + "\n\n".join(rest) + tail,
    st.lists(st.sampled_from(_HEADS), max_size=8, unique=True),
    st.lists(st.sampled_from(_BLOCKS) | st.lists(st.sampled_from(_BLOCKS), max_size=3).map("".join), max_size=8),
    markdown,
)

files = st.one_of(
    _whole,
    anything,
    markdown,
    st.builds(lambda head, rest: f"---\n{head}\n---\n{rest}", markdown, markdown),
    st.builds(lambda rest: f"---\nkind: talks\ntitle: x\n---\n{rest}", markdown),
)
"""Whole files, good and bad."""
