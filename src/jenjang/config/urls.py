"""Every address of Jenjang. Each view carries its rule (web.pages.allow)."""

from django.urls import URLPattern, URLResolver, include, path

from jenjang.apps.measurement.urls import home_patterns
from jenjang.config import device, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(home_patterns)),
    path("healthz", views.health, name="health"),
    path("jenjang.webmanifest", device.manifest, name="manifest"),
    path("pekerja.js", device.worker, name="worker"),
    path("luring/", device.away, name="away"),
    path("lainnya/", views.others, name="others"),
    path("", include("jenjang.apps.accounts.urls")),
    path("", include("jenjang.apps.organisation.urls")),
    path("", include("jenjang.apps.findings.urls")),
    path("", include("jenjang.apps.plans.urls")),
    path("", include("jenjang.apps.agreements.urls")),
    path("", include("jenjang.apps.followup.urls")),
    path("", include("jenjang.apps.measurement.urls")),
    path("", include("jenjang.apps.reports.urls")),
    path("", include("jenjang.apps.notices.urls")),
    path("", include("jenjang.apps.intake.urls")),
    path("", include("jenjang.apps.signing.urls")),
]
