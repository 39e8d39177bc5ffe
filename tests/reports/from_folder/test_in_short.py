"""The first page adds up, and says how much could not be told."""

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.from_folder.in_short import NOT_SAFE, in_short


def test_stages_and_teams_hold_each_open_breach_once(run: RunFolder, choice: Choice) -> None:
    breaches = breaches_of(run, choice)
    short = in_short(run, choice, breaches)
    for parts in (short.stages, short.teams):
        assert sum(part.by_severity.total() for part in parts) == len(breaches.standing)
        assert sum(part.unconfirmed for part in parts) == len(breaches.unconfirmed)
        assert sum(part.cannot_tell for part in parts) == short.counts[CANNOT_TELL]
    assert [part.name for part in short.teams] == sorted(part.name for part in short.teams)


def test_it_says_first_what_few_findings_do_not_mean(run: RunFolder, choice: Choice) -> None:
    short = in_short(run, choice, breaches_of(run, choice))
    assert short.how_sure.startswith(NOT_SAFE)
    assert "12 of 15 outcomes could be judged (80 %)" in short.how_sure
    assert "1 standard had nothing to look at" in short.how_sure
