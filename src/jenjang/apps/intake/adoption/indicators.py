"""The indicators of a paper, with their targets."""

from collections.abc import Sequence

from django.db.models import QuerySet

from jenjang.apps.agreements.models import Commitment
from jenjang.apps.agreements.services import (
    SetTarget,
    figure_of,
    figures_of,
    periods_of,
    promise_targets,
    promised_above,
)
from jenjang.apps.intake.adoption.people import Setting
from jenjang.apps.intake.adoption.wording import (
    accumulation_of,
    numbers_in,
    polarity_of,
    ratio_in,
)
from jenjang.apps.organisation.models import Period, PeriodKind, Position
from jenjang.apps.plans.models import Indicator, Objective, Stage, Target
from jenjang.apps.plans.services import (
    IndicatorFacts,
    TargetFigure,
    add_indicator,
    correct_indicator,
    give_indicator,
)
from jenjang.core.figures import (
    UnitKind,
    canonical_unit,
    fold,
    is_blank,
    plain,
    read_target,
    unit_kind,
)
from jenjang.core.values import Accumulation, Unknown
from jenjang.papers.document import Agreement as Document
from jenjang.papers.document import Indicator as Printed

UNIT_LENGTH = 60
LEVEL_WORDS = ("persentase", "persen", "indeks", "nilai", "predikat", "tingkat", "rata")


def promise_indicators(
    document: Document,
    objectives: Sequence[Objective],
    position: Position,
    revision: int,
    setting: Setting,
) -> list[Indicator]:
    """Return the row of each indicator of a paper, made or corrected, with its targets."""
    return _Promising(position, revision, setting).run(document, objectives)


class _Promising:
    """One paper's indicators on their way into rows."""

    def __init__(self, position: Position, revision: int, setting: Setting) -> None:
        self.position, self.revision, self.setting = position, revision, setting
        self.periods = periods_of(setting.year)
        self.superiors = promised_above(setting.unit.pk, setting.year, position.path)
        below = Position.objects.branch(position).exclude(pk=position.pk)
        self.subordinates = set(
            self._promised(list(below.values_list("pk", flat=True))).values_list(
                "indicator_id", flat=True
            )
        )
        own = self._promised([position.pk])
        self.own_before = set(own.values_list("indicator_id", flat=True))
        self.used: set[int] = set()

    def _promised(self, position_ids: Sequence[int]) -> QuerySet[Commitment]:
        """Return what those positions' papers promise this year."""
        return Commitment.objects.filter(
            agreement__unit=self.setting.unit,
            agreement__year=self.setting.year,
            agreement__position__in=position_ids,
        )

    def run(self, document: Document, objectives: Sequence[Objective]) -> list[Indicator]:
        """Find or make each indicator; then its targets."""
        found: list[Indicator] = []
        for n, (printed, objective) in enumerate(
            zip(document.objectives, objectives, strict=True)
        ):
            for m, indicator in enumerate(printed.indicators):
                path = f"objectives[{n}].indicators[{m}]"
                row = self._row(indicator, objective, m, path)
                self._set_targets(indicator, row, path)
                if row.pk not in self.used:
                    self.used.add(row.pk)
                    found.append(row)
        return found

    def _row(
        self, printed: Printed, objective: Objective, order: int, path: str
    ) -> Indicator:
        facts = facts_of(printed)
        if is_summed_level(printed, facts):
            self.setting.changes.remark(
                f"“{facts.text}” dinyatakan kumulatif, padahal tingkat atau persentase "
                "tidak dapat dijumlahkan; yang dipakai nilai terakhir."
            )
        row = self._found(facts, printed, objective)
        if row is None:
            row = add_indicator(
                objective=objective,
                facts=facts,
                owner=self.position,
                order=order,
                by=self.setting.by,
            )
            self.setting.changes.new("Indikator", str(self.position), row.text, path)
            return row
        return self._taken_over(row, facts, path)

    def _taken_over(self, row: Indicator, facts: IndicatorFacts, path: str) -> Indicator:
        """Correct the words of an own indicator; own one that a superior promises too."""
        if row.pk in self.superiors:
            return give_indicator(indicator=row, owner=self.position, by=self.setting.by)
        if row.owner_id != self.position.pk:
            return row
        facts = _with_rules_kept(facts, row)
        for before, after in correct_indicator(
            indicator=row, facts=facts, by=self.setting.by
        ).values():
            self.setting.changes.changed(
                "Indikator",
                str(self.position),
                None if before is None else str(before),
                None if after is None else str(after),
                path,
            )
        return row

    def _found(
        self, facts: IndicatorFacts, printed: Printed, objective: Objective
    ) -> Indicator | None:
        """Return the row of the same words under the node that this paper may promise.

        One's own, the superior's or a subordinate's; a colleague's only with the same
        target: two who promise different amounts of one thing promise two things.
        """
        here = [
            one
            for one in objective.indicators.select_related("plan", "owner").order_by("pk")
            if one.pk not in self.used
        ]
        same = [one for one in here if one.folded_text == fold(facts.text)]
        for mine in (self.own_before, self.superiors, self.subordinates):
            for one in same:
                if one.pk in mine:
                    return one
        for one in same:
            if self._has_target(one, printed):
                return one
        return self._reworded(here, printed, objective)

    def _reworded(
        self, here: Sequence[Indicator], printed: Printed, objective: Objective
    ) -> Indicator | None:
        """Return the only own indicator of the node, where its words were corrected.

        Only for a node with one indicator before and now: else nobody can say which.
        """
        own = [one for one in here if one.pk in self.own_before]
        is_only = len(own) == 1 and own[0].owner_id == self.position.pk
        is_same_revision = Target.objects.filter(
            series__indicators__in=own, stage=Stage.PK, revision=self.revision
        ).exists()
        count = sum(1 for one in here if one.owner_id == self.position.pk)
        if not is_only or not is_same_revision or count != 1:
            return None
        alike = fold(plain(printed.text)).split()[:1] == own[0].folded_text.split()[:1]
        return own[0] if alike else None

    def _has_target(self, row: Indicator, printed: Printed) -> bool:
        stands = Target.objects.filter(
            series=row.series_id, stage=Stage.PK, period=self.periods[PeriodKind.YEAR, 1]
        )
        figure = figure_of(printed.target_text, printed)
        return any((one.value, one.text) == (figure.value, figure.text) for one in stands)

    def _set_targets(self, printed: Printed, row: Indicator, path: str) -> None:
        if not is_blank(printed.target_text or ""):
            self._check_one_number(printed, figure_of(printed.target_text, printed))
        if row.pk in self.superiors:
            for which, figure in figures_of(printed):
                self._compare(row, self.periods[which], figure)
            return
        by = self.setting.by
        for one in promise_targets(printed, row, self.periods, self.revision, by):
            self._tell(one, row, path)

    def _check_one_number(self, printed: Printed, figure: TargetFigure) -> None:
        text = printed.target_text or ""
        if figure.value is None and len(numbers_in(text)) > 1:
            self.setting.changes.remark(
                f"Target “{plain(text)}” ({plain(printed.text)}) memuat lebih dari satu "
                "angka, jadi disimpan sebagai teks; pecah menjadi satu angka per indikator."
            )

    def _tell(self, one: SetTarget, row: Indicator, path: str) -> None:
        if one.before is None:
            return
        what, where = f"Target {one.period}", row.text
        if one.before == TargetFigure(None, None):
            self.setting.changes.new(what, where, str(one.figure), path)
        else:
            before = str(one.before)
            self.setting.changes.changed(what, where, before, str(one.figure), path)

    def _compare(self, row: Indicator, period: Period, figure: TargetFigure) -> None:
        """Say where a subordinate promises another amount than his superior's paper."""
        stands = (
            Target.objects.filter(series=row.series_id, period=period, stage=Stage.PK)
            .order_by("-revision")
            .first()
        )
        if stands is not None and stands.value != figure.value:
            above = TargetFigure(stands.value, stands.text)
            self.setting.changes.remark(
                f"Target “{row.text}” di PK {self.position} {figure}, di PK atasannya "
                f"{above}; target atasan yang dipakai."
            )


def facts_of(printed: Printed) -> IndicatorFacts:
    """Return the wording and rules of an indicator as its paper gives them.

    >>> facts = facts_of(Printed("Jumlah laporan", unit="Lap", target_text="12 Laporan"))
    >>> facts.measured_in, facts.accumulation.value
    ('Laporan', 'sum')
    """
    target = read_target(printed.target_text or "", printed.unit)
    measured_in = _unit(printed, None if isinstance(target, Unknown) else target.unit)
    is_grade = not isinstance(target, Unknown) and target.number is None
    ratio = ratio_in(printed.formula)
    kind = unit_kind(measured_in)
    text = plain(printed.text)
    return IndicatorFacts(
        text=text,
        measured_in=measured_in,
        polarity=polarity_of(text, is_grade=is_grade),
        accumulation=accumulation_of(
            printed.accumulation,
            is_level=_is_level(text, kind),
            is_count=kind in {UnitKind.COUNT, UnitKind.MEASURE},
            ratio=ratio,
        ),
        definition=printed.definition,
        relevance=printed.relevance,
        formula_text=printed.formula,
        numerator_text=None if ratio is None else ratio.numerator,
        denominator_text=None if ratio is None else ratio.denominator,
        data_source=printed.data_source,
    )


def _unit(printed: Printed, in_target: str | None) -> str | None:
    for text in (printed.unit, in_target):
        if text and not is_blank(text):
            name = canonical_unit(text)
            return (plain(text) if isinstance(name, Unknown) else name)[:UNIT_LENGTH]
    return "Persen" if fold(printed.text).startswith(("persentase", "persen ")) else None


def _is_level(text: str, kind: UnitKind) -> bool:
    """Return whether values cannot be added: by the unit, else by the first word."""
    if kind is UnitKind.UNKNOWN:
        return fold(text).startswith(LEVEL_WORDS)
    return kind is UnitKind.LEVEL


def is_summed_level(printed: Printed, facts: IndicatorFacts) -> bool:
    """Return whether a paper declares "kumulatif" what cannot be added."""
    says = fold(printed.accumulation or "")
    return says.startswith("kumulatif") and facts.accumulation is Accumulation.LAST


def _with_rules_kept(facts: IndicatorFacts, row: Indicator) -> IndicatorFacts:
    """Return the paper's facts with what it does not print as the row has it.

    Polarity and accumulation may have been set on a page since: they stay.
    """
    return IndicatorFacts(
        text=facts.text,
        measured_in=facts.measured_in or row.measured_in,
        polarity=type(facts.polarity)(row.polarity),
        accumulation=Accumulation(row.accumulation),
        definition=facts.definition or row.definition,
        relevance=facts.relevance or row.relevance,
        formula_text=facts.formula_text or row.formula_text,
        numerator_text=facts.numerator_text or row.numerator_text,
        denominator_text=facts.denominator_text or row.denominator_text,
        data_source=facts.data_source or row.data_source,
    )
