"""The page of a series: all its years, where its meaning changed, what it compares with."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.agreements.models import Agreement, Commitment, State
from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.measurement.services import rebuild, set_rules
from jenjang.apps.measurement.services.rules import IndicatorRules
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Benchmark, Indicator, PlanKind, Stage, Target
from jenjang.core.figures import fold
from jenjang.core.values import Accumulation, Polarity
from tests.apps.measurement.factories import (
    YEAR,
    AgreementFactory,
    IndicatorFactory,
    Kecamatan,
    ObjectiveFactory,
    PlanFactory,
    TargetFactory,
    open_year,
    pemda_user,
    quarter,
)

pytestmark = pytest.mark.django_db

WORDS = "Indeks Kepuasan Masyarakat"


def kecamatan_with_ikm(values=(), name=None, verified=True):
    """Return a kecamatan whose IKM reached these values, quarter by quarter."""
    kecamatan = Kecamatan(name)
    kecamatan.camat = kecamatan.official("Camat")
    kecamatan.ikm = kecamatan.indicator(
        text=WORDS,
        target=85,
        measured_in="Indeks",
        accumulation="last",
        owner=kecamatan.camat,
        promised_by=(kecamatan.camat,),
    )
    for n, value in enumerate(values, 1):
        reached(kecamatan.ikm, quarter(n), value, verified=verified)
    rebuild(kecamatan.unit, YEAR)
    return kecamatan


def reached(indicator, period, value, verified=True):
    return Result.objects.create(
        series=indicator.series,
        period=period,
        indicator=indicator,
        value=Decimal(value),
        state=ResultState.VERIFIED if verified else ResultState.FILED,
    )


def in_last_year(indicator, **changed):
    """Return the wording of the year before, as its plan of that year had it."""
    open_year(YEAR - 1)
    plan = PlanFactory(unit=indicator.series.unit, first_year=YEAR - 1, last_year=YEAR - 1)
    fields = {
        "text": indicator.text,
        "measured_in": indicator.measured_in,
        "accumulation": indicator.accumulation,
    }
    return IndicatorFactory(
        objective=ObjectiveFactory(plan=plan), series=indicator.series, **fields | changed
    )


def page(client, indicator, **query):
    url = reverse("measurement:series", args=[indicator.series_id])
    return client.get(url, {"tahun": YEAR, **query})


def test_every_period_of_every_year_stands_in_the_chart_and_in_the_table(client):
    kecamatan = kecamatan_with_ikm(["84.5", "84.82"])
    reached(in_last_year(kecamatan.ikm), quarter(4, YEAR - 1), "82.85")
    client.force_login(kecamatan.user("kepala"))

    answer = page(client, kecamatan.ikm)
    rows = {row.name: row for year in answer.context["tables"] for row in year.rows}

    assert rows["Triwulan II 2025"].value == "84,82 Indeks"
    assert rows["Triwulan II 2025"].url == reverse(
        "measurement:value", args=[quarter(2).pk, kecamatan.ikm.series_id]
    )
    assert rows["Triwulan IV 2024"].value == "82,85 Indeks"
    assert rows["Triwulan III 2024"].state.text == "belum diisi"
    svg = answer.context["drawing"].wide
    assert svg.count("<circle") == 3 + 1  # each figure, and the sample in the key
    assert 'role="img"' in svg
    assert "84,82 Indeks" in svg
    assert "style=" not in svg


def test_a_figure_nobody_verified_is_hollow(client):
    kecamatan = kecamatan_with_ikm(["84.5"], verified=False)
    client.force_login(kecamatan.user("kepala"))

    assert "belum diverifikasi" in page(client, kecamatan.ikm).context["drawing"].wide


@pytest.mark.parametrize(
    ("changed", "title", "is_break"),
    [
        ({"measured_in": "Persen"}, "Satuan berubah", True),
        ({"accumulation": "average"}, "Cara menghitung s.d. periode berubah", True),
        ({"polarity": "minimize"}, "Arah berubah", False),
        ({"text": "IKM Kecamatan"}, "Kata-kata indikator berubah", False),
        ({"text": f"{WORDS.upper()}."}, None, False),
    ],
)
def test_a_changed_definition_is_marked_and_breaks_where_figures_do_not_compare(
    changed, title, is_break, client
):
    kecamatan = kecamatan_with_ikm(["84"])
    reached(in_last_year(kecamatan.ikm, **changed), quarter(1, YEAR - 1), 80)
    client.force_login(kecamatan.user("kepala"))

    context = page(client, kecamatan.ikm).context

    assert [turn.title for turn in context["turns"]] == ([title] if title else [])
    assert any(turn.is_break for turn in context["turns"]) == is_break
    change = context["years"][0].change
    assert change == ("tidak dapat dibandingkan" if is_break else "naik 4 (5,00 %)")


def test_another_target_in_a_perubahan_is_marked_in_the_quarter_it_was_signed(client):
    kecamatan = kecamatan_with_ikm(["84"])
    TargetFactory(series=kecamatan.ikm.series, revision=1, value=Decimal(86))
    Agreement.objects.update(state=State.SUPERSEDED)
    paper = AgreementFactory(
        position=kecamatan.camat, revision=1, signed_on=dt.date(YEAR, 8, 20)
    )
    Commitment.objects.create(agreement=paper, indicator=kecamatan.ikm, order=1)
    client.force_login(kecamatan.user("kepala"))

    [turn] = page(client, kecamatan.ikm).context["turns"]

    assert turn.title == "Target 2025 diubah: Perubahan 1"
    assert turn.since == "Triwulan III 2025"
    assert turn.lines == ("85 → 86",)
    assert not turn.is_break


def test_rules_set_anew_are_told_with_who_did_it(client):
    kecamatan = kecamatan_with_ikm(["84"])
    operator = kecamatan.user("operator")
    rules = IndicatorRules(
        Polarity.MINIMIZE, Accumulation.LAST, "Indeks", None, None, kecamatan.camat.pk
    )
    set_rules(indicator_id=kecamatan.ikm.pk, rules=rules, by=operator)
    client.force_login(operator)

    [turn] = page(client, kecamatan.ikm).context["turns"]

    assert turn.title.startswith("Aturan diubah")
    assert operator.full_name in turn.title
    assert turn.lines[0].startswith("Arah: ")


def test_the_same_quarter_of_last_year_is_compared_in_unit_and_percent(client):
    kecamatan = kecamatan_with_ikm(["84.5", "84.82"])
    reached(in_last_year(kecamatan.ikm), quarter(2, YEAR - 1), "82.85")
    client.force_login(kecamatan.user("kepala"))

    years = page(client, kecamatan.ikm).context["years"]

    assert [(row.year, row.change) for row in years] == [
        (2025, "naik 1,97 (2,38 %)"),
        (2024, "–"),
    ]


def test_the_way_to_the_renstras_end_says_what_each_year_still_needs(client):
    kecamatan = kecamatan_with_ikm(["84", "84.5", "84.6", "84.82"])
    open_year(YEAR + 2)
    kecamatan.plan.kind = PlanKind.RENSTRA
    kecamatan.plan.last_year = YEAR + 2
    kecamatan.plan.save()
    end = Period.objects.get(year=YEAR + 2, kind=PeriodKind.YEAR)
    TargetFactory(
        series=kecamatan.ikm.series, period=end, stage=Stage.RENSTRA, value=Decimal(86)
    )
    client.force_login(kecamatan.user("kepala"))

    facts = dict(page(client, kecamatan.ikm).context["renstra"])

    assert facts["Target akhir Renstra 2027"] == "86 Indeks"
    assert facts["Capaian terhadap target akhir"] == "98,63 %"
    assert facts["Laju yang masih perlu"] == "naik 0,59 Indeks per tahun, 2 tahun lagi"


def neighbours(count, value=80):
    return [
        kecamatan_with_ikm([value + n], name=f"Kecamatan Tetangga {n}")
        for n in range(count)
    ]


def test_a_unit_sees_how_it_lies_among_others_without_their_names(client):
    neighbours(4)
    own = kecamatan_with_ikm(["84.5"], name="Kecamatan Sukamaju")
    client.force_login(own.user("kepala"))

    answer = page(client, own.ikm)
    others = answer.context["others"]

    assert others.sentence.startswith("5 unit")
    assert dict(others.facts)["Median"] == "82 Indeks"
    assert [name for name, _, _ in others.named] == ["Kecamatan Sukamaju"]
    assert "Tetangga" not in answer.content.decode()


def test_who_sees_all_units_reads_their_names(client):
    neighbours(2)
    own = kecamatan_with_ikm(["84.5"], name="Kecamatan Sukamaju")
    client.force_login(pemda_user("pembina"))

    others = page(client, own.ikm).context["others"]

    assert others.named == (
        ("Kecamatan Sukamaju", "84,50 Indeks", True),
        ("Kecamatan Tetangga 1", "81 Indeks", False),
        ("Kecamatan Tetangga 0", "80 Indeks", False),
    )


def test_too_few_units_are_not_told_where_a_figure_could_be_guessed(client):
    neighbours(3)
    own = kecamatan_with_ikm(["84.5"])
    client.force_login(own.user("kepala"))

    others = page(client, own.ikm).context["others"]

    assert others.facts == ()
    assert others.sentence.startswith("Belum cukup unit")


def test_only_verified_values_of_the_same_unit_of_measure_are_compared(client):
    kecamatan_with_ikm(["70"], verified=False)
    other = kecamatan_with_ikm(["71"])
    Indicator.objects.filter(pk=other.ikm.pk).update(measured_in="Persen")
    kecamatan_with_ikm(["80"], name="Kecamatan Tetangga")
    own = kecamatan_with_ikm(["84.5"])
    client.force_login(pemda_user("pembina"))

    named = page(client, own.ikm).context["others"].named

    assert [value for _, value, _ in named] == ["84,50 Indeks", "80 Indeks"]


def test_a_stranger_of_another_unit_does_not_find_it(client):
    own, other = kecamatan_with_ikm(["84.5"]), kecamatan_with_ikm()
    client.force_login(other.user("kepala"))

    assert page(client, own.ikm).status_code == 404


def test_the_head_asks_with_one_tap(client):
    own = kecamatan_with_ikm(["70"])
    client.force_login(own.user("kepala"))

    assert reverse("followup:ask") in page(client, own.ikm).content.decode()


def test_national_and_provincial_values_stand_beside_what_was_reached(client):
    own = kecamatan_with_ikm(["84.5", "86.25"])
    client.force_login(own.user("kepala"))
    assert "Belum ada angka nasional" in page(client, own.ikm).content.decode()
    for level, value, series in (("nasional", "88.5", None), ("provinsi", "84", own.ikm)):
        Benchmark.objects.create(
            series=series and series.series, text=WORDS, folded_text=fold(WORDS),
            year=YEAR, level=level, value=value, source="KemenPANRB",
        )  # fmt: skip
    rows = page(client, own.ikm).context["standards"]
    assert [(one.scope, one.value, one.own) for one in rows] == [
        ("Nasional", "88,50 Indeks", "86,25 Indeks"),
        ("Provinsi", "84 Indeks", "86,25 Indeks"),
    ]


def test_one_more_year_and_one_more_unit_cost_no_more_queries(client):
    costs = []
    own = kecamatan_with_ikm(["84.5"])
    client.force_login(pemda_user("pembina"))
    page(client, own.ikm)
    for more in (1, 3):
        neighbours_of_name = [kecamatan_with_ikm([80 + n]) for n in range(more)]
        assert len(neighbours_of_name) == more
        with CaptureQueriesContext(connection) as seen:
            assert page(client, own.ikm).status_code == 200
        costs.append(len(seen))
        reached(in_last_year(own.ikm), quarter(1, YEAR - 1), 80) if more == 1 else None

    assert costs[0] == costs[1]
    assert costs[1] <= 16  # the page of one thing, with what it compares with


def test_targets_of_a_series_without_any_figure_are_still_shown(client):
    kecamatan = kecamatan_with_ikm()
    assert Target.objects.filter(series=kecamatan.ikm.series).exists()
    client.force_login(kecamatan.user("kepala"))

    answer = page(client, kecamatan.ikm)

    assert answer.context["now"] is None
    assert "belum diukur" in answer.context["drawing"].wide
