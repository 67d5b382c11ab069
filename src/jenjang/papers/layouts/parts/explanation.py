"""Lampiran 2, Penjelasan Kinerja: what each objective and its indicators mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import Align, Block, Heading, Items, PageBreak, Paragraph
from jenjang.papers.document import Agreement, Indicator, Objective
from jenjang.papers.layouts.parts.columns import Column, filled, table
from jenjang.papers.layouts.parts.statement import title

LEGAL_BASES = "Dasar hukum dalam mencapai kinerja antara lain:"
MEANING = (
    "Sasaran kinerja ini memiliki {count} indikator kinerja yang akan menggambarkan secara "
    "langsung ketercapaian/kondisi sasaran kinerja yang akan diwujudkan, yaitu:"
)
PROMISED = (
    "Dalam perjanjian kinerja ini, setiap indikator kinerja telah ditetapkan besaran "
    "target kinerja yang akan dicapai dengan penjelasan sebagai berikut:"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """One line of a table of the annex: the n-th indicator of its objective.

    `path` names the indicator in the agreement.
    """

    number: int
    indicator: Indicator
    path: str

    def facts(self, name: str) -> tuple[str, ...]:
        """Return the path of this fact, where the indicator knows it."""
        return (f"{self.path}.{name}",) if getattr(self.indicator, name) else ()


ExplainedColumn = Column[Explained]


def explanation_annex(
    agreement: Agreement, *, in_table: Sequence[str] = (), heading: str = "LAMPIRAN 2"
) -> Iterator[Block]:
    """Yield the annex, from its page break on, or nothing where nothing is explained.

    `in_table` names the fields of an indicator that the layout has printed already.
    """
    told = [
        (number, objective)
        for number, objective in enumerate(agreement.objectives, start=1)
        if is_explained(objective, in_table)
    ]
    if not told:
        return
    yield PageBreak()
    yield from _annex_title(agreement, heading)
    for number, objective in told:
        yield from _of_objective(number, objective, in_table)


def is_explained(objective: Objective, in_table: Sequence[str] = ()) -> bool:
    """Return whether the annex has anything to say about an objective."""
    if objective.description or objective.legal_bases:
        return True
    fields = [field for field in FIELDS if field not in in_table]
    return any(getattr(i, field) for i in objective.indicators for field in fields)


FIELDS = (
    "definition",
    "relevance",
    "formula",
    "accumulation",
    "data_source",
    "target_note",
)


def _annex_title(agreement: Agreement, heading: str) -> Iterator[Heading]:
    yield Heading(f"{heading} {title(agreement, with_year=False)}", level=2)
    if agreement.first_party is not None and agreement.first_party.title:
        yield Heading(agreement.first_party.title.upper(), level=2)
    yield Heading("PENJELASAN KINERJA", level=2)
    if agreement.year is not None:
        yield Heading(f"TAHUN {agreement.year}", level=2)


def _of_objective(
    number: int, objective: Objective, in_table: Sequence[str]
) -> Iterator[Block]:
    path = f"objectives[{number - 1}]"
    told = [name for name in ("description", "legal_bases") if getattr(objective, name)]
    yield Heading(
        f"Penjelasan Kinerja {number}",
        level=3,
        align=Align.START,
        facts=tuple(f"{path}.{name}" for name in told),
    )
    yield Paragraph(f"Sasaran : {objective.text}")
    if objective.description:
        yield Paragraph("Uraian Sasaran :", bold=True)
        yield Paragraph(objective.description, align=Align.JUSTIFY)
    if objective.legal_bases:
        yield Paragraph(LEGAL_BASES)
        marks = tuple(f"{n})" for n in range(1, len(objective.legal_bases) + 1))
        yield Items(objective.legal_bases, marks)
    lines = [
        Explained(n, indicator, f"{path}.indicators[{n - 1}]")
        for n, indicator in enumerate(objective.indicators, start=1)
    ]
    yield from _meanings(lines, in_table)
    yield from _targets(lines, in_table)


def _meanings(lines: Sequence[Explained], in_table: Sequence[str]) -> Iterator[Block]:
    offered = [column for field, column in MEANINGS.items() if field not in in_table]
    if not filled(offered, lines):
        return
    added = filled([_ACCUMULATION], lines)
    columns = [column for column in offered if column is not _ACCUMULATION or added]
    names = [] if all(line.indicator.definition for line in lines) else [_NAME]
    yield Paragraph("Indikator Kinerja", bold=True)
    yield Paragraph(MEANING.format(count=len(lines)), align=Align.JUSTIFY)
    yield table([_NUMBER, *names, *columns], lines)


def _targets(lines: Sequence[Explained], in_table: Sequence[str]) -> Iterator[Block]:
    if "target_note" in in_table or not any(line.indicator.target_note for line in lines):
        return
    yield Paragraph("Target Kinerja", bold=True)
    yield Paragraph(PROMISED, align=Align.JUSTIFY)
    yield table([_NUMBER, _NAME, _TARGET, _NOTE], lines)


def _column(heading: str, name: str) -> ExplainedColumn:
    return Column(
        heading,
        lambda line: getattr(line.indicator, name) or "",
        facts=lambda line: line.facts(name),
    )


_NUMBER = Column[Explained]("No", lambda line: str(line.number), Align.CENTER)
_NAME = _column("Indikator Kinerja", "text")
_TARGET = Column[Explained](
    "Target Kinerja", lambda line: line.indicator.target_text or "", Align.CENTER
)
_ACCUMULATION = _column("Perhitungan", "accumulation")
_NOTE = _column("Penjelasan", "target_note")

MEANINGS: dict[str, ExplainedColumn] = {
    "definition": _column("Uraian", "definition"),
    "relevance": _column("Relevansi", "relevance"),
    "formula": _column("Formulasi", "formula"),
    "accumulation": _ACCUMULATION,
    "data_source": _column("Sumber Data", "data_source"),
}
