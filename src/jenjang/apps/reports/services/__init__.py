"""What is done to reports that are written."""

from jenjang.apps.reports.services.opening import Refreshed, open_report, refresh_report
from jenjang.apps.reports.services.templates import template_in_force

__all__ = ["Refreshed", "open_report", "refresh_report", "template_in_force"]
