"""The pages of trust: the queue of verification, a value with its history, the grid."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.measurement.services import report_result, submit_results
from tests.apps.measurement.factories import Kecamatan, quarter

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def office(rows=1):
    """Return a kecamatan whose kasi filed and handed in so many figures."""
    kecamatan = Kecamatan()
    kecamatan.camat = kecamatan.official("Camat")
    kecamatan.kasi = kecamatan.official("Kasi Pelayanan", under=kecamatan.camat)
    for n in range(rows):
        indicator = kecamatan.indicator(
            text=f"Laporan {n}", owner=kecamatan.kasi, promised_by=(kecamatan.kasi,)
        )
        report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=n + 3,
            obstacle="Jalan putus",
            by=None,
        )
    hand_in(kecamatan)
    return kecamatan


def hand_in(kecamatan):
    return submit_results(unit_id=kecamatan.unit.pk, quarter_id=quarter(1).pk, by=None)


def queue():
    return f"{reverse('measurement:queue')}?triwulan=1"


def picked(*results):
    return [f"{result.pk}:{result.version}" for result in results]


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_queue_costs_the_same_queries_for_one_row_and_for_three(client):
    costs = []
    for rows in (1, 3):
        client.force_login(office(rows).user("kepala"))
        client.get(queue())
        with CaptureQueriesContext(connection) as seen:
            response = client.get(queue())
        assert len(response.context["rows"]) == rows
        costs.append(len(seen))

    assert costs[0] == costs[1] <= MOST_QUERIES


def test_the_head_verifies_all_that_is_ticked_at_once(client):
    kecamatan = office(3)
    client.force_login(kecamatan.user("kepala"))

    response = client.post(
        reverse("measurement:decide"), {"pilih": picked(*Result.objects.all())}, follow=True
    )

    assert "3 nilai terverifikasi." in text_of(response)
    assert Result.objects.filter(state=ResultState.VERIFIED).count() == 3


def test_one_is_returned_with_its_reason_and_the_owner_reads_it_in_the_grid(client):
    kecamatan = office(2)
    first = Result.objects.order_by("pk").first()
    client.force_login(kecamatan.user("kepala"))

    client.post(
        reverse("measurement:decide"),
        {"kembalikan": picked(first)[0], f"alasan-{first.pk}": "Bukti kabur"},
    )

    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))
    page = text_of(client.get(f"{reverse('measurement:grid')}?triwulan=1"))
    assert "↩ dikembalikan: Bukti kabur" in page
    assert "◷ menunggu verifikasi" in page


def test_a_superior_verifies_for_those_below_him_and_no_one_verifies_his_own(client):
    kecamatan = office()
    result = Result.objects.get()
    for position, state in (
        (kecamatan.kasi, ResultState.SUBMITTED),
        (kecamatan.camat, ResultState.VERIFIED),
    ):
        client.force_login(kecamatan.user("pegawai", holding=position))
        client.post(reverse("measurement:decide"), {"pilih": picked(result)})
        assert Result.objects.get().state == state


def test_nothing_ticked_says_what_to_do(client):
    kecamatan = office()
    client.force_login(kecamatan.user("verifikator"))

    response = client.post(reverse("measurement:decide"), {}, follow=True)

    assert "Pilih dulu isian yang dimaksud." in text_of(response)


def test_without_script_the_link_ticks_all(client):
    client.force_login(office(2).user("kepala"))

    page = client.get(f"{queue()}&semua=1").content.decode()

    assert page.count("checked") == 2


def test_an_official_hands_in_his_own_alone(client):
    kecamatan = office()
    other = kecamatan.official("Kasi Lain", under=kecamatan.camat)
    theirs = kecamatan.indicator(owner=other, promised_by=(other,))
    for indicator in (theirs, kecamatan.indicator(owner=kecamatan.kasi)):
        report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=1,
            by=None,
        )
    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))

    client.post(
        reverse("measurement:submit", args=[quarter(1).pk]), {"pejabat": str(other.pk)}
    )

    assert Result.objects.get(series=theirs.series).state == ResultState.FILED
    assert Result.objects.filter(state=ResultState.SUBMITTED).count() == 2


def test_the_page_of_a_value_shows_who_changed_what_before_and_after(client):
    kecamatan = office()
    result = Result.objects.get()
    editor = kecamatan.user("operator")
    report_result(
        series_id=result.series_id,
        period_id=result.period_id,
        version=1,
        value=5,
        cause="Loket baru",
        by=editor,
    )
    client.force_login(kecamatan.user("pemantau"))

    page = text_of(
        client.get(reverse("measurement:value", args=[result.period_id, result.series_id]))
    )

    assert "Realisasi: 3 → 5" in page
    assert editor.full_name in page
    assert "Penyebab: kosong → Loket baru" in page
    assert "Status: Menunggu verifikasi → Terisi" in page


def test_a_value_of_another_unit_is_not_found(client):
    result = Result.objects.get(series__unit=office().unit)
    client.force_login(Kecamatan().user("kepala"))

    response = client.get(
        reverse("measurement:value", args=[result.period_id, result.series_id])
    )

    assert response.status_code == 404


def test_the_reason_for_no_figure_is_one_choice_in_the_row(client):
    kecamatan = Kecamatan()
    indicator = kecamatan.indicator()
    client.force_login(kecamatan.user("operator"))
    url = reverse("measurement:result", args=[quarter(1).pk, indicator.series_id])

    client.post(url, {"version": "0", "value": "", "unmeasured_because": "data_belum_ada"})

    page = text_of(client.get(f"{reverse('measurement:grid')}?triwulan=1"))
    assert "✓ belum diukur: data dari sumber belum tersedia" in page
