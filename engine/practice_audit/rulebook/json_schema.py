"""The JSON Schema of a rule file, for editors: made from the model, with what each part says beside it."""

from typing import Any

from practice_audit.rulebook.model import Rule

MEANINGS = {
    "id": "The rule's id: letters of its family, a dash, two figures; a last T for a text that a person reads.",
    "version": "Raised when the meaning changes: the trend breaks there.",
    "title": "The standard in a few words, as a heading; not an accusation.",
    "standard": "The standard in one sentence.",
    "why": "Why it matters to the child.",
    "stage": "The stage of the child's journey.",
    "severity": "S1 (a child may be at risk now) to S4.",
    "severity_when": "Another severity for a breach for which a condition holds; it may use outcome, found, over.",
    "check": "definite: the records say it; setting: a local choice decides; text: a person reads; aggregate: a count.",
    "basis": "Sources in words, and the limits and settings that decide whether an outcome is confirmed.",
    "profiles": "The reports that it stands in.",
    "needs": "Tables and columns that it cannot do without: 'visits', 'visits.seen', 'plans | reviews', '2 of a | b'.",
    "for_each": "The subject: {alias: table}, {alias: [tables]}, or a derived table (interval, dates_in_order, …).",
    "reads": "With several tables: what a column is called where a table has another name for it.",
    "key": "children, workers or teams: the subject is that record and not the row.",
    "where": "A condition on the subject: who is in the population.",
    "finds": "Named records looked up for each subject: the earliest or latest that a condition ties to it.",
    "counts": "Named numbers for each subject: how many records, or how many distinct values.",
    "tallies": "Named lists for sentences: the records tied to a subject, counted by a value of theirs.",
    "figures": "Further numbers that conditions and sentences can name, such as percent(started, children).",
    "hide": "Groups too small to be shown.",
    "after": "Rules whose outcomes this one is about ('all', families, ids): it runs after them.",
    "given": "A record that must be there for a subject to be in the population.",
    "but_not": "Subjects left out of the population, by name and condition or record.",
    "keep": "Of the population, one subject for each value of a column.",
    "clock": "The date that starts it and picks the limit in force.",
    "in_force": "The days on which the rule is in force.",
    "until": "The day on which exemptions are looked at. Default: the deadline, else the clock.",
    "history": "record_months: a subject due longer ago than that is not listed.",
    "expect": "What is expected: one alternative or a list of them.",
    "every": "Each such record must have its date by the deadline.",
    "none": "Under which words subjects without any given record are counted on screen.",
    "forbid": "Records, or a condition, that must not be there.",
    "read": "For prompts and aggregates: a condition; where it holds a person reads.",
    "unless": "Exemptions: names of rules/exemptions.yaml, and own ones by name and condition or record.",
    "lapses": "Exemptions looked at only where nothing was found in time.",
    "cannot_tell": "Doubts that only this rule has, by name and condition or record.",
    "holds_back": "Which rows a breach holds back, and from which rules.",
    "finding": "A sentence for each kind of breach, with fields in braces.",
    "wording": "Which sentence takes the place of 'missing', by condition or record; the first that holds.",
    "notes": "Sentences added to every explanation for which a condition holds.",
    "dates": "Further dates that sentences can name.",
    "remedy": "What to do about a breach: never strike out, add a dated entry.",
    "files": "faults: only breaches and doubts are written to outcomes.csv.",
    "partition": "What must stay together: the family, the worker, or everything.",
    "examples": "The rule's own tests: the rows that differ from the base records, and what comes out.",
}
TIED = {"Tied", "Wanted", "Forbidden", "Lookup", "Count", "Tally", "Event"}


def rule_schema() -> dict[str, Any]:
    """The schema, as an editor reads it: aliases of records stand beside the parts of the form."""
    schema = Rule.model_json_schema(by_alias=True)
    for name, meaning in MEANINGS.items():
        schema["properties"][name]["description"] = meaning
    for name, part in schema["$defs"].items():
        if name in TIED:
            part["properties"].pop("aliases", None)
            part["additionalProperties"] = {"type": "string", "description": "alias: table"}
            part["required"] = [needed for needed in part.get("required", []) if needed != "aliases"]
    alternatives = schema["properties"]["expect"]
    schema["properties"]["expect"] = {
        "description": alternatives["description"],
        "anyOf": [{"$ref": "#/$defs/Wanted"}, {"type": "array", "items": {"$ref": "#/$defs/Wanted"}}],
    }
    schema["required"] = [name for name in schema["required"] if name != "examples"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A rule of practice-audit"}
