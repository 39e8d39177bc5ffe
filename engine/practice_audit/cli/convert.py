"""Convert any source to the native tables: a folder of CSV files, a workbook or JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practice_audit.cli.record_options import FILE, RECORDS
from practice_audit.errors import WrongUsage
from practice_audit.records import Native, native_tables, write_csv_folder, write_json, write_workbook
from practice_audit.records.pieces import pieces_of
from practice_audit.reports.page import Page, screen_width
from practice_audit.reports.screen.words import counted
from practice_audit.sources import ByMapping, MappingFile, read

if TYPE_CHECKING:
    from practice_audit.layout.days import Order
    from practice_audit.sources import Source

WRITERS: dict[str, Callable[[Native, Path], None]] = {
    "csv": write_csv_folder,
    "workbook": write_workbook,
    "json": write_json,
}


@click.command("convert")
@click.argument("paths", metavar="SOURCE…", nargs=-1, required=True, type=RECORDS)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--format", "wanted", type=click.Choice(list(WRITERS)), required=True, help="What to write.")
@click.option("--from", "given", metavar="NAME", help="Format of the sources. [default: found from the content]")
@click.option(
    "--mapping", type=FILE, metavar="FILE", help="A mapping (YAML) from your own reports to the native tables."
)
@click.option(
    "--date-order",
    type=click.Choice(["dmy", "mdy"]),
    help="Order of dates such as 05/12/2012. [default: found column by column]",
)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    paths: tuple[Path, ...],
    out: Path,
    wanted: str,
    given: str | None,
    mapping: Path | None,
    date_order: "Order | None",
) -> None:
    r"""Convert sources of any format to native tables in OUT: a new folder (csv) or a new file (workbook, json).

    What can be read is written typed; what cannot is written as it was, and listed, so that it is rejected again where
    OUT is read. Nothing is left out for its date. The sources stay as they are.

    \b
    Example:
      practice-audit convert census.xml native --format csv
    """
    if out.exists() and (wanted != "csv" or not out.is_dir()):
        raise WrongUsage("it is there already.", where=str(out), next_step="Name a new file or folder.")
    mapped = None if mapping is None else ByMapping(MappingFile(mapping))
    sources = read(paths, given, mapped=mapped)
    tables = native_tables(sources, date_order)
    rows = sum(len(frame) for frame in tables.values())
    click.echo(f"Writing {counted(len(tables), 'table')}, {counted(rows, 'row')}, to {out}.")
    WRITERS[wanted](tables, out)
    click.echo(_said(sources, date_order, screen_width()))


def _said(sources: "list[Source]", date_order: "Order | None", width: int) -> str:
    page = Page(width)
    for source in sources:
        pieces = pieces_of(source, date_order, None)
        for note in pieces.notes:
            page.bullet(note, 0)
        for one in [*source.ignored, *pieces.ignored]:
            page.bullet(f"not taken: {one.what} {one.where} ({one.file}): {one.reason}", 0)
        for piece in pieces.pieces:
            values = piece.rejected[piece.rejected["column"] != ""]
            for (column, reason), found in values.groupby(["column", "reason"], sort=False):
                numbers = ", ".join(str(row) for row in found["row"].head(10))
                more = " …" if len(found) > 10 else ""  # noqa: PLR2004 - as many as fit on a line
                value = counted(len(found), "value")
                page.bullet(f"rejected: {piece.file}, {column}: {value}, {reason} (row {numbers}{more})", 0)
    if latest := dict.fromkeys(one.name for source in sources for one in source.tables if one.latest_of is not None):
        page.bullet(
            f"of {', '.join(latest)} the source shows only the latest of each child, and OUT cannot say so: audit the "
            "source itself, since what lies before that would be taken for missing.",
            0,
        )
    rejected = sum(len(piece.rejected) for source in sources for piece in pieces_of(source, date_order, None).pieces)
    page.say(
        f"{counted(rejected, 'value')} could not be read; they stand in OUT as they were."
        if rejected
        else "Every value could be read."
    )
    return page.text
