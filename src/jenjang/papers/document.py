"""The typed document in the middle: what a paper says, each fact with its place.

Texts are as printed, misprints included, white space collapsed. Missing is `None`. Where
a fact stands is kept apart from the fact, under its path
(``objectives[0].indicators[1].text``), so that two papers which say the same compare equal
wherever they were read from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jenjang.papers.blocks import Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is unsure of: `path` names the fact or its holder."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """An official as the paper names him; `nip` and `rank` as printed."""

    name: str
    title: str | None = None
    nip: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, and how much of it is promised.

    `target_text` is what is printed, `target_number` its value (None for a letter or
    several quantities), `quarter_targets` the targets of TW I to IV. The rest stands
    in the explanation of the annex, where there is one.
    """

    text: str
    unit: str | None = None
    target_text: str | None = None
    target_number: Decimal | None = None
    quarter_targets: tuple[str, ...] = ()
    accumulation: str | None = None
    definition: str | None = None
    relevance: str | None = None
    formula: str | None = None
    data_source: str | None = None
    target_note: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """A result that is promised (tujuan, sasaran, kinerja), with its indicators."""

    level: str
    text: str
    indicators: tuple[Indicator, ...] = ()
    description: str | None = None
    legal_bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """A programme, kegiatan or sub kegiatan with its ceiling in whole rupiah.

    `parent` is the index, in the same agreement, of the line this one is part of.
    """

    level: str
    name: str
    amount_idr: int | None = None
    source: str | None = None
    code: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """What the annex prints again of parties, place and date."""

    date: str | None = None
    place: str | None = None
    first_party: Party | None = None
    second_party: Party | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A Perjanjian Kinerja as one paper states it.

    `date` is ISO, as much as is printed (``2018-01``, ``2017``); `revision` is 0 for murni,
    1..n for Perubahan; amounts are whole rupiah.
    """

    kind: str
    unit: str | None = None
    regency: str | None = None
    year: int | None = None
    first_party: Party | None = None
    second_party: Party | None = None
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    objectives: tuple[Objective, ...] = ()
    budgets: tuple[Budget, ...] = ()
    budget_total_idr: int | None = None
    revision: int | None = None
    reason: str | None = None
    annex: Annex | None = None
    footer: str | None = None
    at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @property
    def is_revision(self) -> bool:
        """Return whether this is a Perubahan."""
        return self.kind == "PK Perubahan"

    def indicators(self) -> Iterator[tuple[str, Objective, Indicator]]:
        """Yield (path, objective, indicator) in the order of the paper."""
        for o, objective in enumerate(self.objectives):
            for i, indicator in enumerate(objective.indicators):
                yield f"objectives[{o}].indicators[{i}]", objective, indicator


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row or a sentence, as `printed`, with its value where it has one.

    `what` is one of `FIGURES`; `when` the year or period it is of: ``2023``, ``2023-TW2``,
    ``2023-TW1..TW2`` (to date), ``2023-S1``, ``2023-06``, ``2021-2026``; without the year
    where the paper prints none. Percentages are whole (97.46 for 97,46%), amounts rupiah.
    `of` names whose figure it is, where columns are parted by source of funds, service or
    unit (APBD, PPSU). `path` names what of the record it shows, where there is a record.
    """

    what: str
    printed: str
    number: Decimal | None = None
    when: str | None = None
    of: str | None = None
    path: str | None = field(default=None, compare=False)


FIGURES = (
    "baseline",
    "target",
    "renstra_target",
    "standard",
    "actual",
    "achievement_percent",
    "progress_percent",
    "change",
    "activity_target",
    "activity_actual",
    "activity_achievement_percent",
    "initial_ceiling_idr",
    "ceiling_idr",
    "change_idr",
    "spent_idr",
    "remaining_idr",
    "remaining_percent",
    "absorption_percent",
    "efficiency_percent",
    "physical_percent",
    "weight",
    "score",
    "weighted_score",
    "count",
    "share_percent",
    "forward_idr",
)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row that speaks of an indicator: what it promises, reached or compares.

    `objective` is what the indicator stands under (also where a merged cell says so),
    `activity` the program, kegiatan or sub kegiatan beside it, which may have an indicator
    of its own. `level` is ``total`` or ``rata-rata`` for a row that sums the others up.
    """

    indicator: str
    objective: str | None = None
    level: str | None = None
    number: str | None = None
    unit: str | None = None
    figures: tuple[Figure, ...] = ()
    rating: str | None = None
    definition: str | None = None
    formula: str | None = None
    data_source: str | None = None
    responsible: str | None = None
    activity: str | None = None
    note: str | None = None
    activity_indicator: str | None = None
    activity_unit: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A program, kegiatan, sub kegiatan or kind of spending with its money.

    `parent` is the index, in the same table, of the row this one is part of; `level` is
    ``total`` for a row of sums. `indicator`, `unit` and their figures stand here where the
    table measures the activity too.
    """

    level: str
    name: str
    code: str | None = None
    number: str | None = None
    parent: int | None = None
    figures: tuple[Figure, ...] = ()
    indicator: str | None = None
    unit: str | None = None
    source: str | None = None
    responsible: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A recommendation of an evaluation and what was done about it."""

    recommendation: str
    number: str | None = None
    action: str | None = None
    target: str | None = None
    time: str | None = None
    responsible: str | None = None
    status: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """An unsur, service or unit of a survey of satisfaction (SKM) with its values."""

    subject: str
    number: str | None = None
    figures: tuple[Figure, ...] = ()
    rating: str | None = None


ReportRow = IndicatorRow | BudgetRow | FollowUpRow | SurveyRow


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table whose rows are understood; all its rows are of one type.

    `kind` is one of `TABLES`; `number` and `caption` are as printed over (or under) it.
    """

    kind: str
    rows: tuple[ReportRow, ...]
    number: str | None = None
    caption: str | None = None


TABLES = (
    "iku",
    "perjanjian",
    "rencana aksi",
    "target renstra",
    "capaian",
    "perbandingan tahun",
    "perbandingan renstra",
    "perbandingan standar",
    "pagu anggaran",
    "realisasi anggaran",
    "kinerja dan anggaran",
    "efisiensi",
    "tindak lanjut",
    "survei",
    "evaluasi",
)


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table whose columns say nothing we know: its cells as printed, row by row."""

    cells: tuple[tuple[str, ...], ...]
    number: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that states figures about an indicator or a budget line (`subject`).

    `direction` is naik, turun or tetap where a word says so; `rating` a predikat it names.
    """

    text: str
    subject: str | None = None
    figures: tuple[Figure, ...] = ()
    direction: str | None = None
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and the running text under it; level 1 is a Bab."""

    title: str
    level: int = 1
    number: str | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decree:
    """A Keputusan that sets the key indicators (IKU) of a unit, as one paper states it.

    `issuer` is who decides (``CAMAT TIRTASARI``), `about` what stands under TENTANG,
    `period` ``2025-2029``. Each annex is a table of kind ``iku`` under its own title.
    """

    issuer: str | None = None
    number: str | None = None
    about: str | None = None
    unit: str | None = None
    regency: str | None = None
    year: int | None = None
    period: str | None = None
    considerations: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    signer: Party | None = None
    annexes: tuple[FactTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Any other paper of the year: its chapters, its tables, what its sentences state.

    `kind` is one of `REPORTS`; Dokumen where nothing says what paper it is. `period` is
    ``2023-TW1``, ``2017-2021``, ... where it is not one year; `decree_number` is as
    printed, `date` as an agreement's. `others` are the tables that are not understood;
    `decree` are the parts of a Keputusan IKU that is one.
    """

    kind: str
    unit: str | None = None
    regency: str | None = None
    year: int | None = None
    period: str | None = None
    title: str | None = None
    decree_number: str | None = None
    date: str | None = None
    chapters: tuple[Chapter, ...] = ()
    tables: tuple[FactTable, ...] = ()
    statements: tuple[Statement, ...] = ()
    others: tuple[PlainTable, ...] = ()
    decree: Decree | None = None
    at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)


REPORTS = (
    "LKjIP",
    "Keputusan IKU",
    "Rencana Aksi",
    "Laporan Triwulan",
    "Realisasi Anggaran",
    "Renstra",
    "Renja",
    "Hasil SKM",
    "Evaluasi",
    "IKI",
    "Dokumen",
)

Document = Agreement | Report
