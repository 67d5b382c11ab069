"""Kabupaten Banyumas: one table that explains each indicator where it stands."""

from collections.abc import Iterator

from jenjang.papers.blocks import Block, Footer, Heading, PageBreak
from jenjang.papers.document import Agreement, Indicator
from jenjang.papers.layouts.parts import performance
from jenjang.papers.layouts.parts.budget import budget_table
from jenjang.papers.layouts.parts.columns import Column, filled, table
from jenjang.papers.layouts.parts.explanation import FIELDS, explanation_annex
from jenjang.papers.layouts.parts.performance import Promise
from jenjang.papers.layouts.parts.signing import annex_signatures
from jenjang.papers.layouts.parts.statement import (
    annex_facts,
    office_headings,
    statement,
    title,
    title_heading,
)


def blocks(agreement: Agreement) -> tuple[Block, ...]:
    """Return the paper as Banyumas prints it."""
    return tuple(_paper(agreement))


def _paper(agreement: Agreement) -> Iterator[Block]:
    yield Footer(agreement.footer or "")
    yield from office_headings(agreement)
    yield title_heading(agreement)
    yield from statement(agreement)
    wide = performance.is_wide(agreement)
    yield PageBreak(landscape=wide)
    yield Heading(title(agreement, with_year=False), level=2)
    yield from annex_facts(agreement)
    yield from _performance(agreement)
    yield from budget_table(
        agreement,
        amount=_full,
        amount_heading="Anggaran (Rp)",
        source_heading="Sumber",
        total="TOTAL",
        wide=wide,
    )
    yield from annex_signatures(agreement)
    yield from explanation_annex(agreement, in_table=FIELDS)


def _performance(agreement: Agreement) -> Iterator[Block]:
    objectives = agreement.objectives
    if not objectives:
        return
    levels = performance.level_runs(objectives)
    level = levels[0][0].upper() if len(levels) == 1 else "TUJUAN/SASARAN"
    lines = performance.promises(objectives, performance.numbers(objectives))
    columns = [
        performance.objective_column(level),
        performance.indicator_column(f"INDIKATOR {level}"),
        *filled([_EXPLANATION], lines),
        *performance.unit_columns("SATUAN", agreement),
        *performance.target_columns("TARGET", lines),
    ]
    rows = performance.with_sections(lines) if len(levels) > 1 else lines
    yield table(columns, rows, numbered="{}", wide=performance.is_wide(agreement))


def explanation(indicator: Indicator) -> str:
    """Return what stands under PENJELASAN, one labelled paragraph for each thing known.

    >>> print(explanation(Indicator("Linmas", formula="a / b", accumulation="kumulatif")))
    Formulasi : a / b
    Perhitungan : kumulatif
    """
    parts = (
        ("Definisi", indicator.definition),
        ("Relevansi", indicator.relevance),
        ("Formulasi", indicator.formula),
        ("Perhitungan", indicator.accumulation),
        ("Sumber data", indicator.data_source),
        ("Penjelasan target", indicator.target_note),
    )
    return "\n".join(f"{label} : {text}" for label, text in parts if text)


_EXPLANATION = Column[Promise](
    "PENJELASAN",
    lambda line: line.of_indicator(explanation),
    facts=lambda line: line.facts(*FIELDS),
)


def _full(amount_idr: int) -> str:
    """Return an amount under a head that says (Rp).

    >>> _full(687565000)
    '687.565.000,00'
    """
    return f"{amount_idr:,}".replace(",", ".") + ",00"
