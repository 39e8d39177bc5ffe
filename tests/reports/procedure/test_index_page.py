"""The index leads to every rule, stage by stage in the order of a child's way, and explains what pages say."""

import re

from tests.making import shipped_book

from practice_audit.examples import BASE
from practice_audit.reports.procedure.index_page import index_page
from practice_audit.rulebook.inspection import shipped_inspection

PAGE = index_page(shipped_book(), shipped_inspection(), BASE)


def test_every_rule_is_linked_once() -> None:
    linked = re.findall(r"^\| \[([A-Z0-9]+-\d\dT?)\]\(\1\.md\)", PAGE, re.MULTILINE)
    assert sorted(linked) == sorted(shipped_book().rules)


def test_stages_come_in_the_order_of_the_journey() -> None:
    heads = [head.lower() for head in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)]
    journey = [stage for stage in shipped_inspection().journey if stage in heads]
    assert heads == [*journey, "how to read a page"]
    assert {rule.stage for rule in shipped_book().rules.values()} == set(journey)


def test_the_rows_that_every_example_takes_for_granted_are_there() -> None:
    assert all(f"| {row['worker_id']} | {row['role']} |" in PAGE for row in BASE["workers"])
