"""Typed facts with their doubt, and what is worked out from them: derived subjects and the words of the field."""
