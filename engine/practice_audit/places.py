"""YAML read with a safe loader, each value remembered with the line and column where it stands."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from practice_audit.errors import RuleWrong

Path_ = tuple[str | int, ...]
_COLON = "mapping values are not allowed"  # what YAML says of a text with a colon in it, the commonest slip
_PLAIN_TAGS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_COLON = "mapping values are not allowed"  # what YAML says of a text with a colon in it, the commonest slip
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc]  # the C loader has no types
    """The safe loader with YAML 1.2's truths: `on`, `yes` and `no` are words, as a rule's `on:` needs."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in each if tag != "tag:yaml.org,2002:bool"]
    for first, each in _SAFE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


class Places:
    """Where each value of one YAML file stands."""

    def __init__(self, file: str) -> None:
        """Start with nothing but the file's name."""
        self.file = file
        self._marks: dict[Path_, tuple[int, int]] = {}

    @property
    def keys_of_all(self) -> set[str | int]:
        """Every key and number that stands in a path of the file."""
        return {step for path in self._marks for step in path}

    def remember(self, path: Path_, node: yaml.Node) -> None:
        """Keep the first line and column of a node, counted from 1."""
        self._marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)

    def where(self, path: Path_ = ()) -> str:
        """`file:line:column` of a value, or of the nearest one around it."""
        while path and path not in self._marks:
            path = path[:-1]
        line, column = self._marks.get(path, (1, 1))
        return f"{self.file}:{line}:{column}"


def read_yaml(path: Path, shown_as: str | None = None, *, as_text: bool = False) -> tuple[Any, Places]:
    """Read one YAML file.

    Args:
        path: the file.
        shown_as: how it is shown to the user.
        as_text: every value and key is the text that stands there, so that the code 01 stays 01; nothing is blank text.

    Returns:
        The plain value (dicts, lists, str, int, bool, date, None) and the places of its parts.

    Raises:
        RuleWrong: the file cannot be read, is not YAML, or holds one key twice.
    """
    places = Places(shown_as or path.name)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RuleWrong(
            "this file cannot be read as text", where=str(path), next_step="Save it as UTF-8 and try again."
        ) from None
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        value = _Built(loader, places, as_text=as_text).of(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as wrong:
        raise _not_yaml(wrong, places.file) from None
    finally:
        loader.dispose()
    return value, places


def _not_yaml(wrong: yaml.MarkedYAMLError, file: str) -> RuleWrong:
    mark = wrong.problem_mark
    where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
    if _COLON in str(wrong.problem):
        return RuleWrong(
            "there is a colon too many",
            where=where,
            next_step="If it belongs to a text, put the whole text in double quotes; else check how far the lines "
            "there are indented.",
        )
    return RuleWrong(
        f"this is not YAML: {wrong.problem}", where=where, next_step="Check the indents, colons and brackets there."
    )


@dataclass(frozen=True)
class _Built:
    """Plain values out of the nodes of one file, the places of which are remembered on the way."""

    loader: Any
    places: Places
    as_text: bool

    def of(self, node: yaml.Node, path: Path_) -> Any:
        """The value of a node."""
        self.places.remember(path, node)
        if isinstance(node, yaml.CollectionNode) and node.tag not in _PLAIN_TAGS:
            raise RuleWrong(
                f"'{node.tag}' is no kind of value in a rule", where=self.places.where(path), next_step="Take it out."
            )
        if isinstance(node, yaml.MappingNode):
            return self._pairs(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item, (*path, number)) for number, item in enumerate(node.value)]
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path_) -> dict[Any, Any]:
        built: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node)
            if key in built:
                self.places.remember((*path, key), key_node)
                raise RuleWrong(
                    f"'{key}' stands here twice",
                    where=self.places.where((*path, key)),
                    next_step="Keep one of the two.",
                )
            built[key] = self.of(value_node, (*path, key))
        return built

    def _scalar(self, node: yaml.Node) -> Any:
        if self.as_text and isinstance(node, yaml.ScalarNode):
            return node.value
        return self.loader.construct_object(node)
