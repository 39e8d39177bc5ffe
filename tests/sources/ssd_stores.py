"""Where tests keep the dataset: the sample's rows, a database made of them, and a PostgreSQL server of one's own."""

import csv
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import Column, DateTime, MetaData, String, Table, create_engine

SAMPLE = Path(__file__).parents[2] / "fixtures" / "ssd"
DATES = ("_date", "_dob", "_due")


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of one table of the sample."""
    with (SAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(address: str, schema: str | None = None) -> None:
    """Make the sample's tables in a database, dates as dates and ids as text."""
    engine, known = create_engine(address), MetaData(schema=schema)
    made: list[tuple[Table, list[dict[str, object]]]] = []
    for path in sorted(SAMPLE.glob("ssd_*.csv")):
        rows = rows_of(path.stem)
        columns = [Column(name, DateTime if name.endswith(DATES) else String(4000)) for name in rows[0]]
        made.append(
            (Table(path.stem, known, *columns), [{name: _cell(name, row[name]) for name in row} for row in rows])
        )
    known.create_all(engine)
    with engine.begin() as connection:
        for table, filled in made:
            connection.execute(table.insert(), filled)
    engine.dispose()


def _cell(name: str, text: str) -> object:
    if not text:
        return None
    return datetime.fromisoformat(text) if name.endswith(DATES) else text


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server in a temporary folder, reached through a socket; gives the address of a database."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name  # it refuses to run as root
    folder = Path(mkdtemp(prefix="pg", dir="/tmp"))  # the path of a socket must be short
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    control, data = programs[-1].with_name("pg_ctl"), folder / "data"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"

    def run(*command: object) -> None:
        subprocess.run(  # noqa: S603 - the server's own programs
            list(map(str, command)),
            check=True,
            capture_output=True,
            cwd=folder,
            user=user if os.geteuid() == 0 else None,
        )

    try:
        run(programs[-1], "-D", data, "-U", "auditor", "-A", "trust", "-E", "UTF8", "--locale=C")
        run(control, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://auditor@/postgres?host={folder}"
        finally:
            run(control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
