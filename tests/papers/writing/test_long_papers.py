"""Long papers: contents with their pages, captions, pictures, wide pages."""

import datetime as dt
import io
import re
from functools import cache

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader
from tests.papers.wordback.report import DRAWING, REPORT, row

from jenjang.papers.blocks import (
    Caption,
    CaptionKind,
    Chart,
    Contents,
    ContentsOf,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from jenjang.papers.reading import read
from jenjang.papers.signing import sealed_pdf
from jenjang.papers.writers.pdf import to_keep
from jenjang.papers.writing import write_blocks

INVISIBLE = re.compile("[\u2060\ufffe]")
WIDE = Table(
    rows=(
        row(*(f"Kolom {n}" for n in range(12))),
        *(row(str(n), *"bcdefghijkl") for n in range(40)),
    ),
    widths=(1 / 12,) * 12,
    header_rows=1,
)


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), (180, 40, 30)).save(file, "JPEG")
    return file.getvalue()


PAPER = (
    *REPORT,
    Picture(photo(), "image/jpeg", "Petugas melayani warga", 0.4),
    Caption("Gambar 4.1", "Pelayanan", CaptionKind.PICTURE),
    PageBreak(landscape=True),
    Heading("LAMPIRAN"),
    Caption("Tabel 4.1", "Pengukuran lengkap"),
    WIDE,
)


@cache
def pdf() -> bytes:
    return write_blocks(PAPER, "pdf", "Laporan Kinerja Kecamatan Sukamaju 2025")


@cache
def word() -> bytes:
    return write_blocks(PAPER, "docx", "Laporan Kinerja Kecamatan Sukamaju 2025")


def pages() -> list[str]:
    with pypdfium2.PdfDocument(pdf()) as document:
        printed = [page.get_textpage().get_text_range() for page in document]
    return [INVISIBLE.sub("", text) for text in printed]


def tags(node, found=None):
    """Return the structure elements under a node of a tagged PDF."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            tags(one, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        tags(node.get("/K", []), found)
    return found


def test_contents_lead_to_the_pages_that_headings_and_tables_stand_on():
    printed = pages()
    listed = dict(re.findall(r"^(.+?)(?: ?\.){4,} ?(\d+)\s*$", printed[1], re.MULTILINE))

    for title in ("BAB I PENDAHULUAN", "BAB IV PENUTUP", "LAMPIRAN", "Saran"):
        assert title in printed[int(listed[title]) - 1]
    assert "Kolom 11" in printed[int(listed["Tabel 4.1 Pengukuran lengkap"]) - 1]
    assert "LAPORAN KINERJA" not in listed  # the cover
    assert "DAFTAR ISI" not in listed


def test_a_program_lists_headings_with_their_levels():
    with pypdfium2.PdfDocument(pdf()) as document:
        outline = [(one.get_title(), one.level) for one in document.get_toc()]

    assert ("BAB III AKUNTABILITAS KINERJA", 0) in outline
    assert ("A. Capaian Kinerja", 1) in outline


def test_wide_tables_lie_and_repeat_their_head_on_every_page():
    with pypdfium2.PdfDocument(pdf()) as document:
        lying = [
            n for n, page in enumerate(document) if page.get_width() > page.get_height()
        ]
    printed = pages()

    assert len(lying) > 1
    assert all("Kolom 11" in printed[n] for n in lying)


@pytest.mark.parametrize("lines", range(20, 60, 3))
def test_a_caption_never_ends_a_page(lines):
    table = Table((row("Uraian", "Nilai"), row("a", "1")), (0.5, 0.5), 1)
    paper = (
        *(Paragraph(f"Baris {n}") for n in range(lines)),
        Caption("Tabel 1", "Bersama tabelnya"),
        table,
        *(Paragraph(f"Lagi {n}") for n in range(lines)),
        Chart(DRAWING, "Nilai"),
        Caption("Gambar 1", "Bersama gambarnya", CaptionKind.PICTURE),
    )
    with pypdfium2.PdfDocument(write_blocks(paper, "pdf", "x")) as document:
        printed = [page.get_textpage().get_text_range() for page in document]

    (of_table,) = [page for page in printed if "Bersama tabelnya" in page]
    (of_picture,) = [page for page in printed if "Bersama gambarnya" in page]
    assert "Uraian" in of_table
    assert "Nilai SAKIP 79,5" in of_picture


def test_the_pdf_is_tagged_as_pdf_ua_1_asks():
    """Marked, with structure, language, title, levels, heads, alternative texts, fonts."""
    reader = PdfReader(io.BytesIO(pdf()))
    root = reader.trailer["/Root"]
    found = tags(root["/StructTreeRoot"])
    kinds = [one["/S"] for one in found]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Laporan Kinerja Kecamatan Sukamaju 2025"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= set(kinds)
    assert [one["/Alt"] for one in found if one["/S"] == "/Figure"] == [
        "Nilai SAKIP tahun ini",
        "Petugas melayani warga",
    ]
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"])


def test_a_paper_to_keep_is_pdf_a_2a_too_and_always_the_same_bytes():
    """Its metadata say so, its colours are those of a profile, nothing is encrypted."""
    kept = to_keep(PAPER, "Laporan Kinerja", dt.date(2026, 3, 27))
    reader = PdfReader(io.BytesIO(kept))
    root = reader.trailer["/Root"]
    said = root["/Metadata"].get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    (intent,) = root["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    assert "/DestOutputProfile" in intent.get_object()
    assert not reader.is_encrypted
    assert "/ID" in reader.trailer
    assert to_keep(PAPER, "Laporan Kinerja", dt.date(2026, 3, 27)) == kept


def test_a_sealed_paper_is_kept_with_its_contents_pages_and_its_qr():
    sealed = sealed_pdf(
        PAPER, "Laporan Kinerja", "https://sakip.example/cek/ABCD", dt.date(2026, 3, 27)
    )
    reader = PdfReader(io.BytesIO(sealed))
    said = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    plain = PdfReader(io.BytesIO(to_keep(PAPER, "Laporan", dt.date(2026, 3, 27))))

    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert len(reader.outline) == len(plain.outline) > 0
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert "https://sakip.example/cek/ABCD" in text.replace("\n", "")
        assert number == 1 or str(number) in text.split()  # the cover has no number


def test_headings_skip_no_level_for_those_who_hear_them():
    paper = (
        Contents("ISI"),
        Heading("BAB I"),
        Heading("1.1.1 Dasar", 3),
        Heading("BAB II"),
    )
    reader = PdfReader(io.BytesIO(write_blocks(paper, "pdf", "x")))

    levels = [
        one["/S"] for one in tags(reader.trailer["/Root"]["/StructTreeRoot"])
        if re.fullmatch(r"/H\d", one["/S"])
    ]  # fmt: skip

    assert levels == ["/H1", "/H1", "/H2", "/H1"]


def test_word_shows_contents_without_being_asked_to_count():
    document = Document(io.BytesIO(word()))
    entries = [one.text for one in document.paragraphs if one.style.name.lower() == "toc 1"]
    tables = [
        one.text for one in document.paragraphs if "figures" in one.style.name.lower()
    ]

    assert "BAB I PENDAHULUAN\t3" in entries
    assert tables[-1].startswith("Tabel 4.1 Pengukuran lengkap\t")
    fields = [one.text.split()[0] for one in document.element.iter(qn("w:instrText"))]
    assert {"TOC", "PAGEREF", "SEQ"} == set(fields)


def test_entries_in_word_lead_to_places_that_are_there():
    body = Document(io.BytesIO(word())).element.body
    places = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    leads = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))}

    assert leads
    assert leads <= places


def test_word_has_pictures_with_their_words_and_pages_that_lie():
    document = Document(io.BytesIO(word()))

    shown = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert shown == ["Nilai SAKIP tahun ini", "Petugas melayani warga"]
    assert document.sections[-1].orientation == 1
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in document.tables]
    assert all(one is not None for one in heads)


def test_figures_of_the_record_are_locked_in_word():
    body = Document(io.BytesIO(word())).element.body
    controls = list(body.iter(qn("w:sdt")))

    assert [one.find(f".//{qn('w:tag')}").get(qn("w:val")) for one in controls] == [
        "ik1.realisasi",
        "ik1.target",
    ]
    locks = {one.find(f".//{qn('w:lock')}").get(qn("w:val")) for one in controls}
    assert locks == {"sdtContentLocked"}


@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_the_recogniser_finds_chapters_and_tables_and_no_contents(to):
    (report,) = read(write_blocks(PAPER, to, "Laporan Kinerja")).documents

    assert report.kind == "LKjIP"
    assert [(one.number, one.title) for one in report.chapters] == [
        ("I", "PENDAHULUAN"),
        ("III", "AKUNTABILITAS KINERJA"),
        ("A", "Capaian Kinerja"),
        ("IV", "PENUTUP"),
        (None, "LAMPIRAN"),
    ]
    assert [(one.number, one.caption) for one in (*report.tables, *report.others)] == [
        ("3.1", "Capaian Tahun 2025"),
        ("3.2", "Warga menurut desa"),
        ("4.1", "Pengukuran lengkap"),
    ]


def test_pdf_and_word_are_read_as_the_same_report():
    of_pdf, of_word = (read(content).documents for content in (pdf(), word()))

    assert of_pdf == of_word


def test_words_of_a_drawing_are_no_running_text():
    drawn = DRAWING.replace('x="20" y="30"', 'x="0" y="30"')
    paper = (Chart(drawn, "x"), Caption("Gambar 1", "Nilai", CaptionKind.PICTURE))

    texts = [
        getattr(one, "text", "")
        for one in read(write_blocks(paper, "pdf", "Laporan")).blocks
        if not isinstance(one, Footer)
    ]

    assert texts == ["Gambar 1 Nilai"]


def test_contents_list_captions_of_their_kind_in_plain_text():
    text = write_blocks(
        (
            Contents("DAFTAR GAMBAR", ContentsOf.PICTURES),
            Chart(DRAWING, "Nilai SAKIP"),
            Caption("Gambar 1", "Nilai", CaptionKind.PICTURE),
        ),
        "txt",
        "x",
    ).decode()

    lines = [line for line in text.splitlines() if line]
    assert lines == ["DAFTAR GAMBAR", "Gambar 1 Nilai", "[Nilai SAKIP]", "Gambar 1 Nilai"]


def test_a_page_shows_drawings_and_says_what_pictures_show():
    html = write_blocks(PAPER, "html", "Laporan").decode()

    assert html.count("<svg") == 1
    assert 'alt="Petugas melayani warga"' in html
    assert (
        '<p class="paper-caption"><strong>Tabel 4.1 Pengukuran lengkap</strong></p>' in html
    )
