"""One tap to ask: from a red item to its owner, and the answer back."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.followup import services
from jenjang.apps.followup.models import Question
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kecamatan():
    """Return a kecamatan with one figure below its target."""
    made = Kecamatan("Kecamatan Sukamaju")
    made.camat = made.official("Camat")
    made.kasi = made.official("Kasi Pemerintahan", under=made.camat)
    made.low = made.indicator(
        promised_by=(made.kasi,), text="Laporan warga", owner=made.kasi, target=12
    )
    report_result(
        series_id=made.low.series_id,
        period_id=quarter(1).pk,
        version=0,
        value=Decimal(1),
        by=None,
    )
    rebuild(made.unit, YEAR)
    return made


def ask(kecamatan, **changed):
    today = timezone.localdate()
    given = {
        "position_id": kecamatan.kasi.pk,
        "period_id": quarter(1).pk,
        "series_id": kecamatan.low.series_id,
        "about": "Laporan warga",
        "text": "Mengapa?",
        "due_on": today,
        "today": today,
        "by": None,
    }
    return services.ask(**(given | changed))


def tap(client, kecamatan):
    """Press the button beside the worst figure on the home page."""
    home = f"{reverse('home')}?triwulan=1"
    [worry] = [w for w in client.get(home).context["worries"] if w.series_id]
    return client.post(
        reverse("followup:ask"),
        {
            "period": quarter(1).pk,
            "position": worry.position_id,
            "series": worry.series_id,
            "back": home,
        },
        follow=True,
    )


def test_the_camat_asks_with_one_tap_and_the_owner_answers(client, kecamatan):
    client.force_login(kecamatan.user("kepala", holding=kecamatan.camat))

    page = tap(client, kecamatan).content.decode()

    assert "Ditanyakan kepada Kasi Pemerintahan" in page
    question = Question.objects.get()
    assert question.about == "Laporan warga"
    assert question.due_on == timezone.localdate() + dt.timedelta(days=3)

    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))
    waiting = client.get(reverse("home")).context["waiting"]
    assert [one.title for one in waiting] == ["Laporan warga"]
    client.post(waiting[0].url, {"text": "Dua desa belum mengirim."})

    question.refresh_from_db()
    assert question.answer == "Dua desa belum mengirim."
    assert client.get(reverse("home")).context["waiting"] == []
    shown = client.get(reverse("measurement:indicator", args=[kecamatan.low.pk]))
    assert "Dua desa belum mengirim." in shown.content.decode()


def test_a_member_of_staff_is_offered_no_question_to_ask(client, kecamatan):
    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))

    page = client.get(f"{reverse('home')}?triwulan=1").content.decode()
    answer = client.post(
        reverse("followup:ask"),
        {
            "period": quarter(1).pk,
            "position": kecamatan.kasi.pk,
            "series": kecamatan.low.series_id,
        },
    )

    assert "Tanyakan" not in page
    assert answer.status_code == 403


def test_the_bupati_asks_in_any_unit_and_the_head_of_another_does_not(client, kecamatan):
    other = Kecamatan("Kecamatan Tirtasari")
    asked = {
        "period": quarter(1).pk,
        "position": kecamatan.kasi.pk,
        "series": kecamatan.low.series_id,
    }
    client.force_login(other.user("kepala"))
    assert client.post(reverse("followup:ask"), asked).status_code == 403

    client.force_login(pemda_user("pimpinan"))
    assert client.post(reverse("followup:ask"), asked).status_code == 302
    assert Question.objects.count() == 1


def test_the_same_is_not_asked_twice_while_it_waits(kecamatan):
    question = ask(kecamatan)
    with pytest.raises(Refused, match="Sudah ditanyakan"):
        ask(kecamatan)

    services.answer(question_id=question.pk, text="Karena itu.", by=None)

    assert ask(kecamatan).pk != question.pk


def test_the_list_costs_the_same_queries_for_one_question_and_for_three(client, kecamatan):
    client.force_login(kecamatan.user("kepala", holding=kecamatan.camat))
    page = reverse("followup:questions")
    costs = []
    for asked in (["Satu"], ["Dua", "Tiga"]):
        for about in asked:
            other = kecamatan.indicator(promised_by=(kecamatan.kasi,), text=about)
            ask(kecamatan, about=about, series_id=other.series_id)
        client.get(page)
        with CaptureQueriesContext(connection) as seen:
            assert asked[-1] in client.get(page).content.decode()
        costs.append(len(seen))

    assert costs[0] == costs[1] <= 15


def test_a_question_is_answered_once(kecamatan):
    question = ask(kecamatan)
    services.answer(question_id=question.pk, text="Karena itu.", by=None)

    with pytest.raises(Refused, match="Sudah dijawab"):
        services.answer(question_id=question.pk, text="Bukan.", by=None)


def test_an_answer_is_not_due_in_the_past(kecamatan):
    yesterday = timezone.localdate() - dt.timedelta(days=1)

    with pytest.raises(Refused, match="sudah lewat"):
        ask(kecamatan, due_on=yesterday)


def test_who_does_not_hold_the_position_does_not_answer(client, kecamatan):
    question = ask(kecamatan)
    client.force_login(kecamatan.user("pegawai", holding=kecamatan.camat))

    answer = client.post(reverse("followup:question", args=[question.pk]), {"text": "ya"})

    assert answer.status_code == 403
    assert client.get(reverse("followup:questions")).status_code == 200
