"""Drawing up a unit's agreements of a year: who gets one, who does not and why."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.agreements.models import EDITABLE, Agreement
from jenjang.apps.agreements.permissions import DRAWERS
from jenjang.apps.agreements.services import DrawnUp, draw_up
from jenjang.apps.agreements.snapshots import (
    LeftOut,
    Planned,
    changes_since,
    current_papers,
    day_of_drawing,
    planned_papers,
)
from jenjang.apps.organisation.access import SignedInRequest, scope
from jenjang.apps.organisation.models import Position, Unit
from jenjang.web.pages import allow


@dataclass(frozen=True, slots=True)
class Row:
    """A position: the paper it has, the one it would get, or why it gets none."""

    position: Position
    holder: str
    known: Agreement | None
    planned: Planned | None
    why: str
    changes: list[str]

    @property
    def is_refreshable(self) -> bool:
        """Return whether its draft may be drawn up anew."""
        known = self.known
        return known is not None and known.state in EDITABLE and self.planned is not None


@allow(DRAWERS)
def drawing(request: SignedInRequest) -> HttpResponse:
    """What one step would draw up, before it does."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "agreements/nothing.html")
    rows = _rows(here.unit, here.year)
    context = {
        "rows": rows,
        "new": sum(1 for row in rows if row.planned and row.known is None),
        "refreshable": any(row.is_refreshable for row in rows),
    }
    return render(request, "agreements/drawing.html", context)


def _rows(unit: Unit, year: int) -> list[Row]:
    day = day_of_drawing(year, timezone.localdate())
    papers = current_papers(unit.pk, year)
    known = {one.position_id: one for one in papers}
    changes = changes_since(papers, unit.pk, year)
    return [_row(one, known, changes) for one in planned_papers(unit, year, day)]


def _row(
    one: Planned | LeftOut, known: dict[int, Agreement], changes: dict[int, list[str]]
) -> Row:
    if isinstance(one, LeftOut):
        paper = known.get(one.position.pk)
        return Row(one.position, "", paper, None, one.why, [])
    position = one.first_party.position
    paper = known.get(position.pk)
    told = changes.get(paper.pk, []) if paper else []
    return Row(position, str(one.first_party.official), paper, one, "", told)


@allow(DRAWERS)
@require_POST
def drawing_do(request: SignedInRequest) -> HttpResponse:
    """Draw up what is missing, and anew the drafts that are ticked."""
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    drawn = draw_up(
        unit=here.unit,
        year=here.year,
        day=day_of_drawing(here.year, timezone.localdate()),
        by=request.user,
        refresh=[int(one) for one in request.POST.getlist("ulang") if one.isdecimal()],
    )
    messages.success(request, _said(drawn))
    for left in drawn.left_out:
        messages.warning(request, f"{left.position}: {left.why}")
    return redirect("agreements:list")


def _said(drawn: DrawnUp) -> str:
    parts = [f"{len(drawn.made)} perjanjian disusun dari rencana"]
    if drawn.refreshed:
        parts.append(f"{len(drawn.refreshed)} draf disusun ulang")
    if drawn.kept:
        parts.append(f"{len(drawn.kept)} dibiarkan seperti adanya")
    return ", ".join(parts) + "."
