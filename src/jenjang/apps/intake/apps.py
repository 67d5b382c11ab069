"""Where Django finds the intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Uploaded papers: reading, review, adoption."""

    name = "jenjang.apps.intake"
    label = "intake"
    verbose_name = "Dokumen"
