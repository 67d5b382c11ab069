"""The page of who files: what is due, whose it is, and the very cell where it is done."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result, ResultState
from tests.apps.measurement.factories import Kecamatan, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    """Return a kecamatan with two officials, an indicator each."""
    made = Kecamatan()
    made.camat = made.official("Camat")
    made.kasi = made.official("Kasi", under=made.camat)
    made.camats = made.indicator(
        text="Nilai AKIP", promised_by=(made.camat,), owner=made.camat
    )
    made.kasis = made.indicator(
        text="Laporan desa", promised_by=(made.kasi,), owner=made.kasi
    )
    return made


def filed(indicator, state=ResultState.FILED, **fields):
    """Return a result of TW I."""
    told = {"value": Decimal(3)} | fields
    return Result.objects.create(
        series=indicator.series,
        period=quarter(1),
        indicator=indicator,
        state=state,
        **told,
    )


def groups(client, user):
    client.force_login(user)
    answer = client.get(reverse("measurement:due"), {"triwulan": 1, "tahun": 2025})
    assert answer.status_code == 200
    return {
        one.key: [row.text for row in one.rows] for one in answer.context["groups"]
    }, answer


def test_the_operator_sees_the_units_figures_by_what_they_need(client, kecamatan):
    filed(kecamatan.camats, ResultState.RETURNED, returned_because="Angka triwulan lalu")

    found, answer = groups(client, kecamatan.user("operator"))

    assert found == {
        "returned": ["Nilai AKIP"],
        "missing": ["Laporan desa"],
        "unproven": ["Nilai AKIP"],
    }
    assert "Angka triwulan lalu" in answer.content.decode()


def test_a_figure_not_handed_in_is_due_and_one_verified_is_not(client, kecamatan):
    filed(kecamatan.camats)
    filed(kecamatan.kasis, ResultState.VERIFIED)

    found, _ = groups(client, kecamatan.user("operator"))

    assert found == {"unsubmitted": ["Nilai AKIP"], "unproven": ["Nilai AKIP"]}


def test_a_reason_for_no_figure_needs_no_evidence(client, kecamatan):
    filed(kecamatan.camats, value=None, unmeasured_because="survei_belum")

    found, _ = groups(client, kecamatan.user("operator"))

    assert found == {"missing": ["Laporan desa"], "unsubmitted": ["Nilai AKIP"]}


def test_a_member_of_staff_sees_his_own_and_nobody_elses(client, kecamatan):
    found, _ = groups(client, kecamatan.user("pegawai", holding=kecamatan.kasi))

    assert found == {"missing": ["Laporan desa"]}


def test_one_tap_leads_to_the_very_cell(client, kecamatan):
    for n in range(30):
        kecamatan.indicator(text=f"Lain {n}", promised_by=(kecamatan.kasi,))
    last = kecamatan.indicator(text="Yang terakhir", promised_by=(kecamatan.kasi,))
    _, answer = groups(client, kecamatan.user("operator"))
    [missing] = [one for one in answer.context["groups"] if one.key == "missing"]
    url = next(row.url for row in missing.rows if row.text == "Yang terakhir")

    page = client.get(url).content.decode()

    anchor = url.split("#")[1]
    assert anchor == f"r{last.series_id}"
    assert f'id="{anchor}"' in page


@pytest.mark.parametrize(
    ("role", "template"),
    [("operator", "due"), ("pegawai", "due"), ("kepala", "home"), ("verifikator", "home")],
)
def test_who_files_comes_in_to_his_work_and_who_leads_to_the_unit(
    role, template, client, kecamatan
):
    client.force_login(kecamatan.user(role, holding=kecamatan.kasi))

    answer = client.get(reverse("home"))

    assert f"measurement/{template}.html" in [one.name for one in answer.templates]


def test_what_is_due_costs_the_same_queries_for_one_row_and_for_three(client, kecamatan):
    costs = []
    client.force_login(kecamatan.user("operator"))
    url = f"{reverse('measurement:due')}?triwulan=1"
    client.get(url)
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        costs.append(len(seen))
        for n in range(3):
            kecamatan.indicator(text=f"Lain {n}", promised_by=(kecamatan.kasi,))

    assert costs[0] == costs[1]
    assert costs[1] <= 15


def test_a_long_group_stands_open_for_ten_and_folds_the_rest(client, kecamatan):
    for n in range(12):
        kecamatan.indicator(promised_by=(kecamatan.camat,), text=f"Laporan ke-{n}")
    client.force_login(kecamatan.user("operator"))

    page = client.get(reverse("measurement:due"))

    (missing,) = [one for one in page.context["groups"] if one.key == "missing"]
    assert len(missing.first) == 10
    assert len(missing.others) == len(missing.rows) - 10 > 0
    assert f"{len(missing.others)} indikator lagi" in page.content.decode()
