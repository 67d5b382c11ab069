"""What a request for a paper asks: which one, of which period, as what."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from jenjang.apps.measurement.snapshots.calendar import Calendar, read_calendar
from jenjang.apps.organisation.access import scope
from jenjang.apps.organisation.models import Period
from jenjang.apps.reports.snapshots.periods import period_asked
from jenjang.apps.reports.views.kinds import Kind, Parts, kind_named
from jenjang.papers.blocks import PageBreak
from jenjang.papers.writers import html
from jenjang.papers.writing import write_parts
from jenjang.web.files import send_file

ENDINGS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Asked:
    """The paper asked for, with the year's calendar and the period."""

    kind: Kind
    calendar: Calendar
    period: Period


def asked(request: HttpRequest, key: str) -> Asked:
    """Return what is asked for; 404 where there is no such paper, year or period."""
    kind, year = kind_named(key), scope(request).year
    if kind is None or year is None:
        raise Http404
    calendar = read_calendar(year)
    number = request.GET.get(kind.parameter, "")
    period = period_asked(calendar, kind.period_kind, number, timezone.localdate())
    if period is None:
        raise Http404
    return Asked(kind, calendar, period)


def on_screen(parts: Parts, title: str) -> SafeString:
    """Return the paper as a part of a page, which has no sheets to break."""
    blocks = [block for _, part in parts for block in part]
    article = html.write([one for one in blocks if not isinstance(one, PageBreak)], title)
    return mark_safe(article.decode())  # noqa: S308  the writer escapes every text


def as_file(parts: Parts, ending: str, title: str) -> HttpResponse:
    """Return the paper as a download; 404 where it is not printed so."""
    if ending not in ENDINGS:
        raise Http404
    return send_file(write_parts(parts, ending, title), f"{slugify(title)}.{ending}")
