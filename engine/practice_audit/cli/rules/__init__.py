"""The rules: list, show, check, test, and a schema for editors."""

from practice_audit.cli.commands import Commands

command = Commands(package=__name__)
