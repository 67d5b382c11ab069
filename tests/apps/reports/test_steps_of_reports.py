"""A report goes from data lengkap to dipublikasikan, each step by its role."""

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import PEMDA_ROLES, Role
from jenjang.apps.reports import permissions
from jenjang.apps.reports.models import STEPS, PerformanceReport, step_named
from jenjang.apps.reports.services import take_step
from jenjang.core.values import Refused
from tests.apps.reports.written import opened, paragraph
from tests.factories import (
    TODAY,
    AppointmentFactory,
    OfficialFactory,
    UnitFactory,
    granted,
)

OFFICE = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR}


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year opened, once for this file."""
    furnished.report = opened(furnished)
    return furnished


@pytest.fixture
def report(kecamatan):
    return kecamatan.report


def put(report, state):
    PerformanceReport.objects.filter(pk=report.pk).update(state=state)
    report.refresh_from_db()
    return report


def holders(report, can, *asked):
    """Return the roles of the report's unit that may."""
    return {
        role
        for role in Role
        if can(granted(role, None if role in PEMDA_ROLES else report.unit), *asked, TODAY)
    }


def take(report, key, reason="", version=None):
    by = granted(Role.OPERATOR, report.unit)
    return take_step(
        report_id=report.pk,
        version=version or report.version,
        key=key,
        reason=reason,
        by=by,
    )


def test_the_office_takes_it_from_data_to_inspection(report):
    for key in ("tabel", "narasi", "periksa"):
        report = take(report, key)
    assert report.state == "pemeriksaan"
    acts = Entry.objects.of_subject(report).values_list("action", flat=True)
    assert list(acts)[:3] == [
        "performance_report.periksa",
        "performance_report.narasi",
        "performance_report.tabel",
    ]


def test_a_way_back_needs_a_reason_and_tells_it(report):
    put(report, "pemeriksaan")
    with pytest.raises(Refused, match="Tulis alasannya"):
        take(report, "kembali")
    done = take(report, "kembali", "Bab III belum lengkap.")
    assert (done.state, done.reason) == ("narasi", "Bab III belum lengkap.")


def test_a_step_from_elsewhere_or_from_an_older_page_is_refused(report):
    with pytest.raises(Refused, match="sekarang data lengkap"):
        take(report, "periksa")
    take(report, "tabel")
    with pytest.raises(Refused, match="sekarang tabel dibuat"):
        take(report, "narasi", version=1)


def test_a_report_is_not_approved_without_being_frozen(report):
    put(report, "pemeriksaan")
    with pytest.raises(Refused, match="membekukannya"):
        take(report, "setujui")


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("tabel", OFFICE),
        ("kembali", {Role.KEPALA, Role.VERIFIKATOR}),
        ("setujui", {Role.KEPALA}),
        ("sampaikan", OFFICE),
        ("buka", {Role.KEPALA}),
        ("reviu", {Role.EVALUATOR}),
        ("perbaiki", {Role.EVALUATOR, Role.PEMBINA}),
        ("publikasi", OFFICE | {Role.PEMBINA}),
        ("tarik", {Role.KEPALA, Role.PEMBINA}),
    ],
)
def test_each_step_has_its_roles(report, key, allowed):
    step = step_named(key)
    put(report, step.sources[0])
    assert holders(report, permissions.can_step, report, step) == allowed


def test_nobody_takes_a_step_from_where_the_report_is_not(report):
    put(report, "dipublikasikan")
    assert [
        step.key for step in STEPS if holders(report, permissions.can_step, report, step)
    ] == ["tarik"]


def test_the_office_writes_and_an_official_writes_what_is_his(report, kecamatan):
    section = report.sections.get(key="ringkasan")
    assert holders(report, permissions.can_write_section, section) == OFFICE

    section.responsible = kecamatan.kasi
    staff = granted(Role.PEGAWAI, report.unit)
    assert not permissions.can_write_section(staff, section, TODAY)
    AppointmentFactory(position=kecamatan.kasi, official=OfficialFactory(user=staff))
    again = type(staff).objects.get(pk=staff.pk)
    assert permissions.can_write_section(again, section, TODAY)


def test_who_works_on_a_report_or_judges_it_remarks_on_it(report):
    assert holders(report, permissions.can_comment, report) == OFFICE | {
        Role.PEMBINA, Role.EVALUATOR, Role.PIMPINAN, Role.PEGAWAI,
    }  # fmt: skip


def test_outlines_are_adapted_by_bagian_organisasi(report):
    assert holders(report, permissions.can_keep_templates) == {Role.ADMIN, Role.PEMBINA}


def test_a_report_of_another_unit_is_not_written(report):
    other = granted(Role.OPERATOR, UnitFactory())
    section = paragraph(report.sections.get(key="ringkasan")).section
    assert not permissions.can_write_section(other, section, TODAY)
