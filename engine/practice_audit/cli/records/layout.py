"""Show the layout: the 32 tables and their columns."""

import click

from practice_audit.errors import WrongUsage
from practice_audit.layout import TABLES, Column, Table
from practice_audit.reports.page import Page, screen_width
from practice_audit.reports.screen import cells
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.expressions import did_you_mean


@click.command("layout")
@click.argument("tables", metavar="[TABLE]…", nargs=-1)
def command(tables: tuple[str, ...]) -> None:
    r"""Show the tables that the tool reads, each with its columns (default: all).

    An export need not have them all: a rule that lacks a table or column says so, and is never read as met.

    \b
    Example:
      practice-audit records layout referrals visits
    """
    for name in tables:
        if name not in TABLES:
            raise WrongUsage(
                f"no table is called so{did_you_mean(name, TABLES)}",
                where=name,
                next_step="`practice-audit records layout` shows all.",
            )
    page = Page(screen_width())
    for name in tables or TABLES:
        _table(page, TABLES[name])
    if not tables:
        columns = sum(len(table.columns) for table in TABLES.values())
        page.head(
            f"{counted(len(TABLES), 'table')}, {counted(columns, 'column')}. A folder of CSV files named after the "
            "tables, a workbook with a sheet a table, or a JSON file with an array a table. "
            "`practice-audit records template DIR` writes empty files."
        )
    click.echo(page.text)


def _table(page: Page, table: Table) -> None:
    main = f"; its date: {table.main}" if table.main else ""
    page.head(f"{table.name}  one row a {table.singular.replace('_', ' ')}{main}")
    rows = [
        [column.name, _type(column), "yes" if column.need else "", _meaning(column)]
        for column in table.columns.values()
    ]
    columns = [cells.Column("column"), cells.Column("type"), cells.Column("needed"), cells.Column("meaning", 1)]
    page.table(columns, rows)


def _type(column: Column) -> str:
    return f"id of {column.target}" if column.target else column.type


def _meaning(column: Column) -> str:
    return "; ".join(filter(None, [column.meaning, ", ".join(column.values)]))
