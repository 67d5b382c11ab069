"""A unit whose Renstra is being drawn up."""

import pytest

from tests.apps.plans.drawn import Drawn


@pytest.fixture
def drawn(db: None) -> Drawn:
    """Return a Renstra 2025-2029 with three levels, two owners, an indicator."""
    return Drawn()
