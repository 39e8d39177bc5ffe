"""A made-up Annex A of any size: a workbook with its lists, one row a child in each, reproducible by seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

AS_AT = date(2024, 9, 30)
COMMON = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
WORK = ["Allocated Team", "Allocated Worker"]
DISABLED = "Does the Child have a Disability"
HEADINGS = {
    "List 1": ["Date of Contact", "Contact Source"],
    "List 3": ["Date of referral", "Referral Source", "Referral NFA?", *WORK],
    "List 4": [
        DISABLED,
        "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment",
        "Continuous Assessment Date of Authorisation",
        *WORK,
    ],
    "List 5": [
        DISABLED,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        *WORK,
    ],
    "List 6": [
        DISABLED,
        "CIN Start Date",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case Status",
        *WORK,
    ],
    "List 7": [
        DISABLED,
        "Child Protection Plan Start Date",
        "Latest Category of Abuse",
        "Date of the Last Statutory Visit",
        "Was the Child Seen Alone?",
        "Date of latest review conference",
        "Child Protection Plan End Date",
        *WORK,
    ],
    "List 8": [
        DISABLED,
        "Date Started to be Looked After",
        "Child's Legal Status",
        "Date of Last Social Work Visit",
        "Date Ceased to be Looked After",
        *WORK,
    ],
}
Cell = str | int | date | None


def write_annex_a(path: Path, children: int, seed: int = 1) -> int:
    """Write a workbook; gives the number of rows in its lists."""
    chance = random.Random(seed)  # noqa: S311  a made-up authority, no secret
    count = 0
    with xlsxwriter.Workbook(str(path)) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        sheets = {name: book.add_worksheet(name) for name in HEADINGS}
        filled = dict.fromkeys(HEADINGS, 1)
        for name, sheet in sheets.items():
            sheet.write_row(0, 0, [*COMMON, *HEADINGS[name]])
        for number in range(1, children + 1):
            for name, cells in _child(number, chance):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheets[name].write_datetime(filled[name], column, cell, dates)
                    elif cell is not None:
                        sheets[name].write(filled[name], column, cell)
                filled[name] += 1
                count += 1
    return count


def _child(number: int, chance: random.Random) -> list[tuple[str, list[Cell]]]:
    born = AS_AT - timedelta(days=chance.randrange(30, 17 * 365))
    who: list[Cell] = [f"C{number:06}", "b) Female", "a) WBRI", born, (AS_AT - born).days // 365]
    begun = AS_AT - timedelta(days=chance.randrange(30, 180))
    work: list[Cell] = ["Team 1", f"Worker {number % 97}"]
    last = AS_AT - timedelta(days=chance.randrange(0, 30))
    authorised = begun + timedelta(days=chance.randrange(10, 90))
    rows: list[tuple[str, list[Cell]]] = [
        ("List 1", [*who, begun, "q) 6: Police"]),
        ("List 3", [*who, begun, "q) 6: Police", "b) No", *work]),
        ("List 4", [*who, "b) No", begun, "a) Yes", authorised if authorised <= AS_AT else None, *work]),
    ]
    on_plan = number % 3 == 0
    status = "b) Child Protection plan" if on_plan else "c) Child in need plan"
    rows.append(("List 6", [*who, "b) No", begun, last, None, None, status, *work]))
    if on_plan:
        held = begun + timedelta(days=chance.randrange(10, 28))
        rows.append(("List 5", [*who, "b) No", begun, "b) No", held, "a) Yes", *work]))
        review = AS_AT - timedelta(days=chance.randrange(0, 20))
        rows.append(("List 7", [*who, "b) No", held, "a) Neglect", last, "a) Yes", review, None, *work]))
    if number % 10 == 0:
        rows.append(("List 8", [*who, "b) No", begun, "V2: Single period under S20", last, None, *work]))
    return rows
