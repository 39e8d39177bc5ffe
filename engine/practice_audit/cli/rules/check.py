"""Check rule files: every fault with its file, line and column."""

from pathlib import Path

import click

from practice_audit.cli.record_options import FOLDER
from practice_audit.errors import RuleWrong
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.faults import Folders, shown
from practice_audit.shipped import shipped


@click.command("check")
@click.argument("folders", metavar="[DIR]…", nargs=-1, type=FOLDER)
def command(folders: tuple[Path, ...]) -> None:
    r"""Check the rule files of some folders (default: the shipped rules).

    All files are read and all faults listed: names that do not exist, with the nearest one that does; comparisons that
    a blank would decide; sentences and examples that are not there. Exit 4 where there is a fault.

    \b
    Example:
      practice-audit rules check my-rules
    """
    chosen = list(folders) or [shipped("rules")]
    checked = Folders(chosen)
    for fault in checked.faults:
        click.echo(f"{fault.where}: {fault.what}\n    {fault.next_step}")
    where = ", ".join(shown(folder) for folder in chosen)
    if checked.faults:
        raise RuleWrong(
            f"{counted(len(checked.faults), 'fault')} in {counted(checked.files, 'file')}.",
            where=where,
            next_step="Mend the lines listed above and check again.",
        )
    if not checked.rules:
        raise RuleWrong("there is no rule in it.", where=where, next_step="Name a folder with rule files (*.yaml).")
    click.echo(f"{where}: {counted(len(checked.rules), 'rule')} in {counted(checked.files, 'file')}, no fault.")
