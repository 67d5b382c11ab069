"""Where a request works: its unit and year; and the rules that pages stand on.

Everything is read at most once a request, in three queries: grants, units, years.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Subquery
from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import permissions
from jenjang.apps.organisation.models import (
    Government,
    Unit,
    Visitor,
    Year,
    unit_scope,
)
from jenjang.web.pages import Rule
from jenjang.web.prepared import GivenKeys, Prepared

_YEARS = Prepared(
    lambda: (
        Year.objects.opened()
        .annotate(pemda=Subquery(Government.objects.values("name")[:1]))
        .values_list("year", "pemda")
    )
)
_EVERY_UNIT = Prepared(lambda: Unit.objects.order_by("name"))
_UNITS = Prepared(lambda: Unit.objects.filter(pk__in=GivenKeys("keys")).order_by("name"))


class SignedInRequest(HttpRequest):
    """A request behind a rule that lets in only who is signed in."""

    user: User
    htmx: HtmxDetails


@dataclass(frozen=True, slots=True)
class Scope:
    """What a request works on; `unit` and `year` are None before there is one.

    `units` are those the user may choose, `years` those that are open, latest first;
    `roles` what the user is called here.
    """

    units: tuple[Unit, ...] = ()
    unit: Unit | None = None
    years: tuple[int, ...] = ()
    year: int | None = None
    pemda: str = ""
    roles: tuple[str, ...] = ()


def scope(request: HttpRequest) -> Scope:
    """Return what the request works on, read once.

    ``?unit=`` and ``?tahun=`` choose and are remembered in the session; a unit the user
    holds no grant on is refused.
    """
    known: Scope | None = request.__dict__.get("scope")
    if known is None:
        known = request.__dict__["scope"] = _read_scope(request)
        asked = request.GET.get("unit", "")
        if asked and (known.unit is None or str(known.unit.pk) != asked):
            raise PermissionDenied  # once: the page that says so works in the usual unit
    return known


def _read_scope(request: HttpRequest) -> Scope:
    if not permissions.can_enter(request.user):
        return Scope()
    units = _units(request.user, request.GET.get("unit", ""))
    unit = _chosen_unit(request, units)
    rows = _YEARS()
    years = tuple(year for year, _ in rows)
    return Scope(
        units=units,
        unit=unit,
        years=years,
        year=_chosen_year(request, years),
        pemda=rows[0][1] or "" if rows else "",
        roles=tuple(sorted(role.label for role in permissions.roles(request.user, unit))),
    )


def _units(user: Visitor, asked: str) -> tuple[Unit, ...]:
    """Return the units the user may choose: open ones, and a closed one he asks for."""
    ids, today = unit_scope(user), timezone.localdate()
    mine = _EVERY_UNIT() if ids is None else _UNITS(keys=ids)
    return tuple(
        unit
        for unit in mine
        if unit.closed_on is None or unit.closed_on > today or str(unit.pk) == asked
    )


def _chosen_unit(request: HttpRequest, units: tuple[Unit, ...]) -> Unit | None:
    asked, kept = request.GET.get("unit", ""), request.session.get("unit")
    by_key = {str(unit.pk): unit for unit in units}
    if asked in by_key and asked != str(kept):
        request.session["unit"] = by_key[asked].pk
    default = units[0] if units else None
    return by_key.get(asked) or by_key.get(str(kept), default)


def _chosen_year(request: HttpRequest, years: tuple[int, ...]) -> int | None:
    asked, kept = request.GET.get("tahun", ""), request.session.get("year")
    for year in years:
        if str(year) == asked:
            if year != kept:
                request.session["year"] = year
            return year
    if kept in years:
        return int(kept)
    this_year = timezone.localdate().year
    return next((year for year in years if year <= this_year), years[-1] if years else None)


def user_rule(name: str, can: Callable[[Visitor], bool]) -> Rule:
    """Return a rule about the user alone, who must see the unit asked for all the same."""
    return unit_rule(name, lambda user, _unit: can(user))


def unit_rule(name: str, can: Callable[[Visitor, Unit | None], bool]) -> Rule:
    """Return a rule about the user and the unit the request works in."""

    def allows(request: HttpRequest) -> bool:
        unit = scope(request).unit
        return can(request.user, unit)

    return Rule(name, allows)


READERS = user_rule("pemegang peran", permissions.can_enter)
"""Whoever holds a role reads the pages of the units it reaches (`scope` refuses others)."""

USER_KEEPERS = user_rule("pengelola pengguna", permissions.can_manage_users)
UNIT_KEEPERS = user_rule("pengelola unit", permissions.can_manage_unit)
YEAR_OPENERS = user_rule("pembuka tahun", permissions.can_open_year)
ADOPTERS = unit_rule("pengadopsi dokumen", permissions.can_adopt)
PEOPLE_KEEPERS = unit_rule("pengelola pejabat", permissions.can_manage_people)
HISTORY_READERS = unit_rule("pembaca riwayat", permissions.can_see_history)
GOVERNMENT_KEEPERS = user_rule("pengelola pemda", permissions.can_manage_government)
