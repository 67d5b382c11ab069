"""An invented kecamatan of any size: rows made directly, as adoption would leave them."""

import calendar
import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Allotment, Commitment, State
from jenjang.apps.organisation.models import (
    Appointment,
    Government,
    Grant,
    Official,
    Period,
    PeriodKind,
    Position,
    Unit,
    UnitKind,
    Year,
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
    Series,
    Stage,
    Target,
)

YEAR = 2025
MONTHS_OF = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.SEMESTER: 6,
    PeriodKind.YEAR: 12,
}


def open_year(year: int = YEAR) -> Year:
    """Return the year with its 19 periods, each due ten days after its end."""
    opened, made = Year.objects.get_or_create(
        year=year, defaults={"opened_at": timezone.now()}
    )
    if made:
        Period.objects.bulk_create(
            _period(opened, kind, n)
            for kind, months in MONTHS_OF.items()
            for n in range(1, 12 // months + 1)
        )
    return opened


def _period(year: Year, kind: PeriodKind, n: int) -> Period:
    months = MONTHS_OF[kind]
    last_month = n * months
    last_day = dt.date(year.year, last_month, calendar.monthrange(year.year, last_month)[1])
    return Period(
        year=year,
        kind=kind,
        n=n,
        first_day=dt.date(year.year, last_month - months + 1, 1),
        last_day=last_day,
        due_on=last_day + dt.timedelta(days=10),
    )


def quarter(n: int, year: int = YEAR) -> Period:
    """Return the quarter of an opened year."""
    return Period.objects.get(year=year, kind=PeriodKind.QUARTER, n=n)


def month(n: int, year: int = YEAR) -> Period:
    """Return the month of an opened year."""
    return Period.objects.get(year=year, kind=PeriodKind.MONTH, n=n)


class GovernmentFactory(DjangoModelFactory[Government]):
    """The one pemda."""

    class Meta:
        model = Government
        django_get_or_create = ("name",)

    name = "Kabupaten Tirtajaya"
    head_title = "Bupati Tirtajaya"
    seat = "Tirtajaya"


class UserFactory(DjangoModelFactory[User]):
    """A person who signs in."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"pengguna{n}")
    full_name = factory.Sequence(lambda n: f"Pengguna {n}")


class UnitFactory(DjangoModelFactory[Unit]):
    """A kecamatan."""

    class Meta:
        model = Unit

    name = factory.Sequence(lambda n: f"Kecamatan Sukamaju {n}")
    folded_name = factory.LazyAttribute(lambda unit: unit.name.lower())
    kind = UnitKind.KECAMATAN


class PositionFactory(DjangoModelFactory[Position]):
    """A position; `path` follows from its superior."""

    class Meta:
        model = Position
        skip_postgeneration_save = True

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Kasi {n}")
    folded_name = factory.LazyAttribute(lambda position: position.name.lower())

    @factory.post_generation
    def place(self, create: bool, extracted: Any, **_: Any) -> None:
        """Keep the path below the superior's."""
        above = self.reports_to.path if self.reports_to else ""
        self.path = f"{above}{self.pk:08d}"
        self.save(update_fields=["path"])


class OfficialFactory(DjangoModelFactory[Official]):
    """A person in office."""

    class Meta:
        model = Official

    full_name = factory.Sequence(lambda n: f"Pejabat {n}, S.Sos.")
    folded_name = factory.LazyAttribute(lambda official: official.full_name.lower())


class AppointmentFactory(DjangoModelFactory[Appointment]):
    """An official in a position since the start of the year."""

    class Meta:
        model = Appointment

    official = factory.SubFactory(OfficialFactory)
    position = factory.SubFactory(PositionFactory)
    since = dt.date(YEAR, 1, 1)


class PlanFactory(DjangoModelFactory[Plan]):
    """What the agreements of a year opened."""

    class Meta:
        model = Plan

    unit = factory.SubFactory(UnitFactory)
    kind = PlanKind.FROM_AGREEMENTS
    first_year = YEAR
    last_year = YEAR


class ObjectiveFactory(DjangoModelFactory[Objective]):
    """A node of the tree; `path` follows from its parent."""

    class Meta:
        model = Objective
        skip_postgeneration_save = True

    plan = factory.SubFactory(PlanFactory)
    level = ObjectiveLevel.STRATEGIS
    text = factory.Sequence(lambda n: f"Meningkatnya pelayanan {n}")
    folded_text = factory.LazyAttribute(lambda objective: objective.text.lower())

    @factory.post_generation
    def place(self, create: bool, extracted: Any, **_: Any) -> None:
        """Keep the path below the parent's."""
        above = self.parent.path if self.parent else ""
        self.path = f"{above}{self.pk:08d}"
        self.save(update_fields=["path"])


class SeriesFactory(DjangoModelFactory[Series]):
    """What is measured."""

    class Meta:
        model = Series

    unit = factory.SubFactory(UnitFactory)


class IndicatorFactory(DjangoModelFactory[Indicator]):
    """Its wording in a plan."""

    class Meta:
        model = Indicator

    objective = factory.SubFactory(ObjectiveFactory)
    plan = factory.SelfAttribute("objective.plan")
    series = factory.SubFactory(SeriesFactory, unit=factory.SelfAttribute("..plan.unit"))
    text = factory.Sequence(lambda n: f"Jumlah laporan {n}")
    folded_text = factory.LazyAttribute(lambda indicator: indicator.text.lower())
    measured_in = "Laporan"
    accumulation = "sum"
    order = factory.Sequence(lambda n: n)


class TargetFactory(DjangoModelFactory[Target]):
    """A year's target, as a Perjanjian Kinerja states it."""

    class Meta:
        model = Target

    series = factory.SubFactory(SeriesFactory)
    period = factory.LazyFunction(
        lambda: Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
    )
    stage = Stage.PK
    value = Decimal(12)


class ActivityFactory(DjangoModelFactory[Activity]):
    """A program, kegiatan or sub kegiatan; `path` follows from its parent."""

    class Meta:
        model = Activity
        skip_postgeneration_save = True

    unit = factory.SubFactory(UnitFactory)
    level = ActivityLevel.PROGRAM
    code = factory.Sequence(lambda n: f"7.01.{n:02d}")
    name = factory.Sequence(lambda n: f"Program Koordinasi {n}")
    folded_name = factory.LazyAttribute(lambda activity: activity.name.lower())

    @factory.post_generation
    def place(self, create: bool, extracted: Any, **_: Any) -> None:
        """Keep the path below the parent's."""
        above = self.parent.path if self.parent else ""
        self.path = f"{above}{self.pk:08d}"
        self.save(update_fields=["path"])


class AgreementFactory(DjangoModelFactory[Agreement]):
    """A paper in force of a position."""

    class Meta:
        model = Agreement

    position = factory.SubFactory(PositionFactory)
    unit = factory.SelfAttribute("position.unit")
    year_id = YEAR
    first_party = factory.SubFactory(
        AppointmentFactory, position=factory.SelfAttribute("..position")
    )
    state = State.IN_FORCE
    layout = "national"
    document = factory.LazyFunction(dict)
    document_sha256 = "0" * 64


_serial = itertools.count(1)


class Kecamatan:
    """One unit with a plan, its agreements and a budget, built call by call."""

    def __init__(self, name: str | None = None) -> None:
        """Open the year, the pemda and the unit."""
        open_year()
        GovernmentFactory()
        self.unit = UnitFactory(name=name) if name else UnitFactory()
        self.plan = PlanFactory(unit=self.unit)
        self.budget = BudgetVersion.objects.create(
            unit=self.unit, year_id=YEAR, kind=BudgetKind.FROM_AGREEMENTS
        )

    def official(self, name: str, *, under: Position | None = None) -> Position:
        """Return the position, with a person in it and an agreement in force."""
        position = PositionFactory(unit=self.unit, name=name, reports_to=under)
        AgreementFactory(position=position)
        return position

    def objective(self, text: str, **fields: Any) -> Objective:
        """Return a node of this unit's tree."""
        return ObjectiveFactory(plan=self.plan, text=text, **fields)

    def indicator(
        self,
        *,
        promised_by: tuple[Position, ...] = (),
        objective: Objective | None = None,
        target: Decimal | int | str | None = 12,
        frequency: PeriodKind = PeriodKind.QUARTER,
        **fields: Any,
    ) -> Indicator:
        """Return an indicator with its year's target, promised in the papers of those."""
        node = objective or ObjectiveFactory(plan=self.plan)
        indicator = IndicatorFactory(
            objective=node, series__frequency=frequency, series__unit=self.unit, **fields
        )
        if target is not None:
            TargetFactory(
                series=indicator.series,
                value=None if isinstance(target, str) else Decimal(target),
                text=str(target),
            )
        for position in promised_by:
            self.promise(position, indicator)
        return indicator

    def promise(self, position: Position, indicator: Indicator) -> Commitment:
        """Write the indicator into the newest paper of the position."""
        paper = Agreement.objects.filter(position=position).latest("revision")
        return Commitment.objects.create(
            agreement=paper, indicator=indicator, order=next(_serial)
        )

    def activity(
        self,
        name: str,
        ceiling_idr: int | None,
        *,
        allotted_to: tuple[Position, ...] = (),
        **fields: Any,
    ) -> Activity:
        """Return an activity with its ceiling, named in the papers of those."""
        activity = ActivityFactory(unit=self.unit, name=name, **fields)
        if ceiling_idr is not None:
            BudgetLine.objects.create(
                version=self.budget, activity=activity, amount_idr=ceiling_idr
            )
        for position in allotted_to:
            paper = Agreement.objects.filter(position=position).latest("revision")
            Allotment.objects.create(
                agreement=paper,
                activity=activity,
                amount_idr=ceiling_idr,
                order=next(_serial),
            )
        return activity

    def user(self, role: str, *, holding: Position | None = None) -> User:
        """Return a user of that role in this unit, in that position where one is named."""
        user = UserFactory()
        Grant.objects.create(
            user=user, role=role, unit=self.unit, since=dt.date(2020, 1, 1)
        )
        if holding is not None:
            AppointmentFactory(position=holding, official__user=user)
        return user


def pemda_user(role: str) -> User:
    """Return a user whose role holds over all units."""
    user = UserFactory()
    Grant.objects.create(user=user, role=role, unit=None, since=dt.date(2020, 1, 1))
    return user
