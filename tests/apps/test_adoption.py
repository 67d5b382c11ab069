"""A bundle of papers becomes one tree, one budget and agreements in force."""

from dataclasses import replace

import pytest

from jenjang.apps.agreements.models import Agreement, Commitment, State
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.history.models import Entry
from jenjang.apps.intake.adoption.changes import Change, ChangeKind
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Official,
    Position,
    Role,
    Unit,
)
from jenjang.apps.plans.models import (
    Activity,
    BudgetLine,
    BudgetVersion,
    Indicator,
    Objective,
    Series,
    Target,
)
from jenjang.apps.plans.snapshots import ceilings_of
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement as Document
from jenjang.papers.document import Budget, Party
from tests import office
from tests.apps.intake_rows import row_counts, tree
from tests.factories import GovernmentFactory, UnitFactory, granted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pemda():
    GovernmentFactory()


def adopt(*documents: Document, **rest):
    return adopt_papers(documents, by=None, **rest)


def test_officials_report_to_whom_they_sign_with():
    adopt(*office.office())

    lines = [
        f"{'.' * (len(p.path) // 8 - 1)}{p.name}: {p.appointments.get().official}"
        for p in Position.objects.order_by("path")
    ]
    assert lines == [
        "Bupati Tirtajaya: Dr. RATNA KOMALA, M.Si",
        ".Camat: SARI WULANDARI, S.Sos",
        "..Sekretaris Camat: BAMBANG PRAKOSO, S.IP",
        "...Kepala Sub Bagian Umum dan Keuangan: RINI ASTUTI, SE",
        "..Kepala Seksi Pemerintahan Umum: DEDI KURNIA, S.AP",
        "...Pengolah Data: JOKO WIDARSO",
    ]


def test_a_person_is_one_by_name_and_nip_however_he_is_written():
    adopt(*office.office())

    kasi = Official.objects.get(folded_name="DEDI KURNIA")
    assert (kasi.full_name, kasi.nip) == ("DEDI KURNIA, S.AP", "198204172008011005")
    assert Official.objects.count() == 6


def test_the_papers_make_one_tree():
    adopt(*office.office())

    assert tree() == [
        "Meningkatnya kualitas penyelenggaraan urusan pemerintahan umum — Camat",
        ".Terselenggaranya forum koordinasi pimpinan — Kepala Seksi Pemerintahan Umum",
        "..Tersusunnya notulen forum koordinasi pimpinan — Pengolah Data",
        "Meningkatnya akuntabilitas kinerja perangkat daerah — Camat",
        ".Meningkatnya pelayanan administrasi perkantoran — Sekretaris Camat",
        (
            "..Terlaksananya Administrasi Keuangan Perangkat Daerah"
            " — Kepala Sub Bagian Umum dan Keuangan"
        ),
        "...Terbayarnya gaji dan tunjangan ASN — Kepala Sub Bagian Umum dan Keuangan",
    ]
    assert not Objective.objects.filter(is_orphan=True).exists()


def test_what_superior_and_subordinate_promise_in_the_same_words_is_one_node_of_both():
    adopt(*office.office())

    node = Objective.objects.get(text__startswith="Terlaksananya Administrasi Keuangan")
    promising = node.agreements.order_by("position__path")
    assert [str(one.position) for one in promising] == [
        "Sekretaris Camat",
        "Kepala Sub Bagian Umum dan Keuangan",
    ]
    shared = node.indicators.get()
    assert Commitment.objects.filter(indicator=shared).count() == 2
    assert shared.owner.name == "Kepala Sub Bagian Umum dan Keuangan"


def test_the_superiors_target_and_ceiling_hold_and_the_difference_is_told():
    result = adopt(*office.office())

    target = Target.objects.get(
        series__indicators__text="Persentase administrasi keuangan yang baik"
    )
    assert target.text == "100 %"
    finance = Activity.objects.get(code="7.01.01.2.02")
    assert finance.budget_lines.get().amount_idr == 480_000_000
    assert [remark for remark in result.remarks if "atasan" in remark] == [
        (
            "Target “Persentase administrasi keuangan yang baik” di PK Kepala Sub Bagian "
            "Umum dan Keuangan 95 %, di PK atasannya 100 %; target atasan yang dipakai."
        ),
        (
            "Pagu “Administrasi Keuangan Perangkat Daerah” di PK Kepala Sub Bagian Umum "
            "dan Keuangan Rp 490.000.000, di PK atasannya Rp 480.000.000; angka atasan "
            "yang dipakai."
        ),
    ]


def test_each_ceiling_counts_once_under_the_codes_of_the_nomenclature():
    adopt(*office.office())

    unit = Unit.objects.get()
    ceilings = ceilings_of(unit.pk, 2025)
    by_code = {
        one.code: ceilings.by_activity.get(one.pk)
        for one in Activity.objects.order_by("code")
    }
    assert by_code == {
        "7.01.01": 500_000_000,
        "7.01.01.2.02": 480_000_000,
        "7.01.01.2.02.0001": 450_000_000,
        "7.01.05": 30_000_000,
        "7.01.05.2.01": 30_000_000,
        "7.01.05.2.01.0008": 30_000_000,
    }
    assert ceilings.total_idr == 530_000_000


def test_rules_of_an_indicator_come_from_its_words():
    adopt(*office.office())

    rules = {
        one.text: (one.measured_in, one.accumulation, one.is_ratio)
        for one in Indicator.objects.all()
    }
    assert rules == {
        "Indeks Kepuasan Masyarakat": (None, "last", False),
        "Nilai AKIP Perangkat Daerah": (None, "last", False),
        "Persentase penunjang urusan sesuai standar": ("Persen", "last", False),
        "Persentase administrasi keuangan yang baik": ("Persen", "last", False),
        "Jumlah orang yang menerima gaji": ("Orang", "sum", False),
        "Persentase rekomendasi yang ditindaklanjuti": ("Persen", "recompute", True),
        "Jumlah notulen": ("Dokumen", "sum", False),
    }
    ratio = Indicator.objects.get(accumulation="recompute")
    assert ratio.numerator_text == "Jumlah rekomendasi yang ditindaklanjuti"
    assert ratio.denominator_text == "jumlah rekomendasi"


def test_quarter_targets_stand_beside_the_years():
    adopt(*office.office())

    series = Series.objects.get(indicators__accumulation="recompute")
    targets = {
        (one.period.kind, one.period.n): (str(one.value), one.text)
        for one in series.targets.select_related("period")
    }
    assert targets == {
        ("year", 1): ("90.0000", "90 %"),
        ("quarter", 1): ("20.0000", "20"),
        ("quarter", 2): ("45.0000", "45"),
        ("quarter", 3): ("70.0000", "70"),
        ("quarter", 4): ("90.0000", "90"),
    }


def test_an_agreement_keeps_its_document_as_it_was():
    adopt(office.camats())

    agreement = Agreement.objects.get()
    assert document_of(agreement) == office.camats()
    assert (agreement.state, agreement.revision, agreement.edition) == ("berlaku", 0, 0)


def test_adopting_again_changes_nothing_and_leaves_no_trace():
    adopt(*office.office())
    before = row_counts()

    again = adopt(*office.office())

    assert row_counts() == before
    assert again.is_nothing_new
    assert again.counts[ChangeKind.SAME] == 5


def test_a_corrected_target_is_shown_and_becomes_the_next_edition():
    adopt(*office.office())

    result = adopt(office.with_target(office.camats(), "88,00", "88"))

    assert result.changes == (
        Change(
            ChangeKind.CHANGED,
            "Target Tahun 2025",
            "Indeks Kepuasan Masyarakat",
            "87,50",
            "88,00",
            "objectives[0].indicators[0]",
        ),
        Change(
            ChangeKind.CHANGED,
            "Perjanjian",
            "Kecamatan Sukamaju",
            "PK 2025 · Camat, bacaan ke-1",
            "PK 2025 · Camat, bacaan ke-2",
        ),
    )
    editions = Agreement.objects.filter(position__name="Camat").order_by("edition")
    assert [one.state for one in editions] == [State.SUPERSEDED, State.IN_FORCE]
    assert document_of(editions[0]) == office.camats()
    assert Objective.objects.count() == 7


def test_corrected_words_keep_the_series():
    adopt(office.camats())
    series = Series.objects.get(indicators__text="Indeks Kepuasan Masyarakat")
    first, second = office.camats().objectives
    reworded = replace(first.indicators[0], text="Indeks Kepuasan Masyarakat (IKM)")

    adopt(
        replace(
            office.camats(), objectives=(replace(first, indicators=(reworded,)), second)
        )
    )

    assert series.indicators.get().text == "Indeks Kepuasan Masyarakat (IKM)"
    assert Series.objects.count() == 2


def test_a_ceiling_the_corrected_paper_states_no_more_is_withdrawn():
    adopt(office.camats())
    fewer = replace(office.camats(), budgets=office.camats().budgets[:1])

    adopt(fewer)

    assert BudgetLine.objects.get().activity.code == "7.01.01"
    assert Entry.objects.filter(action="ceiling.withdrawn").count() == 1


def perubahan(number: int | None, **rest) -> Document:
    stated = replace(
        office.with_target(office.camats(), "90", "90"),
        kind="PK Perubahan",
        revision=number,
        date="2025-10-05",
    )
    return replace(stated, **rest)


def test_a_perubahan_replaces_what_was_in_force_and_keeps_it():
    adopt(office.camats())

    adopt(perubahan(1))

    chain = Agreement.objects.order_by("revision")
    assert [(one.revision, one.state) for one in chain] == [
        (0, State.SUPERSEDED),
        (1, State.IN_FORCE),
    ]
    targets = Target.objects.filter(
        series__indicators__text="Indeks Kepuasan Masyarakat"
    ).order_by("revision")
    assert [(one.revision, one.text) for one in targets] == [(0, "87,50"), (1, "90")]
    assert Indicator.objects.count() == 2


@pytest.mark.parametrize(("number", "revision"), [(None, 1), (2, 2)])
def test_a_perubahan_without_murni_begins_the_chain_at_its_number(number, revision):
    adopt(perubahan(number))

    only = Agreement.objects.get()
    assert (only.revision, only.state) == (revision, State.IN_FORCE)
    assert BudgetVersion.objects.get().revision == revision


def test_a_murni_that_comes_after_its_perubahan_does_not_replace_it():
    adopt(perubahan(1))

    adopt(office.camats())

    states = {one.revision: one.state for one in Agreement.objects.all()}
    assert states == {0: State.SUPERSEDED, 1: State.IN_FORCE}
    assert ceilings_of(Unit.objects.get().pk, 2025).total_idr == 530_000_000


def test_a_later_unnumbered_perubahan_is_the_next():
    adopt(perubahan(None))

    adopt(perubahan(None, date="2025-11-20"))

    revisions = list(
        Agreement.objects.order_by("revision").values_list("revision", flat=True)
    )
    assert revisions == [1, 2]


def test_an_orphan_is_kept_and_finds_its_parent_when_the_superiors_paper_comes():
    result = adopt(office.kasis())
    orphan = Objective.objects.get()
    assert orphan.is_orphan
    assert "Induk “Terselenggaranya forum koordinasi pimpinan”" in result.remarks[-1]

    later = adopt(office.camats())

    orphan.refresh_from_db()
    assert not orphan.is_orphan
    assert orphan.parent.text.startswith("Meningkatnya kualitas penyelenggaraan")
    assert [
        change.what for change in later.changes if change.kind is ChangeKind.CHANGED
    ] == ["Induk sasaran"]


def test_next_year_continues_the_series_and_the_lineage():
    adopt(office.camats())

    adopt(replace(office.camats(), year=2026, date="2026-01-14"))

    assert Series.objects.count() == 2
    assert Indicator.objects.count() == 4
    lineages = set(Objective.objects.values_list("lineage", flat=True))
    assert (len(lineages), Objective.objects.count()) == (2, 4)
    assert Appointment.objects.filter(position__name="Camat").count() == 1


def test_a_new_camat_ends_the_days_of_the_one_before():
    adopt(office.camats())
    successor = Party("Drs. AGUS SANTOSO", "Camat Sukamaju")

    adopt(perubahan(1, first_party=successor))

    held = Appointment.objects.filter(position__name="Camat").order_by("since")
    assert [
        (str(one.official), one.since.isoformat(), one.until and one.until.isoformat())
        for one in held
    ] == [
        ("SARI WULANDARI, S.Sos", "2025-01-01", "2025-10-04"),
        ("Drs. AGUS SANTOSO", "2025-10-05", None),
    ]


def test_a_plt_stands_beside_the_definitive_holder():
    adopt(office.camats(), office.kasis())
    acting = Party("BAMBANG PRAKOSO, S.IP", "Plt. Kasi Pemerintahan")

    adopt(replace(office.kasis(), first_party=acting, kind="PK Perubahan", revision=1))

    kinds = Appointment.objects.filter(position__name="Kepala Seksi Pemerintahan")
    assert sorted(kinds.values_list("kind", flat=True)) == [
        AppointmentKind.DEFINITIF,
        AppointmentKind.PLT,
    ]


def test_two_of_one_staff_title_are_two_positions():
    other = replace(office.staffs(), first_party=Party("MIRA LESTARI", "PENGOLAH DATA"))

    adopt(office.camats(), office.kasis(), office.staffs(), other)

    names = Position.objects.filter(name__startswith="Pengolah").values_list(
        "name", flat=True
    )
    assert sorted(names) == [
        "Pengolah Data Seksi Pemerintahan Umum",
        "Pengolah Data Seksi Pemerintahan Umum 2",
    ]
    assert Agreement.objects.count() == 4


def test_a_letter_spaced_name_that_lost_its_gaps_is_still_the_same_person():
    adopt(office.camats(), office.kasis())
    closed = Party("D E D I K U R N I A", "KEPALA SEKSI PEMERINTAHAN")

    adopt(replace(office.staffs(), second_party=closed))

    assert Official.objects.filter(folded_name__contains="KURNIA").count() == 1


def test_a_unit_is_found_under_its_offices_name():
    unit = UnitFactory(name="Kecamatan Sukamaju")

    adopt(replace(office.camats(), unit="KANTOR CAMAT SUKAMAJU"))

    assert Agreement.objects.get().unit == unit
    assert Unit.objects.count() == 1


def test_a_dinas_is_not_given_the_codes_of_a_kecamatan():
    paper = replace(
        office.camats(),
        unit="Dinas Perikanan",
        first_party=replace(office.CAMAT, title="Kepala Dinas Perikanan"),
    )

    adopt(paper)

    assert set(Activity.objects.values_list("code", flat=True)) == {None}
    assert ceilings_of(Unit.objects.get().pk, 2025).total_idr == 530_000_000


def test_an_activity_the_nomenclature_does_not_know_counts_only_where_it_is_placed():
    odd = replace(
        office.kasis(), budgets=(Budget("program", "Gelar Tumpeng Raya", 9_000_000),)
    )

    result = adopt(office.camats(), odd)

    assert ceilings_of(Unit.objects.get().pk, 2025).total_idr == 530_000_000
    assert Activity.objects.get(name="Gelar Tumpeng Raya").level == "kegiatan"
    assert any("tidak dijumlahkan" in remark for remark in result.remarks)


def refused(*documents: Document, **rest) -> str:
    before = row_counts()
    with pytest.raises(Refused) as caught:
        adopt_papers(documents, **{"by": None, **rest})
    assert row_counts() == before, "something was half stored"
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"regency": "Kabupaten Wanajaya"},
            (
                "Dokumen ini milik Kabupaten Wanajaya, sedangkan sistem ini milik "
                "Kabupaten Tirtajaya; unggah di sistem pemda itu."
            ),
        ),
        (
            {"year": 1998},
            "Tahun 1998 di luar batas 2000–2100; perbaiki tahunnya di dokumen.",
        ),
        ({"year": None}, "Tahun dokumen tidak terbaca; lengkapi tahunnya di dokumen."),
        (
            {"budgets": (Budget("program", "Program Gotong Royong", -5_000_000),)},
            (
                "Pagu “Program Gotong Royong” negatif (-Rp 5.000.000); perbaiki angkanya "
                "di dokumen."
            ),
        ),
        (
            {"second_party": replace(office.CAMAT, title="Bupati Tirtajaya")},
            (
                "SARI WULANDARI, S.Sos tertulis sebagai Pihak Pertama dan Pihak Kedua; "
                "perbaiki nama atasannya di dokumen."
            ),
        ),
        (
            {"second_party": Party("AGUS SANTOSO", "Camat Sukamaju")},
            (
                "Camat tertulis sebagai atasan Camat dan sekaligus bawahannya; perbaiki "
                "Pihak Kedua di dokumen."
            ),
        ),
        (
            {"first_party": None},
            (
                "Pihak Pertama tidak terbaca pada salah satu perjanjian; periksa nama dan "
                "jabatan di halaman pernyataannya."
            ),
        ),
        (
            {"unit": None},
            "Perangkat daerah tidak tertulis di dokumen; pilih unitnya saat mengunggah.",
        ),
    ],
)
def test_a_paper_that_cannot_be_is_refused_with_one_sentence(changes, sentence):
    assert refused(replace(office.camats(), **changes)) == sentence


def test_a_bundle_whose_last_paper_fails_is_not_adopted_at_all():
    bad = replace(office.staffs(), budgets=(Budget("kegiatan", "Rapat", -1),))

    assert "negatif" in refused(office.camats(), office.kasis(), bad)


def test_superiors_in_a_circle_are_refused():
    upside_down = replace(
        office.camats(), second_party=replace(office.SEKCAM, title="Sekcam Sukamaju")
    )
    assert "sekaligus bawahannya" in refused(office.sekcams(), upside_down)


def test_a_target_of_two_numbers_stays_text_and_is_remarked_on():
    two = office.with_target(office.camats(), "2 Dokumen dan 3 Laporan", "2")
    first, second = two.objectives
    unread = replace(first.indicators[0], target_number=None)
    document = replace(two, objectives=(replace(first, indicators=(unread,)), second))

    result = adopt(document)

    target = Target.objects.get(series__indicators__text="Indeks Kepuasan Masyarakat")
    assert (target.value, target.text) == (None, "2 Dokumen dan 3 Laporan")
    assert (
        "Target “2 Dokumen dan 3 Laporan” (Indeks Kepuasan Masyarakat) memuat lebih dari "
        "satu angka, jadi disimpan sebagai teks; pecah menjadi satu angka per indikator."
    ) in result.remarks


def test_an_operator_adopts_for_his_own_unit_alone():
    unit, other = UnitFactory(name="Kecamatan Sukamaju"), UnitFactory(name="Kecamatan Wana")
    own, strange = granted(Role.OPERATOR, unit), granted(Role.OPERATOR, other)

    assert "tidak berwenang mengadopsi dokumen Kecamatan Sukamaju" in refused(
        office.camats(), by=strange
    )
    adopt_papers([office.camats()], by=own)
    assert Agreement.objects.get().unit == unit


def test_an_operator_does_not_bring_a_new_unit():
    operator = granted(Role.OPERATOR, UnitFactory(name="Kecamatan Wana"))

    assert "Kecamatan Sukamaju belum terdaftar" in refused(office.camats(), by=operator)


def test_a_paper_of_another_unit_than_the_chosen_one_is_refused():
    chosen = UnitFactory(name="Kecamatan Wana")

    assert refused(office.camats(), unit_id=chosen.pk) == (
        "Dokumen ini milik Kecamatan Sukamaju, sedangkan unit yang dipilih Kecamatan Wana; "
        "pilih unit yang benar."
    )
