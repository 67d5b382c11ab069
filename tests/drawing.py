"""How often a property is tried: on a few examples in CI, on many in ``make proof``."""

import os
from collections.abc import Sequence
from itertools import product
from typing import Any

from hypothesis import settings

IS_THOROUGH = os.environ.get("JENJANG_THOROUGH") == "1"


def examples(few: int, many: int) -> settings:
    """Return the settings of a test of a property, to be put over it."""
    return settings(max_examples=many if IS_THOROUGH else few)


def paired(ones: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return every one and every other at least once; each with each in ``make proof``.

    >>> paired(("national", "banjar", "garut"), ("docx", "pdf"))
    [('national', 'docx'), ('banjar', 'pdf'), ('garut', 'docx')]
    """
    if IS_THOROUGH:
        return list(product(ones, others))
    turns = range(max(len(ones), len(others)))
    return [(ones[n % len(ones)], others[n % len(others)]) for n in turns]
