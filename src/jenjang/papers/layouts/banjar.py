"""Kabupaten Banjar: capital heads, and a column Satuan as in the form of the staff.

NIP and pangkat stand in the signature blocks, as in every layout, where they are known.
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
    statement,
    title,
    title_heading,
)


def blocks(agreement: Agreement) -> tuple[Block, ...]:
    """Return the paper as Banjar prints it."""
    return tuple(_paper(agreement))


def _paper(agreement: Agreement) -> Iterator[Block]:
    yield Footer(agreement.footer or "")
    yield title_heading(agreement)
    yield from statement(agreement)
    wide = performance.is_wide(agreement)
    yield PageBreak(landscape=wide)
    yield from _annex_headings(agreement)
    yield from annex_facts(agreement)
    yield from _performance(agreement)
    yield from budget_table(
        agreement,
        amount=_with_comma_and_dash,
        number_heading="NO",
        total="JUMLAH",
        wide=wide,
    )
    yield from annex_signatures(agreement)
    yield from explanation_annex(agreement)


def _annex_headings(agreement: Agreement) -> Iterator[Heading]:
    yield Heading(title(agreement, with_year=False), level=2)
    if agreement.first_party is not None and agreement.first_party.title:
        yield Heading(agreement.first_party.title.upper(), level=2)
    if agreement.year is not None:
        yield Heading(f"TAHUN {agreement.year}", level=2)


def _performance(agreement: Agreement) -> Iterator[Block]:
    levels = performance.level_runs(agreement.objectives)
    several = len(levels) > 1
    yield from performance.plain_table(
        agreement,
        mark="NO",
        objective="SASARAN" if several or not levels else levels[0][0].upper(),
        indicator="INDIKATOR KINERJA",
        unit="SATUAN",
        target="TARGET",
        sections=several,
    )


def _with_comma_and_dash(amount_idr: int) -> str:
    """Return rupiah as the kabupaten ends them: ``Rp 6.300.000,-``."""
    return f"{write_rupiah(amount_idr)},-"
