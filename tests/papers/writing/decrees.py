"""Decrees on key indicators as a kecamatan might issue them, made up by chance."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st
from tests.papers.writing.strategies import (
    MEASURES,
    RESULTS,
    laws,
    parties,
    phrases,
    sentences,
)

from jenjang.core.figures import MONTHS
from jenjang.papers.document import Decree, FactTable, IndicatorRow

HOLDERS = ("CAMAT", "SEKRETARIS CAMAT", "KEPALA SEKSI PEMERINTAHAN", "KASUBAG KEUANGAN")
PLACES = {"Kecamatan Tirtasari": "Tirtasari", "Kecamatan Sukamaju Barat": "Mekarjaya"}


@st.composite
def annexes(draw: st.DrawFn, holder: str, period: str, most: int) -> FactTable:
    """Return one annex: rows that all fill the same columns."""
    filled = {key: draw(st.booleans()) for key in ("definition", "formula", "unit")}
    rows = tuple(
        draw(_rows(number, filled, most)) for number in range(1, draw(st.integers(2, 6)))
    )
    return FactTable(
        "iku", rows, caption=f"INDIKATOR KINERJA UTAMA {holder} TAHUN {period}"
    )


@st.composite
def _rows(draw: st.DrawFn, number: int, filled: dict[str, bool], most: int) -> IndicatorRow:
    said = {
        "definition": sentences(most),
        "formula": phrases().map(lambda text: f"Jumlah {text} x 100%"),
        "unit": st.sampled_from(("Persen", "Indeks", "Dokumen")),
    }
    return IndicatorRow(
        indicator=f"{draw(st.sampled_from(MEASURES))} {draw(phrases())}",
        objective=f"{draw(st.sampled_from(RESULTS))} {draw(phrases(3))} {number}",
        number=str(number),
        data_source=f"Laporan {draw(phrases(1))}",
        responsible=draw(st.sampled_from(HOLDERS)).title(),
        **{key: draw(said[key]) if filled[key] else None for key in said},
    )


@st.composite
def decrees(draw: st.DrawFn, *, most: int = 2) -> Decree:
    """Return a decree whose texts are up to `most` sentences long."""
    unit = draw(st.sampled_from(sorted(PLACES)))
    year = draw(st.integers(2019, 2029))
    period = draw(st.sampled_from((None, f"{year}-{year + 4}")))
    on = dt.date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    issuer = f"CAMAT {unit.removeprefix('Kecamatan ').upper()}"
    holders = draw(st.lists(st.sampled_from(HOLDERS), min_size=1, max_size=3, unique=True))
    when = period or str(year)
    return Decree(
        issuer=issuer,
        number=f"{draw(st.integers(1, 400))} TAHUN {year}",
        about=f"PENETAPAN INDIKATOR KINERJA UTAMA {unit.upper()} TAHUN {when}",
        unit=unit,
        regency="Kabupaten Tirtajaya",
        year=year,
        period=period,
        considerations=tuple(
            f"bahwa {draw(sentences(most)).rstrip('.')};"
            for _ in range(draw(st.integers(1, 4)))
        ),
        legal_bases=tuple(f"{draw(laws())};" for _ in range(draw(st.integers(1, 12)))),
        decisions=tuple(draw(st.lists(sentences(most), min_size=1, max_size=5))),
        place=PLACES[unit],
        date=on.isoformat(),
        date_text=f"{on.day} {MONTHS[on.month - 1]} {on.year}",
        signer=replace(draw(parties()), title=issuer),
        annexes=tuple(draw(annexes(holder, when, most)) for holder in holders),
    )
