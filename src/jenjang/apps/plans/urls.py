"""Addresses of plans."""

from django.urls import path

from jenjang.apps.plans.views import budgets, nomenclature

app_name = "plans"
urlpatterns = [
    path("anggaran/", budgets.budget, name="budget"),
    path("anggaran/banding/", budgets.budget_compare, name="budget_compare"),
    path("anggaran/impor/", budgets.budget_import, name="budget_import"),
    path("anggaran/impor/terapkan/", budgets.budget_import_do, name="budget_import_do"),
    path("anggaran/impor/contoh/", budgets.budget_sheet, name="budget_sheet"),
    path("anggaran/<int:pk>/berkas/", budgets.budget_source, name="budget_source"),
    path("anggaran/<int:pk>/hapus/", budgets.budget_remove, name="budget_remove"),
    path("nomenklatur/", nomenclature.nomenclature, name="nomenclature"),
    path("nomenklatur/muat/", nomenclature.nomenclature_load, name="nomenclature_load"),
    path(
        "nomenklatur/muat/terapkan/",
        nomenclature.nomenclature_load_do,
        name="nomenclature_load_do",
    ),
    path("nomenklatur/kode/", nomenclature.mapping, name="mapping"),
    path("nomenklatur/kode/pasti/", nomenclature.codes_accept, name="codes_accept"),
    path("nomenklatur/kode/<int:pk>/", nomenclature.activity_code, name="activity_code"),
    path("satuan/", nomenclature.measures, name="measures"),
    path("satuan/baru/", nomenclature.measure_new, name="measure_new"),
    path("satuan/<int:pk>/", nomenclature.measure, name="measure"),
]
