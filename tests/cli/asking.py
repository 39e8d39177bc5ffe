"""A command run as a user would, with nothing but the words of the command line."""

from pathlib import Path

from click.testing import CliRunner, Result

from practice_audit.cli import main


def ask(*words: str | Path | int, width: int = 80) -> Result:
    """Run a command at a width of the terminal and give what came out."""
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": str(width)})
