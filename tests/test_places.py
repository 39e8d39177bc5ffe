"""YAML with the place of each value, and errors that say where."""

from pathlib import Path

import pytest

from practice_audit.errors import RuleWrong
from practice_audit.places import read_yaml


def written(folder: Path, text: str) -> Path:
    """Write a file."""
    path = folder / "rule.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_value_is_found_again(tmp_path: Path) -> None:
    value, places = read_yaml(written(tmp_path, "a: 1\nb:\n  - x: 2\n  - 3\n"))
    assert value == {"a": 1, "b": [{"x": 2}, 3]}
    assert places.where(("b", 0, "x")) == "rule.yaml:3:8"
    assert places.where(("b", 1)) == "rule.yaml:4:5"


def test_what_stands_nowhere_is_placed_at_the_nearest_thing_around_it(tmp_path: Path) -> None:
    _, places = read_yaml(written(tmp_path, "a:\n  b: 1\n"))
    assert places.where(("a", "c", "d")) == "rule.yaml:2:3"
    assert places.where(("z",)) == "rule.yaml:1:1"


def test_on_and_yes_are_words_and_true_is_a_truth(tmp_path: Path) -> None:
    value, _ = read_yaml(written(tmp_path, "on: yes\noff: no\nt: true\n"))
    assert value == {"on": "yes", "off": "no", "t": True}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2\n", "rule.yaml:2:1: 'a' stands here twice"),
        ("a: [1\nb: 2\n", "rule.yaml:2"),
        ("a: No visit: none\n", "rule.yaml:1:12: there is a colon too many"),
        ("a: !!python/object/apply:os.getcwd []\n", "rule.yaml:1"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        read_yaml(written(tmp_path, text))
    assert says in str(wrong.value)


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(RuleWrong, match="cannot be read as text"):
        read_yaml(path)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, ""))[0] is None


def test_an_anchor_stands_for_what_it_names(tmp_path: Path) -> None:
    value, _ = read_yaml(written(tmp_path, "a: &x {b: 1}\nc: *x\n"))
    assert value == {"a": {"b": 1}, "c": {"b": 1}}
