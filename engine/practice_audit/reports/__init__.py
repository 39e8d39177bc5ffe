"""Reports: what was found, as text, tables and files; a module a form."""
