"""What a document says, as lines, for tests."""

from collections.abc import Iterator

from practice_audit.reports.printed import Block, Document, Grid, Numbers, Para, Picture, Points


def lines_of(document: Document) -> list[str]:
    """Every text of a document, in order."""
    said = [document.title, document.about, document.warning]
    for section in document.sections:
        said.append(section.heading)
        for block in section.blocks:
            said += _of(block)
    return [*said, document.footer]


def _of(block: Block) -> Iterator[str]:
    if isinstance(block, Para):
        yield block.words
    elif isinstance(block, Points):
        yield from block.items
    elif isinstance(block, Numbers):
        yield from (f"{one.number} {one.about}" for one in block.numbers)
    elif isinstance(block, Picture):
        yield from (block.alt, block.caption)
    else:
        yield from (block.lead, block.caption, *(column.heading for column in block.columns))
        yield from (line.words for row in block.rows for cell in row for line in cell)


def grid_of(document: Document, heading: str) -> Grid:
    """The first table under a heading."""
    (section,) = [section for section in document.sections if section.heading == heading]
    return next(block for block in section.blocks if isinstance(block, Grid))


def first_cells(grid: Grid) -> list[str]:
    """What each row begins with."""
    return [row[0][0].words for row in grid.rows]
