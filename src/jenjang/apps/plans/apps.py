"""Where Django finds the plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans: objectives, indicators, targets, activities and budgets."""

    name = "jenjang.apps.plans"
    label = "plans"
    verbose_name = "Perencanaan"
