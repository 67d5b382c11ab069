"""The year 2023 of a real kecamatan, entered through the services from its own LKjIP.

What is entered is read from the corpus; where the paper says two things the list of
choices (`martapura_barat.toml`) says which is taken. No name of a person is written here.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import Any

from jenjang.apps.followup.models import Recommendation
from jenjang.apps.followup.services import (
    EvaluationFacts,
    Words,
    add_recommendations,
    claim_recommendation,
    keep_evaluation,
    prove_with_link,
    verify_recommendation,
    work_on_recommendation,
)
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.measurement.services import report_result, report_spending
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.plans.models import (
    Activity,
    ActivityLevel,
    BudgetKind,
    Indicator,
    ObjectiveLevel,
    Plan,
    PlanKind,
    SpendingKind,
    Stage,
)
from jenjang.apps.plans.services.budgets import (
    NamedVersion,
    WantedActivity,
    WantedLine,
    replace_budget,
)
from jenjang.apps.plans.services.indicators import TargetFigure
from jenjang.apps.plans.services.plans import open_plan, put_plan_in_force
from jenjang.apps.plans.services.problems import IssueFacts, add_issue, add_problem
from jenjang.apps.plans.services.sheets import IndicatorSheet, word_indicator
from jenjang.apps.plans.services.tree import ObjectiveFacts, word_objective
from jenjang.apps.plans.snapshots.facts import (
    fingerprint,
    indicator_facts,
    objective_facts,
)
from jenjang.core.figures import fold
from jenjang.core.nomenclature import Entry, find
from jenjang.core.values import Accumulation, Polarity
from jenjang.papers.document import (
    Agreement,
    BudgetRow,
    FactTable,
    FollowUpRow,
    IndicatorRow,
    PlainTable,
    Report,
)
from tests.factories import GovernmentFactory
from tests.real_papers import reading_of

YEAR = 2023
CHOICES: Mapping[str, Mapping[str, Any]] = {
    choice["key"]: choice
    for choice in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    )["choices"]
}
FINISHED_ON, TODAY = dt.date(YEAR, 12, 29), dt.date(YEAR + 1, 1, 31)
ISSUE = re.compile(r"isu strategis Kecamatan Martapura Barat adalah (?P<text>[^.]+)\.")


def letters(text: str) -> str:
    """Return what two spellings of one name share."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


@dataclass(frozen=True)
class Original:
    """The paper as our reader reads it."""

    path: Path

    @cached_property
    def report(self) -> Report:
        """Return the LKjIP itself, without the agreements and the decree behind it."""
        documents = reading_of(self.path).documents
        return next(d for d in documents if isinstance(d, Report) and d.kind == "LKjIP")

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements of its annex."""
        return reading_of(self.path).agreements

    def table(self, number: str) -> FactTable:
        """Return the table of that number."""
        (found,) = (t for t in self.report.tables if t.number == number)
        return found

    def plain(self, number: str) -> PlainTable:
        """Return the table of that number which is none of the known kinds."""
        (found,) = (t for t in self.report.others if t.number == number)
        return found

    def unsure(self, number: str) -> frozenset[int]:
        """Return the rows of a table of which the reader doubts the indicator."""
        at = next(n for n, t in enumerate(self.report.tables) if t.number == number)
        named = re.compile(rf"tables\[{at}\]\.rows\[(\d+)\](?:\.(?:indicator|objective))?")
        found = (named.fullmatch(doubt.path) for doubt in self.report.doubts)
        return frozenset(int(one[1]) for one in found if one)

    @cached_property
    def follow_up(self) -> FactTable:
        """Return the table of recommendations, which has no number."""
        (found,) = (t for t in self.report.tables if t.kind == "tindak lanjut")
        return found


@dataclass(frozen=True)
class Entered:
    """The database filled; `series` are keys of series by the letters of an indicator."""

    unit: Unit
    plan: Plan
    original: Original

    @property
    def activities(self) -> list[Activity]:
        """Return the unit's programs, kegiatan and sub kegiatan."""
        return list(Activity.objects.filter(unit=self.unit))

    @property
    def year(self) -> Period:
        """Return the whole year."""
        return Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)

    def work_of(self, name: str) -> str:
        """Return the right name of an activity that the agreement table names."""
        named = CHOICES["kegiatan-perjanjian"]["names"].get(name, name)
        return max((one.name for one in self.activities), key=lambda one: _like(one, named))

    @cached_property
    def _indicators(self) -> list[Indicator]:
        return list(self.plan.indicators.select_related("objective"))

    def indicator_of(self, row: IndicatorRow) -> Indicator:
        """Return the indicator that a row of the paper speaks of, misprints or not."""
        renamed = CHOICES["pkk"]["names"].get(row.indicator, row.indicator)
        pairs = ((renamed, _text), (row.objective or "", _objective))
        likeness = {
            (_like(said, ask(one)), at): one
            for said, ask in pairs
            for at, one in enumerate(self._indicators)
        }
        best = max(likeness, key=lambda key: (key[0], -key[1]))
        assert best[0] > LEAST_LIKENESS, row
        return likeness[best]


LEAST_LIKENESS = 0.9


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio()


def _text(indicator: Indicator) -> str:
    return indicator.text


def _objective(indicator: Indicator) -> str:
    return indicator.objective.text


def enter(path: Path) -> Entered:
    """Fill the database from the paper."""
    GovernmentFactory(name="Kabupaten Banjar", head_title="Bupati Banjar")
    original = Original(path)
    adopt_papers([corrected(one) for one in original.agreements], by=None)
    unit = Unit.objects.get()
    entered = Entered(unit, _renstra(unit), original)
    _word_indicators(entered)
    put_plan_in_force(plan_id=entered.plan.pk, by=None)
    _enter_problems(entered)
    _enter_results(entered)
    _enter_money(entered)
    _link(entered)
    _enter_follow_up(entered)
    return entered


def corrected(paper: Agreement) -> Agreement:
    """Return an agreement as a person corrects its reading, by the list of choices."""
    return replace(
        paper,
        objectives=tuple(
            replace(
                one,
                text=spelled(one.text),
                indicators=tuple(replace(i, text=spelled(i.text)) for i in one.indicators),
            )
            for one in paper.objectives
        ),
        budgets=tuple(
            replace(one, name=CHOICES["qanun"]["names"].get(one.name, one.name))
            for one in paper.budgets
        ),
    )


def spelled(text: str) -> str:
    """Return a text with the words that the list of choices corrects."""
    for wrong, right in CHOICES["ejaan"]["words"].items():
        text = re.sub(rf"{wrong}(?!\w)", right, text)
    return text


def _renstra(unit: Unit) -> Plan:
    years = CHOICES["renstra"]
    return open_plan(
        unit=unit,
        kind=PlanKind.RENSTRA,
        first_year=years["first_year"],
        last_year=years["last_year"],
        begin_as=Plan.objects.get(unit=unit),
        by=None,
    )


def _word_indicators(entered: Entered) -> None:
    """Measure every indicator once a year; say of the IKU what Tabel 2.1 says."""
    (iku,) = entered.original.table("2.1").rows
    units = {letters(row.indicator): row.unit for row in entered.original.table("3.3").rows}
    end = TargetFigure(Decimal(CHOICES["akhir-renstra"]["value"]), None)
    for one in entered.plan.indicators.all():
        is_iku = letters(one.text) == letters(iku.indicator)
        sheet = IndicatorSheet(
            text=iku.indicator if is_iku else one.text,
            measured_in=one.measured_in or units[letters(one.text)],
            polarity=Polarity(one.polarity),
            accumulation=Accumulation(one.accumulation),
            definition=iku.definition if is_iku else one.definition,
            formula_text=iku.formula if is_iku else one.formula_text,
            data_source=iku.data_source if is_iku else one.data_source,
            owner_id=one.owner_id,
            is_iku=is_iku,
            frequency=PeriodKind.YEAR,
            targets={(Stage.RENSTRA, 2026): end} if is_iku else {},
        )
        seen = fingerprint(indicator_facts(one))
        word_indicator(indicator_id=one.pk, sheet=sheet, seen=seen, by=None)


def _enter_problems(entered: Entered) -> None:
    above: list[int | None] = [None, None, None]
    for row in entered.original.plain("I").cells[1:]:
        for level, text in enumerate(row[1:]):
            if text:
                problem = add_problem(
                    plan_id=entered.plan.pk,
                    parent_id=above[level - 1] if level else None,
                    text=text,
                    by=None,
                )
                above[level] = problem.pk
    told = " ".join(" ".join(c.paragraphs) for c in entered.original.report.chapters)
    if found := ISSUE.search(told):
        facts = IssueFacts(found["text"])
        add_issue(plan_id=entered.plan.pk, facts=facts, by=None)


def _enter_results(entered: Entered) -> None:
    unmeasured = {letters(text) for text in CHOICES["belum-diukur"]["unmeasured"]}
    for row in entered.original.table("3.3").rows:
        assert isinstance(row, IndicatorRow)
        for figure in row.figures:
            is_named = letters(row.indicator) in unmeasured
            if figure.what == "actual" and not (is_named and figure.when != str(YEAR)):
                period = Period.objects.get(year=int(figure.when), kind=PeriodKind.YEAR)
                report_result(
                    series_id=entered.indicator_of(row).series_id,
                    period_id=period.pk,
                    version=0,
                    value=figure.number,
                    by=None,
                )


def _enter_money(entered: Entered) -> None:
    """Enter the sub kegiatan of Tabel 3.7 as DPPA and what each of them spent."""
    own = {one.code or letters(one.name): one.pk for one in entered.activities}
    works = list(works_of(entered))
    leaves = [one for one in works if one.level == ActivityLevel.SUB_KEGIATAN]
    version = replace_budget(
        unit=entered.unit,
        named=NamedVersion(YEAR, BudgetKind.DPPA, 0),
        activities=[
            WantedActivity(
                one.key,
                one.level,
                one.name,
                one.code,
                one.above,
                own.get(one.code or "") or own.get(letters(one.name)),
            )
            for one in works
        ],
        lines=[WantedLine(o.key, "APBD", o.kind, o.amount("ceiling_idr")) for o in leaves],
        source=None,
        by=None,
    )
    last = Period.objects.get(year=YEAR, kind=PeriodKind.QUARTER, n=4)
    spent = {(o.name, o.kind): o.amount("spent_idr") for o in leaves}
    for line in version.lines.select_related("activity"):
        report_spending(
            activity_id=line.activity_id,
            period_id=last.pk,
            spent_idr=spent[line.activity.name, line.spending_kind],
            version=0,
            by=None,
            kind=line.spending_kind,
        )


@dataclass(frozen=True)
class Work:
    """A row of Tabel 3.7: its place is its key (program/kegiatan/sub kegiatan)."""

    key: str
    level: ActivityLevel
    name: str
    code: str | None
    above: str | None
    row: BudgetRow

    @property
    def kind(self) -> str:
        """Return the kind of belanja."""
        is_capital = self.name == CHOICES["jenis-belanja"]["capital"]
        return SpendingKind.CAPITAL if is_capital else SpendingKind.OPERATING

    def amount(self, what: str) -> int:
        """Return a figure of the row, whole rupiah."""
        return next(int(f.number or 0) for f in self.row.figures if f.what == what)


def works_of(entered: Entered) -> Iterator[Work]:
    """Yield the programs, kegiatan and sub kegiatan of Tabel 3.7 by their right names."""
    keys: list[str] = []
    for row in entered.original.table("3.7").rows:
        assert isinstance(row, BudgetRow)
        level = ActivityLevel(row.level)
        above = None if row.parent is None else keys[row.parent]
        name = row.name
        if level == ActivityLevel.KEGIATAN:
            name = re.sub(r"^Kegiatan( :)? (?=[A-Z])", "", name)
            name = CHOICES["nama-kegiatan"]["names"].get(name, name)
        name = CHOICES["qanun"]["names"].get(name, name)
        keys.append("/".join(filter(None, (above, letters(name)))))
        entry = find(name)
        code = entry.code if isinstance(entry, Entry) and entry.level == level else None
        yield Work(keys[-1], level, name, code, above, row)


def _link(entered: Entered) -> None:
    """Tie the objectives to the activities that serve them."""
    links = CHOICES["kaitan"]["links"]
    works = {letters(one.name): one.pk for one in entered.activities}
    for one in entered.plan.objectives.all():
        named = next(
            (n for text, n in links.items() if letters(text) == letters(one.text)), ""
        )
        if not named:
            continue
        before = objective_facts(one)
        facts = ObjectiveFacts(
            ObjectiveLevel(one.level),
            one.text,
            one.owner_id,
            one.csf,
            (works[letters(named)],),
        )
        word_objective(objective_id=one.pk, facts=facts, seen=fingerprint(before), by=None)


def _enter_follow_up(entered: Entered) -> None:
    """Enter the recommendations and what was done; finished is what has evidence."""
    evaluation = keep_evaluation(
        unit_id=entered.unit.pk, year=YEAR - 1, facts=EvaluationFacts(), version=0, by=None
    )
    rows = [row for row in entered.original.follow_up.rows if isinstance(row, FollowUpRow)]
    words = [
        Words(
            r.recommendation,
            r.number,
            r.action,
            r.target,
            r.time,
            None,
            None,
            r.responsible,
        )
        for r in rows
    ]
    made = add_recommendations(evaluation_id=evaluation.pk, rows=words, by=None)
    for row, one in zip(rows, made, strict=True):
        if row.evidence:
            _finish(one, row)
        else:
            work_on_recommendation(
                recommendation_id=one.pk,
                version=one.version,
                done=row.action or "",
                by=None,
            )


def _finish(one: Recommendation, row: FollowUpRow) -> None:
    def version() -> int:
        return Recommendation.objects.get(pk=one.pk).version

    prove_with_link(
        recommendation_id=one.pk, version=version(), url=row.evidence or "", by=None
    )
    claim_recommendation(
        recommendation_id=one.pk,
        version=version(),
        done=row.action or "",
        finished_on=FINISHED_ON,
        today=TODAY,
        by=None,
    )
    verify_recommendation(recommendation_id=one.pk, version=version(), by=None)
