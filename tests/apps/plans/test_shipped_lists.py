"""The lists of nomenclature that come along with Jenjang, loaded whole."""

import pytest

from jenjang.apps.plans import services
from jenjang.apps.plans.mapping import Match, unit_list
from jenjang.apps.plans.models import NomenclatureEntry, NomenclatureRelease
from tests.conftest import taken_back

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def shipped(django_db_setup, django_db_blocker):
    """Load all 14,074 lines once for this file, and take them back."""
    with taken_back(django_db_blocker):
        services.load_shipped_lists()
        yield


def test_the_lists_that_come_along_are_loaded_once():
    counts = {
        (one.first_year, one.scope): one.entries.count()
        for one in NomenclatureRelease.objects.all()
    }

    assert counts == {
        (2023, "KABKOT"): 4367,
        (2026, "KABKOT"): 4497,
        (2026, "PROV"): 5210,
    }
    assert services.load_shipped_lists() == []


def test_a_supporting_kegiatan_stands_under_its_program():
    one = NomenclatureEntry.objects.get(release__first_year=2023, code="X.XX.01.2.06.0005")

    assert (one.parent_code, one.measured_in) == ("X.XX.01.2.06", "Paket")


@pytest.mark.parametrize(
    ("scope", "year", "first_year"),
    [("KABKOT", 2025, 2023), ("KABKOT", 2027, 2026), ("PROV", 2021, 2026)],
)
def test_a_year_has_the_list_in_force(scope, year, first_year):
    assert NomenclatureRelease.objects.holding(scope, year).first_year == first_year


def test_an_older_name_is_known_to_be_the_same_line(unit):
    proposal = unit_list(unit, 2025).propose(
        "Koordinasi Penerapan dan Penegakan Perda dan Perkada", "kegiatan"
    )

    assert (proposal.match, proposal.code) == (Match.ALIAS, "7.01.04.2.02")
    assert proposal.is_certain
