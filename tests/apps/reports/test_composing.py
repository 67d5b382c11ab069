"""A report as it is printed: numbers, figures, drafts left out, wide tables lying down."""

from itertools import pairwise

import pytest

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports.models import Passage, PassageKind
from jenjang.apps.reports.services import NewPassage, insert_passage, open_report
from jenjang.apps.reports.snapshots.written.composing import (
    blocks_of_report,
    drawn_section,
    drawn_sections,
)
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.papers.blocks import (
    Caption,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
)
from tests.apps.measurement.factories import YEAR
from tests.apps.reports.written import opened, opened_with_proposals, paragraph
from tests.factories import GovernmentFactory

pytestmark = pytest.mark.sqlite  # of files: the same of any database


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year opened, once for this file."""
    furnished.report = opened(furnished)
    return furnished


@pytest.fixture
def report(kecamatan):
    return kecamatan.report


def printed(report):
    return blocks_of_report(read_written(report), read_material(report))


def of(kind, blocks):
    return [one for one in blocks if isinstance(one, kind)]


def put(section, kind, text, caption=""):
    new = NewPassage(kind, text, caption)
    return insert_passage(section_id=section.pk, after_id=None, new=new, by=None)


def test_the_cover_says_what_it_is_of_whom_and_when(report):
    GovernmentFactory()
    blocks = printed(report)
    cover = blocks[: blocks.index(of(PageBreak, blocks)[0])]
    assert [one.text for one in cover] == [
        "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
        "KECAMATAN SUKAMAJU",
        "TAHUN 2025",
        "PEMERINTAH KABUPATEN TIRTAJAYA",
    ]


def test_tables_of_annexes_are_numbered_by_an_l(report):
    numbers = [one.number for one in of(Caption, printed(report))]
    annexes = [one for one in numbers if one.startswith("Tabel L.")]

    assert annexes == [f"Tabel L.{n}" for n in range(1, len(annexes) + 1)]
    assert annexes


def test_the_systematics_follow_from_the_sections_that_are_printed(report):
    report.sections.filter(key="1.isu").update(is_gone=True)
    blocks = printed(report)
    start = next(
        n
        for n, one in enumerate(blocks)
        if isinstance(one, Heading) and "Sistematika" in one.text
    )
    (items,) = of(Items, blocks[start : start + 2])

    assert (
        "BAB I PENDAHULUAN: Gambaran Umum Organisasi; Tugas Pokok dan Fungsi; "
        "Permasalahan Utama; Sistematika Penyajian." in items.texts
    )
    assert [text.split(":")[0].split(".")[0] for text in items.texts][-5:-3] == [
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
    ]
    assert not any("SAMPUL" in text or "DAFTAR" in text for text in items.texts)


def test_the_report_of_the_whole_pemda_is_made_of_its_units(kecamatan):
    GovernmentFactory()
    period = Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
    whole = open_report(unit_id=None, period_id=period.pk, by=None)

    blocks = printed(whole)

    said = [cell.text for one in of(Table, blocks) for row in one.rows for cell in row]
    assert [one.text for one in of(Heading, blocks)][1] == "KABUPATEN TIRTAJAYA"
    assert kecamatan.unit.name in said


def test_chapters_are_headings_and_begin_a_page(report):
    blocks = printed(report)
    at = next(
        n
        for n, one in enumerate(blocks)
        if isinstance(one, Heading) and one.text == "BAB III AKUNTABILITAS KINERJA"
    )
    assert isinstance(blocks[at - 1], PageBreak)
    assert blocks[at].level == 1


def test_the_lists_of_contents_tables_and_pictures_are_made_by_the_writer(report):
    found = [one.of for one in of(Contents, printed(report))]
    assert found == ["headings", "tables", "pictures"]


def test_tables_are_numbered_by_chapter_without_a_gap(report):
    put(report.sections.get(key="3.a"), PassageKind.TABLE, "a | b\n1 | 2", "Cara mengukur")
    captions = of(Caption, printed(report))
    for word in ("Tabel", "Gambar"):
        numbers = [one.number for one in captions if one.number.startswith(f"{word} 3.")]
        assert numbers == [f"{word} 3.{n}" for n in range(1, len(numbers) + 1)]
    assert (
        next(one for one in captions if one.text == "Cara mengukur").number == "Tabel 3.1"
    )


def test_a_typed_text_carries_its_passage_and_the_names_of_its_figures(report):
    passage = paragraph(report.sections.get(key="pengantar"), "Laporan {unit} ini.")
    found = next(one for one in of(Paragraph, printed(report)) if one.key)
    assert found.text == "Laporan Kecamatan Sukamaju ini."
    assert found.key == str(passage.pk)
    [bound] = found.bound
    assert (found.text[bound.start : bound.end], bound.path) == (
        "Kecamatan Sukamaju",
        "unit",
    )


def test_lists_and_tables_are_typed_line_by_line(report):
    section = report.sections.get(key="pengantar")
    put(section, PassageKind.ITEMS, "- cepat\n- {unit}")
    put(section, PassageKind.TABLE, "Desa | Warga\nSuka \\| maju | 12", "Warga")
    blocks = printed(report)
    items = next(one for one in of(Items, blocks) if one.key)
    assert items.texts == ("cepat", "Kecamatan Sukamaju")
    table = next(one for one in of(Table, blocks) if one.key)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Desa", "Warga"],
        ["Suka | maju", "12"],
    ]


def test_a_draft_is_drawn_but_not_printed(kecamatan):
    report = opened_with_proposals(kecamatan, "quarter")
    drafts = {str(one.pk) for one in Passage.objects.drafts()}
    assert drafts
    assert not drafts & {getattr(one, "key", "") for one in printed(report)}


def test_wide_tables_lie_with_caption_and_heading(report):
    blocks = printed(report)
    lying = False
    for n, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            lying = block.landscape
        if isinstance(block, Table) and block.wide:
            assert isinstance(blocks[n - 1], Caption)
            assert lying
        if isinstance(block, Chart | Contents):
            assert not lying


def test_every_page_but_the_cover_says_whose_report_it_is(report):
    blocks = printed(report)
    first = blocks.index(of(PageBreak, blocks)[0])

    assert blocks[first + 1] == Footer("LKjIP Kecamatan Sukamaju Tahun 2025")
    assert len(of(Footer, blocks)) == 1


def test_no_page_stays_empty_between_two_breaks(report):
    blocks = printed(report)
    assert not any(
        isinstance(one, PageBreak) and isinstance(other, PageBreak)
        for one, other in pairwise(blocks)
    )


def test_a_section_alone_has_the_numbers_it_has_in_the_whole(report):
    put(report.sections.get(key="3.a"), PassageKind.TABLE, "a | b\n1 | 2", "Cara mengukur")
    written, material = read_written(report), read_material(report)
    for whole in drawn_sections(written, material):
        alone = drawn_section(written, material, whole.numbered.section.pk)
        assert [one.blocks for one in alone.passages] == [
            one.blocks for one in whole.passages
        ]


def test_a_figure_that_changed_is_told_until_somebody_looked(report, kecamatan):
    passage = paragraph(report.sections.get(key="pengantar"), "Anggaran {anggaran.pagu}")
    Passage.objects.filter(pk=passage.pk).update(seen={"anggaran.pagu": "Rp 1"})
    [drawn] = drawn_section(
        read_written(report), read_material(report), passage.section_id
    ).passages
    [(name, before, now)] = drawn.changed
    assert (name, before) == ("anggaran.pagu", "Rp 1")
    assert now == drawn.seen["anggaran.pagu"]
