"""What stands in the cells of the lists: a child or family, its events, what to do, what falls due."""

from practice_audit.reports.lists.cases import Case, Event
from practice_audit.reports.lists.due import DueDay
from practice_audit.reports.printed import Line
from practice_audit.reports.screen.words import SEVERITY, counted


def case_lines(case: Case, *, number: int | None = None, see: str = "") -> list[Line]:
    """The children, their family and the case holders.

    Args:
        case: the child or family.
        number: of the line, where lines are numbered.
        see: the line of the list on which it stands too.
    """
    family = [Line(case.family, "soft")] if [case.family] != case.children else []
    seen = [Line(f"See line {see} too.", "strong")] if see else []
    place = f"{number}. " if number is not None else ""
    return [
        Line(f"{place}{', '.join(case.children)}", "strong"),
        *family,
        *(Line(words) for words in case.holders),
        *seen,
    ]


def event_lines(case: Case, *, with_severity: bool = False) -> list[Line]:
    """Each event: its standard and how long over, what was found on record, what else it fails, its key."""
    several = len(case.children) > 1
    return [line for event in case.events for line in _event(event, several=several, with_severity=with_severity)]


def _event(event: Event, *, several: bool, with_severity: bool) -> list[Line]:
    whose = f"{', '.join(event.children)}: " if several else ""
    over = f" ({counted(round(event.days), 'day')} over)" if event.days >= 1 else ""
    lines = [Line(f"{whose}{event.title}{over}", "strong"), Line(event.said)]
    if with_severity:
        lines.insert(
            0, Line(f"{event.severity} {SEVERITY[event.severity]}", "act" if event.severity == "S1" else "soft")
        )
    if event.also:
        lines.append(Line(f"The same event: {'; '.join(event.also)}."))
    since = f"; {event.since}" if event.since else ""
    return [*lines, Line(f"{event.key}{since}", "soft")]


def remedy_lines(case: Case) -> list[Line]:
    """What to do, each thing once."""
    return [Line(remedy) for remedy in dict.fromkeys(event.remedy for event in case.events)]


def due_lines(days: list[DueDay]) -> list[Line]:
    """The days and what falls due on them."""
    lines = []
    for one in days:
        lines += [Line(f"{one.day.day} {one.day:%b}: {', '.join(one.children)}", "strong"), *map(Line, one.titles)]
    return lines
