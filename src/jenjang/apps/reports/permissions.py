"""Who reads the papers of a quarter, and who writes, steers and adapts the LKjIP."""

import datetime as dt
from collections.abc import Iterable

from jenjang.apps.organisation.access import user_rule
from jenjang.apps.organisation.models import Role, Visitor
from jenjang.apps.organisation.permissions import FILLS_IN, own_position_ids, roles
from jenjang.apps.reports.models import PerformanceReport, Section, Step

READS_ALL = {
    Role.ADMIN, Role.PEMBINA, Role.PERENCANA, Role.EVALUATOR, Role.PIMPINAN,
}  # fmt: skip
REMARKS = FILLS_IN | {Role.PEMBINA, Role.EVALUATOR, Role.PIMPINAN, Role.PEGAWAI}


def can_read_all_units(user: Visitor, today: dt.date | None = None) -> bool:
    """The pemda's papers are for those who steer, plan and evaluate all units."""
    return bool(roles(user, today=today) & READS_ALL)


def can_write_report(
    user: Visitor, unit_id: int | None, today: dt.date | None = None
) -> bool:
    """The unit's office opens and writes its report; the pemda's is Bagian Organisasi's."""
    writers = {Role.PEMBINA} if unit_id is None else FILLS_IN
    return bool(roles(user, unit_id, today) & writers)


def can_write_section(
    user: Visitor, section: Section, today: dt.date | None = None
) -> bool:
    """The office writes every section, an official those his position answers for."""
    unit_id = section.report.unit_id
    if can_write_report(user, unit_id, today):
        return True
    if Role.PEGAWAI not in roles(user, unit_id, today):
        return False
    return section.responsible_id in own_position_ids(user, today)


def sections_written(
    user: Visitor,
    report: PerformanceReport,
    sections: Iterable[Section],
    today: dt.date | None = None,
) -> frozenset[int]:
    """Return the keys of those of a report's sections this person writes; two queries."""
    if can_write_report(user, report.unit_id, today):
        return frozenset(one.pk for one in sections)
    if Role.PEGAWAI not in roles(user, report.unit_id, today):
        return frozenset()
    own = own_position_ids(user, today)
    return frozenset(one.pk for one in sections if one.responsible_id in own)


def can_comment(
    user: Visitor, report: PerformanceReport, today: dt.date | None = None
) -> bool:
    """Who works on a report or judges it remarks on it; who only watches does not."""
    return bool(roles(user, report.unit_id, today) & REMARKS)


def can_step(
    user: Visitor, report: PerformanceReport, step: Step, today: dt.date | None = None
) -> bool:
    """Each step has its roles: the office hands in, the head approves, APIP reviews."""
    allowed = step.roles if report.unit_id is not None else step.roles_of_pemda
    is_there = report.state in step.sources
    return is_there and bool(roles(user, report.unit_id, today) & allowed)


def can_check(
    user: Visitor, report: PerformanceReport, today: dt.date | None = None
) -> bool:
    """Who writes a report, steers or reviews it has the auditor look over it."""
    judges = {Role.PEMBINA, Role.EVALUATOR}
    mine = roles(user, report.unit_id, today)
    return can_write_report(user, report.unit_id, today) or bool(mine & judges)


def can_review(user: Visitor, today: dt.date | None = None) -> bool:
    """The reviu is the Inspektorat's."""
    return Role.EVALUATOR in roles(user, today=today)


def can_keep_templates(user: Visitor, today: dt.date | None = None) -> bool:
    """Outlines of reports are Bagian Organisasi's, and the admin's."""
    return bool(roles(user, today=today) & {Role.ADMIN, Role.PEMBINA})


READERS_OF_ALL = user_rule("pembaca laporan semua unit", can_read_all_units)
TEMPLATE_KEEPERS = user_rule("pengelola susunan laporan", can_keep_templates)
