"""A unit and who works there; a Renstra that is being drawn up."""

import pytest

from jenjang.apps.organisation.models import Unit
from tests.apps.plans.drawn import Drawn
from tests.factories import GovernmentFactory, UnitFactory, opened_year


@pytest.fixture
def unit(db: None) -> Unit:
    """Return Kecamatan Sukamaju of a pemda, with the year 2025 open."""
    GovernmentFactory()
    opened_year(2025)
    return UnitFactory(name="Kecamatan Sukamaju", code="7.01.0.00.0.00.06.0000")


@pytest.fixture
def drawn(db: None) -> Drawn:
    """Return a Renstra 2025-2029 with three levels, two owners, an indicator."""
    return Drawn()
