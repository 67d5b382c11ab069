"""The pages: what they show, who may act on them, and what they cost."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from jenjang.apps.measurement.models import Result, Spending
from jenjang.apps.measurement.services import rebuild, report_result, report_spending
from jenjang.apps.organisation.models import Grant
from tests.apps.measurement.factories import (
    YEAR,
    AppointmentFactory,
    Kecamatan,
    pemda_user,
    quarter,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


def furnished(rows=1):
    """Return a kecamatan with so many of everything a page lists."""
    kecamatan = Kecamatan()
    kecamatan.camat = kecamatan.official("Camat")
    root = kecamatan.objective("Meningkatnya pelayanan")
    for n in range(rows):
        kasi = kecamatan.official(f"Kasi {n}", under=kecamatan.camat)
        node = kecamatan.objective(
            f"Terlaksananya urusan {n}", parent=root, level="sasaran program", owner=kasi
        )
        kecamatan.indicator(
            objective=root, promised_by=(kecamatan.camat,), text=f"Indeks {n}", target=80
        )
        indicator = kecamatan.indicator(
            objective=node, promised_by=(kasi,), text=f"Laporan {n}", owner=kasi
        )
        program = kecamatan.activity(
            f"Program {n}", 1_000_000, allotted_to=(kecamatan.camat, kasi)
        )
        node.activities.add(program)
        reach(indicator, 1, 3)
        report_spending(
            activity_id=program.pk,
            period_id=quarter(1).pk,
            spent_idr=250_000,
            version=0,
            by=None,
        )
    kecamatan.last = indicator
    kecamatan.program = program
    rebuild(kecamatan.unit, YEAR)
    return kecamatan


def reach(indicator, n, value, version=0):
    report_result(
        series_id=indicator.series_id,
        period_id=quarter(n).pk,
        version=version,
        value=Decimal(value),
        by=None,
    )


def of_quarter(name, **query):
    asked = "&".join(f"{k}={v}" for k, v in {"triwulan": 1, **query}.items())
    return f"{reverse(name)}?{asked}"


def cell_url(indicator, n=1):
    return reverse("measurement:result", args=[quarter(n).pk, indicator.series_id])


PAGES = {
    "beranda": lambda: of_quarter("home"),
    "pohon": lambda: of_quarter("measurement:tree"),
    "pohon terbuka": lambda: of_quarter("measurement:tree", buka="semua"),
    "pengukuran": lambda: of_quarter("measurement:grid"),
    "realisasi": lambda: of_quarter("measurement:summary"),
    "realisasi pejabat": lambda: of_quarter("measurement:summary", lihat="pejabat"),
    "realisasi anggaran": lambda: of_quarter("measurement:summary", lihat="anggaran"),
    "excel": lambda: of_quarter("measurement:workbook"),
}


def queries_of(client, url, counter):
    with counter() as seen:
        response = client.get(url)
    assert response.status_code == 200
    return len(seen)


@pytest.fixture
def counting():
    return lambda: CaptureQueriesContext(connection)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_queries_for_one_row_and_for_three(page, client, counting):
    costs = []
    for rows in (1, 3):
        kecamatan = furnished(rows)
        client.force_login(kecamatan.user("operator"))
        client.get(PAGES[page]())  # the session is written once
        costs.append(queries_of(client, PAGES[page](), counting))

    assert costs[0] == costs[1]
    assert costs[1] <= MOST_QUERIES


def test_all_units_cost_the_same_queries_for_any_number(client, counting):
    costs = []
    client.force_login(pemda_user("pembina"))
    for more in (2, 3):
        for _ in range(more):
            furnished()
        client.get(of_quarter("home"))
        costs.append(queries_of(client, of_quarter("home"), counting))

    assert costs[0] == costs[1] <= MOST_QUERIES


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_home_of_a_unit_shows_the_lights_the_missing_and_the_deadline(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    page = text_of(client.get(of_quarter("home")))

    assert "Capaian 2 indikator" in page
    assert "1 berhasil, 1 belum diukur" in page
    assert "1 indikator belum diukur" in page
    assert "Camat 1 · tenggat 10 April 2025, lewat" in page
    assert "Realisasi anggaran Rp 250.000 dari Rp 1.000.000" in page


def test_the_home_of_a_pembina_lists_every_unit(client):
    first, second = furnished(), furnished()
    client.force_login(pemda_user("pembina"))

    page = client.get(of_quarter("home"))

    names = [row.name for row in page.context["rows"]]
    assert names == sorted([first.unit.name, second.unit.name])


def test_the_tree_opens_its_first_two_levels_and_the_branches_asked_for(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    closed = client.get(of_quarter("measurement:tree")).context["rows"]
    opened = client.get(of_quarter("measurement:tree", buka="semua")).context["rows"]

    assert [row.text for row in closed] == [
        "Meningkatnya pelayanan",
        "Indeks 0",
        "Terlaksananya urusan 0",
    ]
    assert opened[-1].text == "Laporan 0"
    assert (opened[-1].target, opened[-1].value) == ("12 Laporan", "3")
    assert opened[-1].mark.figure == "100,00 %"
    assert (closed[0].ceiling, closed[0].absorption) == ("Rp 1.000.000", "25,00 %")


def test_the_tree_begins_with_the_unit_and_each_programme_counted_once(client):
    kecamatan = furnished(rows=3)
    client.force_login(kecamatan.user("operator"))

    whole = client.get(of_quarter("measurement:tree")).context["whole"]

    assert whole.text == str(kecamatan.unit)
    assert (whole.ceiling, whole.absorption) == ("Rp 3.000.000", "25,00 %")


def test_a_branch_opens_by_a_plain_link_too(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))
    closed = client.get(of_quarter("measurement:tree")).context["rows"]

    opened = client.get(closed[2].fold_url).context["rows"]

    assert "Laporan 0" in [row.text for row in opened]


def test_orphans_and_money_without_an_objective_are_shown_as_problems(client):
    kecamatan = furnished()
    kecamatan.objective("Sasaran lepas", is_orphan=True)
    kecamatan.activity("Program lepas", 3_000_000)
    client.force_login(kecamatan.user("operator"))

    page = text_of(client.get(of_quarter("measurement:tree")))

    assert "belum ditemukan induknya di perjanjian atasan" in page
    assert "75,00 % dari pagu, belum ada sasaran dan indikatornya" in page
    assert "1 sasaran tanpa induk" in page
    assert "1 kegiatan tanpa sasaran" in page


def test_the_grid_explains_the_figure_in_words_with_its_numbers(client):
    kecamatan = furnished()
    reach(kecamatan.last, 2, 1)
    client.force_login(kecamatan.user("operator"))

    rows = client.get(of_quarter("measurement:grid", periode="triwulan-2")).context["rows"]

    [row] = [row for row in rows if row.text == "Laporan 0"]
    assert row.explanation.replace("\N{NO-BREAK SPACE}", " ") == (
        "kumulatif s.d. triwulan II: 3 + 1 = 4 dari 6 (12 × 2 ÷ 4, dibagi rata) → 66,67 %"
    )
    assert (row.before, row.mark.colour) == ("3 Laporan", "kuning")


def test_the_grid_can_be_narrowed_to_one_position(client):
    kecamatan = furnished(3)
    client.force_login(kecamatan.user("operator"))

    page = client.get(of_quarter("measurement:grid", pejabat=kecamatan.camat.pk))

    assert [row.text for row in page.context["rows"]] == [
        "Indeks 0",
        "Indeks 1",
        "Indeks 2",
    ]


def test_where_all_is_filed_by_month_the_grid_opens_on_the_quarters_last_month(client):
    kecamatan = Kecamatan()
    kecamatan.indicator(frequency="month")
    client.force_login(kecamatan.user("operator"))

    page = client.get(of_quarter("measurement:grid"))

    assert str(page.context["grid"].period) == "Maret 2025"
    assert len(page.context["rows"]) == 1


def test_a_cell_saves_in_place_and_answers_with_the_capaian(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        cell_url(kecamatan.last, 2),
        {"value": "3", "version": "0"},
        headers={"HX-Request": "true"},
    )

    page = text_of(answer)
    assert "100,00 % Berhasil" in page
    assert "✓ tersimpan" in page
    assert 'name="version" value="1"' in page
    assert Result.objects.get(series=kecamatan.last.series, period=quarter(2)).value == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3.800.00", "“3.800.00” dapat dibaca lebih dari satu cara"),
        ("tiga", "“tiga” bukan"),
        ("1,23456", "paling banyak empat angka di belakang koma"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_type_and_stores_nothing(
    client, typed, sentence
):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        cell_url(kecamatan.last, 2),
        {"value": typed, "version": "0"},
        headers={"HX-Request": "true"},
    )

    assert sentence in text_of(answer)
    assert 'data-bad="value"' in text_of(answer)
    assert not Result.objects.filter(period=quarter(2)).exists()


def test_a_stale_cell_answers_with_both_figures(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        cell_url(kecamatan.last),
        {"value": "4", "version": "0"},
        headers={"HX-Request": "true"},
    )

    assert "sudah mengisi 3" in text_of(answer)
    assert "isian Anda 4" in text_of(answer)
    assert Result.objects.get(series=kecamatan.last.series).value == 3


def test_without_script_a_saved_row_leads_back_to_itself(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        f"{cell_url(kecamatan.last, 2)}?periode=triwulan-2", {"value": "3", "version": "0"}
    )

    assert answer.status_code == 302
    assert answer.url == f"/pengukuran/?periode=triwulan-2#r{kecamatan.last.series_id}"


def test_without_script_a_refused_row_is_shown_again_as_typed(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        f"{cell_url(kecamatan.last, 2)}?periode=triwulan-2",
        {"value": "tiga", "version": "0"},
    )

    assert answer.status_code == 422
    [row] = [row for row in answer.context["rows"] if row.state.kind == "bad"]
    assert row.cells[0].value == "tiga"


def test_half_a_ratio_waits_for_its_other_half(client):
    kecamatan = Kecamatan()
    indicator = kecamatan.indicator(
        target=90,
        accumulation="recompute",
        numerator_text="selesai",
        denominator_text="masuk",
    )
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        cell_url(indicator),
        {"numerator": "40", "denominator": "", "version": "0"},
        headers={"HX-Request": "true"},
    )

    assert "belum tersimpan: isi pembilang dan penyebut" in text_of(answer)
    assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("operator", 200),
        ("verifikator", 200),
        ("kepala", 200),
        ("pegawai", 403),
        ("pemantau", 403),
    ],
)
def test_the_units_office_reports_for_everybody_and_nobody_else_does(client, role, status):
    kecamatan = furnished()
    client.force_login(kecamatan.user(role))

    answer = client.post(
        cell_url(kecamatan.last, 2),
        {"value": "3", "version": "0"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == status


def test_a_member_of_staff_reports_what_he_promised_and_nothing_else(client):
    kecamatan = Kecamatan()
    camat = kecamatan.official("Camat")
    kasi = kecamatan.official("Kasi", under=camat)
    own = kecamatan.indicator(promised_by=(kasi,))
    other = kecamatan.indicator(promised_by=(camat,))
    client.force_login(kecamatan.user("pegawai", holding=kasi))

    answers = [
        client.post(cell_url(one), {"value": "3", "version": "0"}).status_code
        for one in (own, other)
    ]

    assert answers == [302, 403]


def test_nobody_reports_for_another_unit(client):
    own, other = furnished(), furnished()
    client.force_login(own.user("operator"))

    assert client.post(cell_url(other.last), {"value": "3"}).status_code == 403


def test_spending_is_typed_as_people_write_it_and_goes_up_in_place(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))
    url = reverse("measurement:spending", args=[quarter(2).pk, kecamatan.program.pk])

    answer = client.post(
        url, {"spent": "Rp. 100.000,-", "version": "0"}, headers={"HX-Request": "true"}
    )

    assert Spending.objects.get(period=quarter(2)).spent_idr == 100_000
    assert "Rp 350.000" in text_of(answer)
    assert "35,00 %" in text_of(answer)


def test_spending_with_two_readings_is_refused(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))
    url = reverse("measurement:spending", args=[quarter(2).pk, kecamatan.program.pk])

    answer = client.post(
        url, {"spent": "Rp. 3.800.00,-", "version": "0"}, headers={"HX-Request": "true"}
    )

    assert "dapat dibaca lebih dari satu cara" in text_of(answer)
    assert not Spending.objects.filter(period=quarter(2)).exists()


def test_the_workbook_holds_figures_as_figures_and_typed_text_as_text(client):
    kecamatan = furnished()
    kecamatan.indicator(text="=HYPERLINK(0)", promised_by=(kecamatan.camat,))
    rebuild(kecamatan.unit, YEAR)
    client.force_login(kecamatan.user("operator"))

    content = client.get(of_quarter("measurement:workbook")).content

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Indikator", "Pejabat", "Anggaran"]
    rows = book.get_sheet_by_name("Indikator").to_python()
    assert "=HYPERLINK(0)" in [row[1] for row in rows[2:]]
    [laporan] = [row for row in rows if row[1] == "Laporan 0"]
    assert laporan[4:8] == [3, 3, 100, "Berhasil"]


def test_the_operator_sets_the_rules_and_the_capaian_follows(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))
    url = reverse("measurement:indicator", args=[kecamatan.last.pk])

    answer = client.post(
        url, {"polarity": "minimize", "accumulation": "last", "measured_in": "Kejadian"}
    )

    assert answer.status_code == 302
    page = text_of(client.get(url))
    assert "Arah: Makin tinggi makin baik → Makin rendah makin baik" in page
    assert kecamatan.last.series.achievements.get(period=quarter(1)).percent == 175


def test_rules_that_contradict_each_other_are_refused(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    answer = client.post(
        reverse("measurement:indicator", args=[kecamatan.last.pk]),
        {"polarity": "maximize", "accumulation": "recompute"},
    )

    assert answer.status_code == 422
    assert "isi kata-kata keduanya" in text_of(answer)


def test_the_rules_are_facts_for_who_may_not_set_them(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("pemantau"))
    url = reverse("measurement:indicator", args=[kecamatan.last.pk])

    assert client.get(url).context["form"] is None
    assert client.post(url, {}).status_code == 403


def test_an_acting_official_is_shown_as_such(client):
    kecamatan = furnished()
    AppointmentFactory(
        position=kecamatan.camat, kind="plt", official__full_name="Bagus Pramono, S.IP."
    )
    kecamatan.camat.appointments.filter(kind="definitif").update(until=dt.date(2025, 2, 1))
    client.force_login(kecamatan.user("operator"))

    rows = client.get(of_quarter("home")).context["officials"]

    assert rows[0].name == "Plt. Bagus Pramono, S.IP."


def test_a_user_without_any_unit_is_told_what_to_do(client):
    kecamatan = furnished()
    user = kecamatan.user("operator")
    Grant.objects.filter(user=user).update(until=dt.date(2020, 1, 2))
    client.force_login(user)

    assert client.get(reverse("home")).status_code == 403


def test_the_page_of_an_indicator_works_out_every_period(client):
    kecamatan = furnished()
    reach(kecamatan.last, 2, 1)
    client.force_login(kecamatan.user("pemantau"))

    rows = client.get(
        f"{reverse('measurement:indicator', args=[kecamatan.last.pk])}?tahun={YEAR}"
    ).context["periods"]

    assert [(row.name, row.value, row.target) for row in rows[:2]] == [
        ("TW I", "3 Laporan", "3 Laporan"),
        ("TW II", "1 Laporan", "6 Laporan"),
    ]
    assert [row.mark.figure for row in rows] == ["100,00 %", "66,67 %", "", ""]


def test_a_member_of_staff_starts_with_his_own_indicators(client):
    kecamatan = Kecamatan()
    camat = kecamatan.official("Camat")
    kasi = kecamatan.official("Kasi", under=camat)
    kecamatan.indicator(promised_by=(kasi,), text="Laporan sendiri")
    kecamatan.indicator(promised_by=(camat,), text="Laporan camat")
    client.force_login(kecamatan.user("pegawai", holding=kasi))

    own = client.get(of_quarter("measurement:grid")).context["rows"]
    everything = client.get(of_quarter("measurement:grid", pejabat="")).context["rows"]

    assert [row.text for row in own] == ["Laporan sendiri"]
    assert len(everything) == 2


def test_spending_beyond_the_ceiling_is_a_negative_efficiency_not_zero(client):
    kecamatan = furnished()
    report_spending(
        activity_id=kecamatan.program.pk,
        period_id=quarter(1).pk,
        spent_idr=1_100_000,
        version=1,
        by=None,
    )
    client.force_login(kecamatan.user("operator"))

    rows = client.get(of_quarter("measurement:summary")).context["rows"]

    assert [row.efficiency for row in rows] == ["–", "-10,00 %"]


def test_a_unit_of_measure_is_kept_by_its_usual_name(client):
    kecamatan = furnished()
    client.force_login(kecamatan.user("operator"))

    client.post(
        reverse("measurement:indicator", args=[kecamatan.last.pk]),
        {"polarity": "maximize", "accumulation": "last", "measured_in": "%"},
    )

    kecamatan.last.refresh_from_db()
    assert kecamatan.last.measured_in == "Persen"
