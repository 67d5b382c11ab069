"""Positions, officials and appointments that the parties of a bundle call for."""

import datetime as dt
from dataclasses import dataclass

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.intake.adoption.bundle import (
    Bundle,
    Paper,
    Person,
    Post,
    Seat,
    begins_the_other,
    is_one_name,
)
from jenjang.apps.intake.adoption.changes import Changes
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Government,
    Official,
    Position,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every step of one adoption needs: where, when, by whom, and the changes."""

    government: Government
    unit: Unit
    year: int
    by: User | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Seated:
    """The rows of a paper's parties."""

    first: Appointment
    second: Appointment | None


def seat_parties(bundle: Bundle, setting: Setting) -> dict[int, Seated]:
    """Return, by the paper's place in the bundle, the appointments of its parties."""
    positions = _Positions(setting)
    officials: dict[Person, Official] = {}

    def appointed(seat: Seat, paper: Paper) -> Appointment:
        if seat.person not in officials:
            officials[seat.person] = _official(seat.person, setting)
        position = positions.row_of(seat.post, seat.person)
        return _appointment(officials[seat.person], position, seat.kind, paper, setting)

    seated = {}
    for n, paper in enumerate(bundle.papers):
        second = None if paper.second is None else appointed(paper.second, paper)
        seated[n] = Seated(appointed(paper.first, paper), second)
    return seated


class _Positions:
    """The unit's positions while a bundle is seated; superiors are made first."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.known = list(Position.objects.filter(unit=setting.unit))
        self.rows: dict[Post, Position] = {}

    def row_of(self, post: Post, holder: Person | None = None) -> Position:
        """Return the row of a position of the bundle, made or moved as the papers say."""
        if post in self.rows:
            return self.rows[post]
        if post.title.is_head_of_region:
            row = self._head_of_region()
        else:
            above = None if post.superior is None else self.row_of(post.superior)
            row = self._found(post, above, holder) or self._made(post, above)
        self.rows[post] = row
        return row

    def _head_of_region(self) -> Position:
        head_title = self.setting.government.head_title
        found = Position.objects.filter(unit=None).order_by("path").first()
        if found is not None:
            return found
        made = services.create_position(
            unit=None, name=head_title, reports_to=None, by=self.setting.by
        )
        self.setting.changes.new("Jabatan", self.setting.government.name, made.name)
        return made

    def _found(
        self, post: Post, above: Position | None, holder: Person | None
    ) -> Position | None:
        row = self._of_wording(post) or self._of_beginning(post, holder)
        if row is None:
            return None
        for key in post.keys - {row.folded_name, *row.aliases}:
            services.learn_wording(position_id=row.pk, key=key)
            row.aliases = sorted({*row.aliases, key})
        if above is not None and row.reports_to_id != above.pk:
            return self._moved(row, above)
        return row

    def _of_wording(self, post: Post) -> Position | None:
        for row in self.known:
            if post.keys & {row.folded_name, *row.aliases}:
                return row
        return None

    def _of_beginning(self, post: Post, holder: Person | None) -> Position | None:
        """Return the one position whose title begins this one, or is begun by it.

        'Kasi Pemerintahan' is 'Kepala Seksi Pemerintahan Umum' only where no other fits
        and nobody else of this bundle holds it.
        """
        fitting = [
            row for row in self.known if begins_the_other(row.folded_name, post.title.key)
        ]
        if len(fitting) != 1 or fitting[0] in self.rows.values():
            return None
        holders = Appointment.objects.filter(position=fitting[0], until=None)
        names = set(holders.values_list("official__folded_name", flat=True))
        is_his = holder is None or any(is_one_name(holder.folded, name) for name in names)
        return fitting[0] if is_his or not names else None

    def _moved(self, row: Position, above: Position) -> Position:
        """Hang the position under the superior the paper names, if no later one does."""
        later = Agreement.objects.filter(position=row, year__gt=self.setting.year)
        if later.exists():
            return row
        before = None if row.reports_to is None else row.reports_to.name
        moved = services.move_position(
            position_id=row.pk, reports_to=above, by=self.setting.by
        )
        if before is None:
            self.setting.changes.new("Atasan", row.name, above.name)
        else:
            self.setting.changes.changed("Atasan", row.name, before, above.name)
        return moved

    def _made(self, post: Post, above: Position | None) -> Position:
        made = services.create_position(
            unit=self.setting.unit,
            name=post.title.name,
            reports_to=above,
            by=self.setting.by,
        )
        for key in post.keys - {made.folded_name}:
            services.learn_wording(position_id=made.pk, key=key)
        made.refresh_from_db(fields=["aliases"])
        self.known.append(made)
        self.setting.changes.new("Jabatan", self.setting.unit.name, made.name)
        return made


def _official(person: Person, setting: Setting) -> Official:
    """Return the official's row: by NIP, else by name where no NIP speaks against it."""
    found = _found_official(person, setting)
    if found is None:
        made = services.register_official(
            full_name=person.full_name, nip=person.nip, rank=person.rank, by=setting.by
        )
        setting.changes.new("Pejabat", setting.unit.name, made.full_name)
        return made
    if person.nip and not found.nip:
        setting.changes.changed("NIP", found.full_name, None, person.nip)
        return services.correct_official(
            official_id=found.pk,
            full_name=found.full_name,
            nip=person.nip,
            rank=person.rank or found.rank,
            by=setting.by,
        )
    return found


def _found_official(person: Person, setting: Setting) -> Official | None:
    if person.nip:
        by_nip = Official.objects.filter(nip=person.nip).first()
        if by_nip is not None:
            return by_nip
    named = list(Official.objects.filter(folded_name=person.folded).order_by("pk"))
    candidates = [
        one
        for one in named or _of_squeezed_name(person, setting)
        if not (person.nip and one.nip)
    ]
    return candidates[0] if len(candidates) == 1 else None


def _of_squeezed_name(person: Person, setting: Setting) -> list[Official]:
    """Return the unit's officials of that name, had it been letter-spaced."""
    own = Official.objects.filter(appointments__position__unit=setting.unit).distinct()
    return [one for one in own if is_one_name(one.folded_name, person.folded)]


def _appointment(
    official: Official,
    position: Position,
    kind: AppointmentKind,
    paper: Paper,
    setting: Setting,
) -> Appointment:
    """Return the appointment the paper was signed in, made beside others' where none is."""
    first_day = dt.date(setting.year, 1, 1)
    signed_on = paper.signed_on or first_day
    own = Appointment.objects.filter(official=official, position=position)
    found = own.on(signed_on).first() or own.on(dt.date(setting.year, 12, 31)).first()
    if found is not None:
        return found
    since, until = first_day, None
    other = _other_holder(official, position, first_day)
    if other is not None and kind is AppointmentKind.DEFINITIF:
        since, until = _days_beside(other, signed_on, setting)
    made = services.appoint(
        official=official,
        position=position,
        kind=kind,
        since=since,
        until=until,
        by=setting.by,
    )
    setting.changes.new("Penugasan", position.name, str(made))
    return made


def _other_holder(
    official: Official, position: Position, first_day: dt.date
) -> Appointment | None:
    """Return who else holds the position definitively in or after that year."""
    others = Appointment.objects.filter(
        position=position, kind=AppointmentKind.DEFINITIF
    ).exclude(official=official)
    return (
        others.filter(until=None).order_by("since").first()
        or others.filter(until__gte=first_day).order_by("since").first()
    )


def _days_beside(
    other: Appointment, signed_on: dt.date, setting: Setting
) -> tuple[dt.date, dt.date | None]:
    """Return from when to when one holds a position that another holds too.

    The later paper ends the earlier's days; an earlier paper adopted later fills the days
    before.
    """
    first_day = dt.date(setting.year, 1, 1)
    if other.since > signed_on:
        return min(first_day, signed_on), other.since - dt.timedelta(days=1)
    since = max(signed_on, other.since + dt.timedelta(days=1))
    if other.until is None or other.until >= since:
        services.end_appointment(
            appointment_id=other.pk, last_day=since - dt.timedelta(days=1), by=setting.by
        )
        setting.changes.changed(
            "Penugasan",
            other.position.name,
            f"{other.official} sampai sekarang",
            f"{other.official} sampai {since - dt.timedelta(days=1):%d-%m-%Y}",
        )
    return since, None
