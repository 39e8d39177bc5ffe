"""Answers put into a settings file that somebody else wrote: its text stays, letter for letter, but for the answers."""

import re

import yaml

from practice_audit.reports.settings_file import written

GROUPS = {"limits", "settings"}


def with_answers(text: str, answers: dict[str, object], meanings: dict[str, str]) -> str:
    """The text of a settings file with answers in it.

    A value that stands there is changed in its place. A line of the template, commented out (`# name: 10`), loses its
    mark. What is not there at all is added at the end, with its meaning as a note above it. So no comment, no order
    and no other value is touched, which loading and writing the file again as YAML would do.

    Args:
        text: the file as it is; blank for a new one.
        answers: by name, the values.
        meanings: by name, what is written above a new line.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    for name, value in answers.items():
        text = _with_answer(text, name, written(value), meanings[name], end)
    return text


def _with_answer(text: str, name: str, value: str, meaning: str, end: str) -> str:
    place = _place(text, name)
    if place is not None:
        first, last = place
        gap = "" if not value or text[first - 1] in " \t" else " "
        return text[:first] + gap + value + text[last:]
    marked = re.compile(rf"^#[ \t]?{re.escape(name)}:[^\r\n]*", re.MULTILINE)
    line = f"{name}: {value}".rstrip()
    if len(marked.findall(text)) == 1:
        return marked.sub(lambda _: line, text)
    before = text + (end if text and not text.endswith("\n") else "") + (end if text.strip() else "")
    return f"{before}# {meaning}{end}{line}{end}"


def _place(text: str, name: str) -> tuple[int, int] | None:
    """Where the value of a name stands in the text: first letter and the one after the last."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        within = value.value if key.value in GROUPS and isinstance(value, yaml.MappingNode) else []
        for own, node in [(key, value), *within]:
            if own.value == name:
                return node.start_mark.index, node.end_mark.index
    return None
