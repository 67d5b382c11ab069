"""Usulan kalimat of a whole report, by objective and indicator, to be read and decided.

Only what was shown can be accepted: each group sends what stood in it, with its versions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.reports.models import Passage, PerformanceReport, Section
from jenjang.apps.reports.permissions import sections_written
from jenjang.apps.reports.snapshots.written.composing import Drawn
from jenjang.apps.reports.snapshots.written.material import Material, read_material
from jenjang.apps.reports.views.written.reach import report_seen
from jenjang.apps.reports.views.written.showing import html_of
from jenjang.web.pages import allow

GROUPS = 12  # on a page
ALL = "semua"
GENERAL = "Bagian umum"


@dataclass(frozen=True, slots=True)
class Group:
    """The proposals of one section: of an indicator, an objective, or a general one.

    `about` is the objective; `waiting` are those of the group that nobody decided on.
    """

    section: Section
    about: str
    passages: tuple[Passage, ...]

    @property
    def waiting(self) -> tuple[Passage, ...]:
        """Return those that nobody accepted or discarded."""
        return tuple(one for one in self.passages if is_waiting(one))

    @property
    def lineage(self) -> UUID | None:
        """Return the objective it is about, None for a general section."""
        return self.section.lineage


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group on the page: its texts with their figures, and whether one decides here."""

    group: Group
    texts: tuple[tuple[Passage, SafeString, bool], ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """The groups of one objective on this page; the counts are of all its groups."""

    about: str
    waiting: int
    count: int
    groups: tuple[ShownGroup, ...]


@allow(READERS)
def proposals_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The proposals that wait (`?tampil=semua`: all of them), some groups a page."""
    report = report_seen(request, pk)
    groups, shows_all = groups_of(report), request.GET.get("tampil") == ALL
    chosen = groups if shows_all else [one for one in groups if one.waiting]
    page = Paginator(chosen, GROUPS).get_page(request.GET.get("hal"))
    context = {
        "report": report,
        "page": page,
        "chapters": _chapters(request, report, page.object_list, groups),
        "shows_all": shows_all,
        "waiting": sum(len(one.waiting) for one in groups),
        "count": sum(len(one.passages) for one in groups),
    }
    return render(request, "reports/written/proposals.html", context)


def groups_of(report: PerformanceReport) -> list[Group]:
    """Return the proposals of a report by section, those of an objective together."""
    rows = Passage.objects.filter(section__report=report, section__is_gone=False)
    found = rows.exclude(proposal="").select_related(
        "section__source", "section__objective", "accepted_by", "picture"
    )
    by_section = groupby(
        found.order_by("section__order", "order", "pk"), lambda one: one.section
    )
    groups = [_group(section, tuple(mine)) for section, mine in by_section]
    first: dict[UUID | None, int] = {None: 0}
    for n, one in enumerate(groups, start=1):
        first.setdefault(one.lineage, n)
    return sorted(groups, key=lambda one: first[one.lineage])


def _group(section: Section, passages: tuple[Passage, ...]) -> Group:
    about = section.objective.text if section.objective else GENERAL
    return Group(section, about if section.lineage else GENERAL, passages)


def is_waiting(passage: Passage) -> bool:
    """Return whether nobody decided on a proposal."""
    return passage.is_draft and passage.removed_at is None


def _chapters(
    request: SignedInRequest,
    report: PerformanceReport,
    groups: Iterable[Group],
    everything: Iterable[Group],
) -> list[Chapter]:
    shown = list(groups)
    if not shown:
        return []
    sections = [one.section for one in shown]
    written = sections_written(request.user, report, sections) if report.is_open else ()
    material = read_material(report)
    return [
        Chapter(
            about=mine[0].about,
            waiting=sum(len(one.waiting) for one in everything if one.lineage == lineage),
            count=sum(len(one.passages) for one in everything if one.lineage == lineage),
            groups=tuple(
                _shown(one, material, may_write=one.section.pk in written) for one in mine
            ),
        )
        for lineage, mine in _by_objective(shown)
    ]


def _by_objective(groups: list[Group]) -> list[tuple[UUID | None, list[Group]]]:
    return [(key, list(mine)) for key, mine in groupby(groups, lambda one: one.lineage)]


def _shown(group: Group, material: Material, *, may_write: bool) -> ShownGroup:
    texts = (
        (one, html_of(Drawn(one, ()), material), is_waiting(one)) for one in group.passages
    )
    return ShownGroup(group, tuple(texts), may_write)
