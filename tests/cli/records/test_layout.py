"""The layout as the screen shows it is the layout that is read."""

import pytest
from tests.cli.asking import ask

from practice_audit.layout import TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_a_table_is_shown(name: str) -> None:
    output = ask("records", "layout", name).output
    assert all(column in output for column in TABLES[name].columns)


def test_all_tables_are_shown_where_none_is_named() -> None:
    output = ask("records", "layout").output
    assert all(f"\n{name}  " in f"\n{output}" for name in TABLES)
    assert "32 tables" in output


def test_an_unknown_table_names_the_nearest() -> None:
    result = ask("records", "layout", "visit")
    assert result.exit_code == 2
    assert "did you mean 'visits'?" in result.output
