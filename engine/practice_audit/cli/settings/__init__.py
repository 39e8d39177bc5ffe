"""Local limits and settings: list them, answer the dozen that matter most, or write a file to fill in."""

from practice_audit.cli.commands import Commands

command = Commands(package=__name__)
