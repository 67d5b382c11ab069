"""Every address of Jenjang. Each view carries its rule (web.pages.allow)."""

from django.urls import URLPattern, URLResolver, include, path

from jenjang.config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.health, name="health"),
    path("lainnya/", views.others, name="others"),
    path("", include("jenjang.apps.accounts.urls")),
    path("", include("jenjang.apps.organisation.urls")),
]
