"""Where Django finds the organisation app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The pemda, its units, positions, officials, grants, years and periods."""

    name = "jenjang.apps.organisation"
    label = "organisation"
    verbose_name = "Organisasi"
