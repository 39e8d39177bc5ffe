"""Records that could have counted: which do, which do not, and in whose words."""

from datetime import date
from typing import Any

from practice_audit.audit import RELATIONAL, run_audits
from practice_audit.examples import records_of, wanted, with_base
from practice_audit.reports.candidates import candidates, events_of_interval
from practice_audit.reports.judged_one import One, find, one_of
from practice_audit.reports.sums import count_of, deciding, parts_of_deadline
from practice_audit.rulebook.loader import load_rulebook

BOOK = load_rulebook()
PLAN = {"plan_id": "PL1", "child_id": "K1", "kind": "child_protection", "start_on": date(2013, 1, 7)}


KIND = "the visit's kind is not family support; recorded: kind is family support"


def visit(name: str, day: int, **more: object) -> dict[str, object]:
    own = {"visit_id": name, "child_id": "K1", "visited_on": date(2013, 1, day), "kind": "child_protection"}
    return {**own, "worker_id": "W1", "seen": True, **more}


def one(key: str, as_at: date, rows: dict[str, list[dict[str, Any]]]) -> One:
    rule = key.partition("/")[0]
    records = records_of(with_base(rows), as_at)
    audit = run_audits([records], BOOK, matcher=RELATIONAL, verify=False, rules=[wanted(BOOK, rule)], only=[rule])[0]
    found = find(audit.judged, key)
    assert found is not None
    row = audit.outcomes[audit.outcomes["key"] == key].iloc[0]
    return one_of(audit.facts, *found, {str(name): str(cell) for name, cell in row.items()})


def test_a_visit_at_which_the_child_was_not_seen_says_so() -> None:
    visits = [visit("V1", 9), visit("V2", 16, seen=False), visit("V3", 18, kind="family_support"), visit("V4", 29)]
    asked = one("VI-01/plans/PL1/V1", date(2013, 2, 1), {"plans": [PLAN], "visits": visits})
    words = [event.words() for event in events_of_interval(asked)]
    assert words == [
        "visit V1 of 9 January 2013 counts",
        "visit V2 of 16 January 2013 does not count: it asks that the visit's seen is yes; recorded: seen is no",
        f"visit V3 of 18 January 2013 does not count: it asks that {KIND}",
        "visit V4 of 29 January 2013 counts",
    ]


def test_what_could_not_be_read_is_in_doubt() -> None:
    visits = [visit("V1", 9), visit("V2", 16, seen="??")]
    asked = one("VI-01/plans/PL1/V1", date(2013, 2, 1), {"plans": [PLAN], "visits": visits})
    assert [(event.counts, len(event.doubts)) for event in events_of_interval(asked)] == [(True, 0), (False, 1)]


def test_a_record_of_another_child_is_none() -> None:
    referral = {"referral_id": "R1", "child_id": "K1", "received_on": date(2012, 12, 5)}
    asked = one("FD-02/referrals/R1", date(2012, 12, 12), {"referrals": [referral]})
    closure = {"closure_id": "C1", "child_id": "K2", "closed_on": date(2012, 12, 6), "reason": "moved_away"}
    other = one("FD-02/referrals/R1", date(2012, 12, 12), {"referrals": [referral], "case_closures": [closure]})
    left = BOOK.exemptions["left"]
    assert candidates(asked, left) == candidates(other, left) == []


def test_the_plans_own_number_goes_before_the_local_limit() -> None:
    rows = {"plans": [{**PLAN, "visit_every_wd": 20}], "visits": [visit("V1", 9)]}
    asked = one("VI-01/plans/PL1/V1", date(2013, 2, 1), rows)
    parts = parts_of_deadline(asked)
    chosen = deciding(asked, parts)
    assert chosen is parts[0]
    assert chosen is not None
    assert chosen.said.startswith("20 working days (the interval's plan's visit_every_wd) after 9 January 2013")
    counted = count_of(asked, chosen)
    assert counted is not None
    assert (counted.working, counted.due) == (True, date(2013, 2, 6).toordinal())
