"""January in an invented kecamatan: plan, budget and people, and no agreement yet."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import draw_up
from jenjang.apps.organisation.models import (
    Appointment,
    Period,
    PeriodKind,
    Position,
    Role,
    Unit,
)
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
    Stage,
)
from jenjang.apps.plans.services import (
    IndicatorFacts,
    TargetFigure,
    add_indicator,
    add_objective,
    set_target,
)
from tests.factories import (
    ActivityFactory,
    AppointmentFactory,
    GovernmentFactory,
    OfficialFactory,
    PositionFactory,
    UnitFactory,
    UserFactory,
    granted,
    opened_year,
)

YEAR = 2025
DAY = dt.date(2025, 1, 6)
FORUM_IDR = 30_000_000
SALARY_IDR = 450_000_000
OFFICE_IDR = 50_000_000


@dataclass
class Season:
    """A unit whose camat, sekcam and kasi have something to promise; one post is empty."""

    unit: Unit
    plan: Plan
    bupati: Appointment
    camat: Appointment
    sekcam: Appointment
    kasi: Appointment
    vacant: Position
    satisfaction: Indicator
    salaries: Indicator
    forum: Indicator
    programs: list[Activity]
    budget: BudgetVersion

    def drawn(self) -> dict[str, Agreement]:
        """Draw up all agreements; return them by position."""
        draw_up(unit=self.unit, year=YEAR, day=DAY, by=None)
        return {one.position.name: one for one in Agreement.objects.all()}

    def user_of(self, appointment: Appointment, role: Role = Role.PEGAWAI):
        """Return a user with a role in the unit who is the official of an appointment."""
        user = granted(role, self.unit)
        appointment.official.user = user
        appointment.official.save(update_fields=["user"])
        return user


def new_season(name: str = "Kecamatan Sukamaju") -> Season:
    """Return a unit in January."""
    GovernmentFactory()
    opened_year(YEAR)
    unit = UnitFactory(name=name)
    bupati = _held(None, "Bupati Tirtajaya", None, "Dr. Ratna Komala, M.Si")
    camat = _held(unit, "Camat", bupati.position, "Sari Wulandari, S.Sos")
    sekcam = _held(unit, "Sekretaris Camat", camat.position, "Bambang Prakoso, S.IP")
    kasi = _held(unit, "Kepala Seksi Pemerintahan", camat.position, "Dedi Kurnia, S.AP")
    vacant = PositionFactory(unit=unit, name="Pengolah Data", reports_to=kasi.position)
    plan = Plan.objects.create(
        unit=unit, kind=PlanKind.RENSTRA, first_year=2021, last_year=2026
    )
    support, general = _programs(unit)
    grow = partial(add_objective, plan=plan, order=1, by=None)
    top = grow(
        level=ObjectiveLevel.STRATEGIS,
        text="Meningkatnya mutu layanan",
        parent=None,
        owner=camat.position,
    )
    program = grow(
        level=ObjectiveLevel.PROGRAM,
        text="Tertibnya keuangan",
        parent=top,
        owner=sekcam.position,
    )
    activity = grow(
        level=ObjectiveLevel.KEGIATAN,
        text="Terlaksananya forum",
        parent=top,
        owner=kasi.position,
    )
    for node, paid in ((top, support), (program, support), (activity, general)):
        node.activities.add(paid)
    return Season(
        unit, plan, bupati, camat, sekcam, kasi, vacant,
        _measured(top, "Indeks Kepuasan Masyarakat", "87,50", "Nilai", camat),
        _measured(program, "Persentase gaji tepat waktu", "100", "Persen", sekcam),
        _measured(activity, "Jumlah forum", "12", "Kali", kasi),
        [support, general],
        _budget(unit, support, general),
    )  # fmt: skip


def _held(unit, name, superior, person) -> Appointment:
    position = PositionFactory(unit=unit, name=name, reports_to=superior)
    official = OfficialFactory(full_name=person)
    return AppointmentFactory(official=official, position=position)


def _programs(unit: Unit) -> tuple[Activity, Activity]:
    level = ActivityLevel.PROGRAM
    return (
        ActivityFactory(unit=unit, level=level, name="Program Penunjang", code="7.01.01"),
        ActivityFactory(unit=unit, level=level, name="Program Umum", code="7.01.05"),
    )


def _measured(node: Objective, text: str, target: str, unit: str, holder) -> Indicator:
    indicator = add_indicator(
        objective=node,
        facts=IndicatorFacts(text, measured_in=unit),
        owner=holder.position,
        order=1,
        by=None,
    )
    plan_target(indicator, target)
    return indicator


def plan_target(indicator: Indicator, target: str, stage: Stage = Stage.RENSTRA) -> None:
    """Let the plan say what an indicator is to reach in the year."""
    set_target(
        indicator=indicator,
        period=Period.objects.get(year=YEAR, kind=PeriodKind.YEAR),
        stage=stage,
        revision=0,
        figure=TargetFigure(Decimal(target.replace(",", ".")), target),
        by=None,
    )


def _budget(unit: Unit, support: Activity, general: Activity) -> BudgetVersion:
    version = BudgetVersion.objects.create(unit=unit, year_id=YEAR, kind=BudgetKind.DPA)
    for parent, name, amount in (
        (support, "Penyediaan Gaji", SALARY_IDR),
        (support, "Penyediaan Alat Kantor", OFFICE_IDR),
        (general, "Forum Koordinasi", FORUM_IDR),
    ):
        line = ActivityFactory(
            unit=unit, level=ActivityLevel.SUB_KEGIATAN, name=name, parent=parent
        )
        BudgetLine.objects.create(
            version=version, activity=line, fund_source="APBD", amount_idr=amount
        )
    return version


def nobody():
    """Return a user without any role."""
    return UserFactory()
