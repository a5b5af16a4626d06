"""Where the thumb of a scrollbar is."""


def thumb(y: int, height: int, of: int) -> range:
    """The lines of a window that the thumb covers, the window `height` lines high and at line `y` of `of` lines.

    None where all is in sight; at the ends of the bar only where the window is at the ends of the page.
    """
    hidden = of - height
    if hidden <= 0 or height < 2:
        return range(0)
    size = max(min(height * height // of, height - 1), 1)
    room = height - size
    at = round(y * room / hidden)
    if 0 < y < hidden and room > 1:
        at = min(max(at, 1), room - 1)
    return range(at, at + size)
