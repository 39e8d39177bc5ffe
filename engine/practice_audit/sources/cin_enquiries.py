"""The section 47 groups of one census child: its strategy discussions, its enquiries and its conferences, linked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from practice_audit.sources.cin_codes import truth
from practice_audit.sources.cin_ids import Ids, census_day
from practice_audit.sources.cin_shape import Group
from practice_audit.sources.tables import Cell, Damaged

Row = tuple[Cell, ...]

PLAN_AFTER_CONFERENCE: Final = timedelta(days=5)  # the procedure's link from a plan back to its conference (CP)


class Named(NamedTuple):
    """One place where the census gives the day of a conference.

    Attributes:
        held_on: the day, as it stands there.
        discussion_id: the discussion of the section 47 group around it; None where the episode gives it by itself.
        begun: the day of that discussion; date.max where there is none that can be read.
    """

    held_on: str
    discussion_id: str | None
    begun: date


def enquiry_rows(child_id: str | None, child: Group, ids: Ids) -> Iterator[tuple[str, Row]]:
    """Give the discussions, enquiries and conferences of one child, each row with its table."""
    named: list[Named] = []
    for episode in child.all("CINdetails"):
        for enquiry in episode.all("Section47"):
            started = enquiry.text("S47ActualStartDate")
            discussion_id = ids.of(child_id, "D", started)
            yield "strategy_discussions", (discussion_id, child_id, started)
            enquiry_id = ids.of(child_id, "Q", started)
            yield "section_47_enquiries", (enquiry_id, child_id, discussion_id, started, _outcome(enquiry))
            if held_on := enquiry.text("DateOfInitialCPC"):
                named.append(Named(held_on, discussion_id, census_day(started) or date.max))
        if held_on := episode.text("DateOfInitialCPC"):
            named.append(Named(held_on, None, date.max))
    yield from _conferences(child_id, child, named, ids)


def conference_days(child: Group) -> int:
    """Count the places where the census gives the child the day of a conference."""
    episodes = child.all("CINdetails")
    groups = [group for episode in episodes for group in (episode, *episode.all("Section47"))]
    return sum("DateOfInitialCPC" in group.texts for group in groups)


def contradicts(enquiry: Group) -> bool:
    """Say whether an enquiry states that no conference was required and gives the day of one all the same."""
    not_required = truth(enquiry.text("ICPCnotRequired"), "ICPCnotRequired")
    return not_required is True and enquiry.text("DateOfInitialCPC") is not None


def _outcome(enquiry: Group) -> Cell:
    not_required = truth(enquiry.text("ICPCnotRequired"), "ICPCnotRequired")
    if isinstance(not_required, Damaged):
        return not_required
    if not_required is False or enquiry.text("DateOfInitialCPC"):
        return "substantiated_continuing_risk"
    return "not_substantiated" if not_required else None


def _conferences(child_id: str | None, child: Group, named: list[Named], ids: Ids) -> Iterator[tuple[str, Row]]:
    """Give one conference a day, of the discussion that was held first among those that led to it."""
    plans = [plan for episode in child.all("CINdetails") for plan in episode.all("ChildProtectionPlans")]
    starts = [start for plan in plans if (start := census_day(plan.text("CPPstartDate")))]
    of_day: dict[date | str, list[Named]] = {}
    for one in named:
        of_day.setdefault(census_day(one.held_on) or one.held_on, []).append(one)
    for day, places in of_day.items():
        first = min(places, key=lambda one: (one.discussion_id is None, one.begun))
        if ids.has(child_id, "F", first.held_on):  # an earlier Child group of the same LAchildID gave it
            continue
        decided = isinstance(day, date) and any(day <= start <= day + PLAN_AFTER_CONFERENCE for start in starts)
        conference_id = ids.of(child_id, "F", first.held_on)
        decision = "plan" if decided else None
        yield "conferences", (conference_id, child_id, first.discussion_id, "initial", first.held_on, decision)
