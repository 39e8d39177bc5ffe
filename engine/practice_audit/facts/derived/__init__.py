"""Subjects that are no row of a table, asked for in a rule's `for_each`: a module a kind, registered by decorator."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
