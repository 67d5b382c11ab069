"""Uji petik: what is drawn, what a look finds, and what that does to the value."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result, ResultState, SpotCheck
from jenjang.apps.measurement.services import (
    draw_spot_check,
    judge_item,
    lock_period,
    report_result,
)
from jenjang.core.values import Refused
from tests.apps.measurement.factories import Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db


def offices(units=3, values=2):
    """File so many values in each of so many units."""
    made = [Kecamatan() for _ in range(units)]
    for kecamatan in made:
        for n in range(values):
            filed(kecamatan.indicator(), n + 1)
    return made


def filed(indicator, value, version=0):
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(1).pk,
        version=version,
        value=Decimal(value),
        by=None,
    )


def drawn(size=3, seed=7):
    return draw_spot_check(quarter_id=quarter(1).pk, size=size, seed=seed, by=None)


def keys(check):
    return list(check.items.values_list("result_id", flat=True))


def judged(item, outcome, note=None):
    return judge_item(item_id=item.pk, outcome=outcome, note=note, by=None)


def test_the_same_seed_draws_the_same_values_and_another_seed_others():
    offices(units=4, values=5)

    assert keys(drawn(size=8)) == keys(drawn(size=8))
    assert keys(drawn(size=8)) != keys(drawn(size=8, seed=8))


def test_every_unit_has_its_turn_before_one_has_a_second():
    offices()

    check = drawn(size=3)

    assert check.population == 6
    assert len(set(check.items.values_list("result__series__unit", flat=True))) == 3


def test_no_more_is_drawn_than_there_is_and_nothing_of_nothing():
    open_quarter = Kecamatan()
    with pytest.raises(Refused, match="Belum ada nilai"):
        drawn()

    filed(open_quarter.indicator(), 3)

    assert len(keys(drawn(size=50))) == 1


def test_a_value_that_differs_goes_back_to_its_unit_with_the_note():
    offices(units=1, values=1)
    item = drawn().items.get()

    judged(item, "tidak_sesuai", "Daftar hadir 12 orang")

    result = Result.objects.get()
    assert result.state == ResultState.RETURNED
    assert result.returned_because == "Uji petik: Daftar hadir 12 orang"


@pytest.mark.parametrize("outcome", ["sesuai", "belum_ada_bukti"])
def test_any_other_outcome_leaves_the_value_where_it_stands(outcome):
    offices(units=1, values=1)

    judged(drawn().items.get(), outcome)

    assert Result.objects.get().state == ResultState.FILED


def test_a_value_changed_since_it_was_drawn_is_not_sent_back():
    [kecamatan] = offices(units=1, values=0)
    indicator = kecamatan.indicator()
    filed(indicator, 3)
    item = drawn().items.get()
    filed(indicator, 4, version=1)

    judged(item, "tidak_sesuai", "Mestinya 4")

    assert Result.objects.get().state == ResultState.FILED


def test_a_difference_is_told_and_an_outcome_is_one_of_three():
    offices(units=1, values=1)
    item = drawn().items.get()

    with pytest.raises(Refused, match="Tulis apa yang tidak sesuai"):
        judged(item, "tidak_sesuai", "  ")
    with pytest.raises(Refused, match="Pilih hasilnya"):
        judged(item, "entah")


def test_an_inspector_draws_and_judges_on_the_pages(client):
    offices()
    client.force_login(pemda_user("evaluator"))

    client.post(
        f"{reverse('measurement:spot_checks')}?tahun=2025",
        {"quarter_id": quarter(1).pk, "size": "2", "seed": "7"},
    )
    check = SpotCheck.objects.get()
    item = check.items.first()
    page = client.post(
        reverse("measurement:spot_check_judge", args=[item.pk]),
        {"outcome": "belum_ada_bukti", "note": "Diminta 3 April"},
        follow=True,
    ).content.decode()

    assert "Belum ada bukti" in page
    assert "Diminta 3 April" in page
    assert "bilangan acak 7" in page


def test_a_spot_check_costs_the_same_queries_for_one_value_and_for_three(client):
    offices()
    client.force_login(pemda_user("evaluator"))
    costs = []
    for size in (1, 3):
        url = reverse("measurement:spot_check", args=[drawn(size).pk])
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert len(client.get(url).context["rows"]) == size
        costs.append(len(seen))

    assert costs[0] == costs[1] <= 15


def test_bagian_organisasi_locks_excepts_and_opens_on_the_page(client):
    kecamatan = Kecamatan("Kecamatan Banyuputih")
    client.force_login(pemda_user("pembina"))
    url = f"{reverse('measurement:locks')}?tahun=2025"
    first = {"quarter_id": quarter(1).pk}

    client.post(url, {**first, "yang": "kunci", "unit_id": ""})
    page = client.post(
        url,
        {
            **first,
            "yang": "pengecualian",
            "unit_id": kecamatan.unit.pk,
            "since": "2025-05-01",
            "until": "2025-05-03",
            "reason": "Bukti menyusul",
        },
        follow=True,
    ).content.decode()

    assert "terkunci untuk semua unit" in page
    assert "Kecamatan Banyuputih, 1 Mei 2025 – 3 Mei 2025 (berakhir)" in page


def test_an_exception_without_a_reason_comes_back_with_what_was_typed(client):
    kecamatan = Kecamatan()
    lock_period(quarter_id=quarter(1).pk, unit_id=None, by=None)
    client.force_login(pemda_user("pembina"))

    response = client.post(
        f"{reverse('measurement:locks')}?tahun=2025",
        {
            "yang": "pengecualian",
            "quarter_id": quarter(1).pk,
            "unit_id": kecamatan.unit.pk,
            "since": "2025-05-01",
            "until": "2025-05-03",
        },
    )

    assert response.status_code == 422
    assert response.context["exception"].errors.keys() == {"reason"}
