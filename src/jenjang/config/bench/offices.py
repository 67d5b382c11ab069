"""The organisation of the set, made by the services: pemda, units, positions, people."""

import datetime as dt
from dataclasses import dataclass

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import create_user_with_password
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Position,
    Role,
    Unit,
)
from jenjang.apps.organisation.services import (
    NewUnit,
    appoint,
    create_position,
    found_government,
    grant_role,
    link_user,
    open_year,
    register_official,
)
from jenjang.config.bench.kabupaten import POSTS, UNITS, YEARS, unit_name

NAME = "Kabupaten Uji Kinerja"
CAMAT = "camat-01"  # whose pages are measured: the head of the first unit, no admin
PASSWORD = "kabupaten-uji-2026"  # noqa: S105 - of an invented kabupaten
FIRST_DAY = dt.date(YEARS[0], 1, 1)


@dataclass(frozen=True, slots=True)
class Office:
    """One unit; `holders` hold its positions, in the order of `kabupaten.POSTS`."""

    number: int
    unit: Unit
    holders: tuple[Appointment, ...]
    bupati: Appointment
    admin: User

    def superior(self, post: int) -> Appointment:
        """Return who accepts the agreement of a post."""
        above = POSTS[post].superior
        return self.bupati if above is None else self.holders[above]


def found_offices() -> list[Office]:
    """Found the pemda with all its offices, and the camat whose pages are measured."""
    founded = found_government(
        name=NAME,
        head_title="Bupati Uji Kinerja",
        seat="Uji",
        admin_username="admin",
        admin_full_name="Admin Uji",
        admin_password=PASSWORD,
        units=[NewUnit(unit_name(number)) for number in range(UNITS)],
        today=FIRST_DAY,
    )
    for year in YEARS:
        open_year(year=year, by=founded.admin)
    bupati = _installed(None, "Bupati Uji Kinerja", None, "Bupati Uji", founded.admin)
    offices = [
        _staffed(number, unit, bupati, founded.admin)
        for number, unit in enumerate(founded.units)
    ]
    _let_in(offices[0])
    return offices


def _staffed(number: int, unit: Unit, bupati: Appointment, admin: User) -> Office:
    holders: list[Appointment] = []
    for at, post in enumerate(POSTS):
        superior = bupati if post.superior is None else holders[post.superior]
        name = f"Pejabat {number + 1:02d}.{at + 1:02d}"
        holders.append(_installed(unit, post.title, superior.position, name, admin))
    return Office(number, unit, tuple(holders), bupati, admin)


def _installed(
    unit: Unit | None, title: str, reports_to: Position | None, name: str, by: User
) -> Appointment:
    return appoint(
        official=register_official(full_name=name, by=by),
        position=create_position(unit=unit, name=title, reports_to=reports_to, by=by),
        kind=AppointmentKind.DEFINITIF,
        since=FIRST_DAY,
        by=by,
    )


def _let_in(office: Office) -> None:
    """Make the camat of the office a user."""
    camat = office.holders[0].official
    user = create_user_with_password(
        username=CAMAT, full_name=camat.full_name, password=PASSWORD
    )
    grant_role(
        user=user, role=Role.KEPALA, unit=office.unit, since=FIRST_DAY, by=office.admin
    )
    link_user(official_id=camat.pk, user=user, by=office.admin)
