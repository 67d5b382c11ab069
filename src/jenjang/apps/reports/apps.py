"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Quarterly and monthly papers of a unit and of all units."""

    name = "jenjang.apps.reports"
    verbose_name = "Laporan"
