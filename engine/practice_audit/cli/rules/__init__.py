"""The rules: list, show, check, test, begin one of your own, and a schema for editors."""

from practice_audit.cli.commands import Commands

command = Commands(package=__name__)
