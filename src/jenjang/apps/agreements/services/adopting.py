"""A signed paper taken over: in force, its document frozen, earlier ones replaced."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Allotment, Commitment, Promised, State
from jenjang.apps.agreements.snapshots import frozen
from jenjang.apps.files.models import StoredFile
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Unit
from jenjang.papers import document as paper


@transaction.atomic
def put_in_force(
    *,
    unit: Unit,
    year: int,
    revision: int,
    first_party: Appointment,
    second_party: Appointment | None,
    signed_on: dt.date | None,
    layout: str,
    document: paper.Agreement,
    promised: Promised,
    by: User | None,
    source: StoredFile | None = None,
) -> Agreement:
    """Freeze a signed paper and put it in force; earlier ones of the position are replaced.

    The first of a position may be a Perubahan: the chain then begins at its number. The
    same revision again is its next edition. One that comes after a later revision is kept
    as replaced from the start.
    """
    position = first_party.position
    chain = Agreement.objects.select_for_update().filter(
        unit=unit, year=year, position=position
    )
    kept = list(chain.defer("document").order_by("revision", "edition"))
    is_late = any(one.revision > revision for one in kept)
    editions = [one.edition for one in kept if one.revision == revision]
    if not is_late:
        chain.filter(state=State.IN_FORCE).update(state=State.SUPERSEDED)
    as_json, sha256 = frozen(document)
    agreement = Agreement.objects.create(
        unit=unit,
        year_id=year,
        position=position,
        revision=revision,
        edition=max(editions, default=-1) + 1,
        first_party=first_party,
        second_party=second_party,
        state=State.SUPERSEDED if is_late else State.IN_FORCE,
        signed_on=signed_on,
        layout=layout,
        document=as_json,
        document_sha256=sha256,
        source=source,
    )
    keep_promises(agreement, promised)
    _tell(agreement, kept, by)
    return agreement


def latest_of_revision(
    unit: Unit, year: int, position_id: int, revision: int
) -> Agreement | None:
    """Return the last edition of a revision of a position's agreement."""
    found = Agreement.objects.filter(
        unit=unit, year=year, position=position_id, revision=revision
    )
    return found.order_by("-edition").first()


def keep_promises(agreement: Agreement, promised: Promised) -> None:
    """Write an agreement's rows anew, in the order of its paper."""
    agreement.commitments.all().delete()
    agreement.allotments.all().delete()
    agreement.objectives.set(promised.objectives)
    Commitment.objects.bulk_create(
        Commitment(agreement=agreement, indicator=indicator, order=order)
        for order, indicator in enumerate(promised.indicators, start=1)
    )
    Allotment.objects.bulk_create(
        Allotment(
            agreement=agreement, activity_id=activity_id, amount_idr=amount, order=order
        )
        for order, (activity_id, amount) in enumerate(
            (promised.allotments or {}).items(), start=1
        )
    )


def _tell(agreement: Agreement, kept: Sequence[Agreement], by: User | None) -> None:
    record(
        actor=by,
        action="agreement.in_force",
        subject=agreement,
        after={
            "revision": agreement.revision,
            "edition": agreement.edition,
            "sha256": agreement.document_sha256,
            "state": agreement.state,
        },
    )
    if agreement.state != State.IN_FORCE:
        return
    for one in kept:
        if one.state == State.IN_FORCE:
            record(
                actor=by,
                action="agreement.replaced",
                subject=one,
                before=State.IN_FORCE,
                after=State.SUPERSEDED,
            )
