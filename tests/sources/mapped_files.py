"""Reports and a mapping for them, written to a folder."""

from pathlib import Path

from practice_audit.sources import ByMapping, MappingFile, Source, read

CHILDREN = "Person ID,DOB\nK1,14/05/2008\nK2,02/02/2006\n"
OF_CHILDREN = """tables:
  children:
    from: people.csv
    columns: {child_id: Person ID, date_of_birth: {column: DOB, dates: dd/mm/yyyy}}
"""
OF_VISITS = """
  visits:
    from: visits.csv
    columns:
      visit_id: No
      child_id: Person
      visited_on: {column: Day, dates: dd/mm/yyyy}
      kind: {column: Type, values: {CPV: child_protection}}
      seen: {constant: yes}
"""
HEADINGS = "No,Person,Day,Type\n"


def written(folder: Path, files: dict[str, str | bytes], mapping: str = OF_CHILDREN + OF_VISITS) -> MappingFile:
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return MappingFile(folder / "mapping.yaml")


def source_of(folder: Path, files: dict[str, str | bytes], mapping: str = OF_CHILDREN + OF_VISITS) -> Source:
    file = written(folder, files, mapping)
    paths = [folder / name for name in files]
    return ByMapping(file).read(folder) if len(paths) > 1 else read(paths, "mapped", mapped=ByMapping(file))[0]
