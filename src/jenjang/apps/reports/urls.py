"""Addresses of reports."""

from django.urls import path

from jenjang.apps.reports.views.listing import report_list
from jenjang.apps.reports.views.of_all import all_file, all_page
from jenjang.apps.reports.views.of_unit import report_file, report_page

app_name = "reports"
urlpatterns = [
    path("laporan/", report_list, name="list"),
    path("laporan/semua/<slug:key>/", all_page, name="all"),
    path("laporan/semua/<slug:key>/<slug:ending>/", all_file, name="all_file"),
    path("laporan/<slug:key>/", report_page, name="paper"),
    path("laporan/<slug:key>/<slug:ending>/", report_file, name="file"),
]
