"""A Keputusan IKU: drawn up from the plan, corrected by one at a time, issued for ever."""

import datetime as dt
from dataclasses import replace

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Appointment, Position
from jenjang.apps.plans import services
from jenjang.apps.plans.models import IkuDecree, Indicator, Issued, ObjectiveLevel, Plan
from jenjang.apps.plans.services import DecreeFacts, IndicatorFacts
from jenjang.apps.plans.services.decrees import MEANWHILE
from jenjang.apps.plans.snapshots import annexes_of, decree_of, propose_decree
from jenjang.core.values import Refused
from jenjang.papers.layouts import iku_decree
from jenjang.papers.reading import read
from jenjang.papers.writing import write_blocks
from tests.factories import (
    AppointmentFactory,
    GovernmentFactory,
    OfficialFactory,
    PlanFactory,
    PositionFactory,
    UnitFactory,
    opened_year,
)

pytestmark = pytest.mark.django_db

ON = dt.date(2025, 1, 8)


def promised(plan: Plan, text: str, owner: Position, **marks: bool) -> Indicator:
    objective = services.add_objective(
        plan=plan,
        level=ObjectiveLevel.STRATEGIS,
        text=f"Meningkatnya mutu {text.lower()}",
        parent=None,
        owner=owner,
        order=0,
        by=None,
    )
    facts = IndicatorFacts(
        text=text, measured_in="Indeks", definition="Nilai survei.", data_source="Laporan"
    )
    made = services.add_indicator(
        objective=objective, facts=facts, owner=owner, order=0, by=None
    )
    Indicator.objects.filter(pk=made.pk).update(**({"is_iku": True} | marks))
    return made


@pytest.fixture
def plan() -> Plan:
    """Return a plan whose camat has two IKU, its secretary one, and one that is none."""
    GovernmentFactory()
    opened_year()
    unit = UnitFactory(name="Kecamatan Sukamaju")
    camat = PositionFactory(unit=unit, name="Camat")
    sekcam = PositionFactory(unit=unit, name="Sekretaris Camat", reports_to=camat)
    made = PlanFactory(unit=unit, kind="renstra", first_year=2025, last_year=2029)
    promised(made, "Indeks Kepuasan Masyarakat", camat)
    promised(made, "Nilai SAKIP", camat)
    promised(made, "Nilai Pelayanan Kantor", sekcam)
    promised(made, "Jumlah Rapat", sekcam, is_iku=False)
    return made


@pytest.fixture
def camat(plan: Plan) -> Appointment:
    official = OfficialFactory(
        full_name="Sari Wulandari, S.Sos", nip="197503122000032004", rank="Pembina / IV.a"
    )
    position = Position.objects.get(folded_name="camat")
    made: Appointment = AppointmentFactory(official=official, position=position)
    return made


def draft(plan: Plan) -> IkuDecree:
    return services.draw_up_decree(plan=plan, today=ON, by=None)


def facts(decree: IkuDecree, **changed: object) -> DecreeFacts:
    said = DecreeFacts(
        number="188/7 TAHUN 2025",
        place="Sukamaju",
        signed_on=ON,
        signer=decree.signer,
        considerations=tuple(decree.considerations),
        legal_bases=tuple(decree.legal_bases),
        decisions=tuple(decree.decisions),
    )
    return replace(said, **changed)  # type: ignore[arg-type]  # names of fields


def correct(decree: IkuDecree, **changed: object) -> IkuDecree:
    return services.correct_decree(
        decree_id=decree.pk,
        facts=facts(decree, **changed),
        seen=services.state_of(decree),
        by=None,
    )


def issued(plan: Plan) -> IkuDecree:
    decree = correct(draft(plan))
    return services.issue_decree(
        decree_id=decree.pk, seen=services.state_of(decree), by=None
    )


def test_the_annexes_go_from_the_head_down_and_hold_only_key_indicators(plan):
    assert [
        (annex.caption, [(row.number, row.indicator) for row in annex.rows])
        for annex in annexes_of(plan)
    ] == [
        (
            "INDIKATOR KINERJA UTAMA CAMAT KECAMATAN SUKAMAJU TAHUN 2025-2029",
            [("1", "Indeks Kepuasan Masyarakat"), ("2", "Nilai SAKIP")],
        ),
        (
            "INDIKATOR KINERJA UTAMA SEKRETARIS CAMAT KECAMATAN SUKAMAJU TAHUN 2025-2029",
            [("1", "Nilai Pelayanan Kantor")],
        ),
    ]


def test_a_draft_begins_with_laws_in_force_and_the_head_as_signer(plan, camat):
    decree = draft(plan)
    assert decree.signer == camat
    assert decree.place == "Tirtakencana"
    assert any("Nomor 17 Tahun 2018 tentang Kecamatan" in one for one in decree.legal_bases)
    assert any("PER/09/M.PAN/5/2007" in one for one in decree.legal_bases)
    assert len(decree.considerations) == 2
    assert len(decree.decisions) == 3


def test_a_law_not_made_yet_and_a_law_on_kecamatan_are_not_proposed_elsewhere(plan):
    early = propose_decree(plan, 2016).legal_bases
    assert not any("Tahun 2018" in one or "Tahun 2017" in one for one in early)
    plan.unit.kind = "dinas"
    assert not any(
        "tentang Kecamatan" in one for one in propose_decree(plan, 2025).legal_bases
    )


def test_drawing_up_again_returns_the_draft_that_is_there(plan, camat):
    assert draft(plan) == draft(plan)
    assert Entry.objects.filter(action="decree.drawn_up").count() == 1


def test_a_plan_without_key_indicators_gets_no_decree(plan):
    Indicator.objects.update(is_iku=False)
    with pytest.raises(Refused, match="bertanda IKU"):
        draft(plan)


def test_a_correction_leaves_out_empty_rows_and_says_what_changed(plan, camat):
    decree = correct(draft(plan), considerations=("bahwa  perlu;", "  ", ""))
    assert decree.considerations == ["bahwa perlu;"]
    entry = Entry.objects.get(action="decree.corrected")
    assert entry.after["number"] == "188/7 TAHUN 2025"
    assert "decisions" not in entry.after


def test_who_comes_second_is_told(plan, camat):
    decree = draft(plan)
    seen = services.state_of(decree)
    correct(decree, place="Mekarsari")
    with pytest.raises(Refused) as told:
        services.correct_decree(
            decree_id=decree.pk, facts=facts(decree), seen=seen, by=None
        )
    assert str(told.value) == MEANWHILE


def test_a_change_of_the_plan_is_seen_before_issuing(plan, camat):
    decree = correct(draft(plan))
    seen = services.state_of(decree)
    Indicator.objects.filter(text="Nilai SAKIP").update(measured_in="Nilai")
    with pytest.raises(Refused, match="diubah orang lain"):
        services.issue_decree(decree_id=decree.pk, seen=seen, by=None)


def test_what_is_missing_is_said_before_issuing(plan, camat):
    decree = draft(plan)
    assert services.what_is_missing(decree) == ["nomor", "tanggal penetapan"]
    with pytest.raises(Refused, match="Belum diisi: nomor, tanggal penetapan"):
        services.issue_decree(decree_id=decree.pk, seen=services.state_of(decree), by=None)


def test_nobody_signs_before_he_holds_office(plan, camat):
    decree = correct(draft(plan), signed_on=dt.date(2024, 12, 30))
    with pytest.raises(Refused, match="tidak menjabat Camat pada 30-12-2024"):
        services.issue_decree(decree_id=decree.pk, seen=services.state_of(decree), by=None)


def test_a_law_cited_wrongly_keeps_a_decree_from_being_issued(plan, camat):
    wrong = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Pengadaan Kapal Penangkap Ikan;"
    decree = correct(draft(plan), legal_bases=(wrong,))
    stopping = services.audit_decree(decree_id=decree.pk, by=None)
    assert decree_of(decree).legal_bases == (wrong,)
    assert {one.rule for one in stopping} <= {"R50"}


def test_an_issued_decree_stays_when_plan_people_and_unit_change(plan, camat):
    decree = issued(plan)
    before = (decree.document, decree.document_sha256)
    Indicator.objects.update(text="Lain", is_iku=False)
    camat.official.full_name = "Orang Lain"
    camat.official.save()
    kept = IkuDecree.objects.get(pk=decree.pk)
    assert (kept.document, kept.document_sha256) == before
    assert decree_of(kept).signer.name == "Sari Wulandari, S.Sos"
    assert decree_of(kept).issuer == "CAMAT SUKAMAJU"


def test_an_issued_decree_can_be_changed_in_no_way(plan, camat):
    decree = issued(plan)
    with pytest.raises(Refused, match="sudah ditetapkan"):
        correct(decree)
    with pytest.raises(Refused, match="sudah ditetapkan"):
        services.drop_decree(decree_id=decree.pk, by=None)
    with pytest.raises(Issued):
        decree.save()
    with pytest.raises(Issued):
        decree.delete()
    with pytest.raises(Issued):
        IkuDecree.objects.update(number="2")


def test_a_frozen_document_that_was_tampered_with_is_not_shown(plan, camat):
    decree = issued(plan)
    decree.document["number"] = "9"
    with pytest.raises(Refused, match="tidak lagi sama"):
        decree_of(decree)


def test_a_new_draft_may_follow_an_issued_decree(plan, camat):
    first = issued(plan)
    assert draft(plan) != first


@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_an_issued_decree_read_from_its_paper_is_the_same(plan, camat, to):
    document = decree_of(issued(plan))
    (report,) = read(write_blocks(iku_decree.blocks(document), to, "IKU")).documents
    assert report.decree == document


def test_a_draft_taken_back_is_gone_and_told(plan, camat):
    services.drop_decree(decree_id=draft(plan).pk, by=None)
    assert not IkuDecree.objects.exists()
    assert Entry.objects.filter(action="decree.dropped").exists()
