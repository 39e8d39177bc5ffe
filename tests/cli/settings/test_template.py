"""The settings file: as written it changes nothing, and with its marks taken away it confirms everything."""

import re
from pathlib import Path

from tests.cli.asking import ask

from practice_audit.rulebook.loader import load_rulebook
from practice_audit.rulebook.local import lay_over

SHIPPED = load_rulebook().local


def test_the_file_as_it_is_confirms_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    assert ask("settings", "template", file).exit_code == 0
    assert load_rulebook(settings=file).local == SHIPPED


def test_every_name_stands_there_with_its_default(tmp_path: Path) -> None:
    written = ask("settings", "template").output
    names = [*SHIPPED.limits, *SHIPPED.settings]
    values = [match for name in names for match in re.findall(rf"^# ({name}:.*)$", written, re.MULTILINE)]
    assert len(values) == len(names)
    file = tmp_path / "all.yaml"
    file.write_text("\n".join(values), encoding="utf-8")
    local = lay_over(SHIPPED, file, {})
    assert local.confirmed == frozenset(names)
    assert local.values == SHIPPED.values


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("mine", encoding="utf-8")
    assert ask("settings", "template", file).exit_code == 2
    assert file.read_text(encoding="utf-8") == "mine"
