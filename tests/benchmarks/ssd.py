"""A made-up Standard Safeguarding Dataset of any size: six years of N children, reproducible by seed.

`python -m tests.benchmarks.ssd 1000 10000` times the reading and typing of each size: children a second, peak MiB.
"""

from __future__ import annotations

import csv
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from practice_audit.sources.ssd_model import COLUMNS

AS_AT = date(2026, 3, 31)
YEARS = 6
Row = dict[str, Any]


def write_ssd(folder: Path, children: int, seed: int = 1) -> int:
    """Write a folder of CSV files, a file a table; gives the number of rows. Nothing is held but one child."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") for name in COLUMNS}
    writers = {name: csv.DictWriter(file, COLUMNS[name]) for name, file in files.items()}
    count = 0
    for writer in writers.values():
        writer.writeheader()
    for table, row in _rows(random.Random(seed), children):  # noqa: S311 - a made-up dataset, no secret
        prefix = COLUMNS[table][0].partition("_")[0]
        writers[table].writerow({f"{prefix}_{name}": _cell(value) for name, value in row.items()})
        count += 1
    for file in files.values():
        file.close()
    return count


def _cell(value: Any) -> Any:  # noqa: ANN401 - cells of any kind
    return f"{value.isoformat()} 00:00:00" if isinstance(value, date) else value


def _rows(chance: random.Random, children: int) -> Iterator[tuple[str, Row]]:
    workers = max(4, children // 15)
    for n in range(workers):
        yield (
            "ssd_professionals",
            {
                "professional_id": f"W{n}",
                "social_worker_registration_no": f"SW{n:06}",
                "professional_job_title": "Social Worker",
                "agency_worker_flag": "N",
            },
        )
    for n in range(8):
        yield "ssd_department", {"team_id": f"T{n}", "team_name": f"Team {n}"}
    for n in range(children):
        yield from _child(chance, f"{n:07}", workers)


def _child(chance: random.Random, child: str, workers: int) -> Iterator[tuple[str, Row]]:
    born = AS_AT - timedelta(days=chance.randrange(400, 17 * 365))
    yield "ssd_person", {"person_id": child, "sex": "F", "ethnicity": "WBRI", "dob": born, "is_mother": "N"}
    yield "ssd_family", {"table_id": f"FT{child}", "family_id": f"F{int(child) // 2}", "person_id": child}
    for turn in range(chance.choice((1, 1, 2))):
        start = AS_AT - timedelta(days=chance.randrange(200, YEARS * 365))
        yield from _episode(chance, child, f"{child}{turn}", start, workers)


def _episode(chance: random.Random, child: str, key: str, start: date, workers: int) -> Iterator[tuple[str, Row]]:
    def later(day: date, least: int, most: int) -> date:
        return min(AS_AT, day + timedelta(days=chance.randrange(least, most)))

    person = {"person_id": child}
    assessed = later(start, 25, 80)
    yield "ssd_contacts", {
        "contact_id": key, **person, "contact_date": start, "contact_source_code": "2A",
        "contact_outcome_json": '{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "N", "COMMENTS": ""}',
    }  # fmt: skip
    yield "ssd_cin_episodes", {
        "referral_id": key, **person, "referral_date": start, "referral_source_code": "2A", "referral_nfa": "N",
        "referral_outcome_json": '{"SINGLE_ASSESSMENT_FLAG": "Y"}',
    }  # fmt: skip
    yield "ssd_cin_assessments", {
        "assessment_id": key, **person, "referral_id": key, "assessment_start_date": start,
        "assessment_child_seen": "Y", "assessment_auth_date": assessed,
        "assessment_outcome_json": '{"PROV_OF_SERVICES_FLAG": "Y"}',
    }  # fmt: skip
    for turn, (since, until) in enumerate(((start, assessed), (assessed, None))):
        yield "ssd_involvements", {
            "involvements_id": f"{key}{turn}", "professional_id": f"W{chance.randrange(workers)}", **person,
            "professional_role_id": "ALLOCATED CASE WORKER", "professional_team": f"T{chance.randrange(8)}",
            "involvement_start_date": since, "involvement_end_date": until, "referral_id": key,
        }  # fmt: skip
    if chance.random() < 0.35:
        yield from _protected(chance, child, key, assessed)
        return
    yield "ssd_cin_plans", {"cin_plan_id": key, "referral_id": key, **person, "cin_plan_start_date": assessed}
    for turn, day in enumerate(_days(chance, assessed, min(AS_AT, assessed + timedelta(days=270)), 21)):
        yield "ssd_cin_visits", {
            "cin_visit_id": f"{key}{turn:03}", **person, "cin_visit_date": day, "cin_visit_seen": "Y",
            "cin_visit_seen_alone": chance.choice("YN"), "cin_visit_bedroom": "N",
        }  # fmt: skip


def _protected(chance: random.Random, child: str, key: str, start: date) -> Iterator[tuple[str, Row]]:
    person = {"person_id": child}
    held = min(AS_AT, start + timedelta(days=chance.randrange(12, 30)))
    end = min(AS_AT, held + timedelta(days=chance.randrange(200, 500)))
    yield "ssd_s47_enquiry", {
        "s47_enquiry_id": key, "referral_id": key, **person, "s47_start_date": start, "s47_end_date": held,
        "s47_nfa": "N", "s47_outcome_json": '{"CP_CONFERENCE_FLAG": "Y", "OUTCOME_COMMENTS": ""}',
    }  # fmt: skip
    yield "ssd_initial_cp_conference", {
        "icpc_id": key, "s47_enquiry_id": key, **person, "icpc_date": held, "icpc_outcome_cp_flag": "Y",
    }  # fmt: skip
    yield "ssd_cp_plans", {
        "cp_plan_id": key, "icpc_id": key, **person, "cp_plan_start_date": held, "cp_plan_end_date": end,
        "cp_plan_latest_category": "NEG", "cp_plan_ola": "N",
    }  # fmt: skip
    for turn, day in enumerate(_days(chance, held, end, 10)):
        yield "ssd_cp_visits", {
            "cp_visit_id": f"{key}{turn:03}", **person, "cp_visit_date": day, "cp_visit_seen": "Y",
            "cp_visit_seen_alone": chance.choice("YN"), "cp_visit_bedroom": "Y",
        }  # fmt: skip
    for turn, day in enumerate(_days(chance, held, end, 90)):
        yield "ssd_cp_reviews", {
            "cp_review_id": f"{key}{turn}", **person, "cp_plan_id": key, "cp_review_due": day, "cp_review_date": day,
            "cp_review_outcome_continue_cp": "Y",
        }  # fmt: skip


def _days(chance: random.Random, start: date, end: date, gap: int) -> Iterator[date]:
    day = start
    while (day := day + timedelta(days=chance.randrange(gap - 3, gap + 4))) <= end:
        yield day


def _measure(folder: str) -> None:
    from practice_audit.records import load  # noqa: PLC0415 - in the process that is measured
    from practice_audit.sources import read  # noqa: PLC0415

    started = perf_counter()
    sources = read([Path(folder)])
    reading = perf_counter() - started
    records = load(sources, as_at=AS_AT)
    seconds = perf_counter() - started
    children = len(records.tables["children"].frame)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"ssd: {children:,} children: {seconds:.1f} s (reading {reading:.1f}, typing {seconds - reading:.1f}), "
        f"{children / seconds:,.0f} children a second, peak {peak:.0f} MiB\n"
    )


def main(sizes: list[int]) -> None:
    """Write and measure each size, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            made = Path(folder) / str(size)
            sys.stdout.write(f"{write_ssd(made, size):,} rows\n")
            sys.stdout.flush()
            subprocess.run([sys.executable, "-m", "tests.benchmarks.ssd", str(made)], check=True)  # noqa: S603 - ourselves


if __name__ == "__main__":
    if len(sys.argv) == 2 and not sys.argv[1].isdigit():
        _measure(sys.argv[1])
    else:
        main([int(size) for size in sys.argv[1:]] or [10_000])
