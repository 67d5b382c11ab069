"""Texts of last year's report come into this year's as drafts, to be read and decided.

Their figures are bound by name, so that they read this year's. What is copied is not
printed until somebody accepts it.
"""

from itertools import groupby

from django.db import transaction
from django.db.models import Max

from jenjang.apps.accounts.models import User
from jenjang.apps.reports.models import (
    OPEN_STATES,
    Origin,
    Passage,
    PerformanceReport,
    Section,
    VersionAct,
)
from jenjang.apps.reports.services.writing import FROZEN, keep_version
from jenjang.apps.reports.snapshots.written.last_year import key_of, texts_before
from jenjang.core.values import Refused
from jenjang.papers.bound_text import names_in

NOTHING = "Tidak ada narasi tahun lalu yang belum disalin ke sini."


@transaction.atomic
def copy_last_year(
    *, report_id: int, section_id: int | None = None, by: User | None
) -> int:
    """Copy what was typed in last year's report, or in one section; return how much.

    Once copied, a text does not come again, though it was discarded. Refused where there
    is nothing, and for a report that is frozen.
    """
    rows = PerformanceReport.objects.select_for_update(of=("self",))
    report = rows.select_related("period").get(pk=report_id)
    if report.state not in OPEN_STATES:
        raise Refused(FROZEN)
    section = Section.objects.filter(pk=section_id or 0, report=report).first()
    texts = texts_before(report, section)
    if not texts:
        raise Refused(NOTHING)
    for here, mine in groupby(texts, lambda one: one[0]):
        _copy(report, here, [passage for _, passage in mine], by)
    return len(texts)


def _copy(
    report: PerformanceReport, section: Section, passages: list[Passage], by: User | None
) -> None:
    """Put copies behind what stands in a section, as one act with its version."""
    section.report = report
    last = section.passages.aggregate(last=Max("order"))["last"] or 0
    Passage.objects.bulk_create(
        Passage(
            section=section,
            order=last + n,
            kind=one.kind,
            text=one.text,
            caption=one.caption,
            picture_id=one.picture_id,
            origin=Origin.PROPOSAL,
            proposal=key_of(one),
            sources=list(names_in(f"{one.text} {one.caption}")),
            changed_by=by,
        )
        for n, one in enumerate(passages, start=1)
    )
    keep_version(section, VersionAct.PROPOSED, None, by)
