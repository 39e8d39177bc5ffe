"""The file of a new local rule: a whole rule with its examples, and notes for a person who does not program."""

import textwrap
from collections.abc import Iterator
from typing import Any

from practice_audit.layout import Column
from practice_audit.reports.draft_examples import examples
from practice_audit.reports.settings_file import written
from practice_audit.rulebook.draft import Draft

STAGE = "local standards"
SCHEMA = "rule.schema.json"
WIDTH, NOTES_AT = 110, 48


def file_name(draft: Draft) -> str:
    """The id and the title: "LP-01-joint-visit-in-time.yaml"."""
    words = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in draft.title.lower()).split()
    return "-".join([draft.id, *words[:10]]) + ".yaml"


def draft_file(draft: Draft, folder: str) -> str:
    """The file as text (YAML).

    Args:
        draft: what the author said.
        folder: where it will stand, as the notes at its top name it.
    """
    folder = " ".join(folder.split())
    folder = f'"{folder}"' if " " in folder else folder
    return "\n".join([*_head(draft, folder), *_what(draft), *_when(draft), *_words(draft), *_examples(draft)]) + "\n"


def _head(draft: Draft, folder: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield from _note(
        "A standard of your own. What stands after a # is a note for you and changes nothing. Change what stands after "
        "a colon, and leave the word before it and the blanks at the start of the line as they are. Put a text that "
        "holds a colon in double quotes."
    )
    yield f"# Look for mistakes:  practice-audit rules check {folder}"
    yield f"# Try the examples:   practice-audit rules test {draft.id} --add-rules {folder}"
    yield f"# Use it:             practice-audit run RECORDS --add-rules {folder}"
    yield ""


def _what(draft: Draft) -> Iterator[str]:
    yield from _line("id", draft.id)
    yield from _line("version", 1, "make it 2 when you change what the rule means")
    yield from _line("title", draft.title, "a few words: the heading in every table")
    yield from _line("standard", f"{draft.title.rstrip('.')}.", "the whole sentence of your procedure")
    yield from _line("why", "Write here what it means for the child.")
    yield from _line("stage", STAGE)
    yield from _line("severity", draft.severity, "S1 (a child may be at risk now) to S4 (record keeping)")
    yield from _line("check", "definite")
    yield "basis:"
    yield from _noted("  - local procedure", "where it is written: document, page, date")
    yield from _noted("profiles: [core]", "core: it is printed by every run")
    yield ""


def _when(draft: Draft) -> Iterator[str]:
    me, clock = draft.table.singular, f"{draft.table.singular}.{draft.clock.name}"
    if "child_id" not in draft.table.columns:
        yield f"partition: {'worker' if 'worker_id' in draft.table.columns else 'whole'}"
    source = draft.other or draft.table
    yield from _noted(f"needs: [{source.name}.{draft.expected.name}]", "without this column nothing can be told")
    yield from _noted(f"for_each: {{{me}: {draft.table.name}}}", f"each row of {draft.table.name}, called '{me}' below")
    if not _in_every_row(draft.clock):
        yield from _noted(f"where: filled({clock})", "a row without this date is left out")
    yield from _noted(f"clock: {clock}", "the time runs from this date")
    yield "expect:"
    yield from _expected(draft, me)
    if "child_id" in draft.table.columns:
        yield from _noted("unless: [left]", "not judged where the child moved away, died or is 18 by then")
    if draft.has_date and draft.other is None:
        date = f"{me}.{draft.expected.name}"
        sure = "" if _in_every_row(draft.clock) else f"filled({clock}) and "
        yield from _noted("cannot_tell:", "if it may well come before, take out this line and the next")
        yield f"  which of the two dates is right: filled({date}) and {sure}{date} < {clock}"
    yield ""


def _in_every_row(column: Column) -> bool:
    return column.need or column.main


def _expected(draft: Draft, me: str) -> Iterator[str]:
    it = draft.other.singular if draft.other else me
    column = f"{it}.{draft.expected.name}"
    if draft.other:
        own = draft.join if draft.join in draft.table.columns else draft.table.key
        sure = "" if _in_every_row(draft.expected) else f"filled({column}) and "
        yield from _noted(f"  {it}: {draft.other.name}", f"a row of {draft.other.name}, called '{it}' below")
        condition = f"{it}.{draft.join} == {me}.{own} and {sure}{column} >= clock"
        yield from _noted(
            f"  where: {condition}", f"of the same {_plain(draft.join.removesuffix('_id'))}, on that day or later"
        )
    elif draft.expected.type == "bool":
        yield from _noted(f"  where: {column}", "this must be yes")
    else:
        yield from _noted(f"  where: filled({column})", "this must be filled in")
    if draft.allowed and draft.has_date:
        yield from _noted(f"  on: {column}", "the day on which it was done")
    if draft.allowed:
        yield from _noted(f"  by: {draft.allowed.deadline}", f"the time allowed, {draft.allowed.words}")


def _words(draft: Draft) -> Iterator[str]:
    me, what = _plain(draft.table.singular), _plain(draft.expected.name.removesuffix("_on"))
    due = "; it was due by {due}" if draft.allowed else ""
    if draft.other:
        it = _plain(draft.other.singular)
        missing = f"No record found of {'an' if it[0] in 'aeiou' else 'a'} {it} on or after {{clock}}{due}."
        late = f"The {it} that followed {{clock}} was on {{found}}, {{over}} after {{due}}."
    else:
        missing = f"No record found of '{what}' for the {me} of {{clock}}{due}."
        late = f"The date of '{what}' for the {me} of {{clock}} is {{found}}, {{over}} after {{due}}."
    yield from _noted("finding:", "what the table says of a breach; the dates come in place of the braces")
    yield f"  missing: {written(missing)}"
    if draft.allowed and draft.has_date:
        yield f"  late: {written(late)}"
    yield from _line("remedy", "Do it now, and add a dated entry that says why it was not done or not recorded.")
    yield ""


def _examples(draft: Draft) -> Iterator[str]:
    yield from _note(
        "The examples are made up: a few records and what comes out of them. When you change the rule, change them "
        "too. K1 is a child born on 1 March 2005."
    )
    yield "examples:"
    for case in examples(draft):
        for number, (name, value) in enumerate(case.items()):
            start = "    " if number else "  - "
            if name == "records":
                yield f"{start}{name}:"
                yield from _records(value)
            else:
                yield f"{start}{name}: {written(value)}"


def _records(tables: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for table, rows in tables.items():
        yield f"      {table}:"
        yield from (f"        - {{{_cells(row)}}}" for row in rows)


def _cells(row: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {written(value)}" for name, value in row.items())


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _line(name: str, value: str | int, note: str = "") -> Iterator[str]:
    yield from _noted(f"{name}: {written(value)}", note)


def _noted(line: str, note: str) -> Iterator[str]:
    """A line with its note beside it, or above it where there is no room."""
    if note and len(line) > NOTES_AT:
        yield f"{' ' * (len(line) - len(line.lstrip()))}# {note}:"
        yield line
    else:
        yield f"{line:<{NOTES_AT}}  # {note}" if note else line


def _note(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(text, WIDTH - 2, break_on_hyphens=False))
