"""Addresses of plans."""

from django.urls import path

from jenjang.apps.plans.views import (
    budgets,
    crosscuts,
    indicators,
    nodes,
    nomenclature,
    plans,
    tree,
)

app_name = "plans"
urlpatterns = [
    path("rencana/", plans.plan_list, name="list"),
    path("rencana/baru/", plans.plan_new, name="new"),
    path("rencana/pohon/", tree.current, name="current"),
    path("rencana/<int:pk>/", plans.plan_detail, name="detail"),
    path("rencana/<int:pk>/perubahan/", plans.plan_revise, name="revise"),
    path("rencana/<int:pk>/berlakukan/", plans.plan_enforce, name="enforce"),
    path("rencana/<int:pk>/pohon/", tree.tree, name="tree"),
    path("rencana/<int:pk>/pohon.<str:ending>", tree.tree_file, name="tree_file"),
    path("rencana/<int:pk>/pohon/baru/", nodes.node_new, name="node_new"),
    path("rencana/<int:pk>/pohon/urungkan/", nodes.undo, name="undo"),
    path("rencana/sasaran/<int:pk>/", nodes.node, name="node"),
    path("rencana/sasaran/<int:pk>/pindah/", nodes.node_move, name="node_move"),
    path("rencana/sasaran/<int:pk>/bagi/", nodes.node_split, name="node_split"),
    path("rencana/sasaran/<int:pk>/gabung/", nodes.node_merge, name="node_merge"),
    path("rencana/sasaran/<int:pk>/hapus/", nodes.node_remove, name="node_remove"),
    path("rencana/sasaran/<int:pk>/minta/", nodes.node_ask, name="node_ask"),
    path(
        "rencana/sasaran/<int:pk>/indikator/",
        indicators.indicator_new,
        name="indicator_new",
    ),
    path("rencana/indikator/<int:pk>/", indicators.indicator, name="indicator"),
    path(
        "rencana/indikator/<int:pk>/hapus/",
        indicators.indicator_remove,
        name="indicator_remove",
    ),
    path("crosscutting/", crosscuts.crosscuts, name="crosscuts"),
    path("crosscutting/<int:pk>/", crosscuts.crosscut, name="crosscut"),
    path("crosscutting/<int:pk>/tolak/", crosscuts.crosscut_refuse, name="crosscut_refuse"),
    path(
        "crosscutting/<int:pk>/tarik/",
        crosscuts.crosscut_withdraw,
        name="crosscut_withdraw",
    ),
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
