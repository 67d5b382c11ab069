"""Addresses of measuring."""

from django.urls import path

from jenjang.apps.measurement.views.agenda import meeting_call
from jenjang.apps.measurement.views.arrivals import arrival_begin, arrival_piece
from jenjang.apps.measurement.views.board import completeness_board, missing_figures
from jenjang.apps.measurement.views.components import components_edit
from jenjang.apps.measurement.views.drafts import draft_sender
from jenjang.apps.measurement.views.due import due_work
from jenjang.apps.measurement.views.entry import (
    entry_import,
    entry_import_do,
    entry_sheet,
)
from jenjang.apps.measurement.views.evidence import (
    evidence_check,
    evidence_describe,
    evidence_file,
    evidence_page,
    evidence_remove,
)
from jenjang.apps.measurement.views.filing import result_edit
from jenjang.apps.measurement.views.grid import measurement_grid
from jenjang.apps.measurement.views.home import home
from jenjang.apps.measurement.views.leader import leader_page
from jenjang.apps.measurement.views.locks import exception_end, lock_lift, period_locks
from jenjang.apps.measurement.views.objectives import objective, objectives
from jenjang.apps.measurement.views.programmes import programme, programmes
from jenjang.apps.measurement.views.ranking import ranking_workbook, unit_ranking
from jenjang.apps.measurement.views.regional import (
    regional_objective,
    regional_objectives,
)
from jenjang.apps.measurement.views.rules import indicator_rules
from jenjang.apps.measurement.views.series import series_page
from jenjang.apps.measurement.views.spending import physical_edit, spending_edit
from jenjang.apps.measurement.views.spending_import import (
    spending_import,
    spending_import_do,
    spending_template,
)
from jenjang.apps.measurement.views.spot_checks import (
    spot_check,
    spot_check_judge,
    spot_checks,
)
from jenjang.apps.measurement.views.summary import realisation, realisation_workbook
from jenjang.apps.measurement.views.tree import performance_tree
from jenjang.apps.measurement.views.value import result_value
from jenjang.apps.measurement.views.verification import (
    results_decide,
    results_submit,
    verification_queue,
)

home_patterns = [path("", home, name="home")]  # of no app: the first page of all
app_name = "measurement"
urlpatterns = [
    path("pohon/", performance_tree, name="tree"),
    path("pengukuran/", measurement_grid, name="grid"),
    path("pengukuran/pengirim/", draft_sender, name="sender"),
    path("pengukuran/excel/", entry_sheet, name="entry_sheet"),
    path("pengukuran/excel/impor/", entry_import, name="entry_import"),
    path("pengukuran/excel/terapkan/", entry_import_do, name="entry_import_do"),
    path("pengukuran/<int:period_id>/<int:series_id>/", result_edit, name="result"),
    path("nilai/<int:period_id>/<int:series_id>/", result_value, name="value"),
    path(
        "nilai/<int:period_id>/<int:series_id>/unsur/", components_edit, name="components"
    ),
    path("pengukuran/<int:quarter_id>/ajukan/", results_submit, name="submit"),
    path("bukti/", evidence_page, name="evidence"),
    path("bukti/<int:pk>/", evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/keterangan/", evidence_describe, name="evidence_describe"),
    path("bukti/<int:pk>/lepas/", evidence_remove, name="evidence_remove"),
    path("bukti/<int:pk>/periksa/", evidence_check, name="evidence_check"),
    path("bukti/unggah/", arrival_begin, name="arrival_begin"),
    path("bukti/unggah/<uuid:key>/", arrival_piece, name="arrival_piece"),
    path("verifikasi/", verification_queue, name="queue"),
    path("verifikasi/putuskan/", results_decide, name="decide"),
    path("kunci/", period_locks, name="locks"),
    path("kunci/<int:pk>/buka/", lock_lift, name="lock_lift"),
    path("kunci/pengecualian/<int:pk>/akhiri/", exception_end, name="exception_end"),
    path("uji-petik/", spot_checks, name="spot_checks"),
    path("uji-petik/<int:pk>/", spot_check, name="spot_check"),
    path("uji-petik/butir/<int:pk>/", spot_check_judge, name="spot_check_judge"),
    path("realisasi/", realisation, name="summary"),
    path("realisasi/impor/", spending_import, name="spending_import"),
    path("realisasi/impor/simpan/", spending_import_do, name="spending_import_do"),
    path("realisasi/impor/lembar/", spending_template, name="spending_template"),
    path("realisasi/excel/", realisation_workbook, name="workbook"),
    path("realisasi/<int:period_id>/<int:activity_id>/", spending_edit, name="spending"),
    path(
        "realisasi/<int:period_id>/<int:activity_id>/fisik/", physical_edit, name="physical"
    ),
    path("peringkat/", unit_ranking, name="ranking"),
    path("peringkat/excel/", ranking_workbook, name="ranking_workbook"),
    path("pimpinan/", leader_page, name="leader"),
    path("program/", programmes, name="programmes"),
    path("program/<int:pk>/", programme, name="programme"),
    path("rpjmd/", regional_objectives, name="regional"),
    path("rpjmd/<int:pk>/", regional_objective, name="regional_objective"),
    path("sasaran/", objectives, name="objectives"),
    path("sasaran/<int:pk>/", objective, name="objective"),
    path("kelengkapan/", completeness_board, name="board"),
    path("kelengkapan/belum/", missing_figures, name="missing"),
    path("rapat/siapkan/<int:period_id>/", meeting_call, name="call_meeting"),
    path("indikator/<int:pk>/", indicator_rules, name="indicator"),
    path("deret/<int:pk>/", series_page, name="series"),
    path("pekerjaan/", due_work, name="due"),
]
