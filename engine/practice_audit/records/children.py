"""The table of children: without a child that can be named, no record belongs to anybody."""

from collections.abc import Sequence

from practice_audit.errors import RecordsUnreadable
from practice_audit.records.joining import Joined
from practice_audit.sources import Source
from practice_audit.sources.headings import plain


def check_children(children: Joined | None, sources: Sequence[Source]) -> None:
    """Refuse records without a child.

    Args:
        children: the table, where there is one.
        sources: where it may have been left out, which is then said.

    Raises:
        RecordsUnreadable: there is no child with an id.
    """
    if children is not None and children.frame["child_id"].notna().any():
        return
    left = [one for source in sources for one in source.ignored]
    why = [f"{one.where}: {one.reason}" for one in left if "children" in f"{plain(one.where)} {one.reason}"]
    none = f"no table of children ({'; '.join(why)})." if why else "no table of children."
    raise RecordsUnreadable(
        none if children is None else "no row of the table of children has an id that can be read.",
        where="children",
        next_step="Every record belongs to a child: export `children` with the column child_id, one row a child.",
    )
