"""A finished run as something to read: on the screen, in files; a module a format."""
