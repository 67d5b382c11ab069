"""Addresses of papers coming in."""

from django.urls import path

from jenjang.apps.intake import views

app_name = "intake"
urlpatterns = [
    path("dokumen/", views.upload_list, name="list"),
    path("dokumen/<int:pk>/", views.upload_detail, name="detail"),
    path("dokumen/<int:pk>/perubahan/", views.upload_preview, name="preview"),
    path("dokumen/<int:pk>/adopsi/", views.upload_adopt, name="adopt"),
    path("dokumen/<int:pk>/asli/", views.upload_source, name="source"),
]
