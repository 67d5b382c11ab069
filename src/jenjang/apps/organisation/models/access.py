"""Roles and grants."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.web.prepared import Given, Prepared

Visitor = User | AnonymousUser


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

    def on(self, day: dt.date | Given) -> "GrantQuerySet":
        """Return what active users hold on that day."""
        return self.filter(
            Q(until=None) | Q(until__gte=day), user__is_active=True, since__lte=day
        )

    def of_user(self, user: User | Given, today: dt.date | Given) -> "GrantQuerySet":
        """Return the grants of an active user that hold today."""
        return self.on(today).filter(user=user)


class Grant(models.Model):
    """A role of a user, in one unit or (PEMDA_ROLES) in all, from a day to a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, blank=True, related_name="grants"
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


_HELD = Prepared(
    lambda: Grant.objects.of_user(Given("user"), Given("day", models.DateField()))
    .values_list("role", "unit_id")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds today, and where (None: everywhere)."""

    role: Role
    unit_id: int | None


def the_day(today: dt.date | None) -> dt.date:
    """Return the day given, else this one: the only place of all rules with a clock."""
    return today or timezone.localdate()


def held(user: Visitor, today: dt.date | None = None) -> frozenset[Held]:
    """Return what the user holds on that day, asked of the database once per user object.

    A request has a user object of its own, so a request asks once.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    day = the_day(today)
    key = f"held on {day}"
    if key not in user.asked:
        rows = _HELD(user=user.pk, day=day)
        user.asked[key] = frozenset(Held(Role(role), unit_id) for role, unit_id in rows)
    answer: frozenset[Held] = user.asked[key]
    return answer


def unit_scope(user: Visitor, today: dt.date | None = None) -> frozenset[int] | None:
    """Return the keys of the units the user may see, None where he may see all."""
    ids = {one.unit_id for one in held(user, today)}
    return None if None in ids else frozenset(pk for pk in ids if pk is not None)
