"""Subjects that are no row of a table, asked for in a rule's `for_each`: a module a kind, registered by decorator."""

from practice_audit.facts.derived import columns_filled, dates_in_order, ids_known, interval, periods

__all__ = ["columns_filled", "dates_in_order", "ids_known", "interval", "periods"]
