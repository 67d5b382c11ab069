"""Addresses of plans."""

from django.urls import path

from jenjang.apps.plans.views import crosscuts, indicators, nodes, plans, tree

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
]
