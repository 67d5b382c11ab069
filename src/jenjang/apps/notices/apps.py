"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Reminders, escalation, e-mail, and calendars of deadlines."""

    name = "jenjang.apps.notices"
    verbose_name = "Pengingat"
