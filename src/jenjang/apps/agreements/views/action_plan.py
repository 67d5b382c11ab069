"""The rencana aksi of an agreement: typed, held against the year, printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.permissions import can_prepare
from jenjang.apps.agreements.services import write_action_plan
from jenjang.apps.agreements.snapshots import (
    ActionLine,
    action_lines,
    action_plan_of,
    fields_of,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.core.values import Refused
from jenjang.papers.layouts import action_plan
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.pages import allow

PRINTED = ("pdf", "docx", "xlsx")
SEEN = "lama-"
QUARTERS = ((1, "TW I"), (2, "TW II"), (3, "TW III"), (4, "TW IV"))


@dataclass(frozen=True, slots=True)
class Box:
    """One field as it is shown; `stored` is what another saved meanwhile, else None."""

    name: str
    label: str
    value: str
    seen: str
    stored: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator on the page."""

    line: ActionLine
    targets: tuple[Box, ...]
    steps: tuple[Box, ...]


@allow(READERS)
def action_plan_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rencana aksi of an agreement in force, to read, and for its office to write."""
    agreement = _readable(request, pk)
    may_write = can_prepare(request.user, agreement) and agreement.state == State.IN_FORCE
    if request.method != "POST":
        return _page(request, agreement, may_write=may_write)
    if not may_write:
        raise PermissionDenied
    typed, seen = _posted(request)
    try:
        write_action_plan(agreement_id=pk, typed=typed, seen=seen, by=request.user)
    except Refused as problem:
        return _page(
            request, agreement, may_write=True, typed=typed, seen=seen, problem=problem
        )
    messages.success(request, "Rencana aksi tersimpan.")
    return redirect("agreements:action_plan", pk)


def _posted(request: SignedInRequest) -> tuple[dict[str, str], dict[str, str]]:
    """Return what was typed and what the form had shown, by field."""
    given = {name: str(value) for name, value in request.POST.items()}
    typed = {name: value for name, value in given.items() if name[:1] in "ts"}
    shown = {name: value for name, value in given.items() if name.startswith(SEEN)}
    return typed, {name.removeprefix(SEEN): value for name, value in shown.items()}


@allow(READERS)
def action_plan_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The rencana aksi on paper: PDF, Word or Excel."""
    if ending not in PRINTED:
        raise Http404
    agreement = _readable(request, pk)
    plan = action_plan_of(agreement, action_lines(agreement))
    title = f"Rencana Aksi {agreement.year_id} {agreement.position}"
    content = write_blocks(action_plan.blocks(plan), ending, title)
    return send_file(content, f"{slugify(title)}.{ending}")


def _readable(request: SignedInRequest, pk: int) -> Agreement:
    seen = Agreement.objects.visible_to(request.user).select_related(
        "unit", "position", "first_party"
    )
    return get_object_or_404(seen, pk=pk)


def _page(
    request: SignedInRequest,
    agreement: Agreement,
    *,
    may_write: bool,
    typed: Mapping[str, str] | None = None,
    seen: Mapping[str, str] | None = None,
    problem: Refused | None = None,
) -> HttpResponse:
    lines = action_lines(agreement)
    context = {
        "agreement": agreement,
        "cards": list(_cards(lines, typed or {}, seen or {})),
        "may_write": may_write,
        "problem": problem,
        "troubles": sum(line.trouble is not None for line in lines),
    }
    status = 200 if problem is None else 422
    return render(request, "agreements/action_plan.html", context, status=status)


def _cards(
    lines: Iterable[ActionLine], typed: Mapping[str, str], seen: Mapping[str, str]
) -> Iterable[Card]:
    lines = list(lines)
    stored = fields_of(lines)
    for line in lines:
        key = line.indicator.pk
        targets = (
            (f"t{key}-{one.period.pk}", one.heading)
            for one in line.periods
            if not line.is_promised
        )
        steps = ((f"s{key}-{n}", label) for n, label in QUARTERS)
        yield Card(
            line,
            tuple(_box(name, label, stored, typed, seen) for name, label in targets),
            tuple(_box(name, label, stored, typed, seen) for name, label in steps),
        )


def _box(
    name: str,
    label: str,
    stored: Mapping[str, str],
    typed: Mapping[str, str],
    seen: Mapping[str, str],
) -> Box:
    """Return a field; where another saved it meanwhile both values are shown."""
    now = stored[name]
    value = typed.get(name, now)
    is_other = seen.get(name, now).split() != now.split() and value.split() != now.split()
    return Box(name, label, value, now, now or "kosong" if is_other else None)
