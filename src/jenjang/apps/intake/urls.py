"""Addresses of papers coming in."""

from django.urls import path

from jenjang.apps.intake.views import reviewing, taking_in

app_name = "intake"
urlpatterns = [
    path("dokumen/", taking_in.upload_list, name="list"),
    path("dokumen/<int:pk>/", reviewing.upload_detail, name="detail"),
    path("dokumen/<int:pk>/perubahan/", taking_in.upload_preview, name="preview"),
    path("dokumen/<int:pk>/adopsi/", taking_in.upload_adopt, name="adopt"),
    path("dokumen/<int:pk>/asli/", taking_in.upload_source, name="source"),
]
