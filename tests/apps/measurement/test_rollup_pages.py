"""The pages of those above units: ranking, sasaran, program, and the head's own page."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result, Summary
from jenjang.apps.measurement.services import (
    rebuild,
    report_result,
    report_spending,
    submit_results,
    verify_results,
)
from jenjang.apps.measurement.snapshots.kabupaten import added_up
from jenjang.apps.organisation.models import Role
from jenjang.core.figures import write_rupiah
from jenjang.papers.sheets.exact import read_exactly
from tests.apps.measurement.factories import YEAR, Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db
QUERY = f"?tahun={YEAR}&triwulan=1"
MOST_QUERIES = 15


def a_kecamatan(name, *, reached, indicators=5, verified=True):
    """Return a unit whose indicators of target 10 reached that much in TW I."""
    kecamatan = Kecamatan(name)
    camat = kecamatan.official("Camat")
    top = kecamatan.objective("Meningkatnya pelayanan")
    below = kecamatan.objective("Terlaksananya layanan", parent=top)
    made = [
        kecamatan.indicator(
            target=10, accumulation="last", objective=below, promised_by=(camat,)
        )
        for _ in range(indicators)
    ]
    program = kecamatan.activity("Program Pelayanan", 1000, allotted_to=(camat,))
    below.activities.add(program)
    rebuild(kecamatan.unit, YEAR)
    for indicator in made:
        report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=Decimal(reached),
            by=None,
        )
    report_spending(
        activity_id=program.pk, period_id=quarter(1).pk, spent_idr=250, version=0, by=None
    )
    if verified:
        verify_all(kecamatan)
    return kecamatan, top, program, made


def verify_all(kecamatan):
    unit_id = kecamatan.unit.pk
    submit_results(unit_id=unit_id, quarter_id=quarter(1).pk, by=None)
    versions = dict(Result.objects.of_unit(unit_id).values_list("pk", "version"))
    verify_results(unit_id=unit_id, versions=versions, by=None)


def page(client, name, *args, query=QUERY):
    return client.get(f"{reverse(f'measurement:{name}', args=args)}{query}")


def words(response):
    return response.content.decode()


def test_units_are_ranked_and_the_incomparable_stand_apart_with_the_reason(client):
    a_kecamatan("Kecamatan Baik", reached=11)
    a_kecamatan("Kecamatan Cukup", reached=8)
    a_kecamatan("Kecamatan Belum", reached=12, verified=False)
    a_kecamatan("Kecamatan Kecil", reached=13, indicators=2)
    client.force_login(pemda_user(Role.PEMBINA))

    response = page(client, "ranking")

    ranked, apart = response.context["ranked"], response.context["apart"]
    assert [(row.place, row.name, row.percent) for row in ranked] == [
        ("1", "Kecamatan Baik", "110,00 %"),
        ("2", "Kecamatan Cukup", "80,00 %"),
    ]
    assert {row.name: row.said for row in apart} == {
        "Kecamatan Belum": ("baru 0,00 % terverifikasi, paling sedikit 50 %",),
        "Kecamatan Kecil": ("hanya 2 indikator, paling sedikit 5",),
    }


def test_the_ranking_is_sorted_by_the_server(client):
    a_kecamatan("Kecamatan A", reached=9)
    a_kecamatan("Kecamatan B", reached=11)
    client.force_login(pemda_user(Role.PEMBINA))

    by_place = page(client, "ranking").context["ranked"]
    by_name = page(client, "ranking", query=f"{QUERY}&urut=nama").context["ranked"]

    assert [row.name for row in by_place] == ["Kecamatan B", "Kecamatan A"]
    assert [row.name for row in by_name] == ["Kecamatan A", "Kecamatan B"]


def test_the_ranking_comes_as_excel_with_figures_and_what_is_said(client):
    a_kecamatan("Kecamatan Baik", reached=11)
    a_kecamatan("Kecamatan Kecil", reached=13, indicators=2)
    client.force_login(pemda_user(Role.PEMBINA))

    response = page(client, "ranking_workbook")

    assert response["Content-Disposition"].endswith('triwulan-i-2025.xlsx"')
    text = str(read_exactly(response.content))
    assert "Kecamatan Baik" in text
    assert "hanya 2 indikator" in text


@pytest.mark.parametrize("name", ["ranking", "leader", "programmes", "objectives"])
def test_a_page_over_units_costs_the_same_for_one_and_for_three(client, name):
    client.force_login(pemda_user(Role.PIMPINAN))
    counts = []
    for number in range(3):
        a_kecamatan(f"Kecamatan {number}", reached=9)
        page(client, name)
        with CaptureQueriesContext(connection) as queries:
            assert page(client, name).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[2] <= MOST_QUERIES


def test_the_head_of_the_pemda_sees_at_home_who_needs_help_and_who_leads(client):
    a_kecamatan("Kecamatan Baik", reached=11)
    weak, *_ = a_kecamatan("Kecamatan Lemah", reached=3)
    client.force_login(pemda_user(Role.PIMPINAN))

    response = client.get(f"{reverse('home')}{QUERY}")

    assert [one.name for one in response.context["needing"]] == ["Kecamatan Lemah"]
    assert [one.name for one in response.context["best"]] == ["Kecamatan Baik"]
    assert response.context["whole"]["absorption"] == "25,00 %"
    assert f"?unit={weak.unit.pk}&amp;triwulan=1" in words(response)


def test_from_a_sasaran_of_all_units_down_to_the_single_value(client):
    _, top, _, made = a_kecamatan("Kecamatan Baik", reached=11)
    client.force_login(pemda_user(Role.PEMBINA))
    value = reverse("measurement:value", args=[quarter(1).pk, made[0].series_id])

    listed = page(client, "objectives")
    [row] = listed.context["rows"]
    whole = client.get(f"{row.url}{QUERY}")
    [part] = whole.context["parts"]
    below = client.get(f"{part.url}{QUERY}")

    assert row.url == reverse("measurement:objective", args=[top.pk])
    assert (row.filed, row.percent, row.absorption) == ("5 / 5", "110,00 %", "25,00 %")
    assert value in words(below)
    assert client.get(value).status_code == 200


def test_a_program_of_several_units_is_added_up_and_leads_to_each(client):
    _, _, program, made = a_kecamatan("Kecamatan Baik", reached=11)
    a_kecamatan("Kecamatan Cukup", reached=9)
    type(program).objects.update(code="7.01.02")
    client.force_login(pemda_user(Role.PEMBINA))

    [row] = page(client, "programmes").context["rows"]
    units = page(client, "programmes", query=f"{QUERY}&program=7.01.02").context["rows"]
    one = page(client, "programme", program.pk)

    assert (row.detail, row.percent) == ("7.01.02 · 2 unit", "100,00 %")
    assert (row.ceiling, row.spent) == (f"dari {write_rupiah(2000)}", write_rupiah(500))
    assert [unit.name for unit in units] == ["Kecamatan Baik", "Kecamatan Cukup"]
    assert reverse("measurement:value", args=[quarter(1).pk, made[0].series_id]) in words(
        one
    )


def test_a_unit_sees_no_other_units_sasaran_or_program(client):
    _, top, program, _ = a_kecamatan("Kecamatan Lain", reached=11)
    mine, *_ = a_kecamatan("Kecamatan Sendiri", reached=9)
    client.force_login(mine.user(Role.KEPALA))

    listed = page(client, "objectives").context["rows"]

    assert [row.detail for row in listed] == ["Kecamatan Sendiri"]
    assert page(client, "objective", top.pk).status_code == 404
    assert page(client, "programme", program.pk).status_code == 404


def test_the_whole_is_the_mean_over_all_indicators_not_over_units():
    a_kecamatan("Kecamatan Besar", reached=10, indicators=3)
    a_kecamatan("Kecamatan Kecil", reached=6, indicators=1)

    whole = added_up(Summary.objects.of_units().filter(period=quarter(1)))

    assert whole.achievement_percent == Decimal(90)
    assert (whole.indicator_count, whole.verified_count) == (4, 4)
    assert whole.rating_counts == {"hijau": 3, "kuning": 1}
