"""Lists of nomenclature: loaded once, replaced by newer ones, searched; codes by name."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jenjang.apps.history.models import Entry as Change
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans import services
from jenjang.apps.plans.imports.nomenclature import load_plan, plan_list
from jenjang.apps.plans.mapping import Match, certain_codes, unit_list
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    NomenclatureEntry,
    NomenclatureRelease,
    Scope,
)
from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry
from jenjang.core.values import Refused
from tests.apps.plans.sheets import SIPD_HEADING, listed, workbook
from tests.factories import ActivityFactory, UnitFactory, granted

pytestmark = pytest.mark.django_db

DECREE = "Keputusan Contoh 1/2026"
TWO = (("7.01.02.2.01.0001", "Rapat Warga"), ("7.01.02.2.01.0002", "Survei Warga"))


def named(unit, name: str, level: ActivityLevel, **more) -> Activity:
    return ActivityFactory(
        unit=unit, name=name, folded_name=fold(name), level=level, **more
    )


@pytest.fixture
def small(unit) -> NomenclatureRelease:
    entries = [
        Entry("7.01", "bidang urusan", "KECAMATAN"),
        Entry("7.01.02", "program", "PROGRAM PELAYANAN WARGA"),
        Entry("7.01.02.2.01", "kegiatan", "Koordinasi Layanan Warga"),
        Entry("7.01.02.2.01.0001", "sub kegiatan", "Rapat Warga", "A", "B", "Dokumen"),
        Entry("X.XX.01", "program", "PROGRAM PENUNJANG URUSAN"),
        Entry("1.01.02", "program", "PROGRAM SEKOLAH"),
    ]
    release, _ = services.load_list(
        decree=DECREE,
        scope=Scope.REGENCY,
        first_year=2020,
        entries=entries,
        source=None,
        by=None,
    )
    return release


def test_a_newer_list_says_what_it_brings_and_the_same_again_changes_nothing(unit):
    admin = granted(Role.ADMIN)
    content = listed(*TWO)
    plan = plan_list(content, decree=DECREE, first_year=2026)
    (change,) = plan.changes
    assert (change.is_new, change.lines, len(change.change.added)) == (True, 5, 5)

    load_plan(plan, source=None, by=admin)

    assert plan_list(content, decree=DECREE, first_year=2026).is_none
    entry = NomenclatureEntry.objects.get(code="7.01.02.2.01.0002")
    assert (entry.name, entry.indicator, entry.measured_in) == (
        "Survei Warga",
        "Jumlah Survei Warga",
        "Dokumen",
    )
    kegiatan = NomenclatureEntry.objects.get(code="7.01.02.2.01")
    assert kegiatan.name == "Koordinasi Layanan Warga"


def test_loading_a_decree_again_changes_adds_and_drops(unit):
    admin = granted(Role.ADMIN)
    load_plan(
        plan_list(listed(*TWO), decree=DECREE, first_year=2026), source=None, by=admin
    )
    newer = listed((TWO[0][0], "Rapat Warga Desa"), ("7.01.02.2.01.0003", "Posko Warga"))
    plan = plan_list(newer, decree=DECREE, first_year=2026)

    (one,) = plan.changes
    assert one.change.added == ("7.01.02.2.01.0003",)
    assert one.change.changed == ("7.01.02.2.01.0001",)
    assert one.change.dropped == ("7.01.02.2.01.0002",)
    load_plan(plan, source=None, by=admin)
    assert set(
        NomenclatureEntry.objects.filter(level="sub kegiatan").values_list(
            "name", flat=True
        )
    ) == {"Rapat Warga Desa", "Posko Warga"}
    said = Change.objects.filter(action="nomenclature.loaded").first().after
    assert (said["baru"], said["berubah"], said["hilang"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("column", "cell", "blamed"),
    [
        (0, "KOTAMADYA", "JENIS PEMDA"),
        (1, "KECAMATAN", "BIDANG"),
        (2, "7.01.02", "PROGRAM"),
        (3, "7.01.02.2.01.0009.7 Salah", "KEGIATAN"),
        (4, "[null]", "SUBKEGIATAN"),
        (7, "Dokumen " * 10, "SATUAN"),
    ],
)
def test_a_spoiled_row_is_named_with_its_column(unit, column, cell, blamed):
    good = ["KABKOT", "7.01 KECAMATAN", "7.01.02 PROGRAM A", "7.01.02.2.01 Kegiatan B"]
    row = [*good, "7.01.02.2.01.0001 Sub C", "Kinerja", "Indikator", "Dokumen"]
    row[column] = cell
    plan = plan_list(workbook([SIPD_HEADING, row]), decree=DECREE, first_year=2026)

    assert [(one.row, one.column) for one in plan.problems] == [(2, blamed)]
    with pytest.raises(Refused):
        load_plan(plan, source=None, by=granted(Role.ADMIN))
    assert not NomenclatureRelease.objects.exists()


def test_a_file_without_the_columns_is_refused_by_their_names(unit):
    with pytest.raises(Refused, match="SUBKEGIATAN"):
        plan_list(
            workbook([SIPD_HEADING[:4], ("KABKOT", "7.01 A", "7.01.02 B", "x")]),
            decree=DECREE,
            first_year=2026,
        )


@pytest.mark.parametrize(
    ("name", "level", "match", "code"),
    [
        ("Program Pelayanan Warga", "program", Match.SAME, "7.01.02"),
        ("Program Penunjang Urusan", "program", Match.SAME, "7.01.01"),
        ("Rapat Wargaa", "sub kegiatan", Match.NEAR, "7.01.02.2.01.0001"),
        ("Rapat Warga", "kegiatan", Match.OTHER_LEVEL, ""),
        ("Program Sekolah", "program", Match.UNKNOWN, ""),
        ("Kebun Bunga", "sub kegiatan", Match.UNKNOWN, ""),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_name_gets_its_proposal(unit, name, level, match, code):
    proposal = unit_list(unit, 2025).propose(name, level)

    assert (proposal.match, proposal.code) == (match, code)


def test_certain_names_get_their_codes_at_once_and_unsure_ones_wait(small, unit):
    program = named(unit, "Program Pelayanan Warga", ActivityLevel.PROGRAM)
    typo = named(unit, "Rapat Wargaa", ActivityLevel.SUB_KEGIATAN, parent=program)
    operator = granted(Role.OPERATOR, unit)

    codes = certain_codes(unit_list(unit, 2025), Activity.objects.filter(unit=unit))
    services.code_activities(codes=codes, by=operator)

    program.refresh_from_db()
    typo.refresh_from_db()
    assert (program.code, typo.code) == ("7.01.02", None)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("kode", "bukan kode"),
        ("7.01.02", "adalah kode program"),
        ("7.01.04.2.01", "tidak berada di bawah"),
        ("7.01.02.2.09", "sudah dipakai"),
    ],
)
def test_a_code_that_cannot_be_is_refused(unit, code, why):
    program = named(unit, "Program A", ActivityLevel.PROGRAM, code="7.01.02")
    named(unit, "B", ActivityLevel.KEGIATAN, code="7.01.02.2.09", parent=program)
    one = named(unit, "C", ActivityLevel.KEGIATAN, parent=program)

    with pytest.raises(Refused, match=why):
        services.code_activity(activity_id=one.pk, code=code, by=granted(Role.ADMIN))


def client_of(role: Role, unit=None) -> Client:
    client = Client()
    client.force_login(granted(role, unit))
    return client


def test_the_page_finds_words_as_one_types_and_filters_by_level(small, unit):
    client = client_of(Role.OPERATOR, unit)
    url = reverse("plans:nomenclature")

    whole = client.get(url, {"cari": "rapat"})
    part = client.get(url, {"cari": "warga", "tingkat": "kegiatan"}, HTTP_HX_REQUEST="true")

    assert "7.01.02.2.01.0001" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert "Koordinasi Layanan Warga" in part.content.decode()
    assert "Rapat Warga" not in part.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_codes_costs_the_same_for_any_number(
    rows, small, unit, django_assert_max_num_queries
):
    for n in range(rows):
        named(unit, f"Rapat Wargaa {n}", ActivityLevel.SUB_KEGIATAN)
    client = client_of(Role.OPERATOR, unit)
    client.get(reverse("plans:mapping"))

    with django_assert_max_num_queries(12):
        response = client.get(reverse("plans:mapping"))
    assert len(response.context["rows"]) == rows


def test_a_code_is_accepted_on_the_page(small, unit):
    one = named(unit, "Rapat Wargaa", ActivityLevel.SUB_KEGIATAN)
    client = client_of(Role.OPERATOR, unit)

    client.post(reverse("plans:activity_code", args=[one.pk]), {"code": "7.01.02.2.01.1"})

    one.refresh_from_db()
    assert one.code == "7.01.02.2.01.0001"


def test_all_certain_codes_are_accepted_on_the_page(small, unit):
    one = named(unit, "Rapat Warga", ActivityLevel.SUB_KEGIATAN)
    client = client_of(Role.OPERATOR, unit)

    client.post(reverse("plans:codes_accept"))

    one.refresh_from_db()
    assert one.code == "7.01.02.2.01.0001"


def test_a_code_of_another_unit_is_not_given(small, unit):
    foreign = named(UnitFactory(), "Rapat Warga", ActivityLevel.SUB_KEGIATAN)
    client = client_of(Role.OPERATOR, unit)

    response = client.post(
        reverse("plans:activity_code", args=[foreign.pk]), {"code": "7.01.02.2.01.0001"}
    )

    assert response.status_code == 404


def test_an_admin_looks_at_a_newer_list_and_then_loads_it(unit):
    client = client_of(Role.ADMIN)
    file = SimpleUploadedFile("daftar.xlsx", listed(*TWO))
    said = {"file": file, "decree": DECREE, "first_year": "2026"}

    looked = client.post(reverse("plans:nomenclature_load"), said)
    assert not NomenclatureRelease.objects.exists()
    client.post(reverse("plans:nomenclature_load_do"), {"ticket": looked.context["ticket"]})

    release = NomenclatureRelease.objects.get()
    assert (release.decree, release.entries.count()) == (DECREE, 5)
    assert release.source.original_name == "daftar.xlsx"


def test_a_ticket_serves_only_who_looked(unit):
    looked = client_of(Role.ADMIN).post(
        reverse("plans:nomenclature_load"),
        {
            "file": SimpleUploadedFile("daftar.xlsx", listed(*TWO)),
            "decree": DECREE,
            "first_year": "2026",
        },
    )
    response = client_of(Role.ADMIN).post(
        reverse("plans:nomenclature_load_do"), {"ticket": looked.context["ticket"]}
    )

    assert response.status_code == 400
    assert not NomenclatureRelease.objects.exists()
