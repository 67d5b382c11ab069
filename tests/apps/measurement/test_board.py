"""The board of completeness: who filed, who is missing, how late, which figure."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.organisation.models import Official
from jenjang.apps.organisation.services import set_phone
from tests.apps.measurement.factories import YEAR, Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db


def a_kecamatan(name, filed, due=4):
    """Return a kecamatan whose kasi has filed so many of what is due in TW I."""
    made = Kecamatan(name)
    made.kasi = made.official("Kasi Pemerintahan")
    made.indicators = [
        made.indicator(promised_by=(made.kasi,), text=f"Laporan {n}") for n in range(due)
    ]
    for indicator in made.indicators[:filed]:
        report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=Decimal(3),
            by=None,
        )
    rebuild(made.unit, YEAR)
    return made


def board(client):
    return client.get(f"{reverse('measurement:board')}?triwulan=1")


def test_the_largest_share_missing_stands_on_top(client):
    a_kecamatan("Kecamatan Sukamaju", filed=4)
    a_kecamatan("Kecamatan Tirtasari", filed=1)
    a_kecamatan("Kecamatan Wanasari", filed=3)
    client.force_login(pemda_user("pembina"))

    rows = board(client).context["rows"]

    assert [(row.name, row.due, row.filed, row.missing, row.who) for row in rows] == [
        ("Kecamatan Tirtasari", 4, 1, 3, "Kasi Pemerintahan 3"),
        ("Kecamatan Wanasari", 4, 3, 1, "Kasi Pemerintahan 1"),
        ("Kecamatan Sukamaju", 4, 4, 0, ""),
    ]
    assert rows[0].late.startswith("lewat ")
    assert not rows[-1].late


def test_a_unit_without_agreements_says_so(client):
    Kecamatan("Kecamatan Sukamaju")
    client.force_login(pemda_user("pembina"))

    [row] = board(client).context["rows"]

    assert (row.due, row.who) == (0, "belum ada perjanjian berlaku")


def test_what_is_verified_is_counted(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=2)
    Result.objects.filter(series=made.indicators[0].series).update(state="diverifikasi")
    client.force_login(pemda_user("pembina"))

    [row] = board(client).context["rows"]

    assert (row.filed, row.verified) == (2, 1)


def test_a_unit_sees_its_own_row_alone(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=2)
    a_kecamatan("Kecamatan Tirtasari", filed=0)
    client.force_login(made.user("operator"))

    assert [row.name for row in board(client).context["rows"]] == ["Kecamatan Sukamaju"]


def test_the_board_leads_to_the_single_indicator_and_a_ready_message(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=3)
    client.force_login(pemda_user("pembina"))

    [group] = client.get(board(client).context["rows"][0].url).context["groups"]

    [figure] = group.figures
    assert (group.position, figure.text) == ("Kasi Pemerintahan", "Laporan 3")
    assert client.get(figure.url).status_code == 200
    [text] = parse_qs(urlsplit(group.message_url).query)["text"]
    assert "1 indikator Triwulan I 2025 di Kecamatan Sukamaju belum diisi" in text
    assert "- Laporan 3" in text
    assert f"pejabat={made.kasi.pk}" in text


@pytest.mark.parametrize("page", ["board", "missing"])
def test_a_page_costs_the_same_queries_for_one_row_and_for_three(page, client):
    client.force_login(pemda_user("pembina"))
    costs = []
    for n, due in ((0, 1), (1, 3), (2, 3)):
        made = a_kecamatan(f"Kecamatan {n}", filed=0, due=due)
        url = f"{reverse(f'measurement:{page}')}?triwulan=1&unit={made.unit.pk}"
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        costs.append(len(seen))

    assert costs[0] == costs[2] <= 15


def message(client, made):
    """Return where the message to the kasi of a unit is sent."""
    url = f"{reverse('measurement:missing')}?triwulan=1&unit={made.unit.pk}"
    [group] = client.get(url).context["groups"]
    return group.message_url


def test_a_message_goes_to_the_number_of_whoever_holds_the_position(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=3)
    holder = Official.objects.get(appointments__position=made.kasi)
    set_phone(official_id=holder.pk, phone="0812-3456-7890", by=None)

    client.force_login(pemda_user("pembina"))
    assert message(client, made).startswith("https://wa.me/6281234567890?text=Yth.")
    client.force_login(made.user("operator"))
    assert message(client, made).startswith("https://wa.me/6281234567890?text=Yth.")


def test_who_only_reads_learns_no_number(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=3)
    holder = Official.objects.get(appointments__position=made.kasi)
    set_phone(official_id=holder.pk, phone="0812-3456-7890", by=None)

    for user in (made.user("pemantau"), pemda_user("evaluator")):
        client.force_login(user)
        assert message(client, made).startswith("https://wa.me/?text=Yth.")


def test_the_head_is_told_who_misses_how_many(client):
    made = a_kecamatan("Kecamatan Sukamaju", filed=3)
    client.force_login(pemda_user("pembina"))

    url = f"{reverse('measurement:missing')}?triwulan=1&unit={made.unit.pk}"
    [text] = parse_qs(urlsplit(client.get(url).context["to_head"]).query)["text"]

    assert "1 indikator Triwulan I 2025 di Kecamatan Sukamaju belum diisi" in text
    assert "- Kasi Pemerintahan: 1" in text
