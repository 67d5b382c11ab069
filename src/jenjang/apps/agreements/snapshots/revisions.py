"""A Perubahan: the paper it begins as, what it changes, who must follow."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jenjang.apps.agreements.models import OPEN, Agreement, ReasonKind, State
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.apps.agreements.snapshots.people import party_of
from jenjang.apps.organisation.models import Appointment, Position
from jenjang.core.figures import write_date
from jenjang.core.values import Refused
from jenjang.papers import document as paper
from jenjang.papers.revising import Differences, differences, reasons_to_follow

PERUBAHAN = "PK Perubahan"


@dataclass(frozen=True, slots=True)
class Revision:
    """A Perubahan beside the paper it revises, and what differs."""

    before: Agreement
    after: Agreement
    found: Differences


@dataclass(frozen=True, slots=True)
class Follower:
    """A subordinate's agreement in force, why it must follow, its Perubahan if begun."""

    agreement: Agreement
    reasons: tuple[str, ...]
    begun: Agreement | None


def holders_on(position: Position, day: dt.date) -> tuple[Appointment, Appointment | None]:
    """Return who holds a position and its superior's on a day (None: nobody above).

    Raise Refused where a position is vacant, or held twice.
    """
    superior = position.reports_to
    return _holder(position, day), None if superior is None else _holder(superior, day)


def _holder(position: Position, day: dt.date) -> Appointment:
    rows = Appointment.objects.on(day).filter(position=position).for_table()
    found = list(rows)
    if len(found) == 1:
        return found[0]
    state = "belum ada pejabatnya" if not found else "dipegang lebih dari satu pejabat"
    raise Refused(
        f"Jabatan {position} {state} pada {write_date(day)}; perbaiki penugasannya dahulu."
    )


def as_perubahan(document: paper.Agreement, agreement: Agreement) -> paper.Agreement:
    """Return a document as the Perubahan that a row is: its number and its reason."""
    kind = ReasonKind(agreement.reason_kind).label if agreement.reason_kind else ""
    said = ": ".join(filter(None, (kind, agreement.reason)))
    return replace(
        document, kind=PERUBAHAN, revision=agreement.revision, reason=said or None
    )


def begun_from(
    document: paper.Agreement, first: Appointment, second: Appointment | None
) -> paper.Agreement:
    """Return the same promises between the parties of now, with no day yet."""
    own = party_of(first)
    other = None if second is None else party_of(second)
    annex = document.annex and replace(
        document.annex, date=None, first_party=own, second_party=other
    )
    return replace(
        document,
        date=None,
        date_text=None,
        first_party=own,
        second_party=other,
        annex=annex,
        at={},
        doubts=(),
    )


def revision_of(agreement: Agreement) -> Revision | None:
    """Return a Perubahan beside what it revises; None where that is not known.

    A Perubahan that came as a paper revises the last edition of the revision before it.
    """
    before = agreement.based_on or _revised_by_number(agreement)
    if before is None:
        return None
    found = differences(document_of(before), document_of(agreement))
    return Revision(before, agreement, found)


def _revised_by_number(agreement: Agreement) -> Agreement | None:
    earlier = Agreement.objects.of_unit(agreement.unit_id, agreement.year_id).filter(
        position=agreement.position_id, revision__lt=agreement.revision
    )
    return earlier.order_by("-revision", "-edition").first()


def followers_of(revision: Revision) -> list[Follower]:
    """Return the agreements in force below that say what the Perubahan changes."""
    own = revision.after.position
    below = (
        Agreement.objects.of_unit(revision.after.unit_id, revision.after.year_id)
        .filter(position__path__startswith=own.path)
        .exclude(position=own)
        .filter(state__in=(State.IN_FORCE, *OPEN))
        .select_related("unit", "position", "first_party__official", "second_party")
        .order_by("position__path")
    )
    rows = list(below)
    begun = {one.position_id: one for one in rows if one.state in OPEN}
    holding = [one for one in rows if one.state == State.IN_FORCE]
    return list(_followers(revision, holding, begun))


def _followers(
    revision: Revision, holding: Iterable[Agreement], begun: dict[int, Agreement]
) -> Iterable[Follower]:
    position_id = revision.after.position_id
    for one in holding:
        second = one.second_party
        is_direct = second is not None and second.position_id == position_id
        reasons = reasons_to_follow(revision.found, document_of(one), is_direct=is_direct)
        if reasons:
            yield Follower(one, reasons, begun.get(one.position_id))
