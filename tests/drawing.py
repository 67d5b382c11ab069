"""How often a property is tried on drawn examples: a few in CI, many in ``make proof``."""

import os

from hypothesis import settings

IS_THOROUGH = os.environ.get("JENJANG_THOROUGH") == "1"


def examples(few: int, many: int) -> settings:
    """Return the settings of a test of a property, to be put over it."""
    return settings(max_examples=many if IS_THOROUGH else few)
