"""The pages lead somewhere, and say all that there is: links, commands, options, numbers of rules."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.documents.pages import PAGES, ROOT

from practice_audit.cli import main
from practice_audit.outcomes.judged import OUTCOMES, TO_READ
from practice_audit.rulebook.expressions import FUNCTIONS
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.schema import DERIVED_COLUMNS, VOCABULARY
from practice_audit.sources.registry import formats

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TEXT = {page.relative_to(ROOT).as_posix(): page.read_text("utf-8") for page in PAGES}
LINKS = [(name, link) for name, text in TEXT.items() for link in LINK.findall(text) if "://" not in link]
SAID = "\n".join(TEXT.values())


def commands(group: click.Command = main, path: str = "practice-audit") -> Iterator[tuple[str, click.Command]]:
    """Every command that is no group, with the words that call it."""
    if not isinstance(group, click.Group):
        yield path, group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found, f"{path} {name}")


COMMANDS = dict(commands())
RUN_OPTIONS = [
    name
    for option in COMMANDS["practice-audit run"].params
    for name in [*option.opts, *option.secondary_opts]
    if name.startswith("--")
]


def anchors(text: str) -> set[str]:
    """The places in a page that a link can lead to, as GitHub makes them out of headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_link_leads_somewhere(page: str, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    assert target.exists()
    assert not anchor or anchor in anchors(target.read_text("utf-8"))


MODULE = re.compile(r"\b(?:tests/)?[a-z_]+/[a-z_/]+\.py\b")


@pytest.mark.parametrize(
    ("page", "path"), [(page, path) for page, text in TEXT.items() for path in MODULE.findall(text)]
)
def test_a_module_named_on_a_page_is_there(page: str, path: str) -> None:
    assert any((ROOT / house / path).is_file() for house in ("", "engine/practice_audit")), page


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_on_a_page(name: str) -> None:
    assert re.search(rf"{re.escape(name)}\b", SAID)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`practice-audit ([a-z]+(?: [a-z]+)?)", SAID))))
def test_a_command_on_a_page_is_there(command: str) -> None:
    group, _, name = command.partition(" ")
    found = main.get_command(click.Context(main), group)
    assert found is not None
    assert not isinstance(found, click.Group) or not name or found.get_command(click.Context(found), name)


@pytest.mark.parametrize("option", RUN_OPTIONS)
def test_an_option_of_run_is_on_the_page_of_commands(option: str) -> None:
    assert re.search(rf"`{option}\b", TEXT["docs/commands.md"])


LIST_OPTIONS = [name for option in COMMANDS["practice-audit rules list"].params for name in option.opts]


@pytest.mark.parametrize("option", LIST_OPTIONS)
def test_an_option_of_rules_list_is_on_the_page_of_commands(option: str) -> None:
    part = TEXT["docs/commands.md"].partition("## Options of `rules list`")[2].partition("\n## ")[0]
    assert re.search(rf"`{option}\b", part)


@pytest.mark.parametrize("outcome", [outcome for outcome in OUTCOMES if outcome != TO_READ])
def test_an_outcome_is_in_the_readme(outcome: str) -> None:
    assert f"| `{outcome}` |" in TEXT["README.md"]


@pytest.mark.parametrize("name", formats())
def test_a_format_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in TEXT["README.md"]


def test_the_readme_counts_the_rules_that_are_there() -> None:
    rules = len(list((ROOT / "rules").glob("*/*.yaml")))
    assert f"{rules} rules" in TEXT["README.md"]


def test_every_page_in_docs_is_linked_from_another() -> None:
    linked = {((ROOT / page).parent / link.partition("#")[0]).resolve() for page, link in LINKS}
    assert [page for page in PAGES if Path("docs") in page.relative_to(ROOT).parents and page not in linked] == []


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_of_the_rule_language_is_on_its_page(name: str) -> None:
    assert re.search(rf"`{name}\(", TEXT["docs/rule-language.md"])


def test_every_function_on_the_page_of_the_rule_language_is_there() -> None:
    table = TEXT["docs/rule-language.md"].partition("| function | gives |")[2]
    assert set(re.findall(r"`(\w+)\(", table)) <= set(FUNCTIONS)


@pytest.mark.parametrize("table", sorted({**VOCABULARY, **DERIVED_COLUMNS}))
def test_a_word_of_the_field_is_on_its_page_with_its_columns(table: str) -> None:
    rows = [line for line in TEXT["docs/vocabulary.md"].splitlines() if re.match(rf"\| (.*[`, ])?{table}[`, ]", line)]
    said = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    wanted = {*VOCABULARY.get(table, {}), *DERIVED_COLUMNS.get(table, {})}
    assert wanted - said <= {"child_id", "row_table"}


def test_every_column_on_the_page_of_the_words_of_the_field_is_there() -> None:
    known = {name for columns in [*VOCABULARY.values(), *DERIVED_COLUMNS.values()] for name in columns}
    said = set(re.findall(r"`(\w+)`", TEXT["docs/vocabulary.md"])) - {
        *VOCABULARY,
        "held",
        "qualified",
        "several",
        "moving",
    }
    assert said <= known


@pytest.mark.parametrize("part", sorted(field.alias or name for name, field in Rule.model_fields.items()))
def test_a_part_of_a_rule_is_on_the_page_of_the_rule_language(part: str) -> None:
    assert re.search(rf"`[^`]*\b{part}\b[^`]*`", TEXT["docs/rule-language.md"])
