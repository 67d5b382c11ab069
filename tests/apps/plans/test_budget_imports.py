"""A budget file becomes a version: looked at first, then done, all of it or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jenjang.apps.agreements.models import Allotment, State
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import store
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Role, Unit, Year
from jenjang.apps.plans.imports.budgets import (
    LooksDifferent,
    look,
    perform,
    read_sheet,
)
from jenjang.apps.plans.imports.template import budget_template
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    Scope,
)
from jenjang.apps.plans.models.activities import PROMISING
from jenjang.apps.plans.services import NamedVersion, load_list, remove_version
from jenjang.apps.plans.snapshots import ceilings_of
from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry as Line
from jenjang.core.values import Refused
from jenjang.papers.sheets.budgets import read_budget
from jenjang.papers.sheets.grids import read_grids
from tests.apps.plans.sheets import (
    DAU,
    FIRST,
    FOOD,
    MONEY,
    SECOND,
    SECOND_CODE,
    SKPD,
    TOTAL,
    as_csv,
    cash_plan,
    long_form,
    pivot,
    printed,
    recap,
    sub_kegiatan_json,
    workbook,
)
from tests.factories import ActivityFactory, UnitFactory, granted
from tests.web.place import furnished_unit

pytestmark = pytest.mark.django_db

DPA = NamedVersion(2025, BudgetKind.DPA, 0, "900/17/2025")
LISTED = (
    ("7.01", "bidang urusan", "KECAMATAN"),
    ("7.01.02", "program", "PROGRAM PELAYANAN WARGA"),
    ("7.01.02.2.01", "kegiatan", "Koordinasi Layanan Warga"),
    (FIRST[0], "sub kegiatan", FIRST[1]),
    ("X.XX.01", "program", "PROGRAM PENUNJANG URUSAN"),
    ("X.XX.01.2.06", "kegiatan", "Administrasi Umum"),
    ("X.XX.01.2.06.0005", "sub kegiatan", SECOND[1]),
)


@pytest.fixture
def listed(unit) -> Unit:
    """Return the unit; a small list of nomenclature holds."""
    load_list(
        decree="Keputusan Contoh",
        scope=Scope.REGENCY,
        first_year=2020,
        entries=[Line(*one) for one in LISTED],
        source=None,
        by=None,
    )
    return unit


def sheet_of(content: bytes, year: int = 2025):
    """Return what a file says, read in this process: quicker than in one apart."""
    return read_budget(read_grids(content), year=year, regency="Kabupaten Tirtajaya")


def kept(content: bytes = b"anggaran") -> StoredFile:
    return store(
        content=content,
        name="dpa.xlsx",
        media_type="application/octet-stream",
        kind=Kind.UPLOAD,
        by=None,
    )


def done(content: bytes, *units: Unit, named: NamedVersion = DPA, **more):
    """Look at a file and do it."""
    sheet = sheet_of(content)
    digest = look(sheet, named, units).digest
    said = {"digest": digest, "is_confirmed": False, "source": kept()} | more
    return perform(sheet, named, units, by=granted(Role.KEUANGAN), **said)


def amounts(unit: Unit, kind: str = BudgetKind.DPA) -> dict[tuple[str, str, str], int]:
    return {
        (line.activity.code, line.fund_source, line.spending_kind): line.amount_idr
        for line in BudgetLine.objects.filter(
            version__unit=unit, version__kind=kind
        ).select_related("activity")
    }


IMPORTED = {
    (FIRST[0], DAU, "5.1"): 2_000_000,
    (SECOND_CODE, DAU, "5.2"): 3_000_000,
}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(workbook(recap()), id="recap"),
        pytest.param(workbook(long_form()), id="packages"),
        pytest.param(workbook(cash_plan()), id="cash plan"),
        pytest.param(as_csv(recap()), id="csv"),
    ],
)
def test_a_file_becomes_the_lines_of_its_version(listed, content):
    done(content, listed)

    version = BudgetVersion.objects.get()
    assert (version.unit, version.kind, version.document_number) == (
        listed,
        "dpa",
        "900/17/2025",
    )
    assert version.source.original_name == "dpa.xlsx"
    assert amounts(listed) == IMPORTED


def test_a_pivot_without_sources_of_funds_counts_by_kind(listed):
    done(workbook(pivot()), listed)

    assert set(amounts(listed).values()) == {2_000_000, 3_000_000}
    assert {key[1] for key in amounts(listed)} == {""}


def test_a_list_of_sub_kegiatan_keeps_each_source_of_funds(listed):
    done(sub_kegiatan_json(), listed)

    assert amounts(listed)[(SECOND_CODE, "Pendapatan Asli Daerah", "")] == 2_000_000


def test_activities_are_made_under_their_programs_and_summed_upwards(listed):
    plan = done(workbook(recap()), listed)

    tree = {one.code: one for one in Activity.objects.filter(unit=listed)}
    assert set(tree) == {
        *(FIRST[0], "7.01.02", "7.01.02.2.01"),
        *(SECOND_CODE, "7.01.01", "7.01.01.2.06"),
    }
    assert tree[FIRST[0]].path.startswith(tree["7.01.02"].path)
    assert tree["7.01.01"].name == "PROGRAM PENUNJANG URUSAN"
    found = ceilings_of(listed.pk, 2025)
    assert found.by_activity[tree["7.01.02"].pk] == 2_000_000
    assert found.total_idr == TOTAL == plan.units[0].total_idr


def test_an_activity_without_a_code_is_found_by_its_name_and_gets_the_code(listed):
    own = ActivityFactory(
        unit=listed,
        level=ActivityLevel.SUB_KEGIATAN,
        name="rapat  WARGA",
        folded_name=fold("rapat  WARGA"),
    )
    done(workbook(recap()), listed)

    own.refresh_from_db()
    assert (own.code, own.parent.code) == (FIRST[0], "7.01.02.2.01")
    assert Activity.objects.filter(unit=listed, level="sub kegiatan").count() == 2


def test_a_printed_table_is_matched_by_name_and_its_stated_sums_are_kept(listed):
    done(workbook(printed()), listed)

    assert {key[0] for key in amounts(listed)} == {"7.01.02", "7.01.02.2.01", FIRST[0]}
    assert ceilings_of(listed.pk, 2025).total_idr == 2_000_000


def test_a_printed_name_nobody_knows_is_a_problem_with_its_nearest(listed):
    rows = printed()
    rows[4][1] = "Rapat Wargaa"
    plan = look(sheet_of(workbook(rows)), DPA, [listed])

    (problem,) = plan.problems
    assert (problem.row, problem.column) == (5, "Nama Sub Kegiatan")
    assert FIRST[0] in problem.what


def test_a_code_that_no_list_has_is_told_and_imported_under_the_files_name(listed):
    extra = (("7.01.02.2.01.0077", "Kerja Bakti"), FOOD, 700_000)
    plan = done(workbook(recap([*MONEY, extra], total=None)), listed)

    (notice,) = plan.units[0].notices
    assert (notice.code, notice.name) == ("7.01.02.2.01.0077", "Kerja Bakti")
    assert amounts(listed)[("7.01.02.2.01.0077", DAU, "5.1")] == 700_000


def test_a_code_of_another_region_is_told(listed):
    rows = long_form()
    rows.append(list(rows[1]))
    rows[-1][3:7] = [
        *("7.01.02.7.04", "Penegakan Qanun"),
        *("7.01.02.7.04.0001", "Sosialisasi Qanun"),
    ]

    notices = look(sheet_of(workbook(rows)), DPA, [listed]).units[0].notices

    assert {one.code for one in notices} >= {"7.01.02.7.04", "7.01.02.7.04.0001"}
    assert "bukan untuk kabupaten/kota" in notices[-1].what


def test_a_program_that_nobody_names_is_a_problem(listed):
    extra = (("7.01.09.2.01.0001", "Kerja Bakti"), FOOD, 1)

    (problem,) = look(
        sheet_of(workbook(recap([*MONEY, extra], total=None))), DPA, [listed]
    ).problems

    assert "Nama program 7.01.09" in problem.what


def test_a_code_without_any_name_is_a_problem(listed):
    rows = recap([(("7.01.02.2.01.0077", None), FOOD, 1)], total=None)

    (problem,) = look(sheet_of(workbook(rows)), DPA, [listed]).problems

    assert "Nama sub kegiatan" in problem.what


def test_coming_again_replaces_the_lines_and_says_what_changes(listed):
    done(workbook(recap()), listed)
    again = [
        (FIRST, FOOD, 2_500_000),
        (("7.01.02.2.01.0002", "Survei"), FOOD, 900_000),
    ]
    plan = done(workbook(recap(again, total=None)), listed)

    (one,) = plan.units
    assert {(c.what, c.before_idr, c.after_idr) for c in one.changes} == {
        ("berubah", 2_000_000, 2_500_000),
        ("baru", None, 900_000),
        ("hilang", 3_000_000, None),
    }
    assert BudgetVersion.objects.count() == 1
    assert amounts(listed) == {
        (FIRST[0], DAU, "5.1"): 2_500_000,
        ("7.01.02.2.01.0002", DAU, "5.1"): 900_000,
    }
    entry = Entry.objects.filter(action="budget.imported").first()
    assert entry.before["total"] == "Rp 5.000.000"
    assert entry.after["total"] == "Rp 3.400.000"
    assert len(entry.before["lines"]) == 2


def test_the_same_file_again_changes_nothing(listed):
    done(workbook(recap()), listed)
    keys = set(BudgetLine.objects.values_list("pk", flat=True))

    (one,) = done(workbook(recap()), listed).units

    assert (one.changes, one.same, one.new_activities) == ((), 2, 0)
    assert set(BudgetLine.objects.values_list("pk", flat=True)) == keys


def test_versions_stand_beside_one_another_and_the_latest_holds(listed):
    done(workbook(recap()), listed)
    more = [(FIRST, FOOD, 9_000_000)]
    dppa = NamedVersion(2025, BudgetKind.DPPA, 1)
    done(workbook(recap(more, total=None)), listed, named=dppa)

    assert amounts(listed) == IMPORTED
    assert ceilings_of(listed.pk, 2025).total_idr == 9_000_000


def test_what_a_renstra_sets_aside_is_kept_and_never_a_ceiling(listed):
    done(workbook(recap()), listed, named=NamedVersion(2025, BudgetKind.RENSTRA, 0))

    assert amounts(listed, BudgetKind.RENSTRA) == IMPORTED
    assert ceilings_of(listed.pk, 2025).total_idr is None

    done(workbook(recap()), listed)
    assert ceilings_of(listed.pk, 2025).total_idr == sum(IMPORTED.values())


def test_on_the_page_a_renstra_is_filed_for_a_year_to_come(listed):
    client, file = client_of(Role.OPERATOR, listed), workbook(recap())
    said = {"kind": "renstra", "of_year": "2027"}

    looked = client.post(reverse("plans:budget_import"), upload(file, **said))
    client.post(reverse("plans:budget_import_do"), {"ticket": looked.context["ticket"]})

    version = BudgetVersion.objects.get()
    assert (version.kind, version.year_id) == ("renstra", 2027)
    assert Year.objects.get(pk=2027).opened_at is None


def test_a_problem_keeps_everything_as_it_was(listed):
    done(workbook(recap()), listed)
    spoiled = recap(total=None)
    spoiled[4][7] = "banyak"
    sheet = sheet_of(workbook(spoiled))
    before = list(Entry.objects.values_list("pk", flat=True))
    digest = look(sheet, DPA, [listed]).digest

    with pytest.raises(Refused, match="bermasalah"):
        perform(
            sheet, DPA, [listed],
            digest=digest, is_confirmed=True, source=None, by=granted(Role.KEUANGAN),
        )  # fmt: skip

    assert amounts(listed) == IMPORTED
    assert list(Entry.objects.values_list("pk", flat=True)) == before


def test_who_looked_before_another_imported_must_look_again(listed):
    mine = sheet_of(workbook(recap([(FIRST, FOOD, 1_000_000)], total=None)))
    looked = look(mine, DPA, [listed])
    done(workbook(recap()), listed)

    with pytest.raises(LooksDifferent):
        perform(
            mine, DPA, [listed],
            digest=looked.digest, is_confirmed=True, source=None, by=granted(Role.KEUANGAN),
        )  # fmt: skip

    assert amounts(listed) == IMPORTED


def test_an_activity_that_an_agreement_names_must_not_vanish_unnoticed(listed):
    place = furnished_unit("Kecamatan Tirtasari")
    rows = recap(skpd=("", "Kecamatan Tirtasari"), total=None)
    dppa = NamedVersion(2025, BudgetKind.DPPA, 3)
    plan = look(sheet_of(workbook(rows)), dppa, [place.unit])
    assert list(plan.units[0].missed) == [place.activity]

    with pytest.raises(Refused, match="centang"):
        done(workbook(rows), place.unit, named=dppa)
    assert not BudgetVersion.objects.filter(revision=3).exists()

    done(workbook(rows), place.unit, named=dppa, is_confirmed=True)
    assert BudgetVersion.objects.filter(revision=3).exists()
    assert Allotment.objects.filter(activity=place.activity).exists()


def test_agreements_name_activities_in_every_state_but_replaced():
    assert set(PROMISING) == set(State.values) - {State.SUPERSEDED.value}


def test_a_file_of_many_units_is_imported_for_those_chosen_and_lists_the_others(listed):
    other = UnitFactory(name="Kecamatan Randuagung")
    rows = recap(total=None)
    rows += [[None, "KECAMATAN RANDUAGUNG", *row[2:]] for row in recap(total=None)[4:]]
    rows += [["9.99", "Kecamatan Antah Berantah", *row[2:]] for row in rows[4:5]]

    one = look(sheet_of(workbook(rows)), DPA, [listed])
    both = done(workbook(rows), listed, other)

    assert [(o.name, o.rows, o.total_idr) for o in one.others] == [
        ("KECAMATAN RANDUAGUNG", 3, TOTAL),
        ("Kecamatan Antah Berantah", 1, 1_500_000),
    ]
    assert [o.name for o in both.others] == ["Kecamatan Antah Berantah"]
    assert amounts(other) == IMPORTED == amounts(listed)


def test_a_file_of_other_units_alone_is_refused_by_their_names(listed):
    rows = recap(skpd=("", "Dinas Contoh"), total=None)

    with pytest.raises(Refused, match="Dinas Contoh"):
        look(sheet_of(workbook(rows)), DPA, [listed])


def test_a_code_and_a_name_of_two_units_are_a_problem(listed):
    UnitFactory(name="Kecamatan Randuagung")
    rows = recap(skpd=(SKPD[0], "Kecamatan Randuagung"), total=None)

    assert (
        "milik Kecamatan Sukamaju"
        in look(sheet_of(workbook(rows)), DPA, [listed]).problems[0].what
    )


def test_our_own_sheet_comes_back_as_it_went(listed):
    done(workbook(recap()), listed)
    activities = list(Activity.objects.filter(unit=listed).order_by("code"))
    lines = list(BudgetLine.objects.select_related("version"))

    content = budget_template("Pagu", activities, lines)
    (one,) = done(content, listed).units

    assert (one.changes, one.same) == ((), 2)


def test_our_own_sheet_leaves_what_agreements_state_to_be_filled(listed):
    place = furnished_unit("Kecamatan Tirtasari")
    sub = ActivityFactory(
        unit=place.unit, level="sub kegiatan", name="Rapat Warga", folded_name="rapat warga"
    )
    version = BudgetVersion.objects.create(
        unit=place.unit, year_id=2025, kind=BudgetKind.FROM_AGREEMENTS
    )
    line = version.lines.create(activity=sub, amount_idr=7)

    sheet = sheet_of(budget_template("Pagu", [sub], [line]))

    assert (sheet.rows, sheet.blank_rows) == ([], 1)


def test_a_version_imported_by_mistake_is_taken_out_and_remembered(listed):
    done(workbook(recap()), listed)
    remove_version(version_id=BudgetVersion.objects.get().pk, by=granted(Role.KEUANGAN))

    assert not BudgetVersion.objects.exists()
    said = Entry.objects.filter(action="budget.removed").get().before
    assert said["total"] == "Rp 5.000.000"


def test_all_units_are_done_or_none(listed, monkeypatch):
    place = furnished_unit("Kecamatan Tirtasari")
    rows = recap(total=None)
    rows += [[None, "Kecamatan Tirtasari", *row[2:]] for row in recap(total=None)[4:]]
    named = NamedVersion(2025, BudgetKind.SHIFT, 1)

    with pytest.raises(Refused, match="centang"):
        done(workbook(rows), listed, place.unit, named=named)

    assert not BudgetVersion.objects.filter(kind=BudgetKind.SHIFT).exists()


def client_of(role: Role, unit: Unit | None = None) -> Client:
    client = Client()
    client.force_login(granted(role, unit))
    return client


def upload(content: bytes, **more: str) -> dict[str, object]:
    return {
        "file": SimpleUploadedFile("rekap.xlsx", content),
        "kind": "dpa",
        "document_number": "900/17/2025",
        "document_date": "2025-01-06",
    } | more


def test_on_the_page_a_file_is_looked_at_and_then_applied(listed):
    client = client_of(Role.OPERATOR, listed)

    looked = client.post(reverse("plans:budget_import"), upload(workbook(recap())))
    assert not BudgetVersion.objects.exists()
    assert "Rp 5.000.000" in looked.content.decode()
    client.post(reverse("plans:budget_import_do"), {"ticket": looked.context["ticket"]})

    assert amounts(listed) == IMPORTED
    page = client.get(reverse("plans:budget")).content.decode()
    assert "DPA 2025" in page
    assert "900/17/2025" in page


def test_on_the_page_problems_are_named_and_nothing_can_be_applied(listed):
    rows = recap(total=None)
    rows[4][7] = "banyak"
    client = client_of(Role.OPERATOR, listed)

    page = client.post(reverse("plans:budget_import"), upload(workbook(rows)))

    assert "ticket" not in page.context
    assert "bukan jumlah uang" in page.content.decode()


def test_on_the_page_the_later_of_two_sees_what_became_different(listed):
    first, second = client_of(Role.OPERATOR, listed), client_of(Role.KEUANGAN)
    url, do = reverse("plans:budget_import"), reverse("plans:budget_import_do")
    other = workbook(recap([(FIRST, FOOD, 1_000_000)], total=None))
    looked = first.post(url, upload(workbook(recap())))
    second.post(do, {"ticket": second.post(url, upload(other)).context["ticket"]})

    late = first.post(do, {"ticket": looked.context["ticket"]})

    assert late.status_code == 409
    assert "berubah sejak Anda memeriksa" in late.content.decode()
    assert sum(amounts(listed).values()) == 1_000_000
    first.post(do, {"ticket": late.context["ticket"]})
    assert amounts(listed) == IMPORTED


def test_on_the_page_a_ticket_of_another_person_serves_nobody(listed):
    looked = client_of(Role.OPERATOR, listed).post(
        reverse("plans:budget_import"), upload(workbook(recap()))
    )

    answer = client_of(Role.KEUANGAN).post(
        reverse("plans:budget_import_do"), {"ticket": looked.context["ticket"]}
    )

    assert answer.status_code == 400
    assert not BudgetVersion.objects.exists()


def test_bpkad_imports_for_all_units_and_an_operator_is_not_asked(listed):
    other = UnitFactory(name="Kecamatan Randuagung")
    rows = recap(total=None)
    rows += [[None, "Kecamatan Randuagung", *row[2:]] for row in recap(total=None)[4:]]
    keuangan = client_of(Role.KEUANGAN)

    looked = keuangan.post(
        reverse("plans:budget_import"), upload(workbook(rows), whose="semua")
    )
    keuangan.post(reverse("plans:budget_import_do"), {"ticket": looked.context["ticket"]})

    assert amounts(other) == amounts(listed) == IMPORTED
    operator = client_of(Role.OPERATOR, listed)
    assert (
        "whose" not in operator.get(reverse("plans:budget_import")).context["form"].fields
    )


def test_a_hostile_workbook_is_one_sentence(listed):
    client = client_of(Role.OPERATOR, listed)
    rows = [["Kode Sub Kegiatan", "Nama Sub Kegiatan", "Pagu"]]
    content = workbook(rows).replace(b"PK\x01\x02", b"PK\x01\x03")

    page = client.post(reverse("plans:budget_import"), upload(content))

    assert page.status_code == 422
    assert not StoredFile.objects.exists()


def test_a_file_read_apart_says_the_same(listed):
    assert read_sheet(workbook(recap()), 2025).rows == sheet_of(workbook(recap())).rows


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["plans:budget", "plans:budget_compare"])
def test_a_page_costs_the_same_queries_for_any_number_of_lines(
    listed, rows, name, django_assert_num_queries
):
    money = [
        ((f"7.01.02.2.01.000{n}", f"Rapat {n}"), FOOD, 1000) for n in range(1, rows + 1)
    ]
    for named in (DPA, NamedVersion(2025, BudgetKind.DPPA, 1)):
        done(workbook(recap(money, total=None)), listed, named=named)
    client = client_of(Role.OPERATOR, listed)
    client.get(reverse(name))

    with django_assert_num_queries(9 if name == "plans:budget_compare" else 8):
        page = client.get(reverse(name))

    assert len(page.context["table"].rows) == rows + 2


def test_the_page_filters_by_fund_kind_level_and_words(listed):
    done(sub_kegiatan_json(), listed)
    client = client_of(Role.PEMBINA)
    url = reverse("plans:budget")

    by_fund = client.get(url, {"dana": "Pendapatan Asli Daerah"}).context["table"]
    programs = client.get(url, {"tingkat": "program"}).context["table"]
    words = client.get(url, {"cari": "rapat"}).context["table"]

    assert by_fund.total.ceiling_idr == 2_000_000
    assert {row.activity.level for row in programs.rows} == {"program"}
    assert [row.activity.name for row in words.rows] == [FIRST[1]]
    assert {one.label: one.figures.ceiling_idr for one in words.by_fund} == {
        DAU: 3_000_000,
        "Pendapatan Asli Daerah": 2_000_000,
    }


def test_two_versions_stand_side_by_side_with_their_difference(listed):
    done(workbook(recap()), listed)
    later = [(FIRST, FOOD, 1_000_000), (SECOND, MONEY[2][1], 3_000_000)]
    dppa = NamedVersion(2025, BudgetKind.DPPA, 1)
    done(workbook(recap(later, total=None)), listed, named=dppa)
    client = client_of(Role.PEMANTAU, listed)

    table = client.get(reverse("plans:budget_compare"), {"beda": "1"}).context["table"]

    assert table.total.difference_idr == -1_000_000
    assert {row.activity.code for row in table.rows} == {
        "7.01.02",
        "7.01.02.2.01",
        FIRST[0],
    }
    assert {one.label: one.figures.difference_idr for one in table.by_kind} == {
        "Belanja operasi": -1_000_000,
        "Belanja modal": 0,
    }


def test_the_file_a_version_came_from_is_given_back(listed):
    done(workbook(recap()), listed)
    client = client_of(Role.PEMANTAU, listed)
    version = BudgetVersion.objects.get()

    assert (
        client.get(reverse("plans:budget_source", args=[version.pk])).content == b"anggaran"
    )


def test_a_filled_sheet_is_offered_to_who_may_import(listed):
    done(workbook(recap()), listed)
    client = client_of(Role.VERIFIKATOR, listed)

    sheet = sheet_of(client.get(reverse("plans:budget_sheet")).content)

    assert sorted(row.amount_idr for row in sheet.rows) == [2_000_000, 3_000_000]
