"""A Keputusan IKU as papers speak of it: from rows while it is drawn up, then frozen."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from jenjang.apps.organisation.models import Appointment, Government
from jenjang.apps.plans.models import IkuDecree, Indicator, Plan
from jenjang.core.figures import write_date, write_nip
from jenjang.core.values import Refused
from jenjang.papers.document import Decree, FactTable, IndicatorRow, Party
from jenjang.papers.exchange import decree_from_json

ABOUT = "PENETAPAN INDIKATOR KINERJA UTAMA"
TITLE = "INDIKATOR KINERJA UTAMA"


def sha256_of(as_json: dict[str, Any]) -> str:
    """Return the SHA-256 that does not depend on how a database keeps JSON."""
    told = json.dumps(as_json, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def decree_of(decree: IkuDecree) -> Decree:
    """Return the frozen document; of a draft, the one its rows make today.

    Raise Refused where a frozen document is no longer what was frozen.
    """
    if decree.document is None:
        return _drawn_up(decree)
    if sha256_of(decree.document) != decree.document_sha256:
        raise Refused(
            f"Dokumen {decree} tidak lagi sama dengan yang ditetapkan; pulihkan dari "
            "cadangan."
        )
    return decree_from_json(decree.document)


def key_indicators(plan: Plan) -> list[Indicator]:
    """Return the plan's IKU, by owner from the head down, as in the tree; one query."""
    marked = Indicator.objects.filter(plan=plan, is_iku=True)
    rows = list(marked.select_related("objective", "owner"))
    return sorted(rows, key=lambda one: (_path(one), one.objective.path, one.order))


def annexes_of(plan: Plan) -> tuple[FactTable, ...]:
    """Return one annex for each official who answers for key indicators."""
    grouped = groupby(key_indicators(plan), key=lambda one: (one.owner_id, one.owner))
    return tuple(_annex(plan, list(rows)) for _, rows in grouped)


def years_of(plan: Plan) -> str:
    """Return the years of a plan as its papers print them: 2025-2029, or 2025."""
    if plan.first_year == plan.last_year:
        return str(plan.first_year)
    return f"{plan.first_year}-{plan.last_year}"


def _path(indicator: Indicator) -> str:
    return "" if indicator.owner is None else indicator.owner.path


def _annex(plan: Plan, rows: Sequence[Indicator]) -> FactTable:
    owner, unit = rows[0].owner, plan.unit
    names = [TITLE, "" if owner is None else owner.name, "" if unit is None else unit.name]
    caption = " ".join(name.upper() for name in names if name)
    return FactTable("iku", _rows(rows), caption=f"{caption} TAHUN {years_of(plan)}")


def _rows(indicators: Iterable[Indicator]) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            indicator=one.text,
            objective=one.objective.text,
            number=str(number),
            unit=one.measured_in,
            definition=one.definition,
            formula=one.formula_text or _formula(one),
            data_source=one.data_source,
            responsible=None if one.owner is None else one.owner.name,
        )
        for number, one in enumerate(indicators, start=1)
    )


def _formula(indicator: Indicator) -> str | None:
    """Return the formula in words where numerator and denominator are worded."""
    if not indicator.is_ratio:
        return None
    return (
        f"{indicator.numerator_text} dibagi {indicator.denominator_text} dikali "
        f"{indicator.factor.normalize():f}"
    )


def _drawn_up(decree: IkuDecree) -> Decree:
    plan, unit = decree.plan, decree.plan.unit
    pemda = Government.objects.first()
    on, signer = decree.signed_on, decree.signer
    years = years_of(plan)
    return Decree(
        issuer=None if signer is None else _office(signer),
        number=decree.number or None,
        about=f"{ABOUT} {'' if unit is None else unit.name.upper()} TAHUN {years}",
        unit=None if unit is None else unit.name,
        regency=None if pemda is None else pemda.name,
        year=plan.first_year if on is None else on.year,
        period=years if "-" in years else None,
        considerations=tuple(decree.considerations),
        legal_bases=tuple(decree.legal_bases),
        decisions=tuple(decree.decisions),
        place=decree.place or None,
        date=None if on is None else on.isoformat(),
        date_text=None if on is None else write_date(on),
        signer=None if signer is None else _party(signer),
        annexes=annexes_of(plan),
    )


def _office(signer: Appointment) -> str:
    """Return who decides: the position with the name of its unit, in capitals."""
    position = signer.position
    if position.unit is None:
        return position.name.upper()
    kind, *proper = position.unit.name.split()
    first = position.name.split()[-1].casefold()
    is_head = first in {"camat", "lurah"} or kind.casefold() in position.name.casefold()
    name = " ".join(proper) if is_head else position.unit.name
    return f"{position.name} {name}".upper()


def _party(signer: Appointment) -> Party:
    official = signer.official
    acting = "" if signer.kind == "definitif" else f"{signer.get_kind_display()} "
    return Party(
        name=official.full_name,
        title=f"{acting}{_office(signer)}",
        nip=write_nip(official.nip) if official.nip else None,
        rank=official.rank,
    )
