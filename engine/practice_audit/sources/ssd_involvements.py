"""From the dataset's involvements to native rows: who held a case, and the moves from team to team that they show."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import SsdTable, Tables, Told
from practice_audit.sources.ssd_words import REVIEWERS, role_of_involvement
from practice_audit.sources.tables import NotHeld, RawTable

HANDOVER: Final = timedelta(days=31)  # a holder who begins later than this after the last one is no transfer
JOINT_VISIT: Final = NotHeld("the dataset does not say whether there was a joint visit")
MOVED: Final = "a transfer is a change of the case holder's team; its day is that on which the new one begins"
REVIEWER: Final = "a reviewing officer or chair, who does not hold or work the case"


def involvements(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give the allocations, and a transfer wherever the case holder's team changes."""
    if (table := tables.get("ssd_involvements")) is None:
        return
    reviewers = [bool(REVIEWERS.search(role or "")) for role in table.texts("invo_professional_role_id")]
    table = told.without(table, reviewers, REVIEWER)
    roles = [role_of_involvement(role) for role in table.texts("invo_professional_role_id")]
    known = table.is_filled("invo_professional_role_id")
    yield table.native(
        "allocations",
        {
            "allocation_id": "invo_involvements_id",
            "child_id": "invo_person_id",
            "worker_id": "invo_professional_id",
            "role": roles if known else None,
            "start_on": "invo_involvement_start_date",
            "end_on": "invo_involvement_end_date",
        },
        {"role": "a role in the case is read from the role of the involvement"},
    )
    if known and (found := _transfers(table, roles, days)):
        yield found


def _transfers(table: SsdTable, roles: list[str | None], days: Days) -> RawTable | None:
    children, teams = table.texts("invo_person_id"), table.texts("invo_professional_team")
    starts = days.all(table.cells("invo_involvement_start_date"))
    ends = days.all(table.cells("invo_involvement_end_date"))
    of_child: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for at, (child, team, start) in enumerate(zip(children, teams, starts, strict=True)):
        if child and team and start and roles[at] == "case_holder":
            of_child[child].append((start, at))
    came_from: dict[int, str] = {}
    for held in of_child.values():
        held.sort()
        for (_, before), (start, at) in pairwise(held):
            end = ends[before]
            if teams[before] != teams[at] and end is not None and abs(start - end) <= HANDOVER:
                came_from[at] = str(teams[before])
    if not came_from:
        return None
    moved = table.kept(at in came_from for at in range(len(table)))
    day = moved.cells("invo_involvement_start_date")
    return moved.native(
        "transfers",
        {
            "transfer_id": [f"{one}-T" if one else None for one in moved.texts("invo_involvements_id")],
            "child_id": "invo_person_id",
            "from_team_id": [came_from[at] for at in sorted(came_from)],
            "to_team_id": "invo_professional_team",
            "agreed_on": day,
            "joint_visit_on": [JOINT_VISIT] * len(moved),
            "completed_on": day,
        },
        {"agreed_on": MOVED, "completed_on": MOVED, "joint_visit_on": JOINT_VISIT.reason},
    )
