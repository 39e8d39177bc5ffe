"""The field's words that no plain join can say: tables and columns worked out in Python, a module each.

Importing this room registers them.
"""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
