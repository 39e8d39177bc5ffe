"""The shipped folders are found in a checkout and in a wheel."""

from pathlib import Path

import pytest

from practice_audit import shipped as module
from practice_audit.shipped import shipped

ROOT = Path(__file__).parents[1]


def test_in_a_checkout_they_are_the_folders_people_edit() -> None:
    assert shipped("rules") == ROOT / "rules"
    assert shipped("demo") == ROOT / "fixtures" / "2012-12"


def test_in_a_wheel_they_are_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    assert shipped("rules") == tmp_path / "rules"
