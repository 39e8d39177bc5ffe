"""Every breach that is shown stands in exactly one block, and what one event fails stands together."""

from dataclasses import replace
from datetime import date

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of

BLOCKS = ("standing", "unconfirmed", "faults", "waived", "past")


def keys(breaches: Breaches) -> list[str]:
    return [key for block in BLOCKS for key in getattr(breaches, block)["key"]]


def test_each_breach_is_in_one_block_or_among_the_older(run: RunFolder, choice: Choice) -> None:
    found = breaches_of(run, choice)
    assert len(keys(found)) == len(set(keys(found)))
    assert len(keys(found)) + found.older == len(run.findings)
    everything = breaches_of(run, replace(choice, since=date(1990, 1, 1)))
    assert everything.older == 0
    assert sorted(keys(everything)) == sorted(run.findings["key"])


def test_what_is_past_or_not_confirmed_is_apart(run: RunFolder, choice: Choice) -> None:
    found = breaches_of(run, choice)
    assert set(found.standing["confirmed"]) == {"yes"}
    assert set(found.unconfirmed["confirmed"]) == {"no"}
    assert set(found.past["open"]) == {"no"}


def test_siblings_with_one_due_date_are_one_event_and_the_worst_comes_first(run: RunFolder, choice: Choice) -> None:
    standing = breaches_of(run, choice).standing
    assert standing["event"].tolist() == sorted(standing["event"])
    first = standing[standing["event"] == 1]
    assert first["of_event"].tolist() == [len(first)] * len(first)
    assert len(first) > 1
    assert first["leads"].tolist() == [True, *[False] * (len(first) - 1)]
    assert standing["severity"].astype(str).tolist()[0] == min(standing["severity"].astype(str))


def test_a_waived_breach_is_not_among_those_that_stand(run: RunFolder, choice: Choice) -> None:
    key = run.findings.loc[run.findings["open"] == "yes", "key"].iloc[0]
    waived = run.findings.assign(standing=["waived" if one == key else "new" for one in run.findings["key"]])
    other = replace(run)
    other.__dict__["findings"] = waived  # as if it had been read so
    found = breaches_of(other, choice)
    assert found.waived["key"].tolist() == [key]
    assert key not in found.standing["key"].tolist()


def test_a_team_sees_its_own_cases_only(run: RunFolder, choice: Choice) -> None:
    team = str(run.findings["team_id"].iloc[0])
    found = breaches_of(run, replace(choice, team=team))
    assert {str(one) for block in BLOCKS for one in getattr(found, block)["team_id"]} == {team}
