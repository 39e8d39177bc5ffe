"""The rows of a list in a workbook, by heading, without the bands between them."""

from openpyxl.worksheet.worksheet import Worksheet


def below(sheet: object) -> list[dict[str, object]]:
    """Each row with a key."""
    assert isinstance(sheet, Worksheet)
    _, _, headings, *rows = sheet.iter_rows(values_only=True)
    names = [str(heading) for heading in headings]
    found: list[dict[str, object]] = [dict(zip(names, row, strict=True)) for row in rows]
    return [row for row in found if row["Key"]]
