"""The dataset out of a database: the same records as from files, nothing written, no password shown."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

sqlalchemy = pytest.importorskip("sqlalchemy", reason="the extra `database` is not installed")

from tests.sources.ssd_stores import SAMPLE, fill, postgresql  # noqa: E402 - needs sqlalchemy

from practice_audit.cli import main  # noqa: E402
from practice_audit.errors import RecordsUnreadable, WrongUsage  # noqa: E402
from practice_audit.records import load  # noqa: E402
from practice_audit.sources import Source, read, read_database  # noqa: E402

RUN = ["run", "--format", "ssd", "--as-at", "2026-03-31", "--history", "none", "--jobs", "1", "--quiet", "--no-verify"]
FAST = ["--matcher", "relational"]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as address:
        fill(address)
        yield address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    fill(f"sqlite:///{tmp_path / 'ssd.db'}")
    return tmp_path / "ssd.db"


def typed(source: Source) -> dict[str, list[tuple[object, ...]]]:
    tables = load([source]).tables
    return {name: sorted(map(tuple, table.frame.to_numpy(dtype=str))) for name, table in tables.items()}


def test_sqlite_gives_the_records_of_the_files(file: Path) -> None:
    assert typed(read_database(f"sqlite:///{file}")) == typed(read([SAMPLE])[0])


def test_postgresql_gives_the_records_of_the_files(server: str) -> None:
    assert typed(read_database(server)) == typed(read([SAMPLE])[0])


def test_postgresql_may_hold_json_as_json_and_views_in_a_schema_of_their_own(server: str) -> None:
    engine = sqlalchemy.create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("create schema reporting")
        for path in SAMPLE.glob("ssd_*.csv"):
            connection.exec_driver_sql(f"alter table {path.stem} set schema reporting")
        connection.exec_driver_sql(
            "alter table reporting.ssd_contacts alter cont_contact_outcome_json type jsonb "
            "using cont_contact_outcome_json::jsonb"
        )
        connection.exec_driver_sql("alter table reporting.ssd_cp_plans rename to plans_below")
        connection.exec_driver_sql("create view reporting.ssd_cp_plans as select * from reporting.plans_below")
    engine.dispose()
    assert typed(read_database(server)) == typed(read([SAMPLE])[0])


def test_the_server_refuses_to_write_for_it(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlalchemy.create_engine

    def writing(*given: object, **named: object) -> object:
        engine = real(*given, **named)
        sqlalchemy.event.listen(engine, "begin", lambda one: one.exec_driver_sql("create table mine (a int)"))
        return engine

    monkeypatch.setattr(sqlalchemy, "create_engine", writing)
    with pytest.raises(RecordsUnreadable, match="cannot be read"):
        read_database(server)


def test_a_sqlite_file_is_opened_for_reading_only_and_left_as_it_was(file: Path) -> None:
    before = file.read_bytes()
    read_database(f"sqlite:///{file}")
    assert file.read_bytes() == before
    with pytest.raises(RecordsUnreadable, match="cannot be read"):
        read_database(f"sqlite:///{file.with_name('not-there.db')}")
    assert not file.with_name("not-there.db").exists()


def test_columns_without_a_use_are_never_asked_for(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("alter table ssd_person rename column pers_forename to pers_forename_x")
        connection.execute("alter table ssd_person add column local_note text")
    connection.close()
    ignored = {(one.what, one.reason) for one in read_database(f"sqlite:///{file}").ignored}
    assert ("column local_note", "not a column of the dataset") in ignored
    assert ("column pers_forename_x", "not a column of the dataset; did you mean pers_forename?") in ignored


def test_a_run_from_a_database_and_its_explanation_without_a_password(file: Path, tmp_path: Path) -> None:
    address, out = f"sqlite:///{file}", tmp_path / "out"
    result = CliRunner().invoke(main, [*RUN, *FAST, "--database", address, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "90 rows in 20 tables of the dataset; 85 read, 5 left out." in " ".join(result.stdout.split())
    key = "S47-11/section_47_enquiries/S2"
    explained = CliRunner().invoke(main, ["explain", key, "--out", str(out)])
    assert explained.exit_code == 0, explained.output
    assert "late" in explained.stdout
    with sqlite3.connect(file) as connection:
        connection.execute("update ssd_cp_visits set cppv_cp_visit_seen = 'N'")
    connection.close()
    changed = CliRunner().invoke(main, ["explain", key, "--out", str(out)])
    assert (changed.exit_code, changed.stdout) == (2, "")
    assert "have changed since the run" in changed.stderr


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("secret words", 2, "not the address of a database"),
        ("nosuch+driver://user:secret@host/name", 2, "not installed"),
        ("sqlite:////nowhere/secret.db", 3, "cannot be read"),
        ("sqlite://", 3, "no table or view ssd_person"),
        ("postgresql://user:secret@127.0.0.1:1/name", 3, "cannot be read"),
    ],
)
def test_an_address_that_cannot_be_read_is_one_paragraph_without_the_password(
    address: str, code: int, said: str
) -> None:
    result = CliRunner().invoke(main, [*RUN, "--database", address])
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert ":secret" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize("command", [["run"], ["records", "check"]])
def test_without_records_and_database_nothing_is_guessed(command: list[str]) -> None:
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, "no records are named" in result.stderr) == (2, True)


def test_a_database_is_of_no_other_format() -> None:
    result = CliRunner().invoke(main, ["run", "--format", "native", "--database", "sqlite://"])
    assert (result.exit_code, "only" in result.stderr) == (2, True)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sqlalchemy.exc", None)
    with pytest.raises(WrongUsage, match=r"practice-audit\[database\]"):
        read_database("sqlite://")
