"""Acts on an indicator as a whole: all a form says of it, its yearly targets included."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.organisation.services import foresee_year
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    Plan,
    PlanKind,
    Series,
    Stage,
    Target,
)
from jenjang.apps.plans.services.acts import (
    KEPT,
    ChangedMeanwhile,
    hold_objective,
    hold_plan,
    in_words,
    note_act,
    position_of,
    recount,
)
from jenjang.apps.plans.services.indicators import TargetFigure, continued_series
from jenjang.apps.plans.snapshots.facts import (
    INDICATOR_COLUMNS,
    Facts,
    fingerprint,
    indicator_facts,
    plan_targets,
)
from jenjang.core.composites import all_composites
from jenjang.core.figures import fold, read_number, write_number
from jenjang.core.values import Accumulation, Polarity, Refused, Unknown

EXACT = {"factor", "baseline_value"}
UNSAID = {"targets", "owner_id", "order", "code"}


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """All a form says of an indicator.

    `targets` are by (stage, year); a year that is not named keeps its target, an empty
    figure takes it away.
    """

    text: str
    measured_in: str | None = None
    polarity: Polarity = Polarity.MAXIMIZE
    accumulation: Accumulation = Accumulation.LAST
    definition: str | None = None
    relevance: str | None = None
    formula_text: str | None = None
    numerator_text: str | None = None
    denominator_text: str | None = None
    factor: Decimal = Decimal(100)
    composite: str = ""
    data_source: str | None = None
    owner_id: int | None = None
    is_iku: bool = False
    baseline_year: int | None = None
    baseline_value: Decimal | None = None
    baseline_text: str | None = None
    frequency: PeriodKind = PeriodKind.QUARTER
    targets: Mapping[tuple[Stage, int], TargetFigure] = field(default_factory=dict)

    def kept(self, old: Facts) -> Facts:
        """Return the sheet as the history keeps it, over the facts it changes."""
        own = asdict(self) | {
            "polarity": self.polarity.value,
            "accumulation": self.accumulation.value,
            "frequency": self.frequency.value,
            "factor": write_number(self.factor),
            "baseline_value": None
            if self.baseline_value is None
            else write_number(self.baseline_value),
        }
        targets = dict(old.get("targets", {}))
        for (stage, year), figure in self.targets.items():
            value = None if figure.value is None else write_number(figure.value)
            targets[f"{stage.value} {year}"] = [value, figure.text]
        own["targets"] = {key: one for key, one in targets.items() if one != [None, None]}
        return old | own


@transaction.atomic
def draw_up_indicator(
    *, objective_id: int, sheet: IndicatorSheet, by: User | None
) -> Indicator:
    """Add an indicator to a node; it continues the series of the same words, if any."""
    objective = hold_objective(objective_id)
    plan = objective.plan
    _refuse(sheet)
    indicator = Indicator(
        plan=plan,
        objective=objective,
        text=sheet.text,
        folded_text=fold(sheet.text),
        owner=position_of(plan, sheet.owner_id),
        order=objective.indicators.count(),
    )
    indicator.series = continued_series(indicator)
    indicator.save(force_insert=True)
    facts = sheet.kept(indicator_facts(indicator))
    set_indicator(indicator, facts)
    note_act(
        plan=plan,
        action="indicator.added",
        subject=indicator,
        by=by,
        after=_in_words(facts) | {"objective": objective.text, KEPT: {}},
    )
    recount(plan, [indicator.series_id])
    return indicator


@transaction.atomic
def word_indicator(
    *, indicator_id: int, sheet: IndicatorSheet, seen: str, by: User | None
) -> Indicator:
    """Store all a form says of an indicator.

    `seen` is the fingerprint of what the person saw; raise ChangedMeanwhile where it is
    no more.
    """
    indicator = _held(indicator_id)
    _refuse(sheet)
    before = indicator_facts(indicator)
    if fingerprint(before) != seen:
        raise ChangedMeanwhile(
            "Indikator ini diubah orang lain sejak Anda membukanya; pilih isian mana yang "
            "dipakai."
        )
    after = sheet.kept(before)
    changed = {key for key in after if after[key] != before[key]}
    if not changed:
        return indicator
    set_indicator(indicator, after)
    old = {key: before[key] for key in changed}
    new = {key: after[key] for key in changed}
    note_act(
        plan=indicator.plan,
        action="indicator.set",
        subject=indicator,
        by=by,
        before=_in_words(old) | {KEPT: old},
        after=_in_words(new) | {KEPT: new},
    )
    recount(indicator.plan, [indicator.series_id])
    return indicator


@transaction.atomic
def remove_indicator(*, indicator_id: int, by: User | None) -> Objective:
    """Take an indicator out of a plan; its series, targets and results stay.

    Raise Refused where an agreement names it.
    """
    indicator = _held(indicator_id)
    for relation in Indicator._meta.related_objects:  # noqa: SLF001 - public in Django
        if getattr(indicator, str(relation.get_accessor_name())).exists():
            raise Refused("Indikator yang diperjanjikan atau diukur tidak dapat dihapus.")
    facts = indicator_facts(indicator) | {
        "pk": indicator.pk,
        "series_id": indicator.series_id,
        "objective_id": indicator.objective_id,
    }
    note_act(
        plan=indicator.plan,
        action="indicator.removed",
        subject=indicator,
        by=by,
        before={"objective": indicator.objective.text, KEPT: facts},
    )
    recount(indicator.plan, [indicator.series_id])
    objective = indicator.objective
    indicator.delete()
    return objective


def remade_indicator(plan: Plan, facts: Facts) -> Indicator:
    """Put a removed indicator back under its old key."""
    objective = Objective.objects.filter(pk=facts["objective_id"], plan=plan).first()
    if objective is None:
        raise Refused("Sasaran indikator ini sudah tidak ada; kembalikan dulu sasarannya.")
    indicator = Indicator(
        pk=facts["pk"],
        plan=plan,
        objective=objective,
        series=Series.objects.get(pk=facts["series_id"]),
        text=facts["text"],
        folded_text=fold(facts["text"]),
    )
    indicator.save(force_insert=True)
    set_indicator(indicator, facts)
    return indicator


def set_indicator(indicator: Indicator, facts: Facts) -> None:
    """Store these facts of an indicator; the act is recorded by whoever asks."""
    names = [name for name in INDICATOR_COLUMNS if name in facts]
    for name in names:
        setattr(indicator, name, _exact(facts[name]) if name in EXACT else facts[name])
    position_of(indicator.plan, indicator.owner_id)
    indicator.folded_text = fold(indicator.text)
    if names:
        indicator.save(update_fields=[*names, "folded_text"])
    if "frequency" in facts and facts["frequency"] != indicator.series.frequency:
        _set_frequency(indicator.series, facts["frequency"])
    if "targets" in facts:
        _set_targets(indicator, facts["targets"])


def _set_frequency(series: Series, frequency: str) -> None:
    """Change how often a series is measured; refused once anything was measured."""
    for relation in Series._meta.related_objects:  # noqa: SLF001 - public in Django
        is_own = relation.related_model in {Indicator, Target}
        if is_own or relation.on_delete is not models.PROTECT:
            continue  # what is counted from results may be counted anew
        if getattr(series, str(relation.get_accessor_name())).exists():
            raise Refused(
                "Frekuensi tidak dapat diubah: sudah ada hasil pengukuran dengan frekuensi "
                "sekarang."
            )
    series.frequency = frequency
    series.save(update_fields=["frequency"])


def _set_targets(indicator: Indicator, targets: Mapping[str, list[str | None]]) -> None:
    """Store the yearly targets of the plan as given: what is not named goes."""
    stored = {(row.stage, row.period.year_id): row for row in _stored_targets(indicator)}
    wanted = {_place(key): figure for key, figure in targets.items()}
    for place in stored.keys() - wanted.keys():
        stored[place].delete()
    for (stage, year), (value, text) in wanted.items():
        foresee_year(year)
        Target.objects.update_or_create(
            series_id=indicator.series_id,
            period=Period.objects.get(year=year, kind=PeriodKind.YEAR),
            stage=stage,
            revision=indicator.plan.revision if stage == Stage.RENSTRA else 0,
            defaults={"value": _exact(value), "text": text, "is_proposal": False},
        )


def _stored_targets(indicator: Indicator) -> list[Target]:
    rows = plan_targets(indicator.plan).filter(series=indicator.series_id)
    return list(rows.select_related("period"))


def _place(key: str) -> tuple[str, int]:
    stage, year = key.split(" ")
    return stage, int(year)


def _held(indicator_id: int) -> Indicator:
    rows = Indicator.objects.select_related("series", "objective", "owner")
    plan = hold_plan(
        Indicator.objects.values_list("plan_id", flat=True).get(pk=indicator_id)
    )
    indicator = rows.get(pk=indicator_id)
    indicator.plan = plan
    return indicator


def _refuse(sheet: IndicatorSheet) -> None:
    if bool(sheet.numerator_text) != bool(sheet.denominator_text):
        raise Refused("Isi pembilang dan penyebut, keduanya atau tidak sama sekali.")
    if sheet.accumulation is Accumulation.RECOMPUTE and not sheet.numerator_text:
        raise Refused("“Dihitung ulang” membutuhkan pembilang dan penyebut; isi keduanya.")
    if sheet.factor <= 0:
        raise Refused("Faktor pengali harus lebih dari 0, misalnya 100 untuk persentase.")
    _refuse_composite(sheet)


def _refuse_composite(sheet: IndicatorSheet) -> None:
    if not sheet.composite:
        return
    if sheet.composite not in all_composites():
        raise Refused("Indeks gabungan tidak dikenal; pilih dari daftarnya.")
    if sheet.numerator_text:
        raise Refused("Pilih satu: indeks gabungan, atau pembilang dan penyebut.")
    if sheet.polarity in {Polarity.ORDINAL, Polarity.MILESTONE}:
        raise Refused("Indeks gabungan bernilai angka; arahnya tidak dapat peringkat.")


def _exact(written: str | None) -> Decimal | None:
    if written is None:
        return None
    value = read_number(written)
    if isinstance(value, Unknown):
        raise Refused(str(value))
    return value


def _in_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as a person reads them: the owner by name, each target by its year."""
    words = {key: value for key, value in facts.items() if key not in UNSAID}
    words |= in_words({key: facts[key] for key in facts if key == "owner_id"})
    for key, (value, text) in facts.get("targets", {}).items():
        words[f"target {key}"] = text or value
    return words


def stage_of(plan: Plan) -> Stage:
    """Return which stage's targets a plan itself sets."""
    return Stage.RENSTRA if plan.kind == PlanKind.RENSTRA else Stage.RENJA
