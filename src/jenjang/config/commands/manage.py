"""`jenjang manage ...`: Django's own commands."""

import os
from collections.abc import Sequence

from django.core.management import execute_from_command_line


def run(arguments: Sequence[str]) -> int:
    """Hand the words to Django; its own SystemExit carries the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jenjang.config.settings")
    execute_from_command_line(["jenjang manage", *arguments])
    return 0
