"""Where Django finds the measurement app."""

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Results and spending of each period, their roll-ups and pages."""

    name = "jenjang.apps.measurement"
    label = "measurement"
    verbose_name = "Pengukuran"
