"""The options of a run come back out of its manifest as they were."""

import json
from datetime import date
from pathlib import Path

import pytest

from practice_audit.cli.reading import Judging, Reading


@pytest.mark.parametrize(
    "reading", [Reading(), Reading("native", date(2012, 12, 12), ("all", "visits=2012-04-01"), "dmy")]
)
def test_how_records_are_read(reading: Reading) -> None:
    assert Reading.of_written(json.loads(json.dumps(reading.as_written()))) == reading


@pytest.mark.parametrize("judging", [Judging(), Judging(Path("/a"), (Path("/b"),), Path("/c.yaml"), "relational")])
def test_by_what_they_are_judged(judging: Judging) -> None:
    assert Judging.of_written(json.loads(json.dumps(judging.as_written()))) == judging
