"""Commands are found by being there, imported when called, and an error of any kind becomes words and a code."""

import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

from practice_audit.cli import main
from practice_audit.cli.commands import Commands
from practice_audit.errors import AuditError, AuditIncomplete, RecordsUnreadable, RuleWrong, WrongUsage


def group_with(act: Callable[[], None]) -> Commands:
    class OneCommand(Commands):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
            return click.Command(cmd_name, callback=act)

    return OneCommand(package="practice_audit.cli")


def raising(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize("kind", [WrongUsage, RecordsUnreadable, RuleWrong, AuditIncomplete])
def test_an_error_says_what_where_and_what_next(kind: type[AuditError]) -> None:
    wrong = kind("it is not right.", where="here.csv, row 3", next_step="Mend it.")
    result = CliRunner().invoke(group_with(raising(wrong)), ["do"])
    assert result.exit_code == kind.exit_code
    assert result.output == "Error: here.csv, row 3: it is not right.\nMend it.\n"


def test_a_fault_of_the_program_shows_no_record() -> None:
    result = CliRunner().invoke(group_with(raising(KeyError("Mary Smith"))), ["do"])
    assert result.exit_code == 5
    assert "Mary" not in result.output
    assert "KeyError at test_commands.py" in result.output


def test_stopping_is_not_taken_for_a_breach() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    assert CliRunner().invoke(group_with(stop), ["do"]).exit_code == 130


def test_a_file_that_may_not_be_used_is_named() -> None:
    result = CliRunner().invoke(group_with(raising(PermissionError(13, "Permission denied", "out"))), ["do"])
    assert result.exit_code == 2
    assert result.output.startswith("Error: out: Permission denied\n")


def test_every_command_has_a_line_and_a_help_with_an_example() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output
    assert "run " in listed
    with click.Context(main) as ctx:
        for name in main.list_commands(ctx):
            command = main.get_command(ctx, name)
            assert command is not None
            assert f"  {name} " in listed
            if not isinstance(command, Commands):
                assert "Example" in CliRunner().invoke(main, [name, "--help"]).output, name


@pytest.mark.parametrize("asked", [["--help"], ["run", "--help"]])
def test_help_waits_for_no_pandas(asked: list[str]) -> None:
    code = (
        "import sys; from practice_audit.cli import main;"
        f"main({asked}, standalone_mode=False); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.endswith("False\n")


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = group_with(lambda: click.secho("red", fg="red"))
    assert "\x1b" in CliRunner().invoke(coloured, ["do"], color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(coloured, ["do"], color=True).output


def test_the_version_is_said() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.startswith("practice-audit ")
