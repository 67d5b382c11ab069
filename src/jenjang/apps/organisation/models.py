"""The pemda and its people: units, positions, officials, appointments, grants, years."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from jenjang.apps.accounts.models import User


class Government(models.Model):
    """The pemda this database belongs to: one row, written by the first-run page."""

    name = models.CharField(max_length=120, unique=True)  # "Kabupaten Tirtajaya"
    head_title = models.CharField(max_length=120)  # "Bupati Tirtajaya"
    seat = models.CharField(max_length=120, null=True)  # ibu kota, place of signature
    layout = models.CharField(max_length=40, default="national")
    achievement_scale = models.CharField(max_length=40, default="capaian4")
    efficiency_rule = models.CharField(max_length=4, default="E1")
    only_one = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(only_one=True), name="one_government")
        ]

    def __str__(self) -> str:
        """Return the pemda's name."""
        return self.name


class UnitKind(models.TextChoices):
    """Kinds of perangkat daerah."""

    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    LAIN = "lain", "Lainnya"


class UnitQuerySet(models.QuerySet["Unit"]):
    """Which units somebody may see."""

    def visible_to(self, user: "User", today: dt.date) -> "UnitQuerySet":
        """Return the units the user holds a grant on, or all where a grant names none."""
        grants = Grant.objects.of_user(user, today)
        if grants.filter(unit=None).exists():
            return self
        return self.filter(pk__in=grants.values("unit_id"))


class Unit(models.Model):
    """A perangkat daerah; papers are matched on `folded_name` and `aliases`."""

    code = models.CharField(max_length=40, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200, unique=True)
    folded_name = models.CharField(max_length=200, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    aliases = models.JSONField(default=list, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the unit's name."""
        return self.name


class Position(models.Model):
    """A jabatan, and whom it reports to; `unit` is None above all units (the bupati).

    `path` holds the primary keys from the top, each of eight digits: a branch is a prefix.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="positions")
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates"
    )
    path = models.CharField(max_length=160, editable=False, default="")
    echelon = models.CharField(max_length=12, null=True, blank=True)

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["path"], name="position_path")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "folded_name"], name="one_position"),
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=Q(unit=None),
                name="one_position_above_units",
            ),
            models.CheckConstraint(
                condition=Q(reports_to=None) | ~Q(reports_to=F("id")),
                name="nobody_is_his_own_superior",
            ),
        ]

    def __str__(self) -> str:
        """Return the position's name."""
        return self.name


class Official(models.Model):
    """A person in office; `nip` is 18 digits or None (a bupati, staff without one)."""

    full_name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    nip = models.CharField(max_length=18, null=True, blank=True, unique=True)
    rank = models.CharField(
        max_length=80, null=True, blank=True
    )  # as written: "Penata / III.c"
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="official",
    )

    class Meta:
        ordering = ["full_name"]

    def __str__(self) -> str:
        """Return the official's name with titles."""
        return self.full_name


class AppointmentKind(models.TextChoices):
    """How an official holds a position."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Who holds what, when."""

    def on(self, day: dt.date) -> "AppointmentQuerySet":
        """Return the appointments in force on that day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Appointment(models.Model):
    """An official in a position, from a day to a day (None: still)."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments")
    position = models.ForeignKey(Position, models.PROTECT, related_name="appointments")
    kind = models.CharField(
        max_length=10, choices=AppointmentKind.choices, default=AppointmentKind.DEFINITIF
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["position__path", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "position", "since"], name="one_appointment_a_day"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="appointment_ends_later",
            ),
        ]

    def __str__(self) -> str:
        """Return who is what."""
        prefix = "" if self.kind == "definitif" else f"{self.get_kind_display()} "
        return f"{self.official} · {prefix}{self.position}"


class Role(models.TextChoices):
    """What a user may do; fixed once, the matrix of permissions is built on them."""

    ADMIN = "admin", "Admin"
    PEMBINA = "pembina", "Pembina (Bagian Organisasi)"
    PERENCANA = "perencana", "Perencana (Bappeda)"
    KEUANGAN = "keuangan", "Keuangan (BPKAD)"
    EVALUATOR = "evaluator", "Evaluator (Inspektorat)"
    PIMPINAN = "pimpinan", "Pimpinan daerah"
    KEPALA = "kepala", "Kepala perangkat daerah"
    VERIFIKATOR = "verifikator", "Verifikator (sekretaris)"
    OPERATOR = "operator", "Operator (kasubag perencanaan)"
    PEGAWAI = "pegawai", "Pegawai"
    PEMANTAU = "pemantau", "Pemantau"


PEMDA_ROLES = (
    Role.ADMIN, Role.PEMBINA, Role.PERENCANA, Role.KEUANGAN, Role.EVALUATOR, Role.PIMPINAN,
)  # fmt: skip
"""Roles over the whole pemda: their grants name no unit. All others name one."""


class GrantQuerySet(models.QuerySet["Grant"]):
    """What a user holds."""

    def of_user(self, user: "User", today: dt.date) -> "GrantQuerySet":
        """Return the grants of an active user that hold today."""
        return self.filter(
            Q(until=None) | Q(until__gte=today),
            user=user,
            user__is_active=True,
            since__lte=today,
        )


class Grant(models.Model):
    """A role of a user, in one unit or (PEMDA_ROLES) in all, from a day to a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="grants"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "since"], name="one_grant"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "since"],
                condition=Q(unit=None),
                name="one_grant_over_all_units",
            ),
            models.CheckConstraint(
                condition=Q(unit=None, role__in=PEMDA_ROLES)
                | (Q(unit__isnull=False) & ~Q(role__in=PEMDA_ROLES)),
                name="pemda_roles_name_no_unit",
            ),
        ]

    def __str__(self) -> str:
        """Return the role and where it holds."""
        return f"{self.get_role_display()} · {self.unit or 'semua unit'}"


class Year(models.Model):
    """A budget year the pemda has opened."""

    year = models.PositiveSmallIntegerField(
        primary_key=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100), name="year_2000_to_2100"
            )
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class PeriodKind(models.TextChoices):
    """How long a period is."""

    MONTH = "month", "Bulan"
    QUARTER = "quarter", "Triwulan"
    SEMESTER = "semester", "Semester"
    YEAR = "year", "Tahun"


class Period(models.Model):
    """(year, kind, n): August is month 8, TW III is quarter 3; opened with its year."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=8, choices=PeriodKind.choices)
    n = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    due_on = models.DateField()  # tenggat pengisian

    class Meta:
        ordering = ["year", "kind", "n"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind", "n"], name="one_period")
        ]

    def __str__(self) -> str:
        """Return the period as papers write it.

        A quarter reads "Triwulan III 2025", a month "Agustus 2025".
        """
        if self.kind == PeriodKind.YEAR:
            return f"Tahun {self.year_id}"
        if self.kind == PeriodKind.MONTH:
            return f"{MONTHS[self.n - 1]} {self.year_id}"
        return f"{self.get_kind_display()} {ROMAN[self.n - 1]} {self.year_id}"


ROMAN = ("I", "II", "III", "IV")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
