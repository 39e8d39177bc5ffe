"""The functions of the rule language, a module a kind; importing this room registers them all."""

from practice_audit.facts.functions import blanks, days, people, periods, words

__all__ = ["blanks", "days", "people", "periods", "words"]
