"""Every fault of some folders of rules, not the first only: what an author wants to see at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from practice_audit.errors import RuleWrong
from practice_audit.places import Places, read_yaml
from practice_audit.rulebook.check import faults_of
from practice_audit.rulebook.limits import Limit, Local, Setting
from practice_audit.rulebook.links import Exemption, LinkBetween
from practice_audit.rulebook.lint import lint
from practice_audit.rulebook.loader import as_rule_wrong, rule_files
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.strata import in_strata
from practice_audit.shipped import shipped

SHAPES: dict[str, Any] = {
    "limits.yaml": dict[str, Limit],
    "settings.yaml": dict[str, Setting],
    "exemptions.yaml": dict[str, Exemption],
    "links.yaml": dict[str, dict[str, LinkBetween]],
}
OTHER_SHAPE = {"model_type", "dict_type", "string_type", "list_type", "is_instance_of"}
"""What pydantic says of the alternatives that the author did not mean."""


class Folders:
    """Some folders of rules, checked file by file; each fault is a RuleWrong, with its file, line and column."""

    def __init__(self, folders: list[Path]) -> None:
        """Check every file.

        Args:
            folders: each is searched for rule files; what they lean on may also stand in the shipped rules.
        """
        self.files = sum((folder / name).exists() for folder in folders for name in SHAPES)
        self.rules: dict[str, Rule] = {}
        self.faults: list[RuleWrong] = []
        self._places: dict[str, Places] = {}
        shared = [self._shared(folder) for folder in dict.fromkeys([shipped("rules"), *folders])]
        limits, settings, exemptions, links = (
            {key: value for part in shared for key, value in part[name].items()} for name in SHAPES
        )
        rules = [found for path in rule_files(folders) if (found := self._rule(path))]
        local = Local.shipped(limits, settings)
        targets = {table: {name: link.to for name, link in named.items()} for table, named in links.items()}
        for rule, places in rules:
            wrong = list(faults_of(rule, local, exemptions, targets, places))
            self.faults += wrong or lint(rule, targets, places)
        self._cycle()
        self.faults.sort(key=_in_order_of_lines)

    def _shared(self, folder: Path) -> dict[str, dict[str, Any]]:
        return {name: self._checked(folder / name, TypeAdapter(shape)) or {} for name, shape in SHAPES.items()}

    def _checked(self, path: Path, shape: TypeAdapter[Any]) -> Any:
        if not path.exists():
            return None
        try:
            written, places = read_yaml(path, shown(path))
        except RuleWrong as wrong:
            self.faults.append(wrong)
            return None
        try:
            return shape.validate_python(written or {})
        except ValidationError as wrong:
            self.faults += [as_rule_wrong(one, places, None) for one in _one_a_place(wrong, places)]
            return None

    def _rule(self, path: Path) -> tuple[Rule, Places] | None:
        self.files += 1
        try:
            written, places = read_yaml(path, shown(path))
        except RuleWrong as wrong:
            self.faults.append(wrong)
            return None
        try:
            rule = Rule.model_validate(written)
        except ValidationError as wrong:
            self.faults += [as_rule_wrong(one, places, Rule) for one in _one_a_place(wrong, places)]
            return None
        if rule.id in self.rules:
            where, first = places.where(("id",)), self._places[rule.id].file
            self.faults.append(
                RuleWrong(
                    f"the rule {rule.id} is in two files", where=where, next_step=f"Keep one; the other is {first}."
                )
            )
            return None
        self.rules[rule.id], self._places[rule.id] = rule, places
        return rule, places

    def _cycle(self) -> None:
        try:
            in_strata(list(self.rules.values()))
        except RuleWrong as wrong:
            self.faults.append(wrong)


def _in_order_of_lines(fault: RuleWrong) -> tuple[str, int, int]:
    file, *numbers = fault.where.rsplit(":", 2)
    line, column = numbers if all(number.isdigit() for number in numbers) and numbers[1:] else ("0", "0")
    return file, int(line), int(column)


def shown(path: Path) -> str:
    """A path as it is shown: from the folder that the user is in, where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _one_a_place(wrong: ValidationError, places: Places) -> Iterator[ErrorDetails]:
    """Of the errors at and below one place, those about the form that the author meant."""
    errors = {
        tuple(step for step in one["loc"] if isinstance(step, int) or step in places.keys_of_all): one
        for one in sorted(wrong.errors(include_url=False), key=lambda one: one["type"] not in OTHER_SHAPE)
    }
    for path, one in errors.items():
        meant = any(other["type"] not in OTHER_SHAPE and way[: len(path)] == path for way, other in errors.items())
        if one["type"] not in OTHER_SHAPE or not meant:
            yield one
