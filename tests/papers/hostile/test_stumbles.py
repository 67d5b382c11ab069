"""What readers once stumbled over in papers spoilt at random: one invented case of each."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.drawing import examples
from tests.papers.hostile import archives

from jenjang.papers import blocks as of
from jenjang.papers.exchange import to_json
from jenjang.papers.readers.docx.document import BROKEN
from jenjang.papers.reading import Unreadable, read, recognise

P = "<w:p>{}<w:r>{}<w:t>butir</w:t></w:r></w:p>"
NAMELESS = {
    "paragraph's style without a name": P.format("<w:pPr><w:pStyle/></w:pPr>", ""),
    "bold that is neither on nor off": P.format("", '<w:rPr><w:b w:val="zz"/></w:rPr>'),
}
STRANGE = {
    "list without a number": P.format(
        '<w:pPr><w:numPr><w:ilvl w:val="zz"/><w:numId/></w:numPr></w:pPr>', ""
    ),
    "aligned as nobody is": P.format('<w:pPr><w:jc w:val="zz"/></w:pPr>', ""),
    "row without cells": f"<w:tbl><w:tr/></w:tbl>{P.format('', '')}",
    "table without rows": f"<w:tbl></w:tbl>{P.format('', '')}",
    "cell that goes on from nothing": (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        f"{P.format('', '')}"
    ),
    "span of no number": (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr>'
        f"{P.format('', '')}</w:tc></w:tr></w:tbl>"
    ),
}


@pytest.mark.parametrize("body", NAMELESS.values(), ids=NAMELESS)
def test_word_that_breaks_its_own_rules_is_refused_as_broken(body):
    with pytest.raises(Unreadable) as refusal:
        read(archives.document(body))
    assert str(refusal.value) == BROKEN


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_word_of_odd_properties_is_read(body):
    reading = read(archives.document(body))
    assert "butir" in str(reading.blocks)


WORDS = st.sampled_from(
    (
        *("", " ", "-", "PERJANJIAN KINERJA", "PERJANJIAN KINERJA TAHUN 2025", "NIP."),
        *("PIHAK PERTAMA", "PIHAK KEDUA,", "Nama : ", "Jabatan", "selaku atasan", "Rp"),
        *("No", "(1)", "Sasaran Strategis", "Indikator Kinerja", "Target", "Satuan"),
        *("Program", "Anggaran", "Keterangan", "Realisasi", "Capaian", "TW I", "Jumlah"),
        *("87,50", "26 Menara", "1.000.000.000", "Rp 12,5", "99999999999999999999", "BB"),
        *("I.", "BAB II", "Tabel 3.2", "KEPUTUSAN CAMAT", "TAHUN 2023-2026", "1/0", "%"),
        *(
            "Tirtasari, 31 Februari 2025",
            "a" * 30_000,
            "9" * 5_000,
            "\t\n\u202e",
            "- " * 900,
        ),
    )
)
TEXTS = WORDS | st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=60)
LINES = st.lists(TEXTS, max_size=4).map(tuple)
CELLS = st.builds(
    of.Cell,
    text=TEXTS,
    colspan=st.integers(1, 40),
    rowspan=st.integers(1, 40),
    covered=st.booleans(),
    bold=st.booleans(),
    lines=LINES,
)


def tables(columns: int) -> st.SearchStrategy[of.Table]:
    """Return tables of so many columns, merged as no office program would."""
    rows = st.lists(st.tuples(*[CELLS] * columns), max_size=8).map(tuple)
    return st.builds(
        of.Table, rows=rows, header_rows=st.integers(0, 12), ruled=st.booleans()
    )


TABLES = st.integers(0, 7).flatmap(tables)
SIDES = st.none() | st.builds(of.Signature, above=LINES, below=LINES)
BLOCKS = st.one_of(
    st.builds(of.Heading, text=TEXTS, level=st.integers(0, 9)),
    st.builds(of.Paragraph, text=TEXTS, bold=st.booleans(), indent=st.integers(0, 9)),
    st.builds(of.KeyValues, pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=4).map(tuple)),
    st.lists(st.tuples(TEXTS, WORDS), max_size=4).map(
        lambda both: of.Items(tuple(t for t, _ in both), tuple(m for _, m in both))
    ),
    TABLES,
    st.builds(of.Signatures, left=SIDES, right=SIDES),
    st.builds(of.Footer, text=TEXTS),
    st.builds(of.PageBreak, page=st.none() | st.integers(0, 2000), landscape=st.booleans()),
)


@settings(
    examples(25, 600),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(BLOCKS, max_size=14))
def test_any_blocks_are_recognised_without_a_stumble(blocks):
    for document in recognise(blocks):
        to_json(document)
