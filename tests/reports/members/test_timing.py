"""Each child counts once at a step, and no number under five can be read or worked out."""

from collections.abc import Sequence

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.lists.small_runs import RunOf, row

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.manifest import Manifest
from practice_audit.reports.members.timing import StepTimed, timed_steps
from practice_audit.rulebook.journey import Journey

JOURNEY = Journey.model_validate({
    "steps": [
        {"name": "A step", "short": "Step", "what": "It.", "from_to": "from to", "timed_by": ["TA-01", "TA-02"],
         "limits": [], "good": "Good.", "beside": {"seen": "TA-06"}}
    ]
})  # fmt: skip
OUTCOMES = ["met", "late", "not_met", "due", "cannot_tell"]


def step_of(run: RunFolder, rows: Sequence[dict[str, object]]) -> StepTimed:
    return timed(run.manifest, rows)


def timed(manifest: Manifest, rows: Sequence[dict[str, object]]) -> StepTimed:
    frame = pd.DataFrame(rows or [row("TA-06", "", "met")])
    (one,) = timed_steps(RunOf(None, manifest, frame), JOURNEY)  # type: ignore[arg-type]
    return one


def children(number: int, outcome: str, days: int = 3, first: int = 1) -> list[dict[str, object]]:
    found = "" if outcome in {"not_met", "due", "cannot_tell"} else f"2012-05-{1 + days:02d}"
    return [
        row("TA-01", f"K{first + place}", outcome, started="2012-05-01", due="2012-05-06", found=found)
        for place in range(number)
    ]


def test_median_quartiles_and_target_are_whole_days_of_children(run: RunFolder) -> None:
    rows = [one for place in range(20) for one in children(1, "met", days=place, first=place)]
    one = step_of(run, rows)
    assert (one.children, one.median, one.quartiles, one.target) == (20, 9, (4, 14), 5)
    assert one.is_slow
    assert one.in_time == "nearly all (of nearly all)"


def test_a_child_counts_once_with_the_latest_time_and_the_first_standard(run: RunFolder) -> None:
    early = [row("TA-01", f"K{n}", "late", started="2012-03-01", found="2012-03-31") for n in range(1, 6)]
    second = [row("TA-02", f"K{n}", "late", started="2012-06-01", found="2012-06-30") for n in range(1, 6)]
    one = step_of(run, [*early, *children(5, "met"), *second])
    assert (one.children, one.median) == (5, 3)


def test_what_is_due_only_counts_where_nothing_else_does(run: RunFolder) -> None:
    later = [row("TA-01", f"K{n}", "due", started="2012-12-01", due="2012-12-20") for n in range(1, 6)]
    assert step_of(run, [*children(5, "met"), *later]).median == 3
    assert step_of(run, later).median is None


def test_a_year_and_no_more_is_counted(run: RunFolder) -> None:
    old = [row("TA-01", f"K{n}", "met", started="2011-12-12", found="2011-12-13") for n in range(1, 9)]
    assert step_of(run, old).children is None


def test_where_little_can_be_told_no_time_is(run: RunFolder) -> None:
    one = step_of(run, [*children(9, "met"), *children(10, "cannot_tell", first=20)])
    assert (one.little, one.median, one.waited, one.in_time) == (True, None, None, "cannot be told")


def test_quality_is_good_for_a_child_where_it_was_each_time(run: RunFolder) -> None:
    rows = [row("TA-06", f"K{n}", "met", started="2012-05-01") for n in range(20)]
    rows += [row("TA-06", f"K{n}", "not_met", started="2012-06-01") for n in range(4)]
    (quality,) = step_of(run, rows).quality
    assert quality.share == "most (of nearly all)"


@given(st.lists(st.sampled_from(OUTCOMES), max_size=70))
def test_no_small_number_can_be_worked_out(outcomes: list[str]) -> None:
    rows = [one for place, outcome in enumerate(outcomes) for one in children(1, outcome, first=place)]
    one = timed(MANIFEST, rows)
    assert one.children is None or one.children >= 5
    if one.waited is not None:
        assert one.waited >= 5
        assert one.children is not None
        assert one.children - one.waited >= 5
    possible = [
        met
        for met in range(len(outcomes) + 1)
        for judged in [sum(outcome in {"met", "late", "not_met"} for outcome in outcomes)]
        if met <= judged and judged and one.in_time.startswith(_band(met / judged))
    ]
    assert not one.in_time.startswith(("nearly", "most", "more", "half")) or len(possible) > 1


def _band(share: float) -> str:
    return next(
        words for least, words in ((0.9, "nearly"), (0.75, "most"), (0.5, "more"), (0, "half")) if share >= least
    )


MANIFEST = Manifest.model_construct(audit_date=pd.Timestamp("2012-12-12").date())
