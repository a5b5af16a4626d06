"""What terminals send that is no plain key."""

_SEQUENCES = (
    *(b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[97;1:3u", b"\x1b[97:65;2u", b"\x1b[;;u", b"\x1b[99999999999999999999u"),
    *(b"\x1b[27;5;999999999~", b"\x1b[27;5;55296~", b"\x1b[999999~", b"\x1b[5S", b"\x1b[113;1R", b"\x1b[97;;55296u"),
    *(b"\x1b[48;99999;99999;1;1t", b"\x1b[48;0;0;0;0t", b"\x1b[8;1;1t", b"\x1b[?2048;1$y", b"\x1b[?2026;2$y"),
    *(b"\x1b[<0;99999;99999M", b"\x1b[<0;99999;99999m", b"\x1b[<999;1;1M", b"\x1b[<0;-5;-5M", b"\x1b[<64;5;5M"),
    *(
        b"\x1b[<35;999999999;1M",
        b"\x1b[0;1;1M",
        b"\x1b[M !!",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[M   ",
        b"\x1b[I",
        b"\x1b[O",
    ),
    *(
        b"\x1b]11;rgb:0/0/0\x1b\\",
        b"\x1b]52;c;cXFx\x07",
        b"\x1bP>|xterm(1)\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b[?62;c",
    ),
    *(
        b"\x1b[201~",
        b"\x1b[200~\x1bq\x1b[201~",
        b"\x1b[1;5",
        b"\x1b[",
        b"\x1bO",
        b"\x1b",
        b"\x1b[" + b"1" * 5000 + b"m",
    ),
)
ESCAPES = b"".join(_SEQUENCES)
"""Sequences out of range, cut short, and answers to questions nobody asked."""
SEQUENCES = _SEQUENCES
