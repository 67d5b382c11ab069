"""Addresses of the pemda's own pages."""

from django.urls import path

from jenjang.apps.organisation.views.first_run import first_run

app_name = "organisation"
urlpatterns = [
    path("mulai/", first_run, name="first_run"),
]
