"""The records: check an export, show the layout, write empty files."""

from practice_audit.cli.commands import Commands

command = Commands(package=__name__)
