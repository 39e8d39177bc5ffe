"""What no test of behaviour would notice: the engine kept in its room, safe parsers, no swallowed error."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "engine" / "practice_audit"
MODULES = sorted(ENGINE.rglob("*.py"))
DURABLE = [
    path
    for path in MODULES
    if path.relative_to(ENGINE).as_posix().startswith(("matchers/durable.py", "matchers/durable/"))
]
DURABLE_WORDS = re.compile(
    r"\bHost\(|\bassert_(?:facts?|event)\b|durable_rules_engine|^\s*(?:from|import) durable\b", re.MULTILINE
)
RULE_ID = re.compile(r"\b(?:FD|EH|AS|PB|S47|CP|CH|RC|AL|TR|AC|CL|PL|VI|VO|AD|SU|MI|CSE|LA|QA|DQ|PA|PN)-\d{2}T?\b")
EVERY_MODULE = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ENGINE).as_posix())


def strings_and_code(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each line that is not part of a docstring; comments are not there in the tree."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Yield each import: line, dotted name, and whether it is for types only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name, id(node) in for_types
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for name in node.names:
                yield node.lineno, f"{node.module}.{name.name}", id(node) in for_types


def calls(path: Path) -> Iterator[tuple[int, str, ast.Call]]:
    """Yield each call: line, what is called, and the call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func), node


@EVERY_MODULE
def test_only_its_matcher_touches_durable_rules(path: Path) -> None:
    assert path in DURABLE or not DURABLE_WORDS.findall(path.read_text(encoding="utf-8"))


def test_the_stock_host_and_its_threads_are_never_used() -> None:
    assert DURABLE
    for path in DURABLE:
        assert not [line for line, called, _ in calls(path) if re.search(r"\b(Host|post|assert_event)$", called)]


@EVERY_MODULE
def test_no_code_knows_a_rule_by_its_id(path: Path) -> None:
    """But for an example in the help of a command."""
    if path.is_relative_to(ENGINE / "cli"):
        return
    assert not [(line, text) for line, text in strings_and_code(path) if RULE_ID.search(text)]


@EVERY_MODULE
def test_yaml_is_read_by_a_safe_loader(path: Path) -> None:
    for line, called, call in calls(path):
        if called in {"yaml.load", "yaml.load_all", "yaml.compose", "yaml.compose_all", "yaml.parse", "yaml.scan"}:
            loaders = [ast.unparse(given) for given in [*call.args[1:], *(word.value for word in call.keywords)]]
            assert any(loader.endswith("SafeLoader") for loader in loaders), f"line {line}"
        assert not called.startswith(("yaml.unsafe_", "yaml.full_")), f"line {line}"


@EVERY_MODULE
def test_xml_is_read_by_defusedxml(path: Path) -> None:
    """What is named below reads nothing: it is what defusedxml gives back and raises."""
    harmless = {
        "xml.etree.ElementTree.Element",
        "xml.etree.ElementTree.ParseError",
        "xml.parsers.expat.ErrorString",
    }
    read = [(line, name) for line, name, types in imports(path) if not types and name not in harmless]
    assert not [(line, name) for line, name in read if name.split(".")[0] in {"xml", "lxml"}]


@EVERY_MODULE
def test_nothing_out_of_a_file_is_run(path: Path) -> None:
    assert not [
        (line, called) for line, called, _ in calls(path) if called in {"eval", "exec", "compile", "__import__"}
    ]
    assert not [
        (line, name) for line, name, _ in imports(path) if name.split(".")[0] in {"pickle", "shelve", "marshal"}
    ]


@EVERY_MODULE
def test_no_error_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: a bare except"
            assert not all(isinstance(step, ast.Pass) for step in node.body), f"line {node.lineno}: except and pass"
