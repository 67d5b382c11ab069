"""The findings app."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Findings of the auditor and their states."""

    name = "jenjang.apps.findings"
    verbose_name = "Temuan"
