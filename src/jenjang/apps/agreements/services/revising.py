"""A Perubahan is opened: a draft that says what holds, to be changed for a reason."""

import datetime as dt

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import (
    Agreement,
    Promised,
    ReasonKind,
    State,
)
from jenjang.apps.agreements.services.adopting import keep_promises
from jenjang.apps.agreements.services.review import check_state, locked
from jenjang.apps.agreements.snapshots import (
    LeftOut,
    as_perubahan,
    begun_from,
    document_from_plan,
    document_of,
    frozen,
    holders_on,
)
from jenjang.apps.history.services import record
from jenjang.core.values import Refused


@transaction.atomic
def revise(
    *,
    agreement_id: int,
    kind: ReasonKind,
    reason: str,
    day: dt.date,
    by: User | None,
) -> Agreement:
    """Open the next Perubahan of an agreement in force; that one stays until it is signed.

    The draft repeats the promises between the parties of that day. Source: PermenPANRB
    53/2014, Lampiran I: officials, strategy or allotment, priorities or assumptions. Raise
    Refused without a reason, where a paper of the position is on its way already, and
    where a position is vacant.
    """
    before = locked(agreement_id)
    check_state(before, (State.IN_FORCE,), "diubah dengan PK Perubahan")
    if not reason.strip():
        raise Refused("Tulis alasan perubahannya: peraturan memintanya tercetak.")
    _check_nothing_on_its_way(before)
    first, second = holders_on(before.position, day)
    draft = Agreement(
        unit_id=before.unit_id,
        year_id=before.year_id,
        position=before.position,
        revision=before.revision + 1,
        edition=_editions(before),
        first_party=first,
        second_party=second,
        state=State.DRAFT,
        layout=before.layout,
        based_on=before,
        reason_kind=kind,
        reason=reason.strip(),
    )
    document = begun_from(document_of(before), first, second)
    draft.document, draft.document_sha256 = frozen(as_perubahan(document, draft))
    planned = document_from_plan(before.position, before.year_id, day)
    draft.planned = None if isinstance(planned, LeftOut) else planned.facts
    draft.save(force_insert=True)
    keep_promises(draft, _promised(before))
    record(
        actor=by,
        action="agreement.revised",
        subject=draft,
        before={"sha256": before.document_sha256},
        after={"reason": draft.reason, "kind": kind, "sha256": draft.document_sha256},
    )
    return draft


def _check_nothing_on_its_way(before: Agreement) -> None:
    year = Agreement.objects.of_unit(before.unit_id, before.year_id)
    begun = year.open().filter(position=before.position_id).first()
    if begun is not None:
        raise Refused(
            f"{begun} masih {begun.get_state_display().lower()}; selesaikan atau hapus "
            "dahulu, baru buka Perubahan berikutnya."
        )


def _editions(before: Agreement) -> int:
    """Return how many papers of that revision there were: those withdrawn."""
    year = Agreement.objects.of_unit(before.unit_id, before.year_id)
    same = year.filter(position=before.position_id, revision=before.revision + 1)
    return same.count()


def _promised(before: Agreement) -> Promised:
    commitments = before.commitments.select_related("indicator")
    return Promised(
        objectives=list(before.objectives.all()),
        indicators=[one.indicator for one in commitments],
        allotments={one.activity_id: one.amount_idr for one in before.allotments.all()},
    )
