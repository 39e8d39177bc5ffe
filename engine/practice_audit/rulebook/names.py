"""The names inside expressions and sentences checked: paths, functions' limits and settings, fields of the wording."""

import ast
import re
from collections.abc import Mapping

from practice_audit.errors import RuleWrong
from practice_audit.places import Path_, Places
from practice_audit.rulebook.expressions import Expression, did_you_mean
from practice_audit.rulebook.limits import Local
from practice_audit.rulebook.schema import Shape, shape_of

Links = Mapping[str, Mapping[str, str]]
Shapes = Mapping[str, Shape]
BUILTIN = frozenset(
    ("as_at", "clock", "due", "until", "found", "outcome", "over", "limit", "id", "child", "n", "failing", "table")
)
"""What every rule and sentence may speak of."""
NAMES_ONE = {
    "limit": 0,
    "setting": 0,
    "setting_of": 0,
    "names": 1,
    "only_words": 1,
    "has_words": 1,
    "begins_with": 1,
    "shares_word": 2,
}
"""The functions that name a limit or setting, and which of their values does."""


class Names:
    """What one rule file may speak of; each check raises RuleWrong at the first name that does not exist."""

    def __init__(self, local: Local, links: Links, places: Places) -> None:
        """Know the limits and settings, the named links, and where each value of the file stands."""
        self.local, self.links, self.places = local, links, places

    def wrong(self, what: str, path: Path_) -> RuleWrong:
        """The error for a value of the file."""
        return RuleWrong(
            what, where=self.places.where(path), next_step="docs/rule-language.md says what may stand there."
        )

    def expression(self, expression: Expression, shapes: Shapes, numbers: set[str], path: Path_) -> None:
        """Check an expression: `shapes` are the records that it may speak of, `numbers` the named values."""
        inside = {id(node.value) for node in ast.walk(expression.tree) if isinstance(node, ast.Attribute)}
        called = {id(node.func) for node in ast.walk(expression.tree) if isinstance(node, ast.Call)}
        known = {*shapes, *numbers, *BUILTIN}
        for node in ast.walk(expression.tree):
            if isinstance(node, ast.Attribute) and id(node) not in inside:
                self._path(node, shapes, path)
            elif isinstance(node, ast.Name) and id(node) not in inside | called and node.id not in known:
                raise self.wrong(f"'{node.id}' is not a name here{did_you_mean(node.id, known)}", path)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                self._call(node, node.func.id, path)

    def fields(self, text: str, shapes: Shapes, numbers: set[str], path: Path_) -> None:
        """Check the fields in braces of a sentence."""
        known = {*BUILTIN, *numbers}
        for word in re.findall(r"{([^{}]*)}", text):
            root, *steps = word.split(".")
            if not steps and root not in known:
                raise self.wrong(f"'{{{word}}}' is no field of a sentence{did_you_mean(word, known)}", path)
            if steps and root not in shapes:
                raise self.wrong(f"'{root}' is not a record here{did_you_mean(root, shapes)}", path)
            if steps:
                self._steps(root, steps, shapes[root], path)

    def _call(self, node: ast.Call, name: str, path: Path_) -> None:
        if name not in NAMES_ONE:
            return
        asked = node.args[NAMES_ONE[name]]
        kind, known = ("limit", self.local.limits) if name == "limit" else ("setting", self.local.settings)
        if not isinstance(asked, ast.Constant) or not isinstance(asked.value, str):
            raise self.wrong(f"'{name}' takes the name of a {kind} in quotes", path)
        if asked.value not in known:
            raise self.wrong(f"there is no {kind} '{asked.value}'{did_you_mean(asked.value, known)}", path)

    def _path(self, node: ast.Attribute, shapes: Shapes, path: Path_) -> None:
        steps: list[str] = []
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            steps.insert(0, inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name) or inner.id not in shapes:
            word = getattr(inner, "id", "this")
            raise self.wrong(f"'{word}' is not a record here{did_you_mean(word, shapes)}", path)
        self._steps(inner.id, steps, shapes[inner.id], path)

    def _steps(self, owner: str, steps: list[str], shape: Shape, path: Path_) -> None:
        for step in steps[:-1]:
            if step not in shape.steps:
                raise self.wrong(f"'{owner}' leads to no record '{step}'{did_you_mean(step, shape.steps)}", path)
            owner, shape = step, shape_of(shape.steps[step], self.links)
        if steps[-1] not in shape.columns and steps[-1] not in shape.steps:
            raise self.wrong(f"'{owner}' has no column '{steps[-1]}'{did_you_mean(steps[-1], shape.columns)}", path)
