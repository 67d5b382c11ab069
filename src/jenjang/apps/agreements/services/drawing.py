"""Drawing agreements up from plan, budget and appointments, and deleting drafts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import EDITABLE, Agreement, Promised, State
from jenjang.apps.agreements.services.adopting import keep_promises
from jenjang.apps.agreements.snapshots import (
    LeftOut,
    Planned,
    as_perubahan,
    frozen,
    planned_papers,
)
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Unit
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement as Document


@dataclass(slots=True)
class DrawnUp:
    """What became of each position of a unit: a new paper, one refreshed, kept, or none."""

    made: list[Agreement] = field(default_factory=list)
    refreshed: list[Agreement] = field(default_factory=list)
    kept: list[Agreement] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


@transaction.atomic
def draw_up(
    *,
    unit: Unit,
    year: int,
    day: dt.date,
    by: User | None,
    refresh: Collection[int] = (),
) -> DrawnUp:
    """Draw up the agreements of all positions of a unit that have something to promise.

    What is there already stays as it is, but for the drafts named in `refresh`, which are
    drawn up anew. Drawings of one unit follow one another: each holds the unit's row.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    there = _latest_by_position(unit, year)
    drawn = DrawnUp()
    for planned in planned_papers(unit, year, day):
        if isinstance(planned, LeftOut):
            if planned.position.pk not in there:
                drawn.left_out.append(planned)
            continue
        known = there.get(planned.first_party.position_id)
        if known is None:
            drawn.made.append(_made(planned, unit, year, by))
        elif known.pk in refresh and known.state in EDITABLE:
            drawn.refreshed.append(_refreshed(known, planned, by))
        else:
            drawn.kept.append(known)
    return drawn


def _latest_by_position(unit: Unit, year: int) -> dict[int, Agreement]:
    """Return the paper of each position that counts now: on its way, else in force."""
    rows = Agreement.objects.of_unit(unit.pk, year).exclude(state=State.SUPERSEDED)
    ordered = rows.select_for_update().order_by("revision", "edition", "pk")
    return {row.position_id: row for row in ordered}


def _made(planned: Planned, unit: Unit, year: int, by: User | None) -> Agreement:
    as_json, sha256 = frozen(planned.document)
    position = planned.first_party.position
    withdrawn = Agreement.objects.of_unit(unit.pk, year).filter(position=position)
    agreement = Agreement.objects.create(
        unit=unit,
        year_id=year,
        position=position,
        edition=withdrawn.filter(revision=0).count(),
        first_party=planned.first_party,
        second_party=planned.second_party,
        state=State.DRAFT,
        layout=Government.objects.get().layout,
        document=as_json,
        document_sha256=sha256,
        planned=planned.facts,
    )
    keep_promises(agreement, planned.promised)
    after = {"state": State.DRAFT, "sha256": sha256}
    record(actor=by, action="agreement.drawn_up", subject=agreement, after=after)
    return agreement


def _refreshed(agreement: Agreement, planned: Planned, by: User | None) -> Agreement:
    before = {"document": agreement.document, "sha256": agreement.document_sha256}
    agreement.first_party = planned.first_party
    agreement.second_party = planned.second_party
    agreement.planned = planned.facts
    document = planned.document
    if agreement.revision:
        document = as_perubahan(document, agreement)
    rewrite(agreement, document, planned.promised)
    after = {"sha256": agreement.document_sha256}
    record(
        actor=by,
        action="agreement.refreshed",
        subject=agreement,
        before=before,
        after=after,
    )
    return agreement


def rewrite(agreement: Agreement, document: Document, promised: Promised) -> None:
    """Give a locked draft another document and its rows; the version grows by one."""
    agreement.document, agreement.document_sha256 = frozen(document)
    agreement.version += 1
    agreement.save(
        update_fields=[
            "document", "document_sha256", "version", "planned", "first_party",
            "second_party",
        ]
    )  # fmt: skip
    keep_promises(agreement, promised)


@transaction.atomic
def delete_draft(*, agreement_id: int, by: User | None) -> None:
    """Delete a draft; its history stays, with the document it had."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement_id)
    if agreement.state not in EDITABLE:
        raise Refused(
            f"{agreement} sudah {agreement.get_state_display().lower()}, jadi tidak dapat "
            "dihapus; tarik kembali dahulu."
        )
    record(
        actor=by,
        action="agreement.deleted",
        subject=agreement,
        before={"document": agreement.document, "sha256": agreement.document_sha256},
    )
    agreement.delete()
