"""Budgets: the tree of ceilings, two versions side by side, files imported."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans import services
from jenjang.apps.plans.access import BUDGET_IMPORTERS
from jenjang.apps.plans.ceilings import comparison_of, funds_of, latest_first, table_of
from jenjang.apps.plans.forms.budgets import BudgetFileForm, ShownForm
from jenjang.apps.plans.imports.budgets import (
    BudgetPlan,
    LooksDifferent,
    look,
    perform,
    read_sheet,
)
from jenjang.apps.plans.imports.template import budget_template
from jenjang.apps.plans.imports.tickets import issue_ticket, open_ticket
from jenjang.apps.plans.models import (
    Activity,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    NomenclatureRelease,
)
from jenjang.apps.plans.permissions import can_import_budget, can_import_for_all
from jenjang.apps.plans.services import NamedVersion
from jenjang.core.values import Refused
from jenjang.papers.sheets.budgets import BudgetSheet
from jenjang.web.files import send_file
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

PAGE = "budget"
SHOWN_CHANGES = 200


@allow(READERS)
def budget(request: SignedInRequest) -> HttpResponse:
    """The tree of ceilings of one version of the unit's budget."""
    here = scope(request)
    versions = _versions(here.unit, here.year)
    may_import = can_import_budget(request.user, here.unit)
    context: dict[str, Any] = {"versions": versions, "may_import": may_import}
    if here.unit is None or not versions:
        return render(request, "plans/budget.html", context | {"version": None})
    version = _version(versions, request.GET.get("versi", "")) or versions[0]
    lines = list(version.lines.all())
    form = ShownForm(request.GET, funds=funds_of(lines))
    activities = list(Activity.objects.filter(unit=here.unit))
    context |= {
        "version": version,
        "holding": versions[0],
        "form": form,
        "table": table_of(activities, version, lines, form.wanted()),
        "may_remove": may_import and version.kind != BudgetKind.FROM_AGREEMENTS,
    }
    return render(request, "plans/budget.html", context)


@allow(READERS)
def budget_compare(request: SignedInRequest) -> HttpResponse:
    """Two versions side by side: murni against perubahan, and by how much they differ."""
    here = scope(request)
    versions = _versions(here.unit, here.year)
    if here.unit is None or len(versions) < 2:
        return render(request, "plans/budget_compare.html", {"table": None})
    second = _version(versions, request.GET.get("ke", "")) or versions[0]
    others = [one for one in versions if one != second]
    first = _version(others, request.GET.get("dari", "")) or _plain_before(others)
    lines = [list(one.lines.all()) for one in (first, second)]
    form = ShownForm(request.GET, funds=funds_of([*lines[0], *lines[1]]))
    wanted = form.wanted(only_changed=request.GET.get("beda") == "1")
    activities = list(Activity.objects.filter(unit=here.unit))
    table = comparison_of(activities, (first, lines[0]), (second, lines[1]), wanted)
    context = {
        "versions": versions,
        "first": first,
        "second": second,
        "form": form,
        "table": table,
        "tables": (
            ("Jenis belanja", table.by_kind),
            ("Sumber dana", table.by_fund),
        ),
        "only_changed": wanted.only_changed,
    }
    return render(request, "plans/budget_compare.html", context)


def _versions(unit: Unit | None, year: int | None) -> list[BudgetVersion]:
    """Return the versions of a unit's year that hold anything, the one in force first."""
    if unit is None or year is None:
        return []
    found = BudgetVersion.objects.filter(unit=unit, year=year, lines__isnull=False)
    return latest_first(found.select_related("source").distinct())


def _version(versions: Sequence[BudgetVersion], asked: str) -> BudgetVersion | None:
    return next((one for one in versions if str(one.pk) == asked), None)


def _plain_before(others: Sequence[BudgetVersion]) -> BudgetVersion:
    """Return what a change is held against: the DPA, else the next one down."""
    return next((one for one in others if one.kind == BudgetKind.DPA), others[0])


@allow(BUDGET_IMPORTERS)
def budget_import(request: SignedInRequest) -> HttpResponse:
    """A budget file: what it would do, and what is to be corrected in it."""
    unit, year = _place(request)
    form = _form(request, unit, year)
    looked = attempt(form, lambda: _looked(request, form, unit)) if form.is_bound else None
    context: dict[str, Any] = {"form": form, "plan": None, "shown": SHOWN_CHANGES}
    if looked is not None:
        context |= looked
    return render(request, "plans/budget_import.html", context, status=status_of(form))


def _place(request: SignedInRequest) -> tuple[Unit, int]:
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    if not NomenclatureRelease.objects.exists():
        services.load_shipped_lists()
    return here.unit, here.year


def _form(request: SignedInRequest, unit: Unit, year: int) -> BudgetFileForm:
    others = len(scope(request).units) - 1 if can_import_for_all(request.user) else 0
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return BudgetFileForm(*data, unit=unit, year=year, others=others)


def _looked(request: SignedInRequest, form: BudgetFileForm, unit: Unit) -> dict[str, Any]:
    content, named = form.cleaned_data["file"].read(), form.named()
    units = list(scope(request).units) if form.is_for_all else [unit]
    plan = look(read_sheet(content, named.year), named, units)
    if plan.problems:
        return {"plan": plan}
    name = form.cleaned_data["file"].name or "anggaran"
    return {"plan": plan, "ticket": _ticket(request, content, name, plan)}


def _ticket(request: SignedInRequest, content: bytes, name: str, plan: BudgetPlan) -> str:
    named = plan.named
    day = named.document_date
    said = {
        "named": [
            *(named.year, named.kind, named.revision, named.document_number),
            None if day is None else day.isoformat(),
        ],
        "units": [one.unit.pk for one in plan.units],
        "digest": plan.digest,
    }
    return issue_ticket(PAGE, content, name, said, request.user)


@allow(BUDGET_IMPORTERS)
@require_POST
def budget_import_do(request: SignedInRequest) -> HttpResponse:
    """What was looked at is done; where it would be something else by now, it is shown."""
    unit, year = _place(request)
    ticket = request.POST.get("ticket", "")
    try:
        source, content, said = open_ticket(ticket, PAGE, request.user)
    except Refused as why:
        messages.error(request, str(why))
        return redirect("plans:budget_import")
    named, units = _named(said["named"]), _units(request, said["units"])
    sheet = read_sheet(content, named.year)
    try:
        plan = perform(
            sheet,
            named,
            units,
            digest=said["digest"],
            is_confirmed=request.POST.get("sadar") == "1",
            source=source,
            by=request.user,
        )
    except Refused as why:
        messages.error(request, str(why))
        again = (sheet, named, units, content, source.original_name)
        return _looked_again(request, _form_again(unit, year), why, again)
    messages.success(request, _done(plan))
    made = BudgetVersion.objects.filter(
        unit=unit, year=named.year, kind=named.kind, revision=named.revision
    ).first()
    shown = f"?versi={made.pk}" if made else ""
    return redirect(f"{reverse('plans:budget')}{shown}")


def _form_again(unit: Unit, year: int) -> BudgetFileForm:
    return BudgetFileForm(unit=unit, year=year, others=0)


Again = tuple[BudgetSheet, NamedVersion, list[Unit], bytes, str]


def _looked_again(
    request: SignedInRequest, form: BudgetFileForm, why: Refused, again: Again
) -> HttpResponse:
    """Show what the file would do now, with a ticket for that."""
    sheet, named, units, content, name = again
    context: dict[str, Any] = {"form": form, "plan": None, "shown": SHOWN_CHANGES}
    try:
        plan = look(sheet, named, units)
    except Refused:
        plan = None
    if plan is not None:
        is_clean = not plan.problems
        ticket = _ticket(request, content, name, plan) if is_clean else ""
        context |= {"plan": plan, "ticket": ticket}
    status = 409 if isinstance(why, LooksDifferent) else 422
    return render(request, "plans/budget_import.html", context, status=status)


def _named(said: Sequence[Any]) -> NamedVersion:
    year, kind, revision, number, day = said
    date = None if day is None else dt.date.fromisoformat(day)
    return NamedVersion(year, BudgetKind(kind), revision, number, date)


def _units(request: SignedInRequest, keys: Sequence[int]) -> list[Unit]:
    """Return the units of a ticket; whoever may no longer import for one is refused."""
    units = list(Unit.objects.filter(pk__in=keys))
    if not all(can_import_budget(request.user, unit) for unit in units):
        raise PermissionDenied
    return units


def _done(plan: BudgetPlan) -> str:
    lines = sum(len(one.lines) for one in plan.units)
    named = ", ".join(one.unit.name for one in plan.units[:3])
    more = f" dan {len(plan.units) - 3} unit lain" if len(plan.units) > 3 else ""
    return (
        f"{plan.named.kind.label} {plan.named.year} {named}{more}: {lines} pagu tersimpan."
    )


@allow(BUDGET_IMPORTERS)
def budget_sheet(request: SignedInRequest) -> HttpResponse:
    """Our own sheet with the unit's activities, to be filled and imported."""
    unit, year = _place(request)
    versions = _versions(unit, year)
    lines: list[BudgetLine] = []
    if versions:
        lines = list(versions[0].lines.select_related("version").order_by("pk"))
    activities = list(Activity.objects.filter(unit=unit).order_by("code", "path"))
    content = budget_template(f"Pagu {unit.name} tahun {year}", activities, lines)
    return send_file(content, f"pagu-{slugify(unit.name)}-{year}.xlsx")


@allow(READERS)
def budget_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file a version came from, as it came."""
    versions = BudgetVersion.objects.select_related("source").exclude(source=None)
    version = get_object_or_404(versions, pk=pk, unit=scope(request).unit)
    if version.source is None:
        raise Http404
    return send_file(open_stored(version.source), version.source.original_name)


@allow(BUDGET_IMPORTERS)
@require_POST
def budget_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """A version imported by mistake is taken out."""
    version = get_object_or_404(BudgetVersion, pk=pk, unit=scope(request).unit)
    attempt_and_say(
        request,
        lambda: services.remove_version(version_id=pk, by=request.user),
        f"{version} dihapus; riwayatnya tetap tersimpan.",
    )
    return redirect("plans:budget")
