"""Flags beside the value: in the grid, at verification, on the page of the value."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jenjang.apps.measurement.services import (
    rebuild,
    report_result,
    report_spending,
    submit_results,
)
from tests.apps.measurement.factories import (
    YEAR,
    IndicatorFactory,
    Kecamatan,
    ObjectiveFactory,
    PlanFactory,
    open_year,
    quarter,
)

pytestmark = pytest.mark.django_db


def filed(indicator, value, n=1, year=YEAR, **figures):
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(n, year).pk,
        version=0,
        value=None if value is None else Decimal(value),
        by=None,
        **{name: Decimal(figure) for name, figure in figures.items()},
    )


def worded_before(indicator):
    """Word the series in a plan of the year before, as an earlier agreement did."""
    open_year(YEAR - 1)
    unit = indicator.series.unit
    plan = PlanFactory(unit=unit, first_year=YEAR - 1, last_year=YEAR - 1)
    IndicatorFactory(
        objective=ObjectiveFactory(plan=plan),
        series=indicator.series,
        accumulation=indicator.accumulation,
        measured_in=indicator.measured_in,
    )


def at_verification(client, kecamatan, n=1):
    submit_results(unit_id=kecamatan.unit.pk, quarter_id=quarter(n).pk, by=None)
    client.force_login(kecamatan.user("kepala"))
    response = client.get(f"{reverse('measurement:queue')}?triwulan={n}&tahun={YEAR}")
    return [flag for row in response.context["rows"] for flag in row.flags]


def in_the_grid(client, kecamatan, n=1):
    client.force_login(kecamatan.user("operator"))
    response = client.get(f"{reverse('measurement:grid')}?triwulan={n}&tahun={YEAR}")
    return [flag for row in response.context["rows"] for flag in row.flags]


def test_a_jump_against_the_years_before_is_told_in_the_grid_and_at_verification(client):
    kecamatan = Kecamatan()
    index = kecamatan.indicator(accumulation="last", measured_in="Nilai", target=86)
    worded_before(index)
    for n, value in enumerate(("84.1", "85.0", "84.6", "85.3"), start=1):
        filed(index, value, n, YEAR - 1)
    filed(index, "61.2")

    said = "Melompat dari deretnya: biasanya sekitar 84,8, kini 61,2."
    assert in_the_grid(client, kecamatan) == [said]
    assert at_verification(client, kecamatan) == [said]


def test_capaian_without_spending_is_told_from_the_summary_of_the_unit(client):
    kecamatan = Kecamatan()
    camat = kecamatan.official("Camat")
    count = kecamatan.indicator(target=12, promised_by=(camat,), owner=camat)
    program = kecamatan.activity("Program", 1000, allotted_to=(camat,))
    for n in (1, 2):
        filed(count, 3, n)
    report_spending(
        activity_id=program.pk, period_id=quarter(2).pk, spent_idr=50, version=0, by=None
    )
    rebuild(kecamatan.unit, YEAR)

    said = at_verification(client, kecamatan, 2)

    assert [flag.replace("\xa0", " ") for flag in said] == [
        "Capaian 100,00 % padahal serapan baru 5,00 %."
    ]


def test_the_same_figure_in_many_units_is_told(client):
    offices = [Kecamatan() for _ in range(4)]
    for office in offices:
        index = office.indicator(
            text="Indeks Kepuasan Masyarakat",
            accumulation="last",
            measured_in="Nilai",
            target=86,
        )
        filed(index, "87.53")

    said = at_verification(client, offices[0])

    assert said == ["Angka yang sama persis diisi 3 unit lain."]


def test_an_impossible_share_is_told_as_soon_as_the_cell_is_saved(client):
    kecamatan = Kecamatan()
    share = kecamatan.indicator(
        accumulation="recompute",
        measured_in="Persen",
        numerator_text="selesai",
        denominator_text="masuk",
        target=90,
    )
    client.force_login(kecamatan.user("operator"))

    response = client.post(
        reverse("measurement:result", args=[quarter(1).pk, share.series_id]),
        {"version": "0", "numerator": "60", "denominator": "50"},
        headers={"HX-Request": "true"},
    )

    assert "⚑ Pembilang 60 lebih besar daripada penyebut 50." in response.content.decode()


def test_an_honest_figure_raises_nothing(client):
    kecamatan = Kecamatan()
    filed(kecamatan.indicator(target=12), 3)

    assert at_verification(client, kecamatan) == []
