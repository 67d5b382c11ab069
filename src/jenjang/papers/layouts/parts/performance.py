"""The performance table: objectives, their indicators and targets.

An optional column stands only where the agreement has something for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jenjang.papers.blocks import Align, Table
from jenjang.papers.document import Agreement, Indicator, Objective
from jenjang.papers.layouts.parts.columns import Column, Section, filled, table

QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
SASARAN = "sasaran "
NESTING = {"sasaran program", "sasaran kegiatan", "sasaran sub kegiatan"}


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of the table: an indicator, or an objective that has none.

    `path` names the objective in the agreement, `number` counts its indicators from 0.
    """

    mark: str
    objective: Objective
    indicator: Indicator | None
    path: str
    number: int = 0

    def of_indicator(self, text: Callable[[Indicator], str | None]) -> str:
        """Return what the indicator says, '' where there is none."""
        return "" if self.indicator is None else text(self.indicator) or ""

    def facts(self, *names: str) -> tuple[str, ...]:
        """Return the paths of these facts, those the indicator knows."""
        of = f"{self.path}.indicators[{self.number}]"
        known = [n for n in names if getattr(self.indicator, n, None) not in (None, "")]
        return tuple(f"{of}.{name}" for name in known)


PromiseColumn = Column[Promise]


def level_name(level: str) -> str:
    """Return a level as the head of a column.

    >>> level_name("sasaran sub kegiatan")
    'Sasaran Sub Kegiatan'
    """
    return level.title()


def level_runs(objectives: Sequence[Objective]) -> list[tuple[str, list[Objective]]]:
    """Return objectives that follow one another on one level, in the order of the paper."""
    return [(level, list(run)) for level, run in groupby(objectives, lambda o: o.level)]


def promises(
    objectives: Sequence[Objective], marks: Sequence[str], *, first: int = 0
) -> list[Promise]:
    """Return a line for each indicator, all lines of an objective under one mark.

    `first` is the place of the first objective among those of the agreement, from 0.
    """
    return [
        Promise(mark, objective, indicator, f"objectives[{n}]", number)
        for n, (mark, objective) in enumerate(zip(marks, objectives, strict=True), first)
        for number, indicator in enumerate(objective.indicators or (None,))
    ]


def numbers(objectives: Sequence[Objective]) -> list[str]:
    """Return 1, 2, 3, ... beginning again where the level changes."""
    return [str(n) for _, run in level_runs(objectives) for n in range(1, len(run) + 1)]


def with_sections(lines: Sequence[Promise]) -> list[Promise | Section]:
    """Return the lines with a row above each run that names its level."""
    rows: list[Promise | Section] = []
    for level, run in groupby(lines, lambda line: line.objective.level):
        rows.append(Section(level_name(level)))
        rows += run
    return rows


def mark_column(heading: str) -> PromiseColumn:
    """Return the column of the numbers, one beside each objective."""
    return Column(heading, lambda line: line.mark, Align.CENTER, group=_objective)


def objective_column(heading: str) -> PromiseColumn:
    """Return the column of the objectives, one cell over all indicators of each."""
    return Column(
        heading,
        lambda line: line.objective.text,
        group=_objective,
        facts=lambda line: (f"{line.path}.text",),
    )


def _objective(line: Promise) -> object:
    return id(line.objective)


def indicator_column(heading: str) -> PromiseColumn:
    """Return the column of the indicators' own texts."""
    return Column(
        heading,
        lambda line: line.of_indicator(lambda i: i.text),
        facts=lambda line: line.facts("text"),
    )


def unit_columns(heading: str, agreement: Agreement) -> list[PromiseColumn]:
    """Return the column of units of measure, where a target does not carry its own."""
    said = all(_target_says_unit(i) for _, _, i in agreement.indicators())
    unit = Column[Promise](
        heading,
        lambda line: line.of_indicator(lambda i: i.unit),
        Align.CENTER,
        facts=lambda line: line.facts("unit"),
    )
    return [] if said else [unit]


def _target_says_unit(indicator: Indicator) -> bool:
    if indicator.unit is None:
        return True
    return (indicator.target_text or "").casefold().endswith(indicator.unit.casefold())


def target_columns(
    heading: str, lines: Sequence[Promise], suffix: str = ""
) -> list[PromiseColumn]:
    """Return the target of the year and, where given, those of its quarters."""
    target = Column[Promise](
        heading,
        lambda line: line.of_indicator(lambda i: i.target_text),
        Align.CENTER,
        facts=lambda line: line.facts("target_text", "target_number", "unit"),
    )
    quarters = [
        Column(f"{name}{suffix}", _quarter(n), Align.CENTER)
        for n, name in enumerate(QUARTERS)
    ]
    return [target, *filled(quarters, lines)]


def _quarter(n: int) -> Callable[[Promise], str]:
    return lambda line: line.of_indicator(
        lambda i: dict(enumerate(i.quarter_targets)).get(n)
    )


def is_wide(agreement: Agreement) -> bool:
    """Return whether the table needs a landscape page: the quarters add four columns."""
    return any(indicator.quarter_targets for _, _, indicator in agreement.indicators())


def combined_level(objectives: Sequence[Objective]) -> str | None:
    """Return the head of a two-level table, or None where two levels do not nest.

    >>> pair = [Objective("sasaran program", "A"), Objective("sasaran kegiatan", "B")]
    >>> combined_level(pair)
    'Sasaran Program/Kegiatan'
    """
    runs = level_runs(objectives)
    levels = list(dict.fromkeys(level for level, _ in runs))
    if len(levels) != 2 or not set(levels) <= NESTING:
        return None
    upper, lower = levels
    each_has_its_own = all(len(run) == 1 for level, run in runs if level == upper)
    if not each_has_its_own or runs[-1][0] == upper:
        return None
    return f"{level_name(upper)}/{level_name(lower.removeprefix(SASARAN))}"


def lettered(objectives: Sequence[Objective]) -> Iterator[str]:
    """Yield A., 1., 2., B., ...: letters for the upper level, numbers for the lower.

    >>> levels = ["x", "y", "y", "x"]
    >>> list(lettered([Objective(level, "") for level in levels]))
    ['A.', '1.', '2.', 'B.']
    """
    letters = numbered = 0
    for objective in objectives:
        if objective.level == objectives[0].level:
            letters += 1
            yield f"{chr(ord('A') + letters - 1)}."
        else:
            numbered += 1
            yield f"{numbered}."


def plain_table(
    agreement: Agreement,
    *,
    mark: str,
    objective: str,
    indicator: str,
    unit: str,
    target: str,
    sections: bool = False,
) -> tuple[Table, ...]:
    """Return No | Sasaran | Indikator | [Satuan] | Target | [TW I-IV], or nothing.

    Several levels in one table are told apart by section rows.
    """
    objectives = agreement.objectives
    if not objectives:
        return ()
    lines = promises(objectives, numbers(objectives))
    columns = [
        mark_column(mark),
        objective_column(objective),
        indicator_column(indicator),
        *unit_columns(unit, agreement),
        *target_columns(target, lines),
    ]
    rows = with_sections(lines) if sections else lines
    return (table(columns, rows, wide=is_wide(agreement)),)
