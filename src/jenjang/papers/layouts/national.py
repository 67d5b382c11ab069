"""The national form: statement page, performance table, budget table.

Source: PermenPANRB 53/2014, Lampiran I.
"""

from collections.abc import Iterator

from jenjang.core.figures import write_rupiah
from jenjang.papers.blocks import Block, Footer, Heading, PageBreak
from jenjang.papers.document import Agreement
from jenjang.papers.layouts.parts import performance
from jenjang.papers.layouts.parts.budget import budget_table
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
    """Return the paper as the ministry's regulation draws it."""
    return tuple(_paper(agreement))


def _paper(agreement: Agreement) -> Iterator[Block]:
    yield Footer(agreement.footer or "")
    yield from office_headings(agreement)
    yield title_heading(agreement)
    yield from statement(agreement)
    wide = performance.is_wide(agreement)
    yield PageBreak(landscape=wide)
    yield Heading(f"LAMPIRAN {title(agreement)}", level=2)
    yield from annex_facts(agreement)
    yield from _performance(agreement)
    yield from budget_table(agreement, amount=write_rupiah, wide=wide)
    yield from annex_signatures(agreement)
    yield from explanation_annex(agreement)


def _performance(agreement: Agreement) -> Iterator[Block]:
    levels = performance.level_runs(agreement.objectives)
    several = len(levels) > 1
    yield from performance.plain_table(
        agreement,
        mark="No",
        objective="Sasaran"
        if several or not levels
        else performance.level_name(levels[0][0]),
        indicator="Indikator Kinerja",
        unit="Satuan",
        target="Target",
        sections=several,
    )
