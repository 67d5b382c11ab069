"""Figures counted again from their rows, by nothing that counted them for the report.

Every path of a record (apps.reports.snapshots.annual.facts) is answered by straight
queries on targets, results, budget lines and spending: no roll-up, no snapshot, no part
of the report is asked. Of core only the formulas of the law are shared.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from django.db.models import Q, QuerySet

from jenjang.apps.agreements.models import Agreement, Commitment, State
from jenjang.apps.followup.models import Recommendation
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import (
    Activity,
    Benchmark,
    Indicator,
    Objective,
    PlanState,
    Series,
    Target,
)
from jenjang.config.bench.trace import money
from jenjang.config.bench.trace.results import (
    Found,
    by_day,
    kept,
    last_day,
    wording,
)
from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.values import Unknown

HUNDRED = Decimal(100)
Answer = Decimal | str | None


class Recount:
    """Counts the figures of one unit's report (None: of the pemda's) again."""

    def __init__(self, unit_id: int | None, period: Period) -> None:
        """Remember whose report it is."""
        self.unit_id, self.period = unit_id, period
        self._found: dict[tuple[int, str], Found] = {}
        self._money: dict[tuple[str, str, str], int | None] = {}
        self._ceilings: dict[int, money.Ceilings] = {}
        self._others: dict[int, Recount] = {}

    def figure(self, path: str) -> Answer:
        """Return what a path leads to: a figure, or words; None where it leads nowhere."""
        what, *rest = path.split("/")
        kind, _, rule = what.partition(".")
        maker = _MAKERS.get(kind)
        return None if maker is None else maker(self, rule, *rest)

    # What series reached

    def found(self, series: str, when: str) -> Found:
        """Return what a series comes to by the end of a period."""
        key = int(series), when
        if key not in self._found:
            self._found[key] = by_day(key[0], last_day(when))
        return self._found[key]

    def _other(self, unit_id: int | str) -> "Recount":
        """Return what counts for another unit; it remembers what it read."""
        return self._others.setdefault(int(unit_id), Recount(int(unit_id), self.period))

    def target(self, _: str, series: str, when: str, stage: str = "") -> Answer:
        """Return a target: the row of a paper, or the one to date."""
        if not stage:
            found = self.found(series, when)
            return found.target_text if found.target is None else kept(found.target)
        name, _, revision = stage.partition(".")
        row = Target.objects.get(
            series=int(series), period__year=int(when), period__kind="year", stage=name,
            revision=int(revision or 0),
        )  # fmt: skip
        value: Decimal | None = row.value
        return row.text if value is None else value

    def result(self, _: str, series: str, when: str) -> Answer:
        """Return a value to date, or a grade."""
        found = self.found(series, when)
        return found.text if found.value is None else kept(found.value)

    def achievement(self, _: str, series: str, when: str) -> Answer:
        """Return a capaian."""
        return self.found(series, when).percent

    def change(self, rule: str, of: str, span: str) -> Answer:
        """Return the change of a value since a year before, or of a ceiling."""
        if rule == "budget":
            now, first = (
                self.amount(name, of, span) for name in ("budget", "budget.initial")
            )
            return None if now is None or first is None else Decimal(now - first)
        before, now_when = span.split("..")
        earlier = now_when.replace(now_when[:4], before, 1)
        old, new = self.found(of, earlier).printed, self.found(of, now_when).printed
        if old is None or new is None:
            return None
        if rule == "words":
            return _words(old, new)
        return abs(new - old) if rule == "abs" else new - old

    def progress(self, _: str, series: str, span: str) -> Answer:
        """Return how far a value is on the way to the Renstra's last target."""
        when, year = span.split("..")
        end = Target.objects.filter(
            series=int(series),
            period__year=int(year),
            period__kind="year",
            stage="renstra",
        ).order_by("-revision")
        found = self.found(series, when)
        percent = achievement_percent(found.value, end[0].value, found.polarity)
        return None if isinstance(percent, Unknown) else max(percent, Decimal(0))

    def benchmark(self, _: str, pk: str) -> Answer:
        """Return a value of the country or the province."""
        value: Decimal = Benchmark.objects.get(pk=pk).value
        return value

    # Which indicators a mean or a count is over

    @cached_property
    def answered(self) -> dict[int, Indicator]:
        """Return, by series, what the report gives account of."""
        year = self.period.year_id
        owners = (
            Q(plan__unit=None) if self.unit_id is None else Q(series__unit=self.unit_id)
        )
        rows = Indicator.objects.filter(
            owners, plan__first_year__lte=year, plan__last_year__gte=year
        ).exclude(plan__state=PlanState.DRAFT)
        series = Series.objects.filter(indicators__in=rows).distinct()
        worded = {one.pk: wording(one, year) for one in series}
        promised = set(
            Commitment.objects.filter(
                agreement__unit=self.unit_id,
                agreement__year=year,
                agreement__state=State.IN_FORCE,
            ).values_list("indicator__series_id", flat=True)
        )
        chosen = {pk: one for pk, one in worded.items() if pk in promised or one.is_iku}
        return chosen or worded

    def series_of(self, key: str) -> list[int]:
        """Return the series a key names: all, objective:3, series:12, activity:45."""
        kind, _, pk = key.partition(":")
        if kind == "series":
            return [int(pk)]
        if kind == "objective":
            return [s for s, one in self.answered.items() if one.objective_id == int(pk)]
        if kind == "activity":
            return [
                s
                for s, one in self.answered.items()
                if self._is_linked(one.objective_id, int(pk))
            ]
        return list(self.answered)

    def _is_linked(self, objective_id: int, activity_id: int) -> bool:
        """Return whether an objective's branch is linked to an activity's branch."""
        objective, activity = self._objectives[objective_id], self._paths[activity_id]
        return any(
            above.startswith(objective) and self._paths[linked].startswith(activity)
            for above, linked in self._links
        )

    @cached_property
    def _objectives(self) -> dict[int, str]:
        plans = {one.plan_id for one in self.answered.values()}
        rows = Objective.objects.filter(plan__in=plans)
        return dict(rows.values_list("pk", "path"))

    @cached_property
    def _paths(self) -> dict[int, str]:
        rows = Activity.objects.filter(unit=self.unit_id)
        return dict(rows.values_list("pk", "path"))

    @cached_property
    def _links(self) -> list[tuple[str, int]]:
        """Return each link between the two trees: (path of the objective, activity)."""
        rows = Objective.activities.through.objects.filter(
            objective__in=list(self._objectives)
        ).values_list("objective__path", "activity_id")
        return [(path, pk) for path, pk in rows if pk in self._paths]

    def mean(self, _: str, key: str, when: str) -> Answer:
        """Return the mean capaian of those that have one."""
        if key.startswith("unit:"):
            return self._other(key.removeprefix("unit:")).mean("", "all", when)
        percents = [self.found(str(pk), when).percent for pk in self.series_of(key)]
        known = [percent for percent in percents if percent is not None]
        return sum(known, Decimal(0)) / len(known) if known else None

    def count(self, what: str, key: str, when: str) -> Answer:
        """Return how many indicators, agreements or recommendations there are."""
        year = self.period.year_id
        if what in {"perjanjian.jumlah", "perjanjian.perubahan"}:
            papers = Agreement.objects.filter(
                unit=self.unit_id, year=year, state=State.IN_FORCE
            )
            least = 1 if what.endswith("perubahan") else 0
            return Decimal(papers.filter(revision__gte=least).count())
        if what.startswith("rekomendasi."):
            rows = Recommendation.objects.filter(
                evaluation__unit=self.unit_id, evaluation__year=year - 1
            )
            done = rows.filter(state="diverifikasi") if what.endswith("selesai") else rows
            return Decimal(done.count())
        if what == "pemda.unit":
            return Decimal(self._units().count())
        found = [self.found(str(pk), when) for pk in self.series_of(key)]
        if what == "sasaran":
            objectives = {self.answered[pk].objective_id for pk in self.series_of(key)}
            return Decimal(len(objectives))
        return Decimal(sum(map(_COUNTED[what], found)))

    def _units(self) -> QuerySet[Unit]:
        """Return the units of the pemda, none for a unit."""
        day = self.period.last_day
        rows = Unit.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day))
        return rows if self.unit_id is None else rows.none()

    # Money

    def sum(self, _: str, what: str, key: str, when: str) -> Answer:
        """Return money added up, or a number of things."""
        if what not in {"budget", "budget.initial", "spending"}:
            return self.count(what, key, when)
        return _decimal(self.amount(what, key, when))

    def single(self, what: str, key: str, when: str) -> Answer:
        """Return the money of one activity, its branch included."""
        return _decimal(self.amount(f"budget.{what}" if what else "budget", key, when))

    def spending(self, _: str, key: str, when: str) -> Answer:
        """Return what was spent on one activity, its branch included."""
        return _decimal(self.amount("spending", key, when))

    def amount(self, what: str, key: str, when: str) -> int | None:
        """Return rupiah of an activity (its number), all, a kind, an objective, a unit."""
        if key.startswith("series:"):
            series_id = int(key.removeprefix("series:"))
            key = f"objective:{self.answered[series_id].objective_id}"
        if (what, key, when) not in self._money:
            self._money[what, key, when] = self._amount(what, key, when)
        return self._money[what, key, when]

    def _amount(self, what: str, key: str, when: str) -> int | None:
        kind, _, pk = key.partition(":")
        if self.unit_id is None and kind != "unit":
            return money.total(
                self._other(one.pk).amount(what, key, when) for one in self._units()
            )
        if kind == "unit":
            return self._other(pk).amount(what, "all", when)
        if what == "spending":
            return self._spent(kind, pk, when)
        unit_id, year = self.unit_id or 0, int(when[:4])
        find = money.first_version if "initial" in what else money.version_in_force
        version = find(unit_id, year)
        if kind == "kind":
            return money.ceiling_of_kind(version, pk)
        if version is None:
            return None
        if version.pk not in self._ceilings:
            self._ceilings[version.pk] = money.Ceilings(version)
        ceilings = self._ceilings[version.pk]
        return money.total(ceilings.of(one.pk) for one in self._tops(key))

    def _spent(self, kind: str, pk: str, when: str) -> int | None:
        day = last_day(when)
        if kind == "kind":
            return money.spent(Q(activity__unit=self.unit_id), day, pk)
        key = f"{kind}:{pk}" if pk else kind
        branches = Q(pk__in=[])
        for one in self._tops(key):
            branches |= Q(activity__path__startswith=one.path)
        return money.spent(branches, day)

    def _tops(self, key: str) -> list[Activity]:
        """Return the activities whose branches a key names, none below another."""
        kind, _, pk = key.partition(":")
        if kind.isdecimal() or kind == "activity":
            return [Activity.objects.get(pk=pk or kind)]
        mine = Activity.objects.filter(unit=self.unit_id)
        if kind == "all":
            return list(mine.filter(parent=None))
        path = Objective.objects.get(pk=int(pk)).path
        linked = list(mine.filter(objectives__path__startswith=path).distinct())
        paths = {one.path for one in linked}
        return [
            one
            for one in linked
            if not any(one.path.startswith(p) and one.path != p for p in paths)
        ]

    def remaining(self, _: str, key: str, when: str) -> Answer:
        """Return what is left of a ceiling."""
        ceiling, spent = self._both(key, when)
        return None if ceiling is None or spent is None else Decimal(ceiling - spent)

    def absorption(self, _: str, key: str, when: str) -> Answer:
        """Return the share of a ceiling that was spent."""
        ceiling, spent = self._both(key, when)
        return None if spent is None or not ceiling else spent * HUNDRED / Decimal(ceiling)

    def _both(self, key: str, when: str) -> tuple[int | None, int | None]:
        return self.amount("budget", key, when), self.amount("spending", key, when)

    def efficiency(self, rule: str, key: str, when: str) -> Answer:
        """Return the efficiency by a rule, where the target was met."""
        achieved = self.mean("", key, when)
        absorbed = self.absorption("", key, when)
        if not isinstance(achieved, Decimal) or not isinstance(absorbed, Decimal):
            return None
        if rule == "E1":
            return HUNDRED - absorbed
        if rule == "E2":
            return achieved - absorbed
        return (achieved - absorbed) * HUNDRED / achieved


def _decimal(figure: int | None) -> Answer:
    return None if figure is None else Decimal(figure)


def _words(old: Decimal, new: Decimal) -> str:
    return "naik" if new > old else "turun" if new < old else "tetap"


_COUNTED: Mapping[str, Callable[[Found], bool]] = {
    "jumlah": lambda _: True,
    "tercapai": lambda one: one.is_met,
    "tidak_tercapai": lambda one: one.is_missed,
    "belum_diukur": lambda one: one.value is None and not one.text,
}
_MAKERS: Mapping[str, Callable[..., Answer]] = {
    "target": Recount.target,
    "result": Recount.result,
    "achievement": Recount.achievement,
    "benchmark": Recount.benchmark,
    "budget": Recount.single,
    "spending": Recount.spending,
    "sum": Recount.sum,
    "rule:change": Recount.change,
    "rule:progress": Recount.progress,
    "rule:mean": Recount.mean,
    "rule:remaining": Recount.remaining,
    "rule:absorption": Recount.absorption,
    "rule:efficiency": Recount.efficiency,
}
