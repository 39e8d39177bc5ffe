"""Audit of children's social care case records against a written procedure."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("practice-audit")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"
