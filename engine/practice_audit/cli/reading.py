"""How records are read and by what they are judged, as the options of a command say it and a manifest keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from practice_audit.errors import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from practice_audit.records import Records
    from practice_audit.rulebook.loader import Rulebook


@dataclass(frozen=True)
class Reading:
    """How records are read.

    Attributes:
        format: the format of all sources; None: found from their content.
        as_at: the audit date; None: the one that a source states, else today.
        covers: from when tables are complete, as the values of `--covers`.
        date_order: the order of dates in numbers ("dmy", "mdy"); None: found from the records.
        database: the address of a database that holds the Standard Safeguarding Dataset, read beside the paths.
        mapping: the mapping file by which an authority's own reports are read; None: nothing is.
    """

    format: str | None = None
    as_at: date | None = None
    covers: tuple[str, ...] = ()
    date_order: str | None = None
    database: str | None = None
    mapping: Path | None = None

    def load(self, paths: Iterable[Path]) -> Records:
        """Read sources and type them, as at the audit date."""
        from practice_audit.records import covers_from, load  # noqa: PLC0415 - so that --help need not wait for pandas
        from practice_audit.sources import ByMapping, MappingFile, read, read_database  # noqa: PLC0415

        covers = covers_from(self.covers)
        paths = list(paths)
        self._check(paths)
        mapped = None if self.mapping is None else ByMapping(MappingFile(self.mapping))
        sources = read(paths, self.format if paths else None, mapped=mapped)
        if self.database is not None:
            sources.append(read_database(self.database))
        return load(sources, as_at=self.as_at, covers=covers, date_order=self.date_order)  # type: ignore[arg-type] # a choice

    def _check(self, paths: list[Path]) -> None:
        if not paths and self.database is None:
            what = "no records are named."
            raise WrongUsage(what, where="RECORDS", next_step="Name a folder or file, or a database with --database.")
        if not paths and self.format not in {None, "ssd"}:
            what = "a database is read as the Standard Safeguarding Dataset (ssd) only."
            raise WrongUsage(what, where=f"--format {self.format}", next_step="Leave --format out.")

    def as_written(self) -> dict[str, Any]:
        """The options as plain values, for the manifest of a run; without the password of a database."""
        from practice_audit.sources.ssd_database import shown_address  # noqa: PLC0415

        return {
            **asdict(self),
            "as_at": self.as_at and self.as_at.isoformat(),
            "covers": list(self.covers),
            "database": self.database and shown_address(self.database),
            "mapping": self.mapping and str(self.mapping.resolve()),
        }

    @classmethod
    def of_written(cls, written: Mapping[str, Any]) -> Reading:
        """The options out of the manifest of a run."""
        day, mapping = written.get("as_at"), written.get("mapping")
        return cls(
            written.get("format"),
            date.fromisoformat(day) if day else None,
            tuple(written.get("covers") or ()),
            written.get("date_order"),
            written.get("database"),
            mapping=Path(mapping) if mapping else None,
        )


@dataclass(frozen=True)
class Judging:
    """By what records are judged.

    Attributes:
        rules: a folder of rules in the place of the shipped ones.
        add_rules: folders of rules beside them.
        settings: an authority's own values.
        matcher: "durable", "relational", or None: durable where it is installed.
    """

    rules: Path | None = None
    add_rules: tuple[Path, ...] = ()
    settings: Path | None = None
    matcher: str | None = None

    def rulebook(self) -> Rulebook:
        """Read the rules, limits and settings."""
        from practice_audit.rulebook.loader import load_rulebook  # noqa: PLC0415
        from practice_audit.shipped import shipped  # noqa: PLC0415

        return load_rulebook([self.rules or shipped("rules"), *self.add_rules], settings=self.settings)

    def matcher_in_use(self) -> str:
        """The matcher asked for, else the one that this Python can run."""
        from practice_audit.matchers import by_engine  # noqa: PLC0415

        return self.matcher or ("durable" if by_engine.is_usable() else "relational")

    def as_written(self) -> dict[str, Any]:
        """The options as plain values, for the manifest of a run."""
        return {
            "rules": self.rules and str(self.rules.resolve()),
            "add_rules": [str(folder.resolve()) for folder in self.add_rules],
            "settings": self.settings and str(self.settings.resolve()),
            "matcher": self.matcher,
        }

    @classmethod
    def of_written(cls, written: Mapping[str, Any]) -> Judging:
        """The options out of the manifest of a run."""
        rules, settings = written.get("rules"), written.get("settings")
        return cls(
            Path(rules) if rules else None,
            tuple(map(Path, written.get("add_rules") or ())),
            Path(settings) if settings else None,
            written.get("matcher"),
        )
