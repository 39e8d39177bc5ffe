"""A group whose commands are the modules of a package; the one place where an error becomes words and an exit code."""

import ast
import errno
import importlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from practice_audit.errors import AuditError

STOPPED = 130
UNEXPECTED = 5
"""Nobody knows what a run that broke has seen, so it must not be read as a whole one."""
SEE = "See that the file or folder is there, that you may use it and that the disk is not full."


class Commands(click.Group):
    """The commands of a package: each module, or package, in it that has a `command`.

    A listing reads the first line of each module and imports none, so that `--help` never waits for pandas.
    """

    def __init__(self, *, package: str, **settings: Any) -> None:  # noqa: ANN401 - as click takes them
        """Make the group of a package; in its `__init__.py`, `command = Commands(package=__name__)`.

        Args:
            package: its dotted name. Its last part is the name of the group, its docstring the help.
            settings: as for `click.Group`.
        """
        module = sys.modules[package]
        settings.setdefault("name", package.rpartition(".")[2])
        settings.setdefault("help", module.__doc__)
        super().__init__(**settings)
        _keep_lines(self)
        self.package = package
        self.folder = Path(module.__path__[0])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Name the commands in the order of the alphabet."""
        return [name for name, _ in self._found()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = importlib.import_module(f"{self.package}.{_module(cmd_name)}").command
        return _keep_lines(found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """List the commands with the first line of each module."""
        if found := list(self._found()):
            with formatter.section("Commands"):
                formatter.write_dl(found)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click gives it
        """Run a command; an error that the user can mend is said on stderr, and its exit code is the program's."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped. No file is left half written.", err=True)
            ctx.exit(STOPPED)
        except AuditError as wrong:
            click.echo(f"Error: {wrong}", err=True)
            ctx.exit(wrong.exit_code)
        except OSError as wrong:
            if wrong.errno == errno.EPIPE:
                raise  # the reader of our output has gone: click ends quietly
            where = f"{wrong.filename}: " if wrong.filename else ""
            click.echo(f"Error: {where}{wrong.strerror or type(wrong).__name__}\n{SEE}", err=True)
            ctx.exit(2)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:  # noqa: BLE001 - the text of an unknown error may hold a record: it is not shown
            click.echo(_as_a_fault(fault), err=True)
            ctx.exit(UNEXPECTED)

    def _found(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.folder.iterdir()):
            source = path / "__init__.py" if path.is_dir() else path
            if path.name.startswith("_") or source.suffix != ".py" or not source.is_file():
                continue
            tree = ast.parse(source.read_text(encoding="utf-8"))
            if any(_defines_command(step) for step in tree.body):
                yield path.stem.replace("_", "-"), (ast.get_docstring(tree) or "").partition("\n")[0]


def _defines_command(step: ast.stmt) -> bool:
    if isinstance(step, ast.FunctionDef):
        return step.name == "command"
    targets = step.targets if isinstance(step, ast.Assign) else [step.target] if isinstance(step, ast.AnnAssign) else []
    return any(isinstance(target, ast.Name) and target.id == "command" for target in targets)


def _keep_lines(command: click.Command) -> click.Command:
    r"""Let the mark \b before an example, in a raw docstring two letters, be the one that click knows."""
    command.help = command.help and command.help.replace("\\b\n", "\b\n")
    return command


def _module(command: str) -> str:
    return command.replace("-", "_")


def _as_a_fault(fault: Exception) -> str:
    steps = traceback.extract_tb(fault.__traceback__)[-4:]
    ways = " < ".join(f"{Path(step.filename).name}:{step.lineno}" for step in reversed(steps))
    return (
        f"Error: the program itself broke ({type(fault).__name__} at {ways}).\n"
        "What it printed before this is not a whole audit. Report this line: it holds no record."
    )
