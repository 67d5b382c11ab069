"""What plan and budget say now that they did not say when a paper was drawn up."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from jenjang.apps.agreements.models import Agreement, Commitment
from jenjang.apps.agreements.snapshots.targets import YearTargets, targets_of_year
from jenjang.apps.plans.models import Activity
from jenjang.apps.plans.snapshots import ceilings_of
from jenjang.core.figures import write_rupiah


def changes_since(
    agreements: Collection[Agreement], unit_id: int, year: int
) -> dict[int, list[str]]:
    """Return, by agreement of a unit's year, a sentence for each fact that changed since.

    Indicators and activities the paper holds, against what `planned` kept of them; four
    queries for any number, one more where a ceiling changed. Empty for a paper that was
    not drawn up here.
    """
    drawn = [one for one in agreements if one.planned]
    if not drawn:
        return {}
    commitments: defaultdict[int, list[Commitment]] = defaultdict(list)
    rows = Commitment.objects.filter(agreement__in=[one.pk for one in drawn])
    for row in rows.select_related("indicator"):
        commitments[row.agreement_id].append(row)
    series = {row.indicator.series_id for own in commitments.values() for row in own}
    targets = targets_of_year(series, year)
    ceilings = ceilings_of(unit_id, year).by_activity
    names = _names(drawn, ceilings)
    return {
        one.pk: [
            *_indicators(one.planned or {}, commitments[one.pk], targets),
            *_ceilings(one.planned or {}, ceilings, names),
        ]
        for one in drawn
    }


def _names(drawn: Collection[Agreement], ceilings: Mapping[int, int]) -> dict[int, str]:
    """Return the names of the activities whose ceilings changed; asked only for those."""
    changed = {
        int(key)
        for one in drawn
        for key, was in (one.planned or {})["ceilings"].items()
        if was != ceilings.get(int(key))
    }
    if not changed:
        return {}
    return dict(Activity.objects.filter(pk__in=changed).values_list("pk", "name"))


def _indicators(
    planned: Mapping[str, Any], rows: list[Commitment], targets: YearTargets
) -> list[str]:
    told = []
    for row in rows:
        was = planned["indicators"].get(str(row.indicator_id))
        if was is None:
            continue
        text = row.indicator.text
        if was["text"] != text:
            told.append(f"Bunyi indikator “{was['text']}” sekarang “{text}”.")
        target = targets.of_year(row.indicator.series_id)
        now = None if target is None else target.text
        if was["target"] != now:
            before, after = was["target"] or "belum ada", now or "tidak ada"
            told.append(f"Target “{text}”: {before}, sekarang {after}.")
    return told


def _ceilings(
    planned: Mapping[str, Any], ceilings: Mapping[int, int], names: Mapping[int, str]
) -> list[str]:
    told = []
    for key, was in planned["ceilings"].items():
        now = ceilings.get(int(key))
        if was != now:
            name = names.get(int(key), "kegiatan yang sudah dihapus")
            told.append(f"Pagu “{name}”: {_rupiah(was)}, sekarang {_rupiah(now)}.")
    return told


def _rupiah(amount: int | None) -> str:
    return "tidak ada" if amount is None else write_rupiah(amount)
