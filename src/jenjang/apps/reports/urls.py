"""Addresses of reports."""

from django.urls import path

from jenjang.apps.reports.views import board, public
from jenjang.apps.reports.views.listing import report_list
from jenjang.apps.reports.views.of_all import all_file, all_page
from jenjang.apps.reports.views.of_unit import report_file, report_page
from jenjang.apps.reports.views.written import (
    beside,
    checks,
    listing,
    outlines,
    passage,
    proposals,
    report,
    returning,
    reviews,
    section,
)

app_name = "reports"
urlpatterns = [
    path("laporan/", report_list, name="list"),
    path("laporan/semua/<slug:key>/", all_page, name="all"),
    path("laporan/semua/<slug:key>/<slug:ending>/", all_file, name="all_file"),
    path("laporan/<slug:key>/", report_page, name="paper"),
    path("laporan/<slug:key>/<slug:ending>/", report_file, name="file"),
    path("lkjip/", listing.report_list, name="written_list"),
    path("lkjip/buka/", listing.report_open, name="open"),
    path("lkjip/susunan/", outlines.outline_page, name="outline"),
    path("lkjip/susunan/<str:kind>/", outlines.outline_page, name="outline_of"),
    path("lkjip/<int:pk>/", report.report_page, name="written"),
    path("lkjip/semua/", board.report_board, name="board"),
    path("lkjip/semua/lkjip.zip", board.report_bundle, name="bundle"),
    path("lkjip/publik/", public.public_list, name="public_list"),
    path("lkjip/cek/<slug:code>/", public.public_report, name="public"),
    path("lkjip/cek/<slug:code>/laporan.pdf", public.public_file, name="public_file"),
    path("lkjip/<int:pk>/periksa/", checks.check_page, name="checks"),
    path("lkjip/<int:pk>/periksa/auditor/", checks.check_run, name="check_run"),
    path("lkjip/<int:pk>/bekukan/", checks.report_freeze, name="freeze"),
    path("lkjip/naskah/<int:pk>.<str:ending>", checks.edition_file, name="edition_file"),
    path("lkjip/naskah/<int:pk>/reviu/", reviews.review_page, name="review"),
    path("lkjip/naskah/<int:pk>/reviu/mulai/", reviews.review_begin, name="review_begin"),
    path("lkjip/naskah/<int:pk>/reviu/isi/", reviews.review_answer, name="review_answer"),
    path(
        "lkjip/naskah/<int:pk>/reviu/tanggapan/",
        reviews.review_reply,
        name="review_reply",
    ),
    path(
        "lkjip/naskah/<int:pk>/reviu/pernyataan.<str:ending>",
        reviews.review_file,
        name="review_file",
    ),
    path("lkjip/<int:pk>/segarkan/", report.report_refresh, name="refresh"),
    path("lkjip/<int:pk>/tahun-lalu/", report.report_last_year, name="last_year"),
    path("lkjip/<int:pk>/langkah/<slug:key>/", report.report_step, name="step"),
    path("lkjip/<int:pk>/pratinjau/", report.report_preview, name="preview"),
    path("lkjip/<int:pk>/word/", returning.word_back, name="word_back"),
    path("lkjip/<int:pk>/word/terapkan/", returning.word_take, name="word_take"),
    path("lkjip/<int:pk>/usulan/", proposals.proposals_page, name="proposals"),
    path("lkjip/<int:pk>/angka/", beside.figures, name="figures"),
    path("lkjip/<int:pk>/berkas.<str:ending>", report.report_file, name="written_file"),
    path("lkjip/bagian/<int:pk>/", section.section_page, name="section"),
    path("lkjip/bagian/<int:pk>/sisip/", section.section_insert, name="insert"),
    path("lkjip/bagian/<int:pk>/tugas/", section.section_assign, name="assign"),
    path("lkjip/bagian/<int:pk>/status/", section.section_mark, name="mark"),
    path("lkjip/bagian/<int:pk>/terima/", section.section_accept, name="accept"),
    path(
        "lkjip/bagian/<int:pk>/tahun-lalu/",
        section.section_last_year,
        name="section_last_year",
    ),
    path("lkjip/bagian/<int:pk>/angka/", section.section_seen_figures, name="seen"),
    path("lkjip/bagian/<int:pk>/hadir/", section.section_presence, name="presence"),
    path("lkjip/bagian/<int:pk>/versi/", beside.section_versions, name="versions"),
    path("lkjip/bagian/<int:pk>/komentar/", beside.comment_new, name="comment"),
    path("lkjip/komentar/<int:pk>/selesai/", beside.comment_settle, name="settle"),
    path("lkjip/paragraf/<int:pk>/", passage.passage_edit, name="passage"),
    path("lkjip/paragraf/<int:pk>/draf/", passage.passage_draft, name="draft"),
    path("lkjip/paragraf/<int:pk>/gambar/", passage.picture, name="picture"),
    path("lkjip/paragraf/<int:pk>/<slug:act>/", passage.passage_act, name="passage_act"),
]
