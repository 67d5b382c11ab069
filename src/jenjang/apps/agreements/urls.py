"""Addresses of the agreements."""

from django.urls import path

from jenjang.apps.agreements.views import (
    action_plan,
    acts,
    auditing,
    bundles,
    drawing,
    editing,
    listing,
    paper,
    revising,
    waiting,
)

app_name = "agreements"
urlpatterns = [
    path("perjanjian/", listing.agreement_list, name="list"),
    path("perjanjian/semua.pdf", bundles.agreement_bundle, name="bundle"),
    path("perjanjian/semua.zip", bundles.agreement_words, name="words"),
    path("perjanjian/skp.xlsx", bundles.skp_list, name="skp"),
    path("perjanjian/periksa/", auditing.agreement_audit, name="audit"),
    path("perjanjian/periksa-semua-unit/", auditing.agreement_audit_all, name="audit_all"),
    path("perjanjian/susun/", drawing.drawing, name="drawing"),
    path("perjanjian/susun/jalankan/", drawing.drawing_do, name="drawing_do"),
    path("perjanjian/menunggu/", waiting.waiting, name="waiting"),
    path("perjanjian/bersama/<slug:act>/", acts.agreement_together, name="together"),
    path("perjanjian/<int:pk>/ubah/", editing.agreement_edit, name="edit"),
    path("perjanjian/<int:pk>/ajukan/", acts.agreement_submit, name="submit"),
    path("perjanjian/<int:pk>/tarik/", acts.agreement_take_back, name="take_back"),
    path("perjanjian/<int:pk>/setujui/", acts.agreement_approve, name="approve"),
    path("perjanjian/<int:pk>/kembalikan/", acts.agreement_send_back, name="send_back"),
    path("perjanjian/<int:pk>/terbitkan/", acts.agreement_issue, name="issue"),
    path("perjanjian/<int:pk>/batalkan/", acts.agreement_withdraw, name="withdraw"),
    path("perjanjian/<int:pk>/hapus/", acts.agreement_delete, name="delete"),
    path("perjanjian/<int:pk>/", paper.agreement_detail, name="detail"),
    path("perjanjian/<int:pk>/pk.<str:ending>", paper.agreement_file, name="file"),
    path("perjanjian/<int:pk>/perubahan/", revising.agreement_revise, name="revise"),
    path("perjanjian/<int:pk>/beda/", revising.agreement_comparison, name="comparison"),
    path(
        "perjanjian/<int:pk>/matriks.<str:ending>", revising.agreement_matrix, name="matrix"
    ),
    path("perjanjian/<int:pk>/aksi/", action_plan.action_plan_page, name="action_plan"),
    path(
        "perjanjian/<int:pk>/aksi.<str:ending>",
        action_plan.action_plan_file,
        name="action_plan_file",
    ),
    path("perjanjian/<int:pk>/asli/", paper.agreement_source, name="source"),
]
