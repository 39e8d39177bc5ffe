"""The JSON holds each reported breach once, in its event."""

import json
from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.to_file.json_file import json_file


def test_each_breach_stands_in_its_block_and_event(run: RunFolder, choice: Choice, tmp_path: Path) -> None:
    json_file(run, choice, tmp_path / "a.json")
    said = json.loads((tmp_path / "a.json").read_text("utf-8"))
    breaches = breaches_of(run, choice)
    for block, events in said["breaches"].items():
        rows = getattr(breaches, block)
        assert [breach["key"] for event in events for breach in event] == rows["key"].tolist()
        assert len(events) == rows["leads"].sum()
    first = said["breaches"]["standing"][0][0]
    assert first["due_on"] == "2012-11-01"
    assert first["found_on"] is None
    assert said["how_sure"].startswith("Few findings do not mean")
