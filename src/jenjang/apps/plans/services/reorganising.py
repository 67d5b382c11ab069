"""Reorganisation: units merged, a unit split, a position moved, from a day on.

Positions, appointments and grants of before end the day before and begin anew in the
receiving unit, so that who held what when stays true; series follow with their results;
signed papers are not touched. Everything of an act is done, or nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Grant,
    Position,
    Role,
    Unit,
    UnitKind,
)
from jenjang.apps.organisation.services import (
    appoint,
    close_unit,
    create_position,
    create_unit,
    end_appointment,
    end_grant,
    grant_role,
)
from jenjang.apps.organisation.titles import read_title
from jenjang.apps.plans.services.carrying import Load, carry_plans, supersede_plans
from jenjang.core.values import Refused

FILLED_IN = {Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR, Role.PEGAWAI}


@dataclass(slots=True)
class Reorganised:
    """What an act did, or would do: counts, and what a person has to see to himself."""

    on: dt.date
    units: list[str] = field(default_factory=list)
    positions: int = 0
    appointments: int = 0
    series: int = 0
    grants: int = 0
    unplaced: list[str] = field(default_factory=list)
    to_reissue: list[str] = field(default_factory=list)
    by: User | None = None
    moved: dict[int, Position] = field(default_factory=dict)

    @property
    def eve(self) -> dt.date:
        """Return the last day of the old order."""
        return self.on - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be made."""

    name: str
    kind: UnitKind


@transaction.atomic
def merge_units(
    *, unit_ids: Sequence[int], into: NewUnit | Unit, on: dt.date, by: User | None
) -> Reorganised:
    """Merge units into a new one, or into one that is there; they close on that day.

    Positions of one name become one; who then finds it taken is listed, unplaced.
    """
    units = _locked_units(unit_ids)
    target = into if isinstance(into, Unit) else _made(into, by)
    sources = [unit for unit in units if unit != target]
    if not sources or (len(sources) < 2 and not isinstance(into, Unit)):
        raise Refused("Penggabungan memerlukan sedikitnya dua perangkat daerah.")
    done = Reorganised(on, [target.name], by=by)
    for unit in sources:
        _move_branches([(root, target) for root in _roots(unit)], done)
        _close(unit, target, done)
        _tell("unit.merged", unit, done, into=[target.name])
    return done


@transaction.atomic
def split_unit(
    *,
    unit_id: int,
    into: Mapping[str, tuple[UnitKind, Sequence[int]]],
    on: dt.date,
    by: User | None,
) -> Reorganised:
    """Split a unit: {name: (kind, positions that head what goes there)}; it closes.

    A branch goes with the nearest position above it that is named. Raise Refused where a
    position goes nowhere.
    """
    (unit,) = _locked_units([unit_id])
    if len(into) < 2:
        raise Refused("Pemecahan memerlukan sedikitnya dua perangkat daerah tujuan.")
    done = Reorganised(on, list(into), by=by)
    targets = {name: _made(NewUnit(name, kind), by) for name, (kind, _) in into.items()}
    goes = {pk: targets[name] for name, (_, keys) in into.items() for pk in keys}
    roots = list(Position.objects.filter(unit=unit, pk__in=goes).order_by("path"))
    _check_all_go(unit, roots)
    _move_branches([(root, goes[root.pk]) for root in roots], done)
    _close(unit, next(iter(targets.values())), done, is_split=True)
    _tell("unit.split", unit, done, into=list(into))
    return done


@transaction.atomic
def transfer_position(
    *,
    position_id: int,
    unit: Unit,
    superior: Position | None,
    on: dt.date,
    by: User | None,
) -> Reorganised:
    """Move a position with all below it to another unit, under a superior there."""
    root = Position.objects.select_related("unit").get(pk=position_id)
    if root.unit is None or root.unit_id == unit.pk:
        raise Refused(
            "Pilih perangkat daerah lain; atasan dalam unit yang sama diganti di halaman "
            "jabatan."
        )
    _locked_units([root.unit.pk, unit.pk])
    done = Reorganised(on, [unit.name], by=by)
    _move_branches([(root, unit)], done, superior=superior)
    load = Load(on.year, done.moved, None, by)
    done.series += carry_plans(root.unit, load)
    _follow_people(root.unit, done)
    record(
        actor=by,
        action="position.transferred",
        subject=root,
        before={"unit": root.unit.name},
        after={"unit": unit.name, "since": on},
        unit_id=root.unit.pk,
    )
    return done


def rehearse(act: Callable[[], Reorganised]) -> Reorganised:
    """Return what an act would do, and do nothing."""
    with transaction.atomic():
        done = act()
        transaction.set_rollback(True)
    return done


def _locked_units(unit_ids: Iterable[int]) -> list[Unit]:
    """Return open units, locked in the order of their keys."""
    wanted = sorted(set(unit_ids))
    units = list(Unit.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    closed = [unit.name for unit in units if unit.closed_on is not None]
    if len(units) < len(wanted) or closed:
        raise Refused(
            f"Sudah ditutup atau tidak ada: {', '.join(closed) or 'unit yang dipilih'}; "
            "muat ulang halaman ini."
        )
    return units


def _made(new: NewUnit, by: User | None) -> Unit:
    return create_unit(name=new.name, kind=new.kind, by=by)


def _roots(unit: Unit) -> list[Position]:
    """Return the positions of a unit that stand under none of it."""
    rows = Position.objects.filter(unit=unit).exclude(reports_to__unit=unit)
    return list(rows.order_by("path"))


def _check_all_go(unit: Unit, roots: Sequence[Position]) -> None:
    left = [
        one.name
        for one in Position.objects.filter(unit=unit).order_by("path")
        if not any(one.path.startswith(root.path) for root in roots)
    ]
    if left:
        raise Refused(f"Belum ditentukan tujuannya: {', '.join(left)}.")


def _move_branches(
    branches: Sequence[tuple[Position, Unit]],
    done: Reorganised,
    superior: Position | None = None,
) -> None:
    """Make every position of the branches in its new unit, and move who holds it."""
    heads = {root.pk: unit for root, unit in branches}
    paths = Q()
    for root, _ in branches:
        paths |= Q(path__startswith=root.path)
    rows = Position.objects.filter(paths, unit=branches[0][0].unit).order_by("path")
    going: dict[int, Unit] = {}
    for old in rows.select_related("reports_to"):
        unit = heads.get(old.pk) or going[old.reports_to_id or 0]
        going[old.pk] = unit
        done.moved[old.pk] = _position_in(unit, old, done, superior)
        _move_holders(old, done.moved[old.pk], done)


def _position_in(
    unit: Unit, old: Position, done: Reorganised, superior: Position | None
) -> Position:
    """Return the position of the old one's name in the unit; a new one where none is."""
    key = read_title(old.name, unit.name).key
    known = Position.objects.filter(unit=unit, folded_name=key).first()
    if known is not None:
        return known
    above = done.moved.get(old.reports_to_id or 0)
    if above is None or above.unit_id != unit.pk:
        is_above_all = old.reports_to is not None and old.reports_to.unit_id is None
        above = old.reports_to if is_above_all and superior is None else superior
    done.positions += 1
    return create_position(
        unit=unit, name=old.name, reports_to=above, by=done.by, echelon=old.echelon
    )


def _move_holders(old: Position, new: Position, done: Reorganised) -> None:
    """End the appointments of the old position and begin them in the new one."""
    for made in Appointment.objects.filter(position=old).on(done.on):
        if made.since >= done.on:
            made.position = new
            made.save(update_fields=["position"])
            record(actor=done.by, action="appointment.moved", subject=made)
            done.appointments += 1
            continue
        until = made.until
        end_appointment(appointment_id=made.pk, last_day=done.eve, by=done.by)
        try:
            appoint(
                official=made.official,
                position=new,
                kind=AppointmentKind(made.kind),
                since=done.on,
                until=until,
                by=done.by,
            )
            done.appointments += 1
        except Refused:
            done.unplaced.append(f"{made.official} ({old.name}, {old.unit})")


def _close(unit: Unit, target: Unit, done: Reorganised, *, is_split: bool = False) -> None:
    """Carry what the unit answers for, let its people follow, and close it."""
    load = Load(done.on.year, done.moved, target, done.by)
    done.series += carry_plans(unit, load)
    supersede_plans(unit, done.on.year)
    _follow_people(unit, done, default=None if is_split else target, closes=True)
    close_unit(unit_id=unit.pk, on=done.on, by=done.by)


def _follow_people(
    unit: Unit, done: Reorganised, default: Unit | None = None, *, closes: bool = False
) -> None:
    """Let grants in the old unit follow their users' officials, else list them."""
    grants = Grant.objects.filter(Q(until=None) | Q(until__gte=done.on), unit=unit)
    for grant in grants.select_related("user"):
        target = _unit_of_user(grant.user, unit, done) or default
        if target is not None:
            _follow(grant, unit, target, done, closes=closes)
        elif closes:
            role = Role(grant.role).label
            done.to_reissue.append(f"{grant.user.full_name} ({role}, {unit})")
            end_grant(grant_id=grant.pk, last_day=done.eve, by=done.by)


def _follow(
    grant: Grant, unit: Unit, target: Unit, done: Reorganised, *, closes: bool
) -> None:
    role, user, until = Role(grant.role), grant.user, grant.until
    end_grant(grant_id=grant.pk, last_day=done.eve, by=done.by)
    grant_role(user=user, role=role, unit=target, since=done.on, until=until, by=done.by)
    done.grants += 1
    if closes and role in FILLED_IN:  # he still reads what he signed there
        grant_role(user=user, role=Role.PEMANTAU, unit=unit, since=done.on, by=done.by)


def _unit_of_user(user: User, unit: Unit, done: Reorganised) -> Unit | None:
    """Return where the position that a user's official holds in the old unit went."""
    held = Appointment.objects.filter(
        official__user=user, position__unit=unit, position__in=list(done.moved)
    )
    row = held.order_by("-since").values_list("position_id", flat=True).first()
    return None if row is None else done.moved[row].unit


def _tell(action: str, unit: Unit, done: Reorganised, *, into: list[str]) -> None:
    record(
        actor=done.by,
        action=action,
        subject=unit,
        before={"name": unit.name},
        after={
            "into": into,
            "since": done.on,
            "unplaced": done.unplaced,
            "to_reissue": done.to_reissue,
        },
        unit_id=unit.pk,
    )
