"""Every fault of some folders of rules is found, the shipped rules have none, and order is that of the lines."""

from pathlib import Path

from practice_audit.rulebook.faults import Folders
from practice_audit.rulebook.loader import load_rulebook
from practice_audit.shipped import shipped


def test_the_shipped_rules_have_none() -> None:
    found = Folders([shipped("rules")])
    assert [str(fault) for fault in found.faults] == []
    assert set(found.rules) == set(load_rulebook().rules)


def test_faults_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml"):
        (tmp_path / name).write_text("id: x\nversion: no\ntitle: t\n", encoding="utf-8")
    places = [fault.where.removeprefix(f"{tmp_path}/") for fault in Folders([tmp_path]).faults]
    assert places == sorted(places)
    assert {"a.yaml:1:5", "a.yaml:2:10", "b.yaml:1:5"} <= set(places)


def test_rules_that_hold_each_other_back_are_a_fault(tmp_path: Path) -> None:
    text = next(shipped("rules").rglob("FD-02*.yaml")).read_text(encoding="utf-8")
    for own, other in (("FD-02", "FD-92"), ("FD-92", "FD-02")):
        hold = f"holds_back: [{{rows: self, rules: [{other}]}}]\nexamples:"
        (tmp_path / f"{own}.yaml").write_text(
            text.replace("id: FD-02", f"id: {own}").replace("examples:", hold, 1), encoding="utf-8"
        )
    assert any("wait for each other" in fault.what for fault in Folders([tmp_path]).faults)
