"""Where Django finds the history app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Append-only record of every change; other apps show it."""

    name = "jenjang.apps.history"
    label = "history"
    verbose_name = "Riwayat"
