"""The command line: a command a file, a group a folder; each is found by being there and imported when it is called."""

import os

import click

from practice_audit.cli.commands import Commands


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        from practice_audit import __version__  # noqa: PLC0415 - the metadata of the package are slow to find

        click.echo(f"practice-audit {__version__}")
        ctx.exit()


@click.group(
    cls=Commands, package=__name__, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and leave."
)
@click.pass_context
def main(ctx: click.Context) -> None:
    r"""Hold an export of children's case records against a written procedure.

    For each standard and each record it says whether the standard was met, with the evidence. Nothing leaves this
    computer.

    \b
    Example:
      practice-audit run export-2012-12 --as-at 2012-12-12 --out out/2012-12
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
