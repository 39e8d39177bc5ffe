"""A proposal written as a mapping file: sure guesses as lines, the others as comments, each with its reason."""

from collections.abc import Iterable, Iterator
from typing import Final

import yaml

from practice_audit.layout import TABLES
from practice_audit.proposing.codes import coded
from practice_audit.proposing.fit import SURE, Fit
from practice_audit.proposing.profile import MOST, Profile, forms_of
from practice_audit.proposing.proposal import Proposal, SheetGuess, TableGuess
from practice_audit.sources.counted import counted

HEAD: Final = f"""\
# A mapping proposed by `practice-audit map`: from your own reports to the native tables.
# Each line has how sure the guess is, and why. A guess below {SURE:.0%} is a comment: take the # away if it is right.
# Read every line: nobody but you knows what your headings mean. docs/formats/mapped.md says what may stand here;
# `practice-audit records layout` lists the tables and columns. Then: practice-audit map --check THIS-FILE FILE…
"""
FEW: Final = 12


def draft(proposal: Proposal) -> str:
    """Write a proposal as YAML. It holds codes out of the reports, and no other text of a record."""
    lines = [HEAD, *_dates(proposal), "tables:" if any(one.tables for one in proposal.sheets) else "tables: {}"]
    by_table: dict[str, list[tuple[SheetGuess, TableGuess]]] = {}
    for one in proposal.sheets:
        for guess in one.tables:
            by_table.setdefault(guess.table, []).append((one, guess))
    for table in TABLES:
        if table in by_table:
            sure = any(guess.is_sure for _, guess in by_table[table])
            lines += ["", f"  {'' if sure else '# '}{table}:"]
            for one, guess in by_table[table]:
                lines += _block(one, guess) if guess.is_sure else _as_comment(_block(one, guess))
    lines += ["", *_not_placed(proposal)]
    return "\n".join(lines) + "\n"


def _dates(proposal: Proposal) -> Iterator[str]:
    """The form of dates that could be either way, where all other columns of the files show one order."""
    columns = [each.profile for one in proposal.sheets for guess in one.tables for each in guess.fits]
    found = {(id(one), *forms_of(one)[0]): forms_of(one) for one in columns if one.dates >= MOST}
    shown = {form for forms, known in found.values() if known for form in forms}
    doubtful = sorted({form for forms, known in found.values() if not known for form in forms})
    order = {"mdy" if form.startswith("m") else "dmy" for form in shown if form[0] in "dm"}
    count = sum(known and any(form[0] in "dm" for form in forms) for forms, known in found.values())
    if doubtful and len(order) == 1 and all(form.startswith("d") for form in doubtful) == (order == {"dmy"}):
        first = "the day" if order == {"dmy"} else "the month"
        listed = ", ".join(map(_said, doubtful))
        yield f"dates: [{listed}]  # {first} comes first in each of {counted(count, 'column')} that show it"
        yield ""


def _block(one: SheetGuess, guess: TableGuess) -> Iterator[str]:
    yield f"    # {guess.confidence:.0%}: {guess.reason}"
    yield f"    - from: {_said(one.sheet.file.name)}"
    if not one.alone:
        yield f"      sheet: {_said(str(one.sheet.name))}"
    if one.sheet.merged:
        ranges = counted(one.sheet.merged, "range")
        yield f"      # {ranges} of cells merged into one: where an id stands only in the first row of several,"
        yield "      # write fill_down: [its heading]"
    yield "      columns:"
    sure = {each.column for each in guess.sure}
    for each in guess.fits:
        yield from _column(guess.table, each)
    for column in TABLES[guess.table].columns.values():
        if column.need and column.name not in sure and column.name != TABLES[guess.table].key:
            yield f"        # {column.name}: ?  # every row needs it, and no column was surely found"


def _as_comment(lines: Iterable[str]) -> Iterator[str]:
    """Give the block of a table that is no sure guess."""
    for line in lines:
        yield line if line.lstrip().startswith("#") else f"  # {line[2:]}"


def _column(table: str, each: Fit) -> Iterator[str]:
    why = f"{each.confidence:.0%}: {'; '.join(each.reasons)}"
    lines = list(_entry(table, each))
    mark = "" if each.is_sure else "# "
    first, *more = lines
    yield f"        {mark}{first}  # {why}"
    for line in more:
        yield line if line.lstrip().startswith("#") else f"        {mark}{line}"


def _entry(table: str, each: Fit) -> Iterator[str]:
    column = TABLES[table].columns[each.column]
    heading = _said(each.profile.heading)
    if column.type == "date":
        yield from _dated(each.column, heading, each.profile)
    elif column.type in {"choice", "bool"} and each.profile.filled:
        yield from _coded(table, each, heading)
    elif each.digits:
        yield f"{each.column}: {{column: {heading}, digits: {each.digits}}}"
    else:
        yield f"{each.column}: {heading}"


def _dated(column: str, heading: str, profile: Profile) -> Iterator[str]:
    forms, known = forms_of(profile)
    listed = ", ".join(map(_said, forms))
    if forms and known:
        yield f"{column}: {{column: {heading}, dates: [{listed}]}}"
        return
    yield f"{column}: {heading}"
    if forms:
        yield f"        # these do not show whether the day or the month comes first: see the top, or dates: [{listed}]"


def _coded(table: str, each: Fit, heading: str) -> Iterator[str]:
    found = coded(table, each.column, each.profile)
    if not found.values and not found.unplaced:
        yield f"{each.column}: {heading}"
        return
    yield f"{each.column}:"
    yield f"  column: {heading}"
    if found.values:
        yield "  values:"
        for code, value in found.values.items():
            yield f"    {_said(code)}: {_said(value)}"
    for code, count in found.unplaced.items():
        yield f"        # not placed: {_said(code)} ({counted(count, 'time')}); it would be rejected"


def _not_placed(proposal: Proposal) -> Iterator[str]:
    for one in proposal.sheets:
        if not one.tables:
            headings = ", ".join(_said(profile.heading) for profile in one.profiles[:FEW])
            yield f"# No table found for {one.sheet.shown}: {headings}"
        elif one.unplaced:
            said = "; ".join(f"{_said(profile.heading)} ({profile.kind})" for profile in one.unplaced)
            yield f"# Columns not placed of {one.sheet.shown}: {said}"
    for path in proposal.others:
        yield f"# Not looked at, neither CSV nor a workbook: {path.name}"


def _said(text: str) -> str:
    """A text as YAML on one line, in quotes where it needs them."""
    plain = " ".join(text.split())
    dumped: str = yaml.safe_dump(plain, default_flow_style=True, allow_unicode=True, width=10_000)
    said = dumped.removesuffix("\n").removesuffix("\n...")
    return f'"{plain}"' if any(mark in said for mark in ",[]{}") and not said.startswith(("'", '"')) else said
