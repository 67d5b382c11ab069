"""A data folder of an office, migrated once for the whole run."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest


def migrate(data: Path, database: str = "") -> None:
    """Run all migrations as an office does, in a process of its own."""
    words = [sys.executable, "-m", "jenjang.config.cli", "manage", "migrate", "-v", "0"]
    settings = {"DJANGO_SETTINGS_MODULE": "jenjang.config.settings"}
    own = {"JENJANG_DATA": str(data), "JENJANG_DATABASE": database}
    subprocess.run(words, check=True, env={**os.environ, **settings, **own})


@pytest.fixture(scope="session")
def migrated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder whose database is up to date, to be copied.

    The processes of one run (pytest-xdist) share it: the first makes it, others wait.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    with (shared / "migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder := shared / "migrated").exists():
            migrate(shared / "being-migrated")
            (shared / "being-migrated").rename(folder)
    return folder
