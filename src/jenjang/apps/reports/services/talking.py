"""Comments, who writes a section until when, whether it is done, and who is there."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Position
from jenjang.apps.reports.models import (
    Comment,
    Passage,
    Presence,
    Section,
    SectionState,
)
from jenjang.apps.reports.services.writing import lock_section
from jenjang.core.values import Refused


@transaction.atomic
def add_comment(*, section_id: int, passage_id: int | None, text: str, by: User) -> Comment:
    """Put a remark beside a section or one of its passages; of a frozen report too."""
    section = Section.objects.select_related("report").get(pk=section_id)
    if not text.strip():
        raise Refused("Tulis dulu komentarnya.")
    if passage_id and not section.passages.filter(pk=passage_id).exists():
        raise Refused("Paragraf yang dikomentari sudah pindah; muat ulang halaman.")
    comment = Comment.objects.create(
        section=section, passage_id=passage_id, text=text.strip(), by=by
    )
    _record(by, "comment.added", comment, section, comment.text)
    return comment


@transaction.atomic
def settle_comment(*, comment_id: int, by: User) -> Comment:
    """Say that a remark is dealt with; settled by somebody before, it stays so."""
    rows = Comment.objects.select_for_update(of=("self",))
    comment = rows.select_related("section__report").get(pk=comment_id)
    if comment.settled_at is None:
        comment.settled_at, comment.settled_by = timezone.now(), by
        comment.save(update_fields=["settled_at", "settled_by"])
        _record(by, "comment.settled", comment, comment.section, comment.text)
    return comment


@transaction.atomic
def assign_section(
    *,
    section_id: int,
    responsible_id: int | None,
    due_on: dt.date | None,
    by: User | None,
) -> Section:
    """Say which position writes a section, and until when; of the report's unit only."""
    section = lock_section(section_id)
    if responsible_id is not None:
        _refuse_stranger(section, responsible_id)
    before = {"responsible": section.responsible_id, "due_on": section.due_on}
    section.responsible_id, section.due_on = responsible_id, due_on
    section.save(update_fields=["responsible", "due_on"])
    after = {"responsible": responsible_id, "due_on": due_on}
    _record(by, "section.assigned", section, section, after, before)
    return section


def _refuse_stranger(section: Section, position_id: int) -> None:
    known = Position.objects.filter(pk=position_id)
    if section.report.unit_id is not None:
        known = known.filter(unit=section.report.unit_id)
    if not known.exists():
        raise Refused("Pilih penanggung jawab dari jabatan unit ini.")


@transaction.atomic
def mark_section(*, section_id: int, state: SectionState, by: User | None) -> Section:
    """Say whether a section is done."""
    section = lock_section(section_id)
    before, section.state = section.state, state
    section.save(update_fields=["state"])
    if before != state:
        _record(by, "section.marked", section, section, state, before)
    return section


@transaction.atomic
def mark_seen(*, section_id: int, seen: Mapping[int, Any], by: User | None) -> None:
    """Keep the figures that somebody looked over, by passage."""
    section = lock_section(section_id)
    rows = list(Passage.objects.filter(section=section, pk__in=seen))
    for passage in rows:
        passage.seen = seen[passage.pk]
    Passage.objects.bulk_update(rows, ["seen"])
    _record(by, "section.figures_seen", section, section, {"passages": len(rows)})


def keep_seen(*, passage_id: int, seen: Any) -> None:
    """Keep what the figures of a passage said when its writer stored it; no history."""
    Passage.objects.filter(pk=passage_id).update(seen=seen)


def note_presence(*, section_id: int, passage_id: int | None, by: User) -> None:
    """Write down that somebody has a section open now, and where he writes in it.

    No history: it is forgotten after a minute.
    """
    Presence.objects.update_or_create(
        section_id=section_id,
        user=by,
        defaults={"passage_id": passage_id, "seen_at": timezone.now()},
    )


def _record(
    by: User | None, action: str, subject: Any, section: Section, *said: Any
) -> None:
    """Write the act down; `said` is what holds now and, if given, what held before."""
    after, before = (*said, None)[:2]
    record(
        actor=by,
        action=action,
        subject=subject,
        before=before,
        after=after,
        unit_id=section.report.unit_id,
    )
