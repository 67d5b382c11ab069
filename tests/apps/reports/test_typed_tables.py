"""A table is typed cell by cell, with and without script, and comes out as it was meant."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from jenjang.apps.reports import services
from jenjang.apps.reports.checks import check
from jenjang.apps.reports.forms import MOST_CELLS, PassageForm
from jenjang.apps.reports.models import Passage, PassageKind
from jenjang.apps.reports.services import NewPassage
from jenjang.apps.reports.snapshots.frozen import composed
from jenjang.papers.layouts.parts.typed import rows_of, text_of
from tests.apps.reports.written import opened

WORDS = st.text(st.sampled_from("ab|\\ 1,{"), max_size=6)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year opened, once for this file."""
    furnished.report = opened(furnished)
    return furnished


@pytest.fixture
def section(kecamatan):
    return kecamatan.report.sections.get(key="ringkasan")


@pytest.fixture
def writer(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    return client


def a_table(section, text="", caption="Warga menurut desa"):
    return services.insert_passage(
        section_id=section.pk,
        after_id=None,
        new=NewPassage(PassageKind.TABLE, text, caption),
        by=None,
    )


def store(client, passage, cells, **more):
    named = {
        f"text_{r}_{c}": said for r, row in enumerate(cells) for c, said in enumerate(row)
    }
    said = {"version": passage.version, "caption": passage.caption}
    return client.post(reverse("reports:passage", args=[passage.pk]), said | named | more)


def stored(passage):
    return Passage.objects.get(pk=passage.pk).text


@given(rows=TABLES)
def test_every_table_comes_back_from_the_text_it_is_kept_as(rows):
    said = [[" ".join(cell.split()) for cell in row] for row in rows]
    kept = [row for n, row in enumerate(said) if n == 0 or any(row)]
    width = max((n + 1 for row in kept for n, cell in enumerate(row) if cell), default=0)
    if width:
        assert rows_of(text_of(rows)) == [tuple(row[:width]) for row in kept]
    else:
        assert text_of(rows) == ""
    assert text_of(rows_of(text_of(rows))) == text_of(rows)


def test_cells_become_rows_and_what_is_left_empty_is_no_row_and_no_column(writer, section):
    passage = a_table(section)
    cells = [["Desa", "Warga", ""], ["Suka", "1.200", ""], ["", "", ""], ["", "35", ""]]
    store(writer, passage, cells)
    assert rows_of(stored(passage)) == [("Desa", "Warga"), ("Suka", "1.200"), ("", "35")]


def test_a_bar_in_a_cell_stays_in_its_cell(writer, section):
    passage = a_table(section)
    store(writer, passage, [["Ya | Tidak", "Ket."], ["a", "b"]])
    assert rows_of(stored(passage))[0] == ("Ya | Tidak", "Ket.")


def test_the_form_shows_each_cell_and_spare_ones(section):
    passage = a_table(section, "Desa | Warga\nSuka | 12")
    form = PassageForm(
        initial={"version": 1, "text": passage.text, "caption": ""}, passage=passage
    )
    page = str(form["text"])
    assert page.count("<textarea") == (2 + 3) * (2 + 1)
    assert ">Suka</textarea>" in page
    assert 'aria-label="Judul kolom 2"' in page
    assert f'id="p{passage.pk}_text_0_0"' in page


def test_a_table_too_large_for_a_form_is_shown_as_lines_and_stored_from_them(
    writer, section
):
    text = "\n".join(["a | b"] * (MOST_CELLS // 2))
    passage = a_table(section, text)
    page = writer.get(
        reverse("reports:section", args=[section.pk]), {"ubah": passage.pk}
    ).content.decode()
    assert 'name="text"' in page
    assert 'name="text_0_0"' not in page
    store(writer, passage, [], text=f"{text}\nc | d")
    assert stored(passage).endswith("c | d")


def test_what_is_typed_in_cells_is_kept_before_it_is_stored(writer, section):
    passage = a_table(section)
    writer.post(
        reverse("reports:draft", args=[passage.pk]),
        {"version": 1, "caption": "", "text_0_0": "Desa", "text_1_0": "Suka"},
    )
    assert passage.drafts.get().text == "Desa\nSuka"
    page = writer.get(
        reverse("reports:section", args=[section.pk]), {"ubah": passage.pk}
    ).content.decode()
    assert ">Suka</textarea>" in page


def test_columns_of_figures_stand_at_the_right_on_the_page_and_on_paper(writer, section):
    passage = a_table(section, "Desa | Pagu | Ket.\nSuka | Rp1.200 | 2 desa\nMaju | – | –")
    page = writer.get(reverse("reports:section", args=[section.pk])).content.decode()
    assert '<td class="num">Rp1.200</td>' in page
    blocks = [
        one
        for one in composed(section.report).blocks
        if getattr(one, "key", "") == str(passage.pk)
    ]
    aligns = [str(cell.align) for cell in blocks[-1].rows[1]]
    assert aligns == ["start", "end", "start"]


def test_a_bound_figure_in_a_cell_is_filled_and_its_column_is_of_figures(writer, section):
    a_table(section, "Apa | Tahun\nLaporan | {tahun}")
    page = writer.get(reverse("reports:section", args=[section.pk])).content.decode()
    assert '<td class="num"><span class="bound"' in page


def test_a_table_without_a_caption_stops_the_freezing(section):
    a_table(section, "Desa\nSuka", caption="")
    report = section.report
    found = check(services.looked_over(report, composed(report)))
    stopping = [lack.what for one in found for lack in one.lacks if lack.stops]
    assert any("tabel belum berjudul" in what for what in stopping)
