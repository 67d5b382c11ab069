"""Where Django finds the agreements app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Perjanjian Kinerja: drawn up, adopted, frozen, printed."""

    name = "jenjang.apps.agreements"
    label = "agreements"
    verbose_name = "Perjanjian"
