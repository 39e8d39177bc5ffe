"""A finished run of the small month, with every rule reported, made once for the tests of reports."""

from pathlib import Path

import pytest
from tests.cli.small_month import audit

from practice_audit.reports.from_folder import Choice, RunFolder, read_run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run. It is shared: copy it before you change it."""
    out = tmp_path_factory.mktemp("run") / "out"
    assert audit("--out", out, "--profile", "all").exit_code == 0
    return out


@pytest.fixture(scope="session")
def run(folder: Path) -> RunFolder:
    """The run, read back."""
    return read_run(folder)


@pytest.fixture(scope="session")
def choice(run: RunFolder) -> Choice:
    """All of it."""
    return Choice(run.profile, run.since, Path("report"))
