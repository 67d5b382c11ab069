"""Who may open which page: every address x role x unit, compared with the table below.

A page without a rule, or one that is not in the table, fails here. Letters: what each
role may open in its own unit (roles over the whole pemda: in any), then in another unit.
To a role over the whole pemda no unit is another: it is asked once.
"""

from collections.abc import Callable, Iterator, Set
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.models import (
    Evidence,
    LockException,
    PeriodLock,
    Result,
    SpotCheck,
    SpotCheckItem,
)
from jenjang.apps.measurement.services import attach_file, attach_link
from jenjang.apps.notices.models import Notice
from jenjang.apps.notices.services import new_calendar_address
from jenjang.apps.organisation.models import PEMDA_ROLES, Holiday, Role, Unit
from jenjang.apps.plans.models import (
    CrosscutRequest,
    Indicator,
    Objective,
    Plan,
    PlanKind,
)
from jenjang.apps.reports.models import (
    Comment,
    PerformanceReport,
    ReportReview,
    ReportState,
)
from jenjang.web.pages import Page
from tests.conftest import taken_back
from tests.factories import GovernmentFactory, PlanFactory, UnitFactory, granted
from tests.issued import issued_in
from tests.web.place import Place, furnished_unit

UMUM = "umum"
DAY = "2025-04-10"
EVERY_ROLE = frozenset(Role)
PEMDA = frozenset(PEMDA_ROLES)
ADMIN = frozenset({Role.ADMIN})
STEWARDS = frozenset({Role.ADMIN, Role.PEMBINA})
OFFICE = frozenset({Role.OPERATOR, Role.VERIFIKATOR})
EVERYBODY = EVERY_ROLE | {UMUM}
HISTORY = STEWARDS | OFFICE | {Role.EVALUATOR, Role.KEPALA}
ADOPTERS = OFFICE | {Role.PEMBINA}
FILLERS = OFFICE | {Role.KEPALA}
LOCKERS = frozenset({Role.PEMBINA})
SPOT_CHECKERS = frozenset({Role.PEMBINA, Role.EVALUATOR})
VERIFIERS = frozenset({Role.KEPALA, Role.VERIFIKATOR})
SETTLERS = FILLERS | {Role.PEMBINA, Role.EVALUATOR}
READERS_OF_ALL = frozenset(PEMDA_ROLES) - {Role.KEUANGAN}
JUDGES = frozenset({Role.PEMBINA, Role.EVALUATOR})
EVALUATORS = frozenset({Role.EVALUATOR})
LEADERS = frozenset({Role.PIMPINAN, Role.PEMBINA})
STEERERS = JUDGES | {Role.PIMPINAN}
REMARKERS = FILLERS | STEERERS | {Role.PEGAWAI}
SPENDERS = OFFICE | {Role.KEUANGAN}
CODERS = OFFICE | {Role.PEMBINA, Role.PERENCANA}
PLANNERS_OF_ALL = frozenset({Role.PEMBINA, Role.PERENCANA})
PLANNERS = FILLERS | PLANNERS_OF_ALL
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Expected:
    """Who opens a page on things of the own unit, and who on things of another unit."""

    own: Set[str]
    other: Set[str]
    about: Callable[[Place], dict[str, Any]] = lambda _: {}
    method: str = "get"


def person(place: Place) -> dict[str, Any]:
    return {"pk": place.grant.user_id}


def official(place: Place) -> dict[str, Any]:
    return {"pk": place.appointment.official_id}


def unit(place: Place) -> dict[str, Any]:
    return {"pk": place.unit.pk}


def a_holiday(_place: Place) -> dict[str, Any]:
    day, _ = Holiday.objects.get_or_create(day="2025-01-01", defaults={"name": "Libur"})
    return {"pk": day.pk}


def a_notice(place: Place) -> dict[str, Any]:
    """Return a notice of somebody else: nobody reads it for him."""
    notice, _ = Notice.objects.get_or_create(
        user=place.grant.user,
        key="ukur",
        defaults={
            "told": 0,
            "title": "Belum lengkap",
            "text": "",
            "url": "/",
            "due_on": DAY,
        },
    )
    return {"pk": notice.pk}


def an_address(place: Place) -> dict[str, Any]:
    """Return the secret address of a calendar of somebody."""
    return {"token": new_calendar_address(by=place.grant.user)}


def agreement(place: Place) -> dict[str, Any]:
    return {"pk": place.agreement.pk}


def issued(place: Place) -> dict[str, Any]:
    return {"pk": issued_in(place).pk}


def awaited(place: Place) -> dict[str, Any]:
    return {"pk": issued_in(place).signatures.get().pk}


def code(place: Place) -> dict[str, Any]:
    return {"code": issued_in(place).code}


def upload(place: Place) -> dict[str, Any]:
    return {"pk": place.upload.pk}


def finding(place: Place) -> dict[str, Any]:
    return {"pk": place.finding.pk}


def evaluation(place: Place) -> dict[str, Any]:
    return {"pk": place.recommendation.evaluation_id}


def recommendation(place: Place) -> dict[str, Any]:
    return {"pk": place.recommendation.pk}


def benchmark(place: Place) -> dict[str, Any]:
    return {"pk": place.benchmark.pk}


def handed_in(place: Place) -> dict[str, Any]:
    """Return a report that waits for the approval of the head."""
    rows = PerformanceReport.objects.filter(pk=place.report.pk)
    rows.update(state=ReportState.CHECKING)
    return {"pk": place.report.pk}


def edition(place: Place) -> dict[str, Any]:
    return {"pk": place.edition.pk}


def reviewed(place: Place) -> dict[str, Any]:
    """Return an edition whose reviu is closed."""
    ReportReview.objects.get_or_create(
        edition=place.edition,
        defaults={
            "checklist": "reviu-lkj-1",
            "document": [],
            "reviewed_on": DAY,
            "closed_at": timezone.now(),
        },
    )
    return {"pk": place.edition.pk}


def bundled(place: Place) -> dict[str, Any]:
    """Freeze a report, so that there is something to send."""
    assert place.edition.pk
    return {}


def edition_code(place: Place) -> dict[str, Any]:
    return {"code": place.edition.code}


def plan(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.plan_id}


def objective(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.objective_id}


def indicator(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk}


def asked_of(place: Place) -> dict[str, Any]:
    """Return a request that the unit is to answer."""
    asking = place.indicator.objective
    plan = PlanFactory(unit=UnitFactory(name=f"Dinas Sosial {place.unit.pk}"))
    theirs = Objective.objects.create(plan=plan, level=asking.level, text=asking.text)
    return {"pk": asked(theirs, place.unit).pk}


def asked_by(place: Place) -> dict[str, Any]:
    """Return a request that the unit has made."""
    asked_unit = UnitFactory(name=f"Dinas Perhubungan {place.unit.pk}")
    return {"pk": asked(place.indicator.objective, asked_unit).pk}


def objective_of_the_pemda(place: Place) -> dict[str, Any]:
    year = place.indicator.plan.first_year
    plan = Plan.objects.create(kind=PlanKind.RPJMD, first_year=year, last_year=year + 4)
    node = Objective.objects.create(plan=plan, level="tujuan", text="Tata kelola baik")
    return {"pk": node.pk}


def asked(objective: Objective, unit: Unit) -> CrosscutRequest:
    return CrosscutRequest.objects.create(objective=objective, unit=unit, text="Bagian")


def decree(place: Place) -> dict[str, Any]:
    return {"pk": place.decree.pk}


def of_plan(place: Place) -> dict[str, Any]:
    return {"plan": place.indicator.plan_id}


def problem(place: Place) -> dict[str, Any]:
    return {"pk": place.problem.pk}


def issue(place: Place) -> dict[str, Any]:
    return {"pk": place.issue.pk}


def result(place: Place) -> dict[str, Any]:
    return {"period_id": place.quarter.pk, "series_id": place.indicator.series_id}


def of_a_composite(place: Place) -> dict[str, Any]:
    Indicator.objects.filter(pk=place.indicator.pk).update(
        composite="ikki-1", numerator_text=None, denominator_text=None
    )
    return result(place)


def evidence(place: Place) -> dict[str, Any]:
    """Return a file behind what the place's one series reached."""
    given = Evidence.objects.filter(series=place.indicator.series, url=None).first()
    return {"pk": given.pk if given else attached(place).pk}


def attached(place: Place) -> Evidence:
    return attach_file(
        targets={place.indicator.series_id: place.quarter.pk},
        content=f"Daftar hadir {place.unit}".encode(),
        name="hadir.txt",
        by=None,
    )[0]


def a_link(place: Place) -> dict[str, Any]:
    """Return a link behind what the place's one series reached."""
    targets = {place.indicator.series_id: place.quarter.pk}
    [made] = attach_link(targets=targets, url="https://contoh.test/bukti", by=None)
    return {"pk": made.pk}


def held(place: Place) -> dict[str, Any]:
    """Return the lock on the place's quarter."""
    lock, _ = PeriodLock.objects.get_or_create(period=place.quarter, unit=place.unit)
    return {"pk": lock.pk}


def excepted(place: Place) -> dict[str, Any]:
    """Return an exception of the place's unit from its lock."""
    day = place.quarter.last_day
    granted = LockException.objects.create(
        period=place.quarter, unit=place.unit, since=day, until=day, reason="Bukti menyusul"
    )
    return {"pk": granted.pk}


def drawn(place: Place) -> dict[str, Any]:
    """Return a spot check of the place's one value."""
    return {"pk": drawn_value(place).check_run_id}


def drawn_item(place: Place) -> dict[str, Any]:
    """Return the one value of a spot check."""
    return {"pk": drawn_value(place).pk}


def drawn_value(place: Place) -> SpotCheckItem:
    result = Result.objects.create(
        series=place.indicator.series,
        period=place.quarter,
        indicator=place.indicator,
        value=80,
    )
    check = SpotCheck.objects.create(period=place.quarter, seed=1, size=1, population=1)
    return SpotCheckItem.objects.create(
        check_run=check, result=result, order=1, version=result.version
    )


def budget(place: Place) -> dict[str, Any]:
    return {"pk": place.budget.pk}


def activity(place: Place) -> dict[str, Any]:
    return {"pk": place.activity.pk}


def spending(place: Place) -> dict[str, Any]:
    return {"period_id": place.quarter.pk, "activity_id": place.activity.pk}


def meeting(place: Place) -> dict[str, Any]:
    return {"pk": place.decision.item.meeting_id}


def item(place: Place) -> dict[str, Any]:
    return {"pk": place.decision.item_id}


def decision(place: Place) -> dict[str, Any]:
    return {"pk": place.decision.pk}


def written(place: Place) -> dict[str, Any]:
    return {"pk": place.report.pk}


def section(place: Place) -> dict[str, Any]:
    return {"pk": place.section.pk}


def passage(place: Place) -> dict[str, Any]:
    return {"pk": place.passage.pk}


def remark(place: Place) -> dict[str, Any]:
    """Return a remark of somebody on a section."""
    made = Comment.objects.get_or_create(
        section=place.section, text="Sumbernya?", by=place.grant.user
    )
    return {"pk": made[0].pk}


def quarter(place: Place) -> dict[str, Any]:
    return {"period_id": place.quarter.pk}


MATRIX: dict[str, Expected] = {
    "health": Expected(EVERYBODY, EVERYBODY),
    "manifest": Expected(EVERYBODY, EVERYBODY),
    "worker": Expected(EVERYBODY, EVERYBODY),
    "away": Expected(EVERYBODY, EVERYBODY),
    "others": Expected(EVERY_ROLE, EVERY_ROLE),
    "account_login": Expected(EVERYBODY, EVERYBODY),
    "account_logout": Expected(EVERYBODY, EVERYBODY),
    "account_signup": Expected(EVERYBODY, EVERYBODY),
    "account_inactive": Expected(EVERYBODY, EVERYBODY),
    "account_change_password": Expected(EVERY_ROLE, EVERY_ROLE),
    "organisation:first_run": Expected(NOBODY, NOBODY),
    "organisation:users": Expected(ADMIN, ADMIN),
    "organisation:user_new": Expected(ADMIN, ADMIN),
    "organisation:user_import": Expected(ADMIN, ADMIN),
    "organisation:user_import_do": Expected(ADMIN, ADMIN, method="post"),
    "organisation:user_template": Expected(ADMIN, ADMIN),
    "organisation:user": Expected(ADMIN, ADMIN, person),
    "organisation:user_password": Expected(ADMIN, ADMIN, person, "post"),
    "organisation:user_active": Expected(ADMIN, ADMIN, person, "post"),
    "organisation:grant_new": Expected(ADMIN, ADMIN, person, "post"),
    "organisation:grant_end": Expected(
        ADMIN, ADMIN, lambda place: {"pk": place.grant.pk}, "post"
    ),
    "organisation:officials": Expected(EVERY_ROLE, PEMDA),
    "organisation:official_new": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:official_import": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:official_import_do": Expected(STEWARDS | OFFICE, STEWARDS, method="post"),
    "organisation:official_template": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:official": Expected(STEWARDS | OFFICE, STEWARDS, official),
    "organisation:appointment_new": Expected(STEWARDS | OFFICE, STEWARDS, official, "post"),
    "organisation:appointment_end": Expected(
        STEWARDS | OFFICE, STEWARDS, lambda place: {"pk": place.appointment.pk}, "post"
    ),
    "organisation:official_account": Expected(ADMIN, ADMIN, official, "post"),
    "organisation:position_new": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:position": Expected(
        STEWARDS | OFFICE, STEWARDS, lambda place: {"pk": place.camat.pk}
    ),
    "organisation:units": Expected(STEWARDS, STEWARDS),
    "organisation:unit_new": Expected(STEWARDS, STEWARDS),
    "organisation:unit": Expected(STEWARDS, STEWARDS, unit),
    "organisation:unit_close": Expected(STEWARDS, STEWARDS, unit, "post"),
    "organisation:years": Expected(STEWARDS, STEWARDS),
    "organisation:year": Expected(STEWARDS, STEWARDS, lambda _: {"pk": 2025}),
    "organisation:holidays": Expected(STEWARDS, STEWARDS),
    "organisation:holidays_fixed": Expected(STEWARDS, STEWARDS, method="post"),
    "organisation:holiday_remove": Expected(STEWARDS, STEWARDS, a_holiday, "post"),
    "organisation:government": Expected(STEWARDS, STEWARDS),
    "organisation:letterhead": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:logo": Expected(STEWARDS, STEWARDS, method="post"),
    "organisation:logo_picture": Expected(STEWARDS | OFFICE, STEWARDS),
    "organisation:history": Expected(HISTORY, STEWARDS | {Role.EVALUATOR}),
    "organisation:areas": Expected(STEWARDS, STEWARDS),
    "notices:list": Expected(EVERY_ROLE, PEMDA),
    "notices:read_all": Expected(EVERY_ROLE, PEMDA, method="post"),
    "notices:read": Expected(NOBODY, NOBODY, a_notice, "post"),
    "notices:wishes": Expected(EVERY_ROLE, PEMDA),
    "notices:pace": Expected(STEWARDS, STEWARDS),
    "notices:mails": Expected(STEWARDS, STEWARDS),
    "notices:calendar": Expected(EVERY_ROLE, PEMDA),
    "notices:file": Expected(EVERY_ROLE, PEMDA),
    "notices:address_new": Expected(EVERY_ROLE, PEMDA, method="post"),
    "notices:address_end": Expected(EVERY_ROLE, PEMDA, method="post"),
    "notices:feed": Expected(EVERYBODY, EVERYBODY, an_address),
    "plans:budget": Expected(EVERY_ROLE, PEMDA),
    "plans:budget_compare": Expected(EVERY_ROLE, PEMDA),
    "plans:budget_import": Expected(SPENDERS, {Role.KEUANGAN}),
    "plans:budget_import_do": Expected(SPENDERS, {Role.KEUANGAN}, method="post"),
    "plans:budget_sheet": Expected(SPENDERS, {Role.KEUANGAN}),
    "plans:budget_source": Expected(EVERY_ROLE, PEMDA, budget),
    "plans:budget_remove": Expected(SPENDERS, {Role.KEUANGAN}, budget, "post"),
    "plans:nomenclature": Expected(EVERY_ROLE, PEMDA),
    "plans:nomenclature_load": Expected(ADMIN, ADMIN),
    "plans:nomenclature_load_do": Expected(ADMIN, ADMIN, method="post"),
    "plans:mapping": Expected(CODERS, CODERS & PEMDA),
    "plans:codes_accept": Expected(CODERS, CODERS & PEMDA, method="post"),
    "plans:activity_code": Expected(CODERS, CODERS & PEMDA, activity, "post"),
    "plans:measures": Expected(EVERY_ROLE, PEMDA),
    "plans:measure_new": Expected(ADMIN, ADMIN, method="post"),
    "plans:measure": Expected(ADMIN, ADMIN, lambda place: {"pk": place.measure.pk}),
    "findings:list": Expected(EVERY_ROLE, PEMDA),
    "findings:board": Expected(EVERY_ROLE, PEMDA),
    "findings:note": Expected(EVERY_ROLE, PEMDA, lambda _: {"ending": "xlsx"}),
    "findings:settle": Expected(SETTLERS, {Role.PEMBINA, Role.EVALUATOR}, finding, "post"),
    "agreements:list": Expected(EVERY_ROLE, PEMDA),
    "agreements:bundle": Expected(EVERY_ROLE, PEMDA),
    "agreements:words": Expected(EVERY_ROLE, PEMDA),
    "agreements:skp": Expected(EVERY_ROLE, PEMDA),
    "agreements:audit": Expected(SETTLERS, {Role.PEMBINA, Role.EVALUATOR}, method="post"),
    "agreements:audit_all": Expected(
        {Role.PEMBINA, Role.EVALUATOR}, {Role.PEMBINA, Role.EVALUATOR}, method="post"
    ),
    "agreements:detail": Expected(EVERY_ROLE, PEMDA, agreement),
    "agreements:file": Expected(
        EVERY_ROLE, PEMDA, lambda place: agreement(place) | {"ending": "docx"}
    ),
    "agreements:revise": Expected(ADOPTERS, {Role.PEMBINA}, agreement),
    "agreements:comparison": Expected(EVERY_ROLE, PEMDA, agreement),
    "agreements:matrix": Expected(
        EVERY_ROLE, PEMDA, lambda place: agreement(place) | {"ending": "pdf"}
    ),
    "agreements:action_plan": Expected(EVERY_ROLE, PEMDA, agreement),
    "agreements:action_plan_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: agreement(place) | {"ending": "pdf"}
    ),
    "agreements:source": Expected(EVERY_ROLE, PEMDA, agreement),
    "agreements:drawing": Expected(ADOPTERS, {Role.PEMBINA}),
    "agreements:drawing_do": Expected(ADOPTERS, {Role.PEMBINA}, method="post"),
    "agreements:waiting": Expected(EVERY_ROLE, PEMDA),
    "agreements:together": Expected(EVERY_ROLE, PEMDA, lambda _: {"act": "ajukan"}, "post"),
    "agreements:edit": Expected(ADOPTERS, {Role.PEMBINA}, agreement),
    "agreements:submit": Expected(ADOPTERS, {Role.PEMBINA}, agreement, "post"),
    "agreements:take_back": Expected(ADOPTERS, {Role.PEMBINA}, agreement, "post"),
    "agreements:approve": Expected(LEADERS, LEADERS, agreement, "post"),
    "agreements:send_back": Expected(LEADERS, LEADERS, agreement, "post"),
    "agreements:issue": Expected(
        ADOPTERS | {Role.KEPALA}, {Role.PEMBINA}, agreement, "post"
    ),
    "agreements:withdraw": Expected(
        ADOPTERS | {Role.KEPALA}, {Role.PEMBINA}, agreement, "post"
    ),
    "agreements:delete": Expected(ADOPTERS, {Role.PEMBINA}, agreement, "post"),
    "signing:own": Expected(EVERY_ROLE, PEMDA),
    "signing:own_certificate": Expected(EVERY_ROLE, PEMDA),
    "signing:certificates": Expected(ADMIN, ADMIN),
    "signing:authority_new": Expected(ADMIN, ADMIN, method="post"),
    "signing:prepare": Expected(ADMIN, ADMIN, official, "post"),
    "signing:paper": Expected(EVERY_ROLE, PEMDA, issued),
    "signing:file": Expected(EVERY_ROLE, PEMDA, issued),
    "signing:scan": Expected(ADOPTERS, {Role.PEMBINA}, issued, "post"),
    "signing:signed": Expected(ADOPTERS, {Role.PEMBINA}, issued, "post"),
    "signing:look_up": Expected(NOBODY, NOBODY, awaited, "post"),
    "signing:release": Expected(NOBODY, NOBODY, awaited, "post"),
    "signing:check": Expected(EVERYBODY, EVERYBODY),
    "signing:check_code": Expected(EVERYBODY, EVERYBODY, code),
    "intake:list": Expected(ADOPTERS, {Role.PEMBINA}),
    "intake:progress": Expected(ADOPTERS, {Role.PEMBINA}),
    "intake:together": Expected(ADOPTERS, {Role.PEMBINA}, method="post"),
    "intake:stop": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:again": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:dismiss": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:detail": Expected(ADOPTERS, {Role.PEMBINA}, upload),
    "intake:leaf": Expected(
        ADOPTERS, {Role.PEMBINA}, lambda place: upload(place) | {"number": 1}
    ),
    "intake:picture": Expected(
        ADOPTERS, {Role.PEMBINA}, lambda place: upload(place) | {"number": 1}
    ),
    "intake:fact": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:row": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:preview": Expected(ADOPTERS, {Role.PEMBINA}, upload),
    "intake:adopt": Expected(ADOPTERS, {Role.PEMBINA}, upload, "post"),
    "intake:source": Expected(ADOPTERS, {Role.PEMBINA}, upload),
    "plans:list": Expected(EVERY_ROLE, PEMDA),
    "plans:new": Expected(PLANNERS, PLANNERS_OF_ALL),
    "plans:current": Expected(EVERY_ROLE, PEMDA),
    "plans:detail": Expected(EVERY_ROLE, PEMDA, plan),
    "plans:revise": Expected(PLANNERS, PLANNERS_OF_ALL, plan, "post"),
    "plans:enforce": Expected(PLANNERS, PLANNERS_OF_ALL, plan, "post"),
    "plans:tree": Expected(EVERY_ROLE, PEMDA, plan),
    "plans:tree_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: plan(place) | {"ending": "svg"}
    ),
    "plans:node_new": Expected(PLANNERS, PLANNERS_OF_ALL, plan),
    "plans:undo": Expected(PLANNERS, PLANNERS_OF_ALL, plan, "post"),
    "plans:node": Expected(EVERY_ROLE, PEMDA, objective),
    "plans:node_move": Expected(PLANNERS, PLANNERS_OF_ALL, objective, "post"),
    "plans:node_split": Expected(PLANNERS, PLANNERS_OF_ALL, objective, "post"),
    "plans:node_merge": Expected(PLANNERS, PLANNERS_OF_ALL, objective, "post"),
    "plans:node_remove": Expected(PLANNERS, PLANNERS_OF_ALL, objective, "post"),
    "plans:node_ask": Expected(PLANNERS, PLANNERS_OF_ALL, objective, "post"),
    "plans:indicator_new": Expected(PLANNERS, PLANNERS_OF_ALL, objective),
    "plans:indicator": Expected(EVERY_ROLE, PEMDA, indicator),
    "plans:indicator_remove": Expected(PLANNERS, PLANNERS_OF_ALL, indicator, "post"),
    "plans:crosscuts": Expected(EVERY_ROLE, PEMDA),
    "plans:crosscut": Expected(EVERY_ROLE, PEMDA, asked_of),
    "plans:crosscut_refuse": Expected(PLANNERS, PLANNERS_OF_ALL, asked_of, "post"),
    "plans:crosscut_withdraw": Expected(PLANNERS, PLANNERS_OF_ALL, asked_by, "post"),
    "plans:decrees": Expected(EVERY_ROLE, PEMDA),
    "plans:decree_new": Expected(PLANNERS, PLANNERS_OF_ALL, of_plan, "post"),
    "plans:decree": Expected(EVERY_ROLE, PEMDA, decree),
    "plans:decree_edit": Expected(PLANNERS, PLANNERS_OF_ALL, decree),
    "plans:decree_audit": Expected(PLANNERS, PLANNERS_OF_ALL, decree, "post"),
    "plans:decree_issue": Expected(PLANNERS, PLANNERS_OF_ALL, decree, "post"),
    "plans:decree_drop": Expected(PLANNERS, PLANNERS_OF_ALL, decree, "post"),
    "plans:decree_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: decree(place) | {"ending": "docx"}
    ),
    "plans:benchmarks": Expected(EVERY_ROLE, PEMDA),
    "plans:benchmark": Expected(PLANNERS, PLANNERS_OF_ALL, benchmark),
    "plans:benchmark_remove": Expected(PLANNERS, PLANNERS_OF_ALL, benchmark, "post"),
    "plans:problem_tree": Expected(EVERY_ROLE, PEMDA),
    "plans:problem_file": Expected(EVERY_ROLE, PEMDA, of_plan),
    "plans:problem_new": Expected(PLANNERS, PLANNERS_OF_ALL, of_plan, "post"),
    "plans:problem_edit": Expected(PLANNERS, PLANNERS_OF_ALL, problem, "post"),
    "plans:problem_move": Expected(PLANNERS, PLANNERS_OF_ALL, problem, "post"),
    "plans:problem_remove": Expected(PLANNERS, PLANNERS_OF_ALL, problem, "post"),
    "plans:issue_new": Expected(PLANNERS, PLANNERS_OF_ALL, of_plan, "post"),
    "plans:issue_edit": Expected(PLANNERS, PLANNERS_OF_ALL, issue, "post"),
    "plans:issue_remove": Expected(PLANNERS, PLANNERS_OF_ALL, issue, "post"),
    "plans:new_year": Expected(STEWARDS, STEWARDS, lambda _: {"year": 2026}),
    "plans:new_year_unit": Expected(
        STEWARDS, STEWARDS, lambda place: unit(place) | {"year": 2026}
    ),
    "plans:reorganisation": Expected(STEWARDS, STEWARDS),
    "plans:merge": Expected(STEWARDS, STEWARDS),
    "plans:split": Expected(STEWARDS, STEWARDS, unit),
    "plans:transfer": Expected(STEWARDS, STEWARDS),
    "home": Expected(EVERY_ROLE, PEMDA),
    "followup:meetings": Expected(EVERY_ROLE, PEMDA),
    "followup:meeting": Expected(EVERY_ROLE, PEMDA, meeting),
    "followup:file": Expected(
        EVERY_ROLE, PEMDA, lambda place: meeting(place) | {"ending": "pdf"}
    ),
    "followup:about": Expected(FILLERS, NOBODY, meeting, "post"),
    "followup:item_new": Expected(FILLERS, NOBODY, meeting, "post"),
    "followup:close": Expected(FILLERS, NOBODY, meeting, "post"),
    "followup:said": Expected(FILLERS, NOBODY, item, "post"),
    "followup:decide": Expected(FILLERS, NOBODY, item, "post"),
    "followup:decision": Expected(EVERY_ROLE, PEMDA, decision),
    "followup:decision_act": Expected(
        FILLERS, NOBODY, lambda place: decision(place) | {"act": "mulai"}, "post"
    ),
    "followup:questions": Expected(EVERY_ROLE, PEMDA),
    "followup:ask": Expected(EVERY_ROLE, PEMDA, method="post"),
    "followup:question": Expected(
        EVERY_ROLE, PEMDA, lambda place: {"pk": place.question.pk}
    ),
    "followup:evaluations": Expected(EVERY_ROLE, PEMDA),
    "followup:evaluation": Expected(EVERY_ROLE, PEMDA, evaluation),
    "followup:evaluation_keep": Expected(SETTLERS, JUDGES, evaluation, "post"),
    "followup:recommendation_new": Expected(SETTLERS, JUDGES, evaluation, "post"),
    "followup:paste": Expected(SETTLERS, JUDGES, evaluation),
    "followup:recommendation": Expected(EVERY_ROLE, PEMDA, recommendation),
    "followup:recommendation_act": Expected(
        FILLERS, NOBODY, lambda place: recommendation(place) | {"act": "proses"}, "post"
    ),
    "followup:proof": Expected(EVERY_ROLE, PEMDA, lambda place: {"pk": place.proof.pk}),
    "followup:use": Expected(EVERY_ROLE, PEMDA),
    "followup:use_file": Expected(EVERY_ROLE, PEMDA, lambda _: {"ending": "docx"}),
    "reports:list": Expected(EVERY_ROLE, PEMDA),
    "reports:paper": Expected(EVERY_ROLE, PEMDA, lambda _: {"key": "e81"}),
    "reports:file": Expected(
        EVERY_ROLE, PEMDA, lambda _: {"key": "kinerja-triwulan", "ending": "docx"}
    ),
    "reports:all": Expected(READERS_OF_ALL, READERS_OF_ALL, lambda _: {"key": "e81"}),
    "reports:all_file": Expected(
        READERS_OF_ALL,
        READERS_OF_ALL,
        lambda _: {"key": "kinerja-triwulan", "ending": "xlsx"},
    ),
    "reports:written_list": Expected(EVERY_ROLE, PEMDA),
    "reports:open": Expected(FILLERS, NOBODY, method="post"),
    "reports:outline": Expected(STEWARDS, STEWARDS),
    "reports:outline_of": Expected(STEWARDS, STEWARDS, lambda _: {"kind": "semester"}),
    "reports:written": Expected(EVERY_ROLE, PEMDA, written),
    "reports:refresh": Expected(FILLERS, NOBODY, written, "post"),
    "reports:last_year": Expected(FILLERS, NOBODY, written, "post"),
    "reports:section_last_year": Expected(FILLERS, NOBODY, section, "post"),
    "reports:step": Expected(
        FILLERS, NOBODY, lambda place: written(place) | {"key": "tabel"}, "post"
    ),
    "reports:checks": Expected(EVERY_ROLE, PEMDA, written),
    "reports:check_run": Expected(SETTLERS, JUDGES, written, "post"),
    "reports:freeze": Expected({Role.KEPALA}, NOBODY, handed_in, "post"),
    "reports:edition_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: {"pk": place.edition.pk, "ending": "pdf"}
    ),
    "reports:review": Expected(EVERY_ROLE, PEMDA, edition),
    "reports:review_begin": Expected(EVALUATORS, EVALUATORS, edition, "post"),
    "reports:review_answer": Expected(EVALUATORS, EVALUATORS, reviewed, "post"),
    "reports:review_reply": Expected(FILLERS, NOBODY, reviewed, "post"),
    "reports:review_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: reviewed(place) | {"ending": "docx"}
    ),
    "reports:board": Expected(READERS_OF_ALL, READERS_OF_ALL),
    "reports:bundle": Expected(READERS_OF_ALL, READERS_OF_ALL, bundled),
    "reports:public_list": Expected(EVERYBODY, EVERYBODY),
    "reports:public": Expected(EVERYBODY, EVERYBODY, edition_code),
    "reports:public_file": Expected(EVERYBODY, EVERYBODY, edition_code),
    "reports:preview": Expected(EVERY_ROLE, PEMDA, written),
    "reports:word_back": Expected(FILLERS, NOBODY, written),
    "reports:word_take": Expected(FILLERS, NOBODY, written, "post"),
    "reports:figures": Expected(EVERY_ROLE, PEMDA, written),
    "reports:proposals": Expected(EVERY_ROLE, PEMDA, written),
    "reports:written_file": Expected(
        EVERY_ROLE, PEMDA, lambda place: written(place) | {"ending": "docx"}
    ),
    "reports:section": Expected(EVERY_ROLE, PEMDA, section),
    "reports:insert": Expected(FILLERS, NOBODY, section, "post"),
    "reports:assign": Expected(FILLERS, NOBODY, section, "post"),
    "reports:mark": Expected(FILLERS, NOBODY, section, "post"),
    "reports:accept": Expected(FILLERS, NOBODY, section, "post"),
    "reports:seen": Expected(FILLERS, NOBODY, section, "post"),
    "reports:presence": Expected(EVERY_ROLE, PEMDA, section, "post"),
    "reports:versions": Expected(EVERY_ROLE, PEMDA, section),
    "reports:comment": Expected(REMARKERS, STEERERS, section, "post"),
    "reports:settle": Expected(REMARKERS, STEERERS, remark, "post"),
    "reports:passage": Expected(FILLERS, NOBODY, passage),
    "reports:draft": Expected(FILLERS, NOBODY, passage, "post"),
    "reports:picture": Expected(EVERY_ROLE, PEMDA, passage),
    "reports:passage_act": Expected(
        FILLERS, NOBODY, lambda place: passage(place) | {"act": "naik"}, "post"
    ),
    "measurement:board": Expected(EVERY_ROLE, PEMDA),
    "measurement:ranking": Expected(EVERY_ROLE, PEMDA),
    "measurement:ranking_workbook": Expected(EVERY_ROLE, PEMDA),
    "measurement:leader": Expected(EVERY_ROLE, PEMDA),
    "measurement:programmes": Expected(EVERY_ROLE, PEMDA),
    "measurement:programme": Expected(
        EVERY_ROLE, PEMDA, lambda place: {"pk": place.activity.pk}
    ),
    "measurement:objectives": Expected(EVERY_ROLE, PEMDA),
    "measurement:objective": Expected(EVERY_ROLE, PEMDA, objective),
    "measurement:regional": Expected(EVERY_ROLE, PEMDA),
    "measurement:regional_objective": Expected(EVERY_ROLE, PEMDA, objective_of_the_pemda),
    "measurement:missing": Expected(EVERY_ROLE, PEMDA),
    "measurement:call_meeting": Expected(FILLERS, NOBODY, quarter, "post"),
    "measurement:tree": Expected(EVERY_ROLE, PEMDA),
    "measurement:grid": Expected(EVERY_ROLE, PEMDA),
    "measurement:sender": Expected(EVERY_ROLE, PEMDA),
    "measurement:entry_sheet": Expected(EVERY_ROLE, PEMDA),
    "measurement:entry_import": Expected(FILLERS | {Role.PEGAWAI}, NOBODY),
    "measurement:entry_import_do": Expected(
        FILLERS | {Role.PEGAWAI}, NOBODY, method="post"
    ),
    "measurement:summary": Expected(EVERY_ROLE, PEMDA),
    "measurement:workbook": Expected(EVERY_ROLE, PEMDA),
    "measurement:indicator": Expected(
        EVERY_ROLE, PEMDA, lambda place: {"pk": place.indicator.pk}
    ),
    "measurement:due": Expected(EVERY_ROLE, PEMDA),
    "measurement:series": Expected(
        EVERY_ROLE, PEMDA, lambda place: {"pk": place.indicator.series_id}
    ),
    "measurement:result": Expected(FILLERS, NOBODY, result, "post"),
    "measurement:value": Expected(EVERY_ROLE, PEMDA, result),
    "measurement:components": Expected(EVERY_ROLE, PEMDA, of_a_composite),
    "measurement:evidence": Expected(EVERY_ROLE, PEMDA),
    "measurement:evidence_file": Expected(EVERY_ROLE, PEMDA, evidence),
    "measurement:evidence_describe": Expected(FILLERS, NOBODY, evidence, "post"),
    "measurement:evidence_remove": Expected(FILLERS, NOBODY, evidence, "post"),
    "measurement:evidence_check": Expected(EVERY_ROLE, PEMDA, a_link, "post"),
    "measurement:arrival_begin": Expected(FILLERS | {Role.PEGAWAI}, NOBODY, method="post"),
    "measurement:arrival_piece": Expected(
        FILLERS | {Role.PEGAWAI}, NOBODY, lambda _: {"key": UUID(int=1)}, "post"
    ),
    "measurement:submit": Expected(
        FILLERS | {Role.PEGAWAI},
        NOBODY,
        lambda place: {"quarter_id": place.quarter.pk},
        "post",
    ),
    "measurement:queue": Expected(EVERY_ROLE, PEMDA),
    "measurement:decide": Expected(VERIFIERS, NOBODY, method="post"),
    "measurement:locks": Expected(LOCKERS, LOCKERS),
    "measurement:lock_lift": Expected(LOCKERS, LOCKERS, held, "post"),
    "measurement:exception_end": Expected(LOCKERS, LOCKERS, excepted, "post"),
    "measurement:spot_checks": Expected(SPOT_CHECKERS, SPOT_CHECKERS),
    "measurement:spot_check": Expected(SPOT_CHECKERS, SPOT_CHECKERS, drawn),
    "measurement:spot_check_judge": Expected(
        SPOT_CHECKERS, SPOT_CHECKERS, drawn_item, "post"
    ),
    "measurement:spending": Expected(SPENDERS, {Role.KEUANGAN}, spending, "post"),
    "measurement:spending_import": Expected(SPENDERS, {Role.KEUANGAN}),
    "measurement:spending_import_do": Expected(SPENDERS, {Role.KEUANGAN}, method="post"),
    "measurement:spending_template": Expected(SPENDERS, {Role.KEUANGAN}),
    "measurement:physical": Expected(SPENDERS, {Role.KEUANGAN}, spending, "post"),
}


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield (name, address) of everything config.urls serves."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from addresses(one.url_patterns, inner)
        else:
            yield f"{namespace}{one.name}", one


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Place, Place]]:
    """Return the unit of the visitors, and another."""
    with taken_back(django_db_blocker):
        GovernmentFactory()
        both = furnished_unit("Kecamatan Sukamaju"), furnished_unit("Kecamatan Tirtasari")
        assert all(place.report for place in both)  # opened once
        yield both


@pytest.fixture(scope="module")
def clients(places: tuple[Place, Place]) -> dict[str, Client]:
    """Return a client a role who signs in, and one that does not."""
    own, _ = places
    clients: dict[str, Client] = {UMUM: Client()}
    for role in Role:
        user: User = granted(role, None if role in PEMDA_ROLES else own.unit)
        clients[role] = Client()
        clients[role].force_login(user)
    return clients


@pytest.fixture
def own(places: tuple[Place, Place], db: None) -> Place:
    return deepcopy(places[0])


@pytest.fixture
def other(places: tuple[Place, Place], db: None) -> Place:
    return deepcopy(places[1])


@pytest.fixture
def visitors(clients: dict[str, Client]) -> Iterator[dict[str, Client]]:
    """Return a signed-in client a role, and one that is not signed in; all stay so."""
    cookies = {role: client.cookies.copy() for role, client in clients.items()}
    yield clients
    for role, client in clients.items():
        client.cookies = cookies[role]


def test_every_address_carries_a_rule():
    bare = [name for name, one in addresses() if not isinstance(one.callback, Page)]

    assert bare == []


def test_the_table_names_every_address():
    assert {name for name, _ in addresses()} == MATRIX.keys()


@pytest.mark.parametrize("name", MATRIX)
def test_in_the_own_unit(name, own, visitors):
    assert opened_by(visitors, name, own) == MATRIX[name].own


@pytest.mark.parametrize("name", MATRIX)
def test_in_another_unit(name, other, visitors):
    bound = {role: client for role, client in visitors.items() if role not in PEMDA}

    assert opened_by(bound, name, other) == MATRIX[name].other - PEMDA


def test_to_roles_over_the_whole_pemda_no_unit_is_another():
    apart = {name for name, one in MATRIX.items() if one.own & PEMDA != one.other & PEMDA}

    assert apart == set()


def opened_by(visitors: dict[str, Client], name: str, place: Place) -> frozenset[str]:
    """Return the roles that get past the rules; what they did is taken back."""
    expected = MATRIX[name]
    url = f"{reverse(name, kwargs=expected.about(place))}?unit={place.unit.pk}"
    opened = set()
    for role, client in visitors.items():
        with transaction.atomic():
            response = getattr(client, expected.method)(url)
            transaction.set_rollback(True)
        if was_let_in(response):
            opened.add(role)
    return frozenset(opened)


def was_let_in(response: HttpResponse) -> bool:
    """Return False for a refusal: 403, 404, or the way to the sign-in page."""
    if response.status_code in {403, 404}:
        return False
    return not response.headers.get("Location", "").startswith("/masuk/?next=")
