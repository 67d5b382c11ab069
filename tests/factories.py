"""Rows for tests, of a pemda, units and people that do not exist."""

import datetime as dt
from typing import Any

import factory
from factory.django import DjangoModelFactory

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import (
    Appointment,
    Government,
    Grant,
    Official,
    Position,
    Role,
    Unit,
    UnitKind,
    Year,
)
from jenjang.apps.organisation.services import open_year
from jenjang.apps.organisation.titles import fold_unit, read_title
from jenjang.apps.organisation.trees import path_of
from jenjang.apps.plans.models import Activity, ActivityLevel, Plan, PlanKind
from jenjang.core.figures import fold, fold_name

TODAY = dt.date(2025, 8, 15)
PASSWORD = "kunci-rumah-angin-7"
UNIT_NAMES = (
    "Banyuputih",
    "Tirtasari",
    "Mekarjati",
    "Randuagung",
    "Wanasari",
    "Karanganom",
)
PEOPLE = (
    "Sari Wulandari, S.Sos", "Bambang Prakoso, S.IP", "Rini Astuti, SE", "Dedi Kurnia",
    "Yuliana Hapsari, S.AP", "Agus Santoso, ST", "Mira Lestari, S.Kom", "Joko Widarso",
)  # fmt: skip


class UserFactory(DjangoModelFactory[User]):
    """Somebody who can sign in with PASSWORD."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"pengguna{n}")
    full_name = factory.Sequence(lambda n: PEOPLE[n % len(PEOPLE)])

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        user = model_class(**kwargs)
        user.set_password(PASSWORD)
        user.save()
        return user


class GovernmentFactory(DjangoModelFactory[Government]):
    """The pemda of the tests: one a database."""

    class Meta:
        model = Government
        django_get_or_create = ("name",)

    name = "Kabupaten Tirtajaya"
    head_title = "Bupati Tirtajaya"
    seat = "Tirtakencana"


class UnitFactory(DjangoModelFactory[Unit]):
    """A kecamatan."""

    class Meta:
        model = Unit

    name = factory.Sequence(
        lambda n: f"Kecamatan {UNIT_NAMES[n % 6]}{f' {n}' if n >= 6 else ''}"
    )
    folded_name = factory.LazyAttribute(lambda unit: fold_unit(unit.name))
    kind = UnitKind.KECAMATAN


class PositionFactory(DjangoModelFactory[Position]):
    """A position at the top of its unit, unless `reports_to` says otherwise."""

    class Meta:
        model = Position

    unit = factory.SubFactory(UnitFactory)
    name = "Camat"
    folded_name = factory.LazyAttribute(
        lambda position: (
            read_title(position.name, position.unit.name if position.unit else None).key
        )
    )

    @classmethod
    def _create(cls, model_class: type[Position], *args: Any, **kwargs: Any) -> Position:
        position = model_class(**kwargs)
        position.save()
        above = position.reports_to
        position.path = path_of(above.path if above else "", position.pk)
        position.save(update_fields=["path"])
        return position


class OfficialFactory(DjangoModelFactory[Official]):
    """A person in office, without a NIP."""

    class Meta:
        model = Official

    full_name = factory.Sequence(lambda n: PEOPLE[n % len(PEOPLE)])
    folded_name = factory.LazyAttribute(lambda official: fold_name(official.full_name))


class AppointmentFactory(DjangoModelFactory[Appointment]):
    """An official in a position since the beginning of 2025."""

    class Meta:
        model = Appointment

    official = factory.SubFactory(OfficialFactory)
    position = factory.SubFactory(PositionFactory)
    since = dt.date(2025, 1, 1)


class GrantFactory(DjangoModelFactory[Grant]):
    """The operator of a unit."""

    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    role = Role.OPERATOR
    unit = factory.SubFactory(UnitFactory)
    since = dt.date(2025, 1, 1)


class ActivityFactory(DjangoModelFactory[Activity]):
    """A programme at the top of the activity tree, unless `parent` says otherwise."""

    class Meta:
        model = Activity

    unit = factory.SubFactory(UnitFactory)
    level = ActivityLevel.PROGRAM
    name = factory.Sequence(lambda n: f"Program Pelayanan Warga {n}")
    folded_name = factory.LazyAttribute(lambda activity: fold(activity.name))

    @classmethod
    def _create(cls, model_class: type[Activity], *args: Any, **kwargs: Any) -> Activity:
        activity = model_class(**kwargs)
        activity.save()
        above = activity.parent
        activity.path = path_of(above.path if above else "", activity.pk)
        activity.save(update_fields=["path"])
        return activity


class PlanFactory(DjangoModelFactory[Plan]):
    """The plan that agreements of 2025 stand in for."""

    class Meta:
        model = Plan

    unit = factory.SubFactory(UnitFactory)
    kind = PlanKind.FROM_AGREEMENTS
    first_year = 2025
    last_year = 2025


def opened_year(year: int = 2025) -> Year:
    """Return the year with its periods."""
    return open_year(year=year, by=None)


def granted(role: Role, unit: Unit | None = None, **user: Any) -> User:
    """Return a new user who holds the role."""
    grant: Grant = GrantFactory(user=UserFactory(**user), role=role, unit=unit)
    return grant.user
