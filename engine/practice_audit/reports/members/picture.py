"""The picture for elected members: how many children at each step, and how long it took, on one scale."""

from practice_audit.reports.members.timing import StepTimed
from practice_audit.reports.printed.drawing import INK, SOFT, Box, Drawing, Mark, Shape, Stroke, Words

WIDE, ROW, TOP, BOTTOM = 960, 40, 46, 50
NAMES, COUNTS, TIMES, RIGHT = 190, 210, 430, 24
"""Where the names end; how wide the bars of children are; where the days begin; the edge on the right."""
BAR, RANGE, TARGET = "#5b8dbf", "#8fb3d6", "#7a1f14"
STEPS = (10, 20, 50, 100, 200, 500, 1000)
MOST_MARKS = 8


def journey_picture(steps: list[StepTimed]) -> Drawing:
    """Draw a row a step: a bar of children; a dot at the middle child, a bar of the middle half, a line: the target."""
    most = max([one.children or 0 for one in steps] + [1])
    days = [day for one in steps for day in (one.median, one.target, *(one.quartiles or ())) if day is not None]
    longest = max([*days, STEPS[0]])
    every = next((step for step in STEPS if longest / step <= MOST_MARKS), STEPS[-1])
    last = (longest // every + 1) * every
    foot = TOP + ROW * len(steps)
    width = WIDE - TIMES - RIGHT
    drawing = Drawing(WIDE, foot + BOTTOM)
    drawing.shapes += [
        Words(NAMES + 12, 20, "Children in the year", bold=True),
        Words(TIMES, 20, "Days that it took", bold=True),
    ]
    for mark in range(0, last + 1, every):
        x = TIMES + width * mark / last
        drawing.shapes += [Stroke(x, TOP - 12, x, foot), Words(x, foot + 16, str(mark), "middle", SOFT, 13)]
    for number, one in enumerate(steps):
        y = TOP + ROW * number + ROW / 2
        drawing.shapes += [*_children(one, y, most), *_days(one, y, width / last)]
    drawing.shapes += _key(foot + BOTTOM - 8)
    return drawing


def _children(one: StepTimed, y: float, most: int) -> list[Shape]:
    name = Words(NAMES, y + 5, one.step.short, "end")
    if one.children is None:
        return [name, Words(NAMES + 12, y + 5, "not shown", colour=SOFT)]
    long = max((COUNTS - 60) * one.children / most, 2)
    return [name, Box(NAMES + 12, y - 10, long, 20, BAR), Words(NAMES + 18 + long, y + 5, f"{one.children:,}")]


def _days(one: StepTimed, y: float, day: float) -> list[Shape]:
    if one.median is None:
        return [Words(TIMES + 8, y + 5, "cannot be told" if one.little else "too few children to say", colour=SOFT)]
    shapes: list[Shape] = []
    if one.quartiles:
        low, high = (TIMES + day * at for at in one.quartiles)
        shapes.append(Box(low, y - 9, max(high - low, 3), 18, RANGE))
    if one.target is not None:
        at = TIMES + day * one.target
        shapes.append(Stroke(at, y - 15, at, y + 15, TARGET, 3))
    return [*shapes, Mark(TIMES + day * one.median, y, 6, INK)]


def _key(y: float) -> list[Shape]:
    return [
        Mark(NAMES + 20, y - 5, 6, INK), Words(NAMES + 32, y, "the child in the middle"),
        Box(NAMES + 210, y - 14, 30, 18, RANGE), Words(NAMES + 248, y, "half of the children, around the middle"),
        Stroke(NAMES + 525, y - 18, NAMES + 525, y + 6, TARGET, 3), Words(NAMES + 535, y, "should be done by then"),
    ]  # fmt: skip
