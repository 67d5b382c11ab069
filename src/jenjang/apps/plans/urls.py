"""Addresses of plans."""

from django.urls import path

from jenjang.apps.plans.views import (
    budgets,
    decrees,
    new_year,
    nomenclature,
    problems,
    reorganising,
)

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
    path("keputusan-iku/", decrees.decree_list, name="decrees"),
    path("keputusan-iku/susun/<int:plan>/", decrees.decree_new, name="decree_new"),
    path("keputusan-iku/<int:pk>/", decrees.decree_detail, name="decree"),
    path("keputusan-iku/<int:pk>/isi/", decrees.decree_edit, name="decree_edit"),
    path("keputusan-iku/<int:pk>/periksa/", decrees.decree_audit, name="decree_audit"),
    path("keputusan-iku/<int:pk>/tetapkan/", decrees.decree_issue, name="decree_issue"),
    path("keputusan-iku/<int:pk>/hapus/", decrees.decree_drop, name="decree_drop"),
    path(
        "keputusan-iku/<int:pk>/keputusan.<str:ending>",
        decrees.decree_file,
        name="decree_file",
    ),
    path("masalah/", problems.problem_tree, name="problem_tree"),
    path("masalah/masalah-<int:plan>.pdf", problems.problem_file, name="problem_file"),
    path("masalah/baru/<int:plan>/", problems.problem_new, name="problem_new"),
    path("masalah/<int:pk>/", problems.problem_edit, name="problem_edit"),
    path("masalah/<int:pk>/pindah/", problems.problem_move, name="problem_move"),
    path("masalah/<int:pk>/hapus/", problems.problem_remove, name="problem_remove"),
    path("isu/baru/<int:plan>/", problems.issue_new, name="issue_new"),
    path("isu/<int:pk>/", problems.issue_edit, name="issue_edit"),
    path("isu/<int:pk>/hapus/", problems.issue_remove, name="issue_remove"),
    path("tahun-baru/<int:year>/", new_year.new_year, name="new_year"),
    path("tahun-baru/<int:year>/<int:pk>/", new_year.new_year_unit, name="new_year_unit"),
    path("penataan/", reorganising.reorganisation, name="reorganisation"),
    path("penataan/gabung/", reorganising.merge, name="merge"),
    path("penataan/pecah/<int:pk>/", reorganising.split, name="split"),
    path("penataan/pindah/", reorganising.transfer, name="transfer"),
]
