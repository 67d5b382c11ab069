"""Composite indices filed by their components: what is stored, computed and shown."""

from decimal import Decimal

import pytest
from django.urls import reverse

from jenjang.apps.measurement.models import Achievement, Result, Summary
from jenjang.apps.measurement.services import ChangedMeanwhile, rebuild, report_result
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, Kecamatan, quarter

pytestmark = pytest.mark.django_db
IKKI = {"kinerja": Decimal(90), "kepatuhan": Decimal(80), "layanan": Decimal(85)}


@pytest.fixture
def kecamatan():
    return Kecamatan()


@pytest.fixture
def ikki(kecamatan):
    camat = kecamatan.official("Camat")
    return kecamatan.indicator(
        promised_by=(camat,), text="IKKI", measured_in="Nilai", target=74,
        accumulation="last", composite="ikki-1",
    )  # fmt: skip


def filed(indicator, scores, *, version=0, **told):
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(1).pk,
        version=version,
        components=scores,
        by=None,
        **told,
    )


def address(indicator):
    return reverse("measurement:components", args=[quarter(1).pk, indicator.series_id])


def test_the_value_is_computed_from_the_components_and_rolled_up(kecamatan, ikki):
    filed(ikki, IKKI)

    assert Result.objects.get().value == Decimal("85.5")
    achieved = Achievement.objects.get(series=ikki.series, period=quarter(1))
    assert achieved.percent == Decimal("115.5405")
    kept = list(Summary.objects.order_by("pk").values("achievement_percent"))
    rebuild(kecamatan.unit, YEAR)
    assert list(Summary.objects.order_by("pk").values("achievement_percent")) == kept


def test_a_value_typed_for_a_composite_is_refused(ikki):
    with pytest.raises(Refused, match="diisi per unsur"):
        report_result(
            series_id=ikki.series_id, period_id=quarter(1).pk, version=0,
            value=Decimal(85), by=None,
        )  # fmt: skip
    assert not Result.objects.exists()


def test_a_component_that_is_missing_or_out_of_bounds_stores_nothing(ikki):
    with pytest.raises(Refused, match="Unsur pelayanan umum belum diisi"):
        filed(ikki, {k: v for k, v in IKKI.items() if k != "layanan"})
    with pytest.raises(Refused, match="harus 0–100"):
        filed(ikki, IKKI | {"layanan": Decimal(101)})
    assert not Result.objects.exists()


def test_a_note_saved_in_the_grid_leaves_the_components_as_they_are(ikki):
    filed(ikki, IKKI)

    filed(ikki, None, version=1, note="Nilai dari Inspektorat")

    result = Result.objects.get()
    assert result.scores == IKKI
    assert result.value == Decimal("85.5")


def test_a_reason_for_not_measuring_takes_the_components_away(ikki):
    filed(ikki, IKKI)

    filed(ikki, None, version=1, unmeasured_because="survei_belum")

    result = Result.objects.get()
    assert (result.value, result.components) == (None, {})


def test_another_figure_stored_meanwhile_is_noticed(ikki):
    filed(ikki, IKKI)

    with pytest.raises(ChangedMeanwhile):
        filed(ikki, IKKI, version=0)


def test_the_page_files_the_scores_and_tells_how_they_come_to_the_value(
    client, kecamatan, ikki
):
    client.force_login(kecamatan.user("operator"))
    typed = {"version": 0, "kinerja": "90", "kepatuhan": "80", "layanan": "85,5"}

    answer = client.post(address(ikki), typed, follow=True)

    assert answer.redirect_chain
    assert Result.objects.get().value == Decimal("85.65")
    told = "Unsur pelayanan umum 85,5 × 30 % = 85,65"
    assert told in answer.content.decode()
    assert 'value="85,5"' in client.get(address(ikki)).content.decode()


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(client, kecamatan, ikki):
    client.force_login(kecamatan.user("operator"))
    typed = {"version": 0, "kinerja": "sembilan", "kepatuhan": "80", "layanan": "85"}

    answer = client.post(address(ikki), typed)

    assert answer.status_code == 422
    assert 'value="sembilan"' in answer.content.decode()
    assert not Result.objects.exists()


def test_who_only_reads_the_unit_sees_the_scores_and_files_none(client, kecamatan, ikki):
    filed(ikki, IKKI)
    client.force_login(kecamatan.user("pemantau"))

    assert "Simpan" not in client.get(address(ikki)).content.decode()
    assert client.post(address(ikki), {"version": 1}).status_code == 403


def test_the_grid_leads_to_the_components_in_the_place_of_a_cell(client, kecamatan, ikki):
    filed(ikki, IKKI)
    client.force_login(kecamatan.user("operator"))

    page = client.get(reverse("measurement:grid"), {"periode": "triwulan-1"})

    assert address(ikki) in page.content.decode()
    assert 'name="value"' not in page.content.decode()


def test_an_indicator_that_is_no_composite_has_no_such_page(client, kecamatan):
    plain = kecamatan.indicator(promised_by=(kecamatan.official("Camat"),))
    client.force_login(kecamatan.user("operator"))

    assert client.get(address(plain)).status_code == 404
