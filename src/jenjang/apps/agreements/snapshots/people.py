"""The parties of a paper: as it names them, and whether they still are who it says."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.organisation.models import Appointment, AppointmentKind
from jenjang.apps.organisation.titles import printed_title
from jenjang.core.figures import write_date, write_nip
from jenjang.papers import document as paper


def party_of(appointment: Appointment) -> paper.Party:
    """Return an official as his paper names him."""
    official, position = appointment.official, appointment.position
    unit = None if position.unit is None else position.unit.name
    return paper.Party(
        official.full_name,
        printed_title(position.name, unit, AppointmentKind(appointment.kind)),
        nip=write_nip(official.nip) if official.nip else None,
        rank=official.rank,
    )


def trouble_with_parties(agreement: Agreement, day: dt.date) -> list[str]:
    """Return a sentence for each party that may not sign on that day."""
    return trouble_with_all([agreement], day)[agreement.pk]


def trouble_with_all(
    agreements: Collection[Agreement], day: dt.date
) -> Mapping[int, list[str]]:
    """Return, by agreement, what speaks against its parties on that day; two queries."""
    ids = {one.first_party_id for one in agreements}
    ids |= {one.second_party_id for one in agreements if one.second_party_id}
    parties = Appointment.objects.for_table().in_bulk(ids)
    positions = {one.position_id for one in parties.values()}
    holding: defaultdict[int, list[Appointment]] = defaultdict(list)
    for row in Appointment.objects.on(day).filter(position__in=positions).for_table():
        holding[row.position_id].append(row)
    return {one.pk: list(_trouble(one, parties, holding, day)) for one in agreements}


def _trouble(
    agreement: Agreement,
    parties: Mapping[int, Appointment],
    holding: Mapping[int, list[Appointment]],
    day: dt.date,
) -> list[str]:
    found = []
    for pk in (agreement.first_party_id, agreement.second_party_id):
        if pk is not None:
            one = parties[pk]
            others = [row for row in holding[one.position_id] if row.pk != pk]
            found += _of_party(one, others, day)
    return found


def _of_party(one: Appointment, others: list[Appointment], day: dt.date) -> list[str]:
    holder = others[0] if others else None
    if not (one.since <= day and (one.until is None or one.until >= day)):
        now = f"dipegang {holder.official}" if holder else "kosong"
        said = (
            f"{one.official} tidak lagi memegang jabatan {one.position} pada "
            f"{write_date(day)}; jabatannya {now}. Perbarui naskahnya dari rencana."
        )
        return [said]
    if holder is not None:
        said = (
            f"Jabatan {one.position} dipegang {one.official} dan {holder.official} "
            f"sekaligus pada {write_date(day)}; akhiri salah satu penugasannya."
        )
        return [said]
    return []
