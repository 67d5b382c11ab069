"""Keputusan IKU: what is considered, on what it rests, what is decided, and its annexes.

Each annex holds the key indicators of one level or official on a landscape page; the last
one is signed as the decree is.
Source: UU 12/2011, lampiran II, for the parts and their order; the papers of kecamatan and
dinas for the annex by level; PermenPANRB 9/2007 for what each indicator says.
"""

from collections.abc import Iterator, Sequence

from jenjang.papers.blocks import (
    Align,
    Block,
    Heading,
    Items,
    KeyValues,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
)
from jenjang.papers.document import Decree, FactTable, IndicatorRow
from jenjang.papers.layouts.parts.columns import Column, filled, table
from jenjang.papers.layouts.parts.signing import BLANK_DATE, iso_in_words

ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
BLANK_NUMBER = "......................"


def blocks(decree: Decree) -> tuple[Block, ...]:
    """Return the decree as it is printed, its annexes behind it."""
    return tuple(_paper(decree))


def _paper(decree: Decree) -> Iterator[Block]:
    yield from _headings(decree)
    yield from _considered(decree)
    yield Heading("MEMUTUSKAN:", level=2)
    yield from _decided(decree)
    yield from _signed(decree)
    for number, annex in enumerate(decree.annexes):
        yield PageBreak(landscape=True)
        yield from _annex(decree, annex, number)
    if decree.annexes:
        yield from _signed(decree)


def _headings(decree: Decree) -> Iterator[Block]:
    if decree.regency:
        yield Heading(f"PEMERINTAH {decree.regency.upper()}", level=2)
    if decree.unit:
        yield Heading(decree.unit.upper(), level=2)
    yield Heading(f"KEPUTUSAN {decree.issuer or ''}".strip(), level=1)
    yield Heading(f"NOMOR : {decree.number or BLANK_NUMBER}", level=2)
    yield Heading("TENTANG", level=2)
    if decree.about:
        yield Heading(decree.about, level=2)
    if decree.issuer:
        yield Heading(f"{decree.issuer},", level=2)


def _considered(decree: Decree) -> Iterator[Block]:
    if decree.considerations:
        marks = tuple(f"{letter}." for letter in LETTERS[: len(decree.considerations)])
        yield Paragraph("Menimbang :", bold=True)
        yield Items(decree.considerations, marks)
    if decree.legal_bases:
        marks = tuple(f"{n}." for n in range(1, len(decree.legal_bases) + 1))
        yield Paragraph("Mengingat :", bold=True)
        yield Items(decree.legal_bases, marks)


def _decided(decree: Decree) -> Iterator[Block]:
    what = f"KEPUTUSAN {decree.issuer or ''} TENTANG {decree.about or ''}"
    decided = zip(ORDINALS, decree.decisions, strict=False)
    yield KeyValues((("Menetapkan", " ".join(what.split())), *decided))


def _signed(decree: Decree) -> Iterator[Block]:
    signer = decree.signer
    if signer is None:
        return
    when = decree.date_text or iso_in_words(decree.date) or BLANK_DATE
    above = (
        f"Ditetapkan di {decree.place}" if decree.place else None,
        f"pada tanggal {when}",
        f"{signer.title}," if signer.title else None,
    )
    below = (signer.name, signer.rank, f"NIP. {signer.nip}" if signer.nip else None)
    right = Signature(tuple(filter(None, above)), tuple(filter(None, below)))
    yield Signatures(left=None, right=right)


def _annex(decree: Decree, annex: FactTable, number: int) -> Iterator[Block]:
    mark = f" {ROMAN[number]}" if len(decree.annexes) > 1 else ""
    when = decree.date_text or iso_in_words(decree.date) or BLANK_DATE
    yield Paragraph(f"LAMPIRAN{mark} KEPUTUSAN {decree.issuer or ''}".strip(), Align.START)
    yield KeyValues((("Nomor", decree.number or BLANK_NUMBER), ("Tanggal", when)))
    if annex.caption:
        yield Heading(annex.caption, level=2)
    rows = [row for row in annex.rows if isinstance(row, IndicatorRow)]
    yield table(_columns(rows), rows, numbered="({})", wide=True)


def _columns(rows: Sequence[IndicatorRow]) -> list[Column[IndicatorRow]]:
    """Return the columns that the rows fill; three of them are always there."""
    return [
        Column("NO", lambda row: row.number or "", Align.CENTER),
        Column("SASARAN", lambda row: row.objective or ""),
        Column("INDIKATOR KINERJA UTAMA", lambda row: row.indicator),
        *filled(
            [
                Column("DEFINISI OPERASIONAL", lambda row: row.definition or ""),
                Column("FORMULASI PERHITUNGAN", lambda row: row.formula or ""),
                Column("SATUAN", lambda row: row.unit or ""),
                Column("SUMBER DATA", lambda row: row.data_source or ""),
                Column("PENANGGUNG JAWAB", lambda row: row.responsible or ""),
            ],
            rows,
        ),
    ]
