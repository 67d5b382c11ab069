"""The followup app."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Meetings over results, what they decided, and what was asked of whom."""

    name = "jenjang.apps.followup"
    verbose_name = "Tindak lanjut"
