"""Units, years and what the pemda decides once, on pages."""

import datetime as dt

import pytest

from jenjang.apps.organisation.models import Government, Period, Role, Unit, Year
from tests.factories import UnitFactory


@pytest.fixture
def pembina(signed_in):
    return signed_in(Role.PEMBINA)


def test_a_unit_is_made_renamed_and_closed(pembina):
    given = {"name": "Dinas Perhubungan", "kind": "dinas", "code": "2.15"}
    pembina.post("/unit/baru/", given)
    unit = Unit.objects.get(name="Dinas Perhubungan")

    pembina.post(f"/unit/{unit.pk}/", {"name": "Dinas Angkutan", "code": "2.15"})
    pembina.post(f"/unit/{unit.pk}/tutup/", {"last_day": "2025-12-31"})

    unit.refresh_from_db()
    assert (unit.name, unit.closed_on) == ("Dinas Angkutan", dt.date(2025, 12, 31))
    assert unit.aliases == ["dinas perhubungan"]


def test_a_unit_with_officials_is_not_closed(pembina, place):
    response = pembina.post(f"/unit/{place.unit.pk}/tutup/", follow=True)

    assert response.context["unit"].closed_on is None
    assert len(response.context["messages"]) == 1


@pytest.mark.parametrize("year", ["1999", "2101", "dua ribu"])
def test_a_year_out_of_bounds_is_not_opened(pembina, year):
    response = pembina.post("/tahun/", {"year": year})

    assert response.status_code == 422
    assert Year.objects.count() == 1


def test_a_year_is_opened_with_all_its_periods(pembina):
    assert pembina.post("/tahun/", {"year": "2026"}).headers["Location"] == "/tahun/2026/"
    assert Period.objects.filter(year=2026).count() == 19


def test_the_pemda_chooses_its_layout_scale_and_rule(pembina):
    given = {
        "head_title": "Bupati Tirtajaya",
        "seat": "Tirtakencana",
        "layout": "gowa",
        "achievement_scale": "permendagri86",
        "efficiency_rule": "E2",
    }

    assert pembina.post("/pemda/", given).status_code == 302

    pemda = Government.objects.get()
    assert (pemda.layout, pemda.achievement_scale, pemda.efficiency_rule) == (
        "gowa",
        "permendagri86",
        "E2",
    )


@pytest.fixture
def rules():
    return {
        "head_title": "Bupati Tirtajaya",
        "seat": "Tirtakencana",
        "layout": "national",
        "achievement_scale": "capaian4",
        "efficiency_rule": "E1",
    }


def test_the_pemda_chooses_the_colour_of_its_charts(pembina, rules):
    assert Government.objects.get().chart_colour == "#0b5f7e"

    pembina.post("/pemda/", rules | {"chart_colour": "#14532D"})
    assert Government.objects.get().chart_colour == "#14532d"

    pembina.post("/pemda/", rules)
    assert Government.objects.get().chart_colour == "#0b5f7e"


@pytest.mark.parametrize(
    ("colour", "why"), [("#f5c400", "terlalu muda"), ("merah", "ditulis seperti")]
)
def test_a_colour_that_is_not_read_on_white_is_refused(pembina, rules, colour, why):
    response = pembina.post("/pemda/", rules | {"chart_colour": colour})

    assert response.status_code == 422
    assert why in response.content.decode()
    assert Government.objects.get().chart_colour == "#0b5f7e"


def test_a_scale_that_does_not_exist_is_refused(pembina):
    given = {"head_title": "Bupati", "layout": "gowa", "efficiency_rule": "E2"}

    response = pembina.post("/pemda/", given | {"achievement_scale": "tidak-ada"})

    assert response.context["form"].errors.keys() == {"achievement_scale"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_units_costs_the_same_for_any_number(
    pembina, count, django_assert_num_queries
):
    for n in range(count):
        UnitFactory(name=f"Dinas Contoh {n}")
    pembina.get("/unit/")

    with django_assert_num_queries(6):
        pembina.get("/unit/")
