"""A made-up month of any size: N children with about 60 records each, in the native tables, reproducible by seed."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from practice_audit.layout import TABLES

AS_AT = date(2012, 12, 12)
Row = dict[str, Any]


def write_month(folder: Path, children: int, seed: int = 1) -> int:
    """Write a folder of CSV files; gives the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _Month(random.Random(seed), children)  # noqa: S311  a made-up month, no secret
    for name, table in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table.columns))
            writer.writeheader()
            writer.writerows(made.rows.get(name, []))
    return sum(len(rows) for rows in made.rows.values())


def month_of(children: int, seed: int = 1) -> dict[str, list[Row]]:
    """The same month as rows of each table."""
    return _Month(random.Random(seed), children).rows  # noqa: S311  a made-up month, no secret


class _Month:
    def __init__(self, chance: random.Random, children: int) -> None:
        self.chance, self.number = chance, 0
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.workers = [f"W{n}" for n in range(1, max(4, children // 15) + 1)]
        for n, worker in enumerate(self.workers):
            new = n % 6 == 0
            self.add(
                "workers",
                worker_id=worker,
                role="newly_qualified" if new else "social_worker",
                qualified="true",
                qualified_on="2012-07-02" if new else "2006-09-01",
                support_year_start="2012-09-03" if new else None,
                team_id=f"T{n % 5 + 1}",
            )
        self.add(
            "workers", worker_id="M1", role="team_manager", qualified="true", qualified_on="2001-09-01", team_id="T1"
        )
        for n in range(1, 6):
            self.add("teams", team_id=f"T{n}", name=f"Team {n}", function="locality", manager_id="M1")
        for n in range(1, children + 1):
            self.child(f"K{n}", f"F{(n + 1) // 2}")

    def add(self, table: str, **values: Any) -> str:  # noqa: ANN401  cells of any kind
        self.number += 1
        key = TABLES[table].key
        row = {key: values.pop(key, f"{table[:2].upper()}{self.number}"), **values}
        self.rows[table].append(
            {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        )
        return str(row[key])

    def child(self, child: str, family: str) -> None:
        born = AS_AT - timedelta(days=self.chance.randrange(30, 17 * 365))
        self.add("children", child_id=child, family_id=family, date_of_birth=born, gender="female")
        first = AS_AT - timedelta(days=self.chance.randrange(60, 500))
        worker = self.chance.choice(self.workers)
        contact = self.add(
            "contacts",
            child_id=child,
            received_on=first,
            source="school",
            decision="progress_to_referral",
            decided_on=first,
            closed_on=self.later(first, 3),
            closed_by="M1",
        )
        self.add(
            "actions",
            child_id=child,
            subject_kind="contact",
            subject_id=contact,
            kind="visit",
            set_on=first,
            due_on=self.later(first, 9),
            completed_on=self.later(first, 6),
        )
        referral = self.add(
            "referrals",
            child_id=child,
            contact_id=contact,
            received_on=first,
            decision="assessment",
            decided_on=self.later(first, 2),
        )
        self.add(
            "agency_checks",
            child_id=child,
            subject_kind="referral",
            subject_id=referral,
            agency="police",
            requested_on=first,
            returned_on=self.later(first, 5),
        )
        self.add("allocations", child_id=child, worker_id=worker, role="case_holder", start_on=first)
        self.add(
            "assessments",
            child_id=child,
            referral_id=referral,
            kind="initial",
            started_on=first,
            completed_on=self.later(first, 20),
            risk_factors="x y",
            analysis="z",
        )
        discussion = self.add(
            "strategy_discussions",
            child_id=child,
            held_on=self.later(first, 8),
            agencies="social care; police; health",
            decision="section_47_joint",
        )
        self.add(
            "section_47_enquiries",
            child_id=child,
            discussion_id=discussion,
            started_on=self.later(first, 9),
            outcome="substantiated_continuing_risk",
        )
        conference_on = self.later(first, 34)
        conference = self.add(
            "conferences",
            child_id=child,
            discussion_id=discussion,
            kind="initial",
            held_on=conference_on,
            decision="plan",
        )
        self.plan(child, conference, conference_on, worker)

    def plan(self, child: str, conference: str, start: date, worker: str) -> None:
        plan = self.add("plans", child_id=child, kind="child_protection", start_on=start, conference_id=conference)
        for n in range(6):
            self.add(
                "plan_actions",
                plan_id=plan,
                child_id=child,
                action="weigh the baby",
                measure="chart",
                due_on=start + timedelta(days=30 * n),
                set_on=start,
                status="open",
            )
        for day in self.days(start, 30):
            self.add("core_groups", child_id=child, plan_id=plan, held_on=day)
            self.add("case_supervisions", child_id=child, held_on=day)
        for day in self.days(start, 13):
            self.add(
                "visits",
                child_id=child,
                visited_on=day,
                kind="child_protection",
                worker_id=worker,
                seen="true",
                recorded_on=day,
            )
        for day in self.days(start, 90):
            self.add("reviews", child_id=child, plan_id=plan, held_on=day, decision="continue")
        for day in self.days(start, 20):
            self.add(
                "chronology", child_id=child, event_on=day, recorded_on=day, event="visit", significance="seen well"
            )
        self.add("advocacy", child_id=child, plan_id=plan, offered_on=self.later(start, 15), response="accepted")

    def days(self, start: date, gap: int) -> Iterator[date]:
        day = start
        while (day := day + timedelta(days=self.chance.randrange(gap - 6, gap + 5))) <= AS_AT:
            yield day

    def later(self, day: date, most: int) -> date:
        return min(AS_AT, day + timedelta(days=self.chance.randrange(0, most + 1)))
