"""Reports from a finished run to a file: a module, or a package, a report; each is found by being here."""
