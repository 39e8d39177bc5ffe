"""Only limits on which an outcome rests are to be confirmed."""

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.unconfirmed import unconfirmed_of


def test_a_limit_that_mattered_is_named_with_its_breaches(run: RunFolder, choice: Choice) -> None:
    (one,) = unconfirmed_of(run, choice)
    assert (one.in_words, one.breaches) == ("28 days", 2)
    assert not run.manifest.limits[one.name].confirmed
