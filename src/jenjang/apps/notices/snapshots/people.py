"""Who is told of a matter: whoever is to do it, then those above, step by step."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from jenjang.apps.notices.snapshots.near import Matter
from jenjang.apps.organisation.models import (
    Appointment,
    Grant,
    Position,
    Role,
)
from jenjang.core.deadlines import Told

NAMED_UNITS = 5


@dataclass(frozen=True, slots=True)
class Address:
    """One thing told to one user."""

    user_id: int
    key: str
    told: Told
    matter: Matter
    title: str
    text: str
    url: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Directory:
    """Who holds which role and which position on a day, and who stands above whom."""

    by_role: Mapping[tuple[Role, int | None], frozenset[int]]
    units_of: Mapping[int, frozenset[int | None]]
    holders: Mapping[int, tuple[int, ...]]
    superiors: Mapping[int, int | None]

    def in_unit(self, roles: Iterable[Role], unit_id: int | None) -> set[int]:
        """Return who holds one of the roles in the unit; None: anywhere."""
        wanted = set(roles)
        return {
            user
            for (role, unit), users in self.by_role.items()
            if role in wanted and unit_id in {None, unit}
            for user in users
        }

    def over_all(self, roles: Iterable[Role]) -> set[int]:
        """Return who holds one of the roles over all units."""
        return {user for role in roles for user in self.by_role.get((role, None), ())}

    def sees(self, user_id: int, unit_id: int | None) -> bool:
        """Return whether the user may see the unit."""
        scope = self.units_of.get(user_id, frozenset())
        return None in scope or unit_id in scope or (unit_id is None and bool(scope))

    def holding(self, position_id: int, unit_id: int | None) -> list[int]:
        """Return the users in the position who may see the unit."""
        return [pk for pk in self.holders.get(position_id, ()) if self.sees(pk, unit_id)]

    def above(self, position_id: int, unit_id: int | None) -> list[int]:
        """Return the users of the nearest superior who has one; none at the top."""
        superior = self.superiors.get(position_id)
        while superior is not None:
            users = self.holding(superior, unit_id)
            if users:
                return users
            superior = self.superiors.get(superior)
        return []


def read_directory(today: dt.date) -> Directory:
    """Return who is who on that day; three queries."""
    by_role: defaultdict[tuple[Role, int | None], set[int]] = defaultdict(set)
    units_of: defaultdict[int, set[int | None]] = defaultdict(set)
    for user_id, role, unit_id in Grant.objects.on(today).values_list(
        "user_id", "role", "unit_id"
    ):
        by_role[Role(role), unit_id].add(user_id)
        units_of[user_id].add(unit_id)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    in_office = Appointment.objects.on(today).filter(official__user__is_active=True)
    for position_id, user_id in in_office.values_list("position_id", "official__user_id"):
        holders[position_id].append(user_id)
    return Directory(
        by_role={key: frozenset(users) for key, users in by_role.items()},
        units_of={user: frozenset(units) for user, units in units_of.items()},
        holders={position: tuple(users) for position, users in holders.items()},
        superiors=dict(Position.objects.values_list("pk", "reports_to_id")),
    )


def addresses(matters: list[Matter], people: Directory) -> list[Address]:
    """Return who is told what; a user hears of a matter in one quality alone.

    Whoever acts for the whole unit hears the whole, a holder of a position his own part,
    his superior that part. Bagian Organisasi hears of all units at once.
    """
    return [
        *(one for matter in matters for one in _told_of(matter, people)),
        *_told_of_all(matters, people),
    ]


def _told_of(matter: Matter, people: Directory) -> Iterable[Address]:
    """Return one address a user: as whoever is to do it, else as head, else as superior."""
    found: dict[int, Address] = {}
    for one in (*_own(matter, people), *_head(matter, people), *_superiors(matter, people)):
        found.setdefault(one.user_id, one)
    return found.values()


def _own(matter: Matter, people: Directory) -> Iterator[Address]:
    unit_id = matter.unit.pk if matter.unit else None
    of_all = people.over_all(matter.roles_of_all)
    for user in people.in_unit(matter.roles, unit_id) | of_all:
        yield _address(matter, user, Told.OWN, matter.text)
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for position, text in matter.of_positions.items():
        for user in people.holding(position, unit_id):
            parts[user].append(text)
    for user, texts in parts.items():
        yield _address(matter, user, Told.OWN, "\n".join(texts))


def _head(matter: Matter, people: Directory) -> Iterator[Address]:
    if Told.HEAD in matter.step.reaches and matter.unit is not None:
        for user in people.in_unit({Role.KEPALA}, matter.unit.pk):
            yield _address(matter, user, Told.HEAD, matter.text)


def _superiors(matter: Matter, people: Directory) -> Iterator[Address]:
    if Told.SUPERIOR not in matter.step.reaches:
        return
    unit_id = matter.unit.pk if matter.unit else None
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for position, text in matter.of_positions.items():
        for user in people.above(position, unit_id):
            parts[user].append(text)
    for user, texts in parts.items():
        yield _address(matter, user, Told.SUPERIOR, "\n".join(texts))


def _address(matter: Matter, user_id: int, told: Told, text: str) -> Address:
    step = matter.step.key if told == Told.OWN else told.name.lower()
    return Address(
        user_id=user_id,
        key=f"{matter.key}:{step}",
        told=told,
        matter=matter,
        title=matter.title,
        text=text,
        url=matter.url,
        unit_id=matter.unit.pk if matter.unit else None,
    )


def _told_of_all(matters: list[Matter], people: Directory) -> Iterator[Address]:
    """Tell Bagian Organisasi once of a subject that many units have not done."""
    late: defaultdict[str, list[Matter]] = defaultdict(list)
    for matter in matters:
        if Told.PEMBINA in matter.step.reaches and matter.unit is not None:
            late[f"{matter.subject}:{matter.due_on:%Y%m%d}"].append(matter)
    for key, rows in late.items():
        for user in people.in_unit({Role.PEMBINA}, None):
            yield _of_all(user, key, rows)


def _of_all(user_id: int, key: str, rows: list[Matter]) -> Address:
    names = sorted(row.unit.name for row in rows if row.unit)
    rest = len(names) - NAMED_UNITS
    more = f", dan {rest} unit lain" if rest > 0 else ""
    return Address(
        user_id=user_id,
        key=f"{key}:semua:{rows[0].step.key}",
        told=Told.PEMBINA,
        matter=rows[0],
        title=f"{rows[0].name}: {len(names)} unit kerja terlambat",
        text=f"{', '.join(names[:NAMED_UNITS])}{more}.",
        url=reverse("measurement:board"),
        unit_id=None,
    )
