"""Print one page on one child: what stands open, what falls due, and every dated event with what was found."""

from difflib import get_close_matches
from pathlib import Path

import click

from practice_audit.audit import RELATIONAL, run_audit
from practice_audit.cli.record_options import RECORDS, Judging, Reading, record_options, rule_options
from practice_audit.errors import WrongUsage
from practice_audit.records import Records
from practice_audit.records.writers.atomic import whole_file
from practice_audit.reports.case_page import case_page
from practice_audit.reports.case_sheet import case_sheet
from practice_audit.reports.page import screen_width
from practice_audit.reports.printed.to_file import PAGE, WORD, write_document


@click.command("case")
@click.argument("child")
@click.argument("records", metavar="[RECORDS]…", nargs=-1, type=RECORDS)
@click.option(
    "--to",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File to write instead of printing: .html or .docx, with a line of time and what a supervisor should ask.",
)
@record_options
@rule_options
def command(child: str, records: tuple[Path, ...], file: Path | None, reading: Reading, judging: Judging) -> None:
    r"""Print one page on one child, for the worker and the manager who sit down with the file.

    All rules are judged over all records, as in `run`, and only this child is shown. The fast (relational) matcher is
    used unless --matcher says otherwise. Nothing is written unless --to names a file.

    \b
    Examples:
      practice-audit case K046 export-2012-12 --as-at 2012-12-12
      practice-audit case K046 export-2012-12 --as-at 2012-12-12 --to K046.docx
    """
    if file is not None:
        _check_file(file)
        click.echo(f"Will write {file}: the case sheet of {child}.", err=True)
    book = judging.rulebook()
    loaded = reading.load(records)
    _check_child(child, loaded)
    matcher = judging.matcher or RELATIONAL
    audit = run_audit(loaded, book, matcher=matcher, verify=False)
    own = audit.outcomes[audit.outcomes["child_id"] == child]
    rows = [{str(name): str(cell) for name, cell in row.items()} for row in own.to_dict("records")]
    not_judged = (
        f" Not judged at all, for want of a table: {', '.join(sorted(audit.not_judged))}." if audit.not_judged else ""
    )
    how = f"Judged by the {matcher} matcher; `practice-audit run` checks one against the other.{not_judged}"
    if file is None:
        click.echo(case_sheet(audit.facts, rows, child, how, screen_width()))
        return
    with whole_file(file) as beside:
        write_document(case_page(audit.facts, rows, child, how), beside, file)


def _check_file(file: Path) -> None:
    if file.suffix.lower() not in {PAGE, WORD} or file.is_dir():
        raise WrongUsage(
            "a case sheet is written as a page or for Word.",
            where=f"--to {file}",
            next_step=f"End the name of the file with {PAGE} or {WORD}.",
        )


def _check_child(child: str, records: Records) -> None:
    known = records.tables["children"].frame["child_id"].dropna().astype(str).tolist()
    if child not in known:
        near = get_close_matches(child, known, n=3)
        meant = f" Nearest: {', '.join(near)}." if near else ""
        raise WrongUsage(
            f"no child in the export has this id.{meant}", where=child, next_step="The ids are those of `children`."
        )
