"""A folder of rules read whole: rules, limits, settings, exemptions, links, with exact errors and a hash a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from practice_audit.errors import RuleWrong
from practice_audit.places import Places, read_yaml
from practice_audit.rulebook.check import check_rule
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.limits import Limit, Local, Setting
from practice_audit.rulebook.links import Exemption, LinkBetween
from practice_audit.rulebook.local import lay_over
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Part
from practice_audit.rulebook.strata import in_strata
from practice_audit.shipped import shipped

Model = TypeVar("Model", bound=BaseModel)
SHARED_FILES = {"limits.yaml", "settings.yaml", "exemptions.yaml", "links.yaml", "coverage.yaml", "journey.yaml"}


@dataclass(frozen=True)
class Rulebook:
    """The rules in use, in the order in which they run, and all that they lean on."""

    rules: dict[str, Rule]
    local: Local
    exemptions: dict[str, Exemption]
    links: dict[str, dict[str, LinkBetween]]
    hashes: dict[str, str] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def link_targets(self) -> dict[str, dict[str, str]]:
        """By table, each named link and the table it leads to."""
        return {table: {name: link.to for name, link in named.items()} for table, named in self.links.items()}

    def strata(self) -> list[list[Rule]]:
        """The rules in layers: those of a layer hold back nothing from each other."""
        return in_strata(list(self.rules.values()))


def load_rulebook(
    folders: Iterable[Path] = (), *, settings: Path | None = None, extra_values: dict[str, Any] | None = None
) -> Rulebook:
    """Read the rules of some folders (default: the shipped ones) and check every name in them.

    Args:
        folders: each is searched for `*.yaml`; limits.yaml, settings.yaml, exemptions.yaml and links.yaml of the
            shipped rules are always there, those of a folder are laid over them.
        settings: an authority's own values (YAML).
        extra_values: values laid over last, as in an example's `settings`.

    Raises:
        RuleWrong: a file is not what it must be; says file, line, column and the nearest known word.
    """
    base = shipped("rules")
    places = list(folders) or [base]
    shared = _Shared()
    for folder in dict.fromkeys([base, *places]):
        shared.add(folder)
    local = lay_over(Local.shipped(shared.limits, shared.settings), settings, extra_values or {})
    book = Rulebook({}, local, shared.exemptions, shared.links)
    for path in rule_files(places):
        rule, where = load_rule(path)
        if rule.id in book.rules:
            raise RuleWrong(
                f"the rule {rule.id} is in two files",
                where=str(path),
                next_step=f"Keep one; the other is {book.files[rule.id]}.",
            )
        check_rule(rule, book.local, book.exemptions, book.link_targets, where)
        book.rules[rule.id] = rule
        book.hashes[rule.id] = sha256(path.read_bytes()).hexdigest()
        book.files[rule.id] = path
    if not book.rules:
        raise RuleWrong(
            "there is no rule in this folder",
            where=", ".join(map(str, places)),
            next_step="Name a folder with rule files (*.yaml).",
        )
    in_strata(list(book.rules.values()))
    return book


def rule_files(folders: list[Path]) -> list[Path]:
    """The rule files of some folders, in order."""
    return sorted(path for folder in folders for path in folder.rglob("*.yaml") if path.name not in SHARED_FILES)


def load_rule(path: Path) -> tuple[Rule, Places]:
    """Read one rule file; raises RuleWrong at the first thing that is not of the form."""
    stands = path.stat() if path.exists() else None
    return _read_rule(path, (stands.st_mtime_ns, stands.st_size) if stands else (0, 0))


@lru_cache(maxsize=1000)
def _read_rule(path: Path, _: tuple[int, int]) -> tuple[Rule, Places]:
    """A rule as its file has it; read once while the file stays as it is, since one process may ask many times."""
    written, places = read_yaml(path)
    return validated(Rule, written, places), places


def validated(model: type[Model], written: Any, places: Places) -> Model:
    """Check a value out of YAML against a pydantic model, with the place of what is wrong."""
    try:
        return model.model_validate(written)
    except ValidationError as wrong:
        raise as_rule_wrong(wrong.errors(include_url=False)[0], places, model) from None


def as_rule_wrong(first: ErrorDetails, places: Places, model: type[BaseModel] | None) -> RuleWrong:
    """One error of pydantic's in the words of a rule's author, with its place."""
    path = tuple(step for step in first["loc"] if isinstance(step, int) or step in places.keys_of_all)
    what = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        known = (
            _parts_of(model)
            if len(first["loc"]) == 1
            else {name for part in Part.__subclasses__() for name in _parts_of(part)}
        )
        word = str(first["loc"][-1])
        what = f"'{word}' is not a part of a rule{did_you_mean(word, known - {word})}"
    elif first["type"] == "missing":
        what = f"'{first['loc'][-1]}' is missing"
    else:
        what = f"'{first['loc'][-1]}': {what}" if first["loc"] else what
    return RuleWrong(what, where=places.where(path), next_step="docs/rule-language.md says what may stand there.")


def _parts_of(model: type[BaseModel] | None) -> set[str]:
    return {field.alias or name for name, field in (model.model_fields if model else {}).items()}


@dataclass
class _Shared:
    """What the rules of all folders lean on; a later folder is laid over those before it."""

    limits: dict[str, Limit] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)
    exemptions: dict[str, Exemption] = field(default_factory=dict)
    links: dict[str, dict[str, LinkBetween]] = field(default_factory=dict)

    def add(self, folder: Path) -> None:
        self.limits |= read_shared(folder / "limits.yaml", dict[str, Limit])
        self.settings |= read_shared(folder / "settings.yaml", dict[str, Setting])
        self.exemptions |= read_shared(folder / "exemptions.yaml", dict[str, Exemption])
        self.links |= read_shared(folder / "links.yaml", dict[str, dict[str, LinkBetween]])


def read_shared(path: Path, shape: Any) -> Any:
    """A shared file of a folder, checked against its shape; nothing where it is not there."""
    if not path.exists():
        return {}
    written, places = read_yaml(path)
    try:
        return TypeAdapter(shape).validate_python(written or {})
    except ValidationError as wrong:
        raise as_rule_wrong(wrong.errors(include_url=False)[0], places, None) from None
