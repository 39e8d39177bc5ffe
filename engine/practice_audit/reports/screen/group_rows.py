"""Groups of breaches as rows: the keys on lines of their own, whole, so that each can be typed for `explain`."""

from collections.abc import Callable, Mapping

from practice_audit.history import CONTINUING, REOPENED
from practice_audit.reports.grouping import Alike, Breach, Group
from practice_audit.reports.screen.cells import Column, clean, table
from practice_audit.reports.screen.words import severity

ALL_COLUMNS_FROM = 110
INDENT = "  "
Cell = Callable[[Alike, Mapping[str, str]], str]
"""What stands in a column for a part of a group, given the titles of the rules."""


def group_rows(
    groups: list[Group],
    titles: Mapping[str, str],
    width: int,
    *,
    by_severity: Mapping[str, int] | None = None,
    months: bool = False,
) -> list[str]:
    """Lay groups out.

    Args:
        groups: the worst first.
        titles: rule to title.
        width: no line is longer, but for a key that is.
        by_severity: how many breaches of each severity there are, to be said before the first group of each; None:
            severity does not matter here.
        months: there are earlier runs, so it is said what is new.
    """
    parts = [part for group in groups for part in group.parts]
    columns = _columns(parts, wide=width >= ALL_COLUMNS_FROM, months=months)
    cells = [[of(part, titles) for _, of in columns] for part in parts]
    laid = table([column for column, _ in columns], cells, width - len(INDENT))
    lines = [INDENT + line for line in laid.head]
    bodies = iter(laid.rows)
    last = ""
    for group in groups:
        if by_severity and group.severity != last:
            lines += ["", f"{severity(group.severity)}: {by_severity[group.severity]:,}"]
            last = group.severity
        elif lines[len(laid.head) :]:
            lines.append("")
        for number, part in enumerate(group.parts):
            if number:
                lines.append(f"{INDENT}and, of the same event:")
            lines += [clean(breach.key) for breach in part]
            lines += [INDENT + line for line in next(bodies)]
    return lines


def _columns(parts: list[Alike], *, wide: bool, months: bool) -> list[tuple[Column, Cell]]:
    columns: list[tuple[Column, Cell]] = [
        (Column("child"), _children),
        (Column("standard", 2), lambda part, titles: titles[part[0].rule]),
        (Column("what", 5), _said),
    ]
    first = [part[0] for part in parts]
    dates: list[tuple[Column, Cell]] = []
    if any(one.due for one in first):
        dates.append((Column("due"), lambda part, _: part[0].due))
    if any(one.found for one in first):
        dates.append((Column("found"), lambda part, _: part[0].found))
    if any(one.over for one in first):
        dates.append((Column("over", right=True), lambda part, _: _over(part)))
    if months:
        dates.append((Column("standing"), lambda part, _: _since(part[0])))
    if wide or len(dates) < 2:  # noqa: PLR2004 - one column is not put together
        return [*columns, *dates]
    heading = ", ".join(column.heading for column, _ in dates)
    return [*columns, (Column(heading), lambda part, titles: _one_below_the_other(part, titles, dates))]


def _children(part: Alike, _: Mapping[str, str]) -> str:
    return "\n".join(dict.fromkeys(clean(breach.child) or "-" for breach in part))


def _said(part: Alike, _: Mapping[str, str]) -> str:
    others = len(part) - 1
    more = f" (The same for the other {'key' if others == 1 else f'{others:,} keys'}.)" if others else ""
    return part[0].said + more


def _over(part: Alike) -> str:
    return f"{part[0].over} {part[0].unit}" if part[0].over else ""


def _one_below_the_other(part: Alike, titles: Mapping[str, str], dates: list[tuple[Column, Cell]]) -> str:
    said = [(column.heading, of(part, titles)) for column, of in dates]
    return "\n".join(f"{'' if name == 'standing' else name + ' '}{what}" for name, what in said if what)


def _since(breach: Breach) -> str:
    if breach.standing == CONTINUING:
        return f"since run {breach.since}"
    return "open again" if breach.standing == REOPENED else breach.standing
