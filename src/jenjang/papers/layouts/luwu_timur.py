"""Kabupaten Luwu Timur: Lampiran 1 with lettered and numbered rows, then Lampiran 2.

Two levels that nest stand in one table (A., 1., 2.), others each in a table of its own;
where levels take turns, one table has a row that names each.
"""

from collections.abc import Iterator, Sequence

from jenjang.core.figures import write_rupiah
from jenjang.papers.blocks import Block, Footer, Heading, PageBreak
from jenjang.papers.document import Agreement, Objective
from jenjang.papers.layouts.parts import performance
from jenjang.papers.layouts.parts.budget import budget_table
from jenjang.papers.layouts.parts.columns import table
from jenjang.papers.layouts.parts.explanation import explanation_annex
from jenjang.papers.layouts.parts.signing import annex_signatures
from jenjang.papers.layouts.parts.statement import (
    annex_facts,
    office_headings,
    statement,
    title,
    title_heading,
)


def blocks(agreement: Agreement) -> tuple[Block, ...]:
    """Return the paper as Luwu Timur prints it."""
    return tuple(_paper(agreement))


def _paper(agreement: Agreement) -> Iterator[Block]:
    yield Footer(agreement.footer or "")
    yield from office_headings(agreement)
    yield title_heading(agreement)
    yield from statement(agreement)
    wide = performance.is_wide(agreement)
    yield PageBreak(landscape=wide)
    yield from _annex_headings(agreement)
    yield from annex_facts(agreement)
    yield from _performance(agreement)
    yield from budget_table(
        agreement, amount=write_rupiah, number_heading="No.", numbered="({})", wide=wide
    )
    yield from annex_signatures(agreement)
    yield from explanation_annex(agreement)


def _annex_headings(agreement: Agreement) -> Iterator[Heading]:
    yield Heading(f"LAMPIRAN 1 {title(agreement, with_year=False)}", level=2)
    if agreement.first_party is not None and agreement.first_party.title:
        yield Heading(agreement.first_party.title.upper(), level=2)
    yield Heading("TABEL KINERJA", level=2)
    if agreement.year is not None:
        yield Heading(f"TAHUN {agreement.year}", level=2)


def _performance(agreement: Agreement) -> Iterator[Block]:
    objectives = agreement.objectives
    heading = performance.combined_level(objectives)
    runs = performance.level_runs(objectives)
    if heading is not None:
        yield _table(agreement, heading, objectives, list(performance.lettered(objectives)))
    elif len(runs) > len({level for level, _ in runs}):
        yield _table(agreement, "Sasaran", objectives, _numbers(objectives), sections=True)
    else:
        first = 0
        for level, run in runs:
            name = performance.level_name(level)
            yield _table(agreement, name, run, _numbers(run), first=first)
            first += len(run)


def _numbers(objectives: Sequence[Objective]) -> list[str]:
    return [f"{number}." for number in performance.numbers(objectives)]


def _table(
    agreement: Agreement,
    heading: str,
    objectives: Sequence[Objective],
    marks: Sequence[str],
    *,
    sections: bool = False,
    first: int = 0,
) -> Block:
    lines = performance.promises(objectives, marks, first=first)
    columns = [
        performance.mark_column("No."),
        performance.objective_column(heading),
        performance.indicator_column("Indikator Kinerja"),
        *performance.unit_columns("Satuan", agreement),
        *performance.target_columns("Target", lines),
    ]
    wide = performance.is_wide(agreement)
    rows = performance.with_sections(lines) if sections else lines
    return table(columns, rows, numbered="({})", wide=wide)
