"""A unit and who works there."""

import pytest

from jenjang.apps.organisation.models import Unit
from tests.factories import GovernmentFactory, UnitFactory, opened_year


@pytest.fixture
def unit(db: None) -> Unit:
    """Return Kecamatan Sukamaju of a pemda, with the year 2025 open."""
    GovernmentFactory()
    opened_year(2025)
    return UnitFactory(name="Kecamatan Sukamaju", code="7.01.0.00.0.00.06.0000")
