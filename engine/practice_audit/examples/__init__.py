"""Each rule's own examples, run through the whole pipeline: all of them at once, on either matcher."""

from practice_audit.examples.base import BASE, UNREADABLE, Rows, with_base
from practice_audit.examples.one_rule import evaluate_rows, wanted, with_settings
from practice_audit.examples.run import Result, run_chosen, run_examples
from practice_audit.examples.typed import records_of

__all__ = [
    "BASE",
    "UNREADABLE",
    "Result",
    "Rows",
    "evaluate_rows",
    "records_of",
    "run_chosen",
    "run_examples",
    "wanted",
    "with_base",
    "with_settings",
]
