"""The pages where a report is written: what they show, and what they let happen."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from jenjang.apps.reports import services
from jenjang.apps.reports.models import (
    Comment,
    Passage,
    PassageDraft,
    Presence,
)
from tests.apps.reports.written import opened, opened_with_proposals, paragraph, texts


@pytest.fixture(scope="module")
def furnished(furnished):
    """Return the kecamatan with the report of its year opened, once for this file."""
    furnished.report = opened(furnished)
    return furnished


@pytest.fixture
def report(kecamatan):
    return kecamatan.report


@pytest.fixture
def section(report):
    return report.sections.get(key="ringkasan")


@pytest.fixture
def ani(kecamatan):
    return kecamatan.user("operator")


@pytest.fixture
def writer(client, ani):
    client.force_login(ani)
    return client


HTMX = {"HTTP_HX_REQUEST": "true"}


def place(name, *args):
    return reverse(f"reports:{name}", args=args)


def saved(client, passage, text, version=1, **more):
    return client.post(
        place("passage", passage.pk), {"text": text, "version": version}, **more
    )


def png():
    out = io.BytesIO()
    Image.new("RGB", (2400, 300), "navy").save(out, "PNG")
    return out.getvalue()


def test_the_report_lists_its_sections_and_what_is_to_be_done(writer, report, section, ani):
    passage = paragraph(section, "Naik {ik0.target}")
    services.add_comment(section_id=section.pk, passage_id=None, text="Cek", by=ani)
    Passage.objects.create(
        section=section, order=9, kind="paragraf", text="Usul", origin="usulan",
        proposal="p1",
    )  # fmt: skip
    page = writer.get(place("written", report.pk)).content.decode()
    row = page.split(f'href="{place("section", section.pk)}"')[1].split("</tr>")[0]
    assert "Ditulis" in row
    assert "1 usulan menunggu" in row
    assert "1 angka tidak dikenal" in row
    assert "1 komentar terbuka" in row
    assert passage.section == section


def test_a_section_costs_the_same_queries_for_1_passage_and_for_3(writer, section):
    paragraph(section, "Satu")
    costs = queries_of(writer, place("section", section.pk))
    paragraph(section, "Dua")
    paragraph(section, "Tiga")
    assert queries_of(writer, place("section", section.pk)) == costs


def test_a_report_costs_the_same_queries_for_1_passage_and_for_3(writer, section):
    paragraph(section, "Satu")
    costs = queries_of(writer, place("written", section.report_id))
    paragraph(section, "Dua")
    paragraph(section, "Tiga")
    assert queries_of(writer, place("written", section.report_id)) == costs


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_a_paragraph_is_inserted_and_opens_to_be_written(writer, section):
    answer = writer.post(place("insert", section.pk), {"kind": "paragraf", "after": ""})
    passage = section.passages.get(kind="paragraf")
    assert answer.url == f"{place('section', section.pk)}?ubah={passage.pk}#p-{passage.pk}"
    assert 'name="text"' in writer.get(answer.url).content.decode()


def test_a_text_is_stored_without_script_and_with_it(writer, section):
    passage = paragraph(section, "Lama")
    plain = saved(writer, passage, "Baru <b>")
    assert plain.url == f"{place('section', section.pk)}#p-{passage.pk}"
    swapped = saved(writer, passage, "Lebih baru", version=2, **HTMX)
    assert swapped.content.decode().startswith('<article class="passage')
    assert "Lebih baru" in swapped.content.decode()
    assert texts(section) == ["Lebih baru", "ringkasan-capaian"]


def test_what_is_typed_is_shown_as_text(writer, section):
    paragraph(section, "<script>alert(1)</script>")
    page = writer.get(place("section", section.pk)).content.decode()
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("more", [{}, HTMX])
def test_who_stores_over_a_newer_text_sees_both(writer, section, kecamatan, more):
    passage = paragraph(section, "Semula")
    services.write_passage(passage_id=passage.pk, version=1, text="Kata Budi", by=None)

    answer = saved(writer, passage, "Kata Ani", **more)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Orang lain sudah menyimpan" in page
    assert "Kata Budi" in page.split("<blockquote>")[1].split("</blockquote>")[0]
    assert "Kata Ani</textarea>" in page
    assert 'name="version" value="2"' in page


def test_a_draft_is_kept_and_taken_up_again(writer, section, ani):
    passage = paragraph(section, "Semula")
    answer = writer.post(
        place("draft", passage.pk), {"text": "Setengah", "version": 1}, **HTMX
    )
    assert "draf tersimpan" in answer.content.decode()
    page = writer.get(place("passage", passage.pk), **HTMX).content.decode()
    assert "Setengah</textarea>" in page
    writer.post(place("passage_act", passage.pk, "lupakan"))
    assert not PassageDraft.objects.exists()


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("naik", ["Dua", "Satu", "ringkasan-capaian"]),
        ("turun", ["Satu", "ringkasan-capaian", "Dua"]),
        ("hapus", ["Satu", "ringkasan-capaian"]),
    ],
)
def test_a_passage_is_moved_and_removed_by_its_buttons(writer, section, act, after):
    first = paragraph(section, "Satu")
    second = paragraph(section, "Dua", after=first)
    writer.post(place("passage_act", second.pk, act), {"version": 1})
    assert texts(section) == after


def test_a_removed_passage_comes_back_from_the_versions(writer, section):
    passage = paragraph(section, "Satu dua")
    services.write_passage(passage_id=passage.pk, version=1, text="Satu tiga", by=None)
    page = writer.get(f"{place('versions', section.pk)}?dari=2&sampai=3").content.decode()
    assert "<del>dua</del>" in page
    assert "<ins>tiga</ins>" in page
    services.remove_passage(passage_id=passage.pk, version=2, by=None)
    assert "Pulihkan" in writer.get(place("versions", section.pk)).content.decode()
    writer.post(place("passage_act", passage.pk, "pulihkan"))
    assert texts(section) == ["ringkasan-capaian", "Satu tiga"]


def test_a_proposal_is_marked_and_accepted(writer, section):
    proposal = Passage.objects.create(
        section=section, order=9, kind="paragraf", text="Disusun dari data",
        origin="usulan", proposal="p1",
    )  # fmt: skip
    page = writer.get(place("section", section.pk)).content.decode()
    assert "belum ikut dicetak" in page
    writer.post(place("passage_act", proposal.pk, "terima"), {"version": 1})
    assert (
        "belum ikut dicetak"
        not in writer.get(place("section", section.pk)).content.decode()
    )


def test_all_proposals_of_a_section_are_accepted_at_once(writer, kecamatan):
    report = opened_with_proposals(kecamatan, "quarter")
    section = report.sections.get(key="ringkasan")
    count = section.passages.drafts().count()
    page = writer.get(place("section", section.pk)).content.decode()
    assert f"{count} usulan kalimat menunggu" in page
    stale, *read = section.passages.drafts()
    said = [f"{one.pk}:{one.version}" for one in read] + [f"{stale.pk}:9"]
    writer.post(place("accept", section.pk), {"dibaca": said})
    assert list(section.passages.drafts()) == [stale]
    assert section.versions.first().act == "usulan diterima"


def test_a_picture_is_judged_by_its_content_and_made_small(writer, section):
    file = io.BytesIO(png())
    file.name = "peta.exe"
    writer.post(
        place("insert", section.pk),
        {"kind": "gambar", "after": "", "picture": file, "caption": "Peta wilayah"},
    )
    passage = section.passages.get(kind="gambar")
    answer = writer.get(place("picture", passage.pk))
    assert answer["Content-Type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.content)) as kept:
        assert kept.size == (1600, 200)
    page = writer.get(place("section", section.pk)).content.decode()
    assert 'alt="Peta wilayah"' in page
    assert "Gambar 1 Peta wilayah" in page


def test_what_is_no_picture_is_refused(writer, section):
    file = io.BytesIO(b"MZ not a picture")
    file.name = "peta.png"
    answer = writer.post(
        place("insert", section.pk),
        {"kind": "gambar", "after": "", "picture": file},
        follow=True,
    )
    assert "bukan gambar PNG" in answer.content.decode()
    assert not section.passages.filter(kind="gambar").exists()


def test_a_typed_table_has_its_number(writer, report):
    section = report.sections.get(key="pengantar")
    new = services.NewPassage("tabel", "Desa | Warga\nSuka | 12", "Warga menurut desa")
    services.insert_passage(section_id=section.pk, after_id=None, new=new, by=None)
    page = writer.get(place("section", section.pk)).content.decode()
    assert "Tabel 1 Warga menurut desa" in page
    assert '<th scope="col">Desa</th>' in page


def test_remarks_are_made_and_settled(writer, section):
    passage = paragraph(section)
    writer.post(place("comment", section.pk), {"text": "Sumbernya?", "passage": passage.pk})
    remark = Comment.objects.get()
    assert "Sumbernya?" in writer.get(place("section", section.pk)).content.decode()
    writer.post(place("settle", remark.pk))
    assert "Sumbernya?" not in writer.get(place("section", section.pk)).content.decode()


def test_who_else_has_the_section_open_is_told_for_a_minute(writer, section, kecamatan):
    budi = kecamatan.user("kepala")
    services.note_presence(section_id=section.pk, passage_id=None, by=budi)
    answer = writer.post(place("presence", section.pk), **HTMX)
    assert budi.full_name in answer.content.decode()
    Presence.objects.filter(user=budi).update(seen_at="2025-01-01T00:00Z")
    again = writer.post(place("presence", section.pk), **HTMX)
    assert budi.full_name not in again.content.decode()


def test_a_section_is_assigned_and_marked_done(writer, section, kecamatan):
    given = {"responsible": kecamatan.kasi.pk, "due_on": "2026-01-20"}
    writer.post(place("assign", section.pk), given)
    writer.post(place("mark", section.pk), {"status": "selesai"})
    page = writer.get(place("written", section.report_id)).content.decode()
    assert kecamatan.kasi.name in page
    assert "1 dari" in page


def test_a_step_is_taken_by_its_button(writer, report):
    writer.post(place("step", report.pk, "tabel"), {"version": 1})
    page = writer.get(place("written", report.pk)).content.decode()
    assert 'aria-current="step">Tabel dibuat' in page


def test_the_preview_holds_what_is_printed_and_no_draft(writer, report, section):
    paragraph(section, "Kalimat yang dicetak.")
    Passage.objects.create(
        section=section, order=9, kind="paragraf", text="Masih usulan", origin="usulan",
        proposal="p1",
    )  # fmt: skip
    page = writer.get(place("preview", report.pk)).content.decode()
    assert "Kalimat yang dicetak." in page
    assert "Masih usulan" not in page
    assert "BAB III AKUNTABILITAS KINERJA" in page


@pytest.mark.parametrize(("ending", "begin"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_taken_along_as_a_file(writer, report, section, ending, begin):
    paragraph(section, "Kalimat yang dicetak.")
    answer = writer.get(place("written_file", report.pk, ending))
    assert answer.content.startswith(begin)


def test_who_only_watches_reads_and_writes_nothing(reader, section):
    paragraph(section, "Kalimat")
    page = reader.get(place("section", section.pk)).content.decode()
    assert "Kalimat" in page
    assert "Ubah" not in page
    assert "Sisipkan" not in page
