"""Agreements are drawn up from plan, budget and appointments, and overwrite nothing."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from jenjang.apps.agreements.models import Agreement, Allotment, Commitment, State
from jenjang.apps.agreements.services import delete_draft, draw_up, edit_draft
from jenjang.apps.agreements.snapshots import (
    LeftOut,
    Planned,
    changes_since,
    document_from_plan,
    document_of,
    frozen,
    planned_papers,
)
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import AppointmentKind
from jenjang.apps.plans.models import BudgetKind, BudgetLine, BudgetVersion, Stage
from jenjang.core.values import Refused
from jenjang.papers import document as paper
from tests.apps.agreements.season import (
    DAY,
    FORUM_IDR,
    OFFICE_IDR,
    SALARY_IDR,
    YEAR,
    Season,
    new_season,
    plan_target,
)
from tests.conftest import made_once
from tests.factories import AppointmentFactory, OfficialFactory

pytestmark = pytest.mark.django_db


world, season = made_once(new_season)


def drawn_of(season: Season, appointment) -> paper.Agreement:
    planned = document_from_plan(appointment.position, YEAR, DAY)
    assert isinstance(planned, Planned)
    return planned.document


def why_none(season: Season, appointment) -> str:
    left = document_from_plan(appointment.position, YEAR, DAY)
    assert isinstance(left, LeftOut)
    return left.why


def test_the_camats_paper_repeats_his_objective_and_every_program(season):
    assert drawn_of(season, season.camat) == paper.Agreement(
        kind="PK",
        unit="Kecamatan Sukamaju",
        regency="Kabupaten Tirtajaya",
        year=2025,
        first_party=paper.Party("Sari Wulandari, S.Sos", "Camat Sukamaju"),
        second_party=paper.Party("Dr. Ratna Komala, M.Si", "Bupati Tirtajaya"),
        place="Tirtakencana",
        date="2025-01-06",
        date_text="6 Januari 2025",
        objectives=(
            paper.Objective(
                "sasaran strategis",
                "Meningkatnya mutu layanan",
                (
                    paper.Indicator(
                        "Indeks Kepuasan Masyarakat",
                        unit="Nilai",
                        target_text="87,50",
                        target_number=Decimal("87.5"),
                    ),
                ),
            ),
        ),
        budgets=(
            paper.Budget(
                "program",
                "Program Penunjang",
                SALARY_IDR + OFFICE_IDR,
                "APBD",
                "7.01.01",
            ),
            paper.Budget("program", "Program Umum", FORUM_IDR, "APBD", "7.01.05"),
        ),
        budget_total_idr=SALARY_IDR + OFFICE_IDR + FORUM_IDR,
        revision=0,
        annex=paper.Annex(
            "2025-01-06",
            "Tirtakencana",
            paper.Party("Sari Wulandari, S.Sos", "Camat Sukamaju"),
            paper.Party("Dr. Ratna Komala, M.Si", "Bupati Tirtajaya"),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        (AppointmentKind.PLT, "Plt. Camat Sukamaju"),
        (AppointmentKind.PLH, "Plh. Camat Sukamaju"),
        (AppointmentKind.PJ, "Pj. Camat Sukamaju"),
    ],
)
def test_who_acts_for_another_is_printed_so_with_rank_and_nip(season, kind, printed):
    season.camat.kind = kind
    season.camat.save()
    official = season.camat.official
    official.nip, official.rank = "197503122000032004", "Pembina / IV.a"
    official.save()

    party = paper.Party(
        official.full_name, printed, "19750312 200003 2 004", "Pembina / IV.a"
    )
    assert drawn_of(season, season.camat).first_party == party
    assert drawn_of(season, season.sekcam).second_party == party


def test_a_revised_target_holds_before_the_renja_and_that_before_the_renstra(season):
    def target() -> str | None:
        ((_, _, indicator),) = drawn_of(season, season.kasi).indicators()
        return indicator.target_text

    told = [target()]
    plan_target(season.forum, "14", Stage.PK)  # as first signed: the plan may have moved on
    told.append(target())
    plan_target(season.forum, "13", Stage.RENJA)
    told.append(target())

    assert told == ["12", "12", "13"]


def test_the_latest_budget_version_holds(season):
    changed = BudgetVersion.objects.create(
        unit=season.unit, year_id=YEAR, kind=BudgetKind.DPPA
    )
    for line in season.budget.lines.all():
        BudgetLine.objects.create(
            version=changed, activity=line.activity, amount_idr=line.amount_idr + 1
        )

    (program,) = drawn_of(season, season.kasi).budgets
    assert program.amount_idr == FORUM_IDR + 1


def test_a_position_without_anybody_is_left_out(season):
    left = document_from_plan(season.vacant, YEAR, DAY)

    assert isinstance(left, LeftOut)
    assert left.why == "Jabatan ini kosong pada 6 Januari 2025; catat penugasannya."


def test_a_position_with_nothing_to_promise_is_left_out(season):
    season.forum.objective.owner = None
    season.forum.objective.save()
    season.forum.owner = None
    season.forum.save()

    assert "Belum ada sasaran yang dimilikinya" in why_none(season, season.kasi)


def test_a_vacant_superior_leaves_his_subordinates_out(season):
    season.camat.until = dt.date(2025, 1, 2)
    season.camat.save()

    assert why_none(season, season.kasi) == (
        "Jabatan atasan, Camat, kosong pada 6 Januari 2025; catat penugasannya."
    )


def test_two_in_one_position_are_named(season):
    AppointmentFactory(
        official=OfficialFactory(full_name="Mira Lestari, S.Kom"),
        position=season.kasi.position,
        kind=AppointmentKind.PLT,
    )

    assert why_none(season, season.kasi) == (
        "Jabatan ini dipegang Dedi Kurnia, S.AP (definitif) dan Mira Lestari, S.Kom (plt) "
        "sekaligus pada 6 Januari 2025; akhiri salah satu penugasannya."
    )


def test_one_step_draws_up_all_and_lists_who_is_left_out(season):
    drawn = draw_up(unit=season.unit, year=YEAR, day=DAY, by=None)

    assert [one.position.name for one in drawn.made] == [
        "Camat",
        "Sekretaris Camat",
        "Kepala Seksi Pemerintahan",
    ]
    assert [one.position for one in drawn.left_out] == [season.vacant]
    assert {one.state for one in drawn.made} == {State.DRAFT}
    assert list(Commitment.objects.values_list("indicator__text", flat=True)) == [
        "Indeks Kepuasan Masyarakat",
        "Persentase gaji tepat waktu",
        "Jumlah forum",
    ]
    assert Allotment.objects.count() == 4
    assert Entry.objects.filter(action="agreement.drawn_up").count() == 3


def test_again_changes_nothing_that_is_there(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    edit(season, kasi, {"place": "Sukamaju"})
    plan_target(season.forum, "20", Stage.RENJA)

    drawn = draw_up(unit=season.unit, year=YEAR, day=DAY, by=None)

    assert (drawn.made, drawn.refreshed, len(drawn.kept)) == ([], [], 3)
    kasi.refresh_from_db()
    assert (document_of(kasi).place, target_of(kasi)) == ("Sukamaju", "12")


def test_a_draft_is_refreshed_where_it_is_asked_and_its_words_stay_in_the_history(season):
    papers = season.drawn()
    kasi, camat = papers["Kepala Seksi Pemerintahan"], papers["Camat"]
    edit(season, kasi, {"place": "Sukamaju"})
    plan_target(season.forum, "20", Stage.RENJA)
    plan_target(season.satisfaction, "90", Stage.RENJA)

    drawn = draw_up(unit=season.unit, year=YEAR, day=DAY, by=None, refresh=[kasi.pk])

    assert drawn.refreshed == [kasi]
    kasi.refresh_from_db()
    camat.refresh_from_db()
    assert (document_of(kasi).place, target_of(kasi)) == ("Tirtakencana", "20")
    assert target_of(camat) == "87,50"
    told = Entry.objects.get(action="agreement.refreshed")
    assert told.before["document"]["place"] == "Sukamaju"


def test_a_paper_on_its_way_is_not_refreshed(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    Agreement.objects.filter(pk=kasi.pk).update(state=State.SUBMITTED)
    plan_target(season.forum, "20", Stage.RENJA)

    drawn = draw_up(unit=season.unit, year=YEAR, day=DAY, by=None, refresh=[kasi.pk])

    assert drawn.refreshed == []
    assert target_of(Agreement.objects.get(pk=kasi.pk)) == "12"


def test_a_refreshed_perubahan_stays_one_with_its_reason(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    Agreement.objects.filter(pk=kasi.pk).update(
        revision=1, reason_kind="strategi", reason="DPPA mengurangi pagu"
    )
    plan_target(season.forum, "20", Stage.RENJA)

    draw_up(unit=season.unit, year=YEAR, day=DAY, by=None, refresh=[kasi.pk])

    kasi.refresh_from_db()
    document = document_of(kasi)
    assert (document.kind, document.revision) == ("PK Perubahan", 1)
    assert "DPPA mengurangi pagu" in document.reason
    assert target_of(kasi) == "20"


def test_a_paper_that_prints_one_activity_twice_is_edited_line_by_line(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    document = document_of(kasi)
    (line,) = document.budgets
    twice = replace(
        document,
        budgets=(replace(line, amount_idr=1), replace(line, amount_idr=2, source="DAU")),
    )
    kasi.document, kasi.document_sha256 = frozen(twice)
    kasi.save()

    edit(season, kasi, {"place": "Sukamaju"})

    kasi.refresh_from_db()
    edited = document_of(kasi)
    assert [one.amount_idr for one in edited.budgets] == [1, 2]
    assert edited.budget_total_idr == 3
    assert kasi.allotments.get().amount_idr == 3


def test_a_paper_in_other_words_than_its_rows_is_edited_all_the_same(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    document = document_of(kasi)
    (objective,) = document.objectives
    unknown = paper.Objective(
        "kinerja", "Terlaksananya hal lain", (paper.Indicator("Jumlah hal lain"),)
    )
    kasi.document, kasi.document_sha256 = frozen(
        replace(document, objectives=(unknown, objective))
    )
    kasi.save()

    edit(season, kasi, {f"i{season.forum.pk}-target": "15"})

    kasi.refresh_from_db()
    edited = document_of(kasi)
    assert edited.objectives[0] == unknown
    assert edited.objectives[1].indicators[0].target_text == "15"
    assert [one.indicator for one in kasi.commitments.all()] == [season.forum]


def test_a_deleted_draft_leaves_its_document_in_the_history(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]

    delete_draft(agreement_id=kasi.pk, by=None)

    told = Entry.objects.get(action="agreement.deleted")
    assert told.before["document"]["objectives"][0]["text"] == "Terlaksananya forum"
    assert not Agreement.objects.filter(position=season.kasi.position).exists()


def test_a_paper_that_is_no_draft_is_not_deleted(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    Agreement.objects.filter(pk=kasi.pk).update(state=State.APPROVED)

    with pytest.raises(Refused, match="tarik kembali dahulu"):
        delete_draft(agreement_id=kasi.pk, by=None)


def test_what_the_plan_and_the_budget_changed_since_is_told(season):
    papers = season.drawn()
    kasi, camat = papers["Kepala Seksi Pemerintahan"], papers["Camat"]
    plan_target(season.forum, "20", Stage.RENJA)
    season.budget.lines.filter(amount_idr=FORUM_IDR).update(amount_idr=31_000_000)

    told = changes_since([kasi, camat], season.unit.pk, YEAR)

    ceiling = "Pagu “Program Umum”: Rp 30.000.000, sekarang Rp 31.000.000."
    assert told[kasi.pk] == ["Target “Jumlah forum”: 12, sekarang 20.", ceiling]
    assert told[camat.pk] == [ceiling]


def test_a_dropped_budget_line_is_told(season):
    kasi = season.drawn()["Kepala Seksi Pemerintahan"]
    season.budget.lines.filter(amount_idr=FORUM_IDR).delete()

    told = changes_since([kasi], season.unit.pk, YEAR)[kasi.pk]

    assert told == ["Pagu “Program Umum”: Rp 30.000.000, sekarang tidak ada."]


@pytest.mark.parametrize("papers", [1, 3])
def test_what_changed_costs_the_same_queries_for_any_number(
    season, papers, django_assert_num_queries
):
    drawn = list(season.drawn().values())[:papers]

    with django_assert_num_queries(4):
        changes_since(drawn, season.unit.pk, YEAR)


def test_the_papers_of_a_unit_cost_the_same_queries_as_one(
    season, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        planned_papers(season.unit, YEAR, DAY)


def edit(season: Season, agreement: Agreement, fields: dict[str, str]) -> None:
    edit_draft(
        agreement_id=agreement.pk,
        version=agreement.version,
        fields=fields,
        seen={},
        planned=document_from_plan(agreement.position, YEAR, DAY),
        by=None,
    )


def target_of(agreement: Agreement) -> str | None:
    ((_, _, indicator),) = document_of(agreement).indicators()
    return indicator.target_text
