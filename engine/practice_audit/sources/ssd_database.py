"""The Standard Safeguarding Dataset in a database: any that SQLAlchemy reaches, only read, table by table."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from practice_audit.errors import RecordsUnreadable, WrongUsage
from practice_audit.sources.ssd_model import COLUMNS
from practice_audit.sources.ssd_source import source_of, ssd_table, taken_columns
from practice_audit.sources.ssd_table import SsdTable, Told
from practice_audit.sources.tables import Cell, Damaged, Input, Source

if TYPE_CHECKING:
    from sqlalchemy import URL, ColumnClause, Connection, Engine

AT_ONCE: Final = 20_000  # rows
OPTION: Final = "--database"
BINARY: Final = Damaged("the column holds binary data")
BY: Final = "a row's number is its place in the table in the order of the table's id."


def read_database(address: str) -> Source:
    """Read the dataset's tables and views out of a database, in one transaction that only reads.

    Args:
        address: an SQLAlchemy URL. Its password is never shown or kept.

    Raises:
        WrongUsage: the address cannot be read, or what is needed to reach such a database is not installed.
        RecordsUnreadable: the database cannot be reached or read, or the dataset is not in it.
    """
    try:
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise WrongUsage(
            "what reads databases is not installed.",
            where=OPTION,
            next_step="Install it: pip install 'practice-audit[database]'.",
        ) from None
    engine, shown = _engine(address)
    try:
        with engine.connect() as connection:
            return _read(connection, shown)
    except SQLAlchemyError as wrong:  # its message may hold the statement's values or the password
        raise RecordsUnreadable(
            f"the database cannot be read ({type(wrong).__name__}).",
            where=shown,
            next_step="Check the address, and that the user may read the dataset's tables. A password may also stand "
            "where the database's own programs look for it (for PostgreSQL: PGPASSWORD or .pgpass).",
        ) from None
    finally:
        engine.dispose()


def shown_address(address: str) -> str:
    """Give an address without its password and options, for the screen and the manifest.

    Raises:
        WrongUsage: it is no address of a database.
    """
    return _shown(_url(address))


def _url(address: str) -> "URL":
    from sqlalchemy import make_url  # noqa: PLC0415
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        raise WrongUsage(
            "this is not the address of a database.",
            where=OPTION,
            next_step="Write it as postgresql+psycopg://user@host/name, mssql+pyodbc://… or sqlite:///file.db.",
        ) from None


def _shown(url: "URL") -> str:
    return url.set(password=None, query={}).render_as_string()


def _engine(address: str) -> tuple["Engine", str]:
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError  # noqa: PLC0415

    url = _url(address)
    shown = _shown(url)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    options: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite" and url.database and not url.database.startswith("file:"):
        url = url.set(database=f"file:{quote(url.database)}", query={"mode": "ro", "uri": "true"})
    elif url.get_backend_name() in {"postgresql", "mysql", "mariadb"}:
        options["isolation_level"] = "REPEATABLE READ"  # all tables as of one moment
    if url.get_backend_name() == "postgresql":
        options["execution_options"] = {"postgresql_readonly": True}
    try:
        return create_engine(url, **options), shown
    except (ImportError, NoSuchModuleError):
        raise WrongUsage(
            "what reads this kind of database is not installed.",
            where=shown,
            next_step="Install its driver, for SQL Server pyodbc, for PostgreSQL psycopg.",
        ) from None
    except SQLAlchemyError:
        raise WrongUsage("this is not the address of a database.", where=OPTION, next_step="Check it.") from None


def _read(connection: "Connection", shown: str) -> Source:
    told, digest = Told(), hashlib.sha256()
    found = _find(connection)
    if "ssd_person" not in found:
        raise RecordsUnreadable(
            "there is no table or view ssd_person in it that this user may see.",
            where=shown,
            next_step="Give the database that holds the dataset, and a user that may read it.",
        )
    tables = [_table(connection, name, *found[name], told, digest) for name in COLUMNS if name in found]
    whole = Input(shown, digest.hexdigest(), sum(told.rows.values()))
    return source_of(tables, told, where=shown, files=(), inputs=(whole,), by=BY)


def _find(connection: "Connection") -> dict[str, tuple[str, str | None]]:
    """The dataset's tables: in the schema that comes first to the user, else in the one that has them."""
    from sqlalchemy import inspect  # noqa: PLC0415

    look = inspect(connection)
    others = [name for name in look.get_schema_names() if name not in {look.default_schema_name, "information_schema"}]
    places = [None, *others]
    found: list[dict[str, tuple[str, str | None]]] = []
    for schema in places:
        names = [*look.get_table_names(schema=schema), *look.get_view_names(schema=schema)]
        found.append({name.lower(): (name, schema) for name in names if name.lower() in COLUMNS})
    with_people = [one for one in found if "ssd_person" in one]
    if len(with_people) > 1 and "ssd_person" not in found[0]:
        raise WrongUsage(
            "the dataset is in more than one schema of this database.",
            where=OPTION,
            next_step="Use a user whose own schema is the one meant.",
        )
    return with_people[0] if with_people else {}


def _table(  # noqa: PLR0913, PLR0917 - what one table needs
    connection: "Connection", name: str, real: str, schema: str | None, told: Told, digest: "hashlib._Hash"
) -> SsdTable:
    from sqlalchemy import column, inspect, select, table  # noqa: PLC0415

    headings = [str(one["name"]) for one in inspect(connection).get_columns(real, schema=schema)]
    places = taken_columns(name, headings, name, told)
    if not places:
        return ssd_table(name, name, {}, (), told)
    wanted: list[ColumnClause[Any]] = [column(headings[at]) for at in places.values()]
    key = places.get(COLUMNS[name][0], next(iter(places.values())))
    asked = select(*wanted).select_from(table(real, schema=schema)).order_by(column(headings[key]))
    rows = connection.execution_options(stream_results=True, yield_per=AT_ONCE).execute(asked)
    cells: list[list[Cell]] = [[] for _ in places]
    digest.update(f"{name}:{','.join(places)}".encode())
    for part in rows.partitions():
        for kept, column_cells in zip(cells, zip(*part, strict=True), strict=True):
            kept.extend(map(_cell, column_cells))
    for kept in cells:
        digest.update(_bytes(kept))
    return ssd_table(name, name, dict(zip(places, cells, strict=True)), range(1, len(cells[0]) + 1), told)


def _bytes(cells: Iterable[Cell]) -> bytes:
    return "\x1f".join(map(str, cells)).encode()


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | bool | int | float | date | time | timedelta):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict | list):  # a column of the type JSON
        return json.dumps(value)
    return BINARY if isinstance(value, bytes | memoryview) else str(value)
