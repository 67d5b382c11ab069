"""A report changed in Word comes back whole, or nothing of it does."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from jenjang.apps.history.models import Entry
from jenjang.apps.reports import services
from jenjang.apps.reports.models import Passage, PassageKind
from jenjang.apps.reports.services import digest_of, look_at_word, take_word_back
from jenjang.apps.reports.snapshots.written.composing import blocks_of_report
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.core.values import Refused
from jenjang.papers.writing import write_blocks
from tests.apps.reports.written import opened, paragraph
from tests.papers.wordback.editing import (
    add_after,
    both,
    delete,
    edited,
    move_after,
    new,
    text,
)

pytestmark = pytest.mark.sqlite  # of files: the same of any database


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
    return report.sections.get(key="1.isu")


@pytest.fixture
def other(report):
    return report.sections.get(key="4.saran")


@pytest.fixture
def ani(kecamatan):
    return kecamatan.user("operator")


def word(report):
    blocks = blocks_of_report(read_written(report), read_material(report))
    return write_blocks(blocks, "docx", str(report))


def texts(section):
    """Return what people typed in a section, in order."""
    rows = Passage.objects.filter(section=section).standing()
    return [one.text for one in rows if one.text]


def taken(report, content, by):
    seen = digest_of(look_at_word(report, content))
    return take_word_back(report_id=report.pk, content=content, seen=seen, by=by)


def test_a_text_changed_in_word_stands_in_the_report_and_its_history(report, section, ani):
    passage = paragraph(section, "Banjir tiap tahun.")
    back = edited(word(report), text("tiap tahun", "Banjir", "setiap musim hujan"))

    taken(report, back, ani)

    passage.refresh_from_db()
    assert (passage.text, passage.version) == ("Banjir setiap musim hujan.", 2)
    assert passage.changed_by == ani
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions)[-2:] == ["passage.changed", "report.word_returned"]


def test_paragraphs_come_new_go_and_move_to_another_section(report, section, other, ani):
    first = paragraph(section, "Pertama tetap.")
    second = paragraph(section, "Kedua dihapus.", after=first)
    paragraph(section, "Ketiga dipindah.", after=second)
    paragraph(other, "Saran lama.")
    edit = both(
        delete("Kedua"),
        move_after("Ketiga", "Saran lama"),
        add_after("Pertama", new("Isu baru."), new("Isu lain.")),
    )

    taken(report, edited(word(report), edit), ani)

    assert texts(section) == ["Pertama tetap.", "Isu baru.", "Isu lain."]
    assert texts(other) == ["Saran lama.", "Ketiga dipindah."]
    assert Passage.objects.get(pk=second.pk).removed_at is not None


def test_a_new_paragraph_under_a_title_comes_first_in_its_section(report, section, ani):
    paragraph(section, "Lama.")
    title = section.title
    body = partial(_under_title, title)

    taken(report, edited(word(report), body), ani)

    assert texts(section) == ["Isu paling depan.", "Lama."]


def _under_title(title, body):
    (heading,) = [
        one
        for one in body.iterchildren("{*}p")
        if "".join(one.itertext()).endswith(title) and b"Heading" in _xml(one)
    ]
    heading.addnext(new("Isu paling depan."))


def _xml(element):
    return etree.tostring(element)


def test_an_untouched_file_changes_nothing(report, section, ani):
    paragraph(section, "Tetap.")
    found = look_at_word(report, word(report))

    assert (found.changes, found.refusals) == ((), ())
    with pytest.raises(Refused, match="Tidak ada yang berubah"):
        taken(report, word(report), ani)


def test_where_anything_is_refused_nothing_is_stored(report, section, ani):
    mine = paragraph(section, "Milik saya.")
    hers = paragraph(section, "Milik bersama.", after=mine)
    back = edited(
        word(report),
        both(text("saya", "Milik saya", "kami"), text("bersama", "Milik bers", "semua")),
    )
    services.write_passage(passage_id=hers.pk, version=1, text="Sudah lain.", by=None)

    found = look_at_word(report, back)
    with pytest.raises(Refused, match="1 hal ditolak"):
        taken(report, back, ani)

    assert [one.reason for one in found.refusals] == [
        "diubah orang lain di Jenjang sejak berkas ini diunduh."
    ]
    assert texts(section) == ["Milik saya.", "Sudah lain."]


def test_what_changed_since_it_was_looked_at_is_not_taken_in(report, section, ani):
    paragraph(section, "Semula.")
    back = edited(word(report), text("Semula", "Semula", "Kemudian"))

    with pytest.raises(Refused, match="berubah sejak berkas diperiksa"):
        take_word_back(report_id=report.pk, content=back, seen="lain", by=ani)

    assert texts(section) == ["Semula."]


def test_the_page_shows_the_changes_then_takes_them_in(client, report, section, ani):
    paragraph(section, "Banjir tiap tahun.")
    back = edited(word(report), text("tiap tahun", "Banjir", "setiap musim"))
    client.force_login(ani)
    page = reverse("reports:word_back", args=[report.pk])

    shown = client.post(page, {"file": SimpleUploadedFile("lkjip.docx", back)})

    assert shown.status_code == 200
    assert "<del>tiap</del>" in shown.content.decode()
    assert "<ins>setiap</ins>" in shown.content.decode()
    assert texts(section) == ["Banjir tiap tahun."]
    ticket = shown.context["ticket"]
    client.post(reverse("reports:word_take", args=[report.pk]), {"ticket": ticket})
    assert texts(section) == ["Banjir setiap musim."]


def test_the_page_says_where_a_refusal_stands_and_offers_nothing(client, report, ani):
    client.force_login(ani)
    page = reverse("reports:word_back", args=[report.pk])
    back = edited(word(report), delete("BAB II PERENCANAAN"))

    shown = client.post(page, {"file": SimpleUploadedFile("lkjip.docx", back)})

    assert "dihapus, padahal disusun" in shown.content.decode().lower()
    assert "BAB II" in shown.content.decode()
    assert not shown.context["ticket"]


def test_a_file_of_something_else_is_refused_in_a_sentence(client, report, ani):
    client.force_login(ani)
    page = reverse("reports:word_back", args=[report.pk])

    shown = client.post(page, {"file": SimpleUploadedFile("surat.docx", b"PK")})

    assert shown.status_code == 422


def test_a_typed_table_and_list_come_back_as_they_are_typed(report, section, ani):
    services.insert_passage(
        section_id=section.pk,
        after_id=None,
        new=services.NewPassage(PassageKind.ITEMS, "- cepat\n- tepat"),
        by=None,
    )
    back = edited(word(report), text("tepat", "-tepat", "tepat guna"))

    taken(report, back, ani)

    assert texts(section) == ["- cepat\n- tepat guna"]
