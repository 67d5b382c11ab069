"""Starting Django for a command, and what the database says of itself."""

import os

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from jenjang.config.commands.arguments import WrongUse


def start_django() -> None:
    """Start Django on a data folder that others on this machine cannot enter."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jenjang.config.settings")
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()


def is_migrated() -> bool:
    """Return whether the database can be reached and has every migration."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise WrongUse(f"Basis data tidak dapat dibuka: {str(error).strip()}") from error
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def refuse_unmigrated() -> None:
    """Refuse to go on where the database lacks a migration."""
    if not is_migrated():
        raise WrongUse(
            "Basis data belum siap atau belum mutakhir. Jalankan: jenjang manage migrate"
        )


def migrate() -> None:
    """Make or update the database."""
    call_command("migrate", verbosity=0, interactive=False)
