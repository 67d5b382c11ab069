"""The history: what was changed, by whom, from what to what."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.access import HISTORY_READERS, SignedInRequest, scope
from jenjang.apps.organisation.permissions import can_see_history
from jenjang.apps.organisation.views.wording import (
    Change,
    act_in_words,
    changes_between,
)
from jenjang.web.pages import allow

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the page shows it."""

    entry: Entry
    act: str
    changes: list[Change]


@allow(HISTORY_READERS)
def history(request: SignedInRequest) -> HttpResponse:
    """The changes of the unit in hand or, for who may, of the whole pemda."""
    unit = scope(request).unit
    may_see_all = can_see_history(request.user)
    everything = may_see_all and (unit is None or request.GET.get("lingkup") == "pemda")
    entries = Entry.objects.for_page()
    if not everything:
        entries = entries.of_unit(unit.pk if unit else None)
    rows = list(_older(entries, request.GET.get("sebelum"))[: PAGE_ROWS + 1])
    context = {
        "lines": [_line(entry) for entry in rows[:PAGE_ROWS]],
        "older": rows[PAGE_ROWS - 1].pk if len(rows) > PAGE_ROWS else None,
        "everything": everything,
        "may_see_all": may_see_all,
    }
    return render(request, "organisation/history.html", context)


def _older(entries: QuerySet[Entry], before: str | None) -> QuerySet[Entry]:
    """Page by the last key seen: as quick on the thousandth page as on the first."""
    if before and before.isdecimal():
        return entries.filter(pk__lt=min(int(before), 2**63 - 1))
    return entries


def _line(entry: Entry) -> Line:
    changes = changes_between(entry.action, entry.before, entry.after)
    return Line(entry, act_in_words(entry.action), changes)
