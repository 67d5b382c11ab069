"""Addresses of the agreements."""

from django.urls import path

from jenjang.apps.agreements.views import (
    action_plan,
    auditing,
    bundles,
    listing,
    paper,
    revising,
)

app_name = "agreements"
urlpatterns = [
    path("perjanjian/", listing.agreement_list, name="list"),
    path("perjanjian/semua.pdf", bundles.agreement_bundle, name="bundle"),
    path("perjanjian/semua.zip", bundles.agreement_words, name="words"),
    path("perjanjian/skp.xlsx", bundles.skp_list, name="skp"),
    path("perjanjian/periksa/", auditing.agreement_audit, name="audit"),
    path("perjanjian/periksa-semua-unit/", auditing.agreement_audit_all, name="audit_all"),
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
