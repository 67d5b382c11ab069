"""Addresses of papers coming in."""

from django.urls import path

from jenjang.apps.intake.views import adopting, reviewing, taking_in

app_name = "intake"
urlpatterns = [
    path("dokumen/", taking_in.upload_list, name="list"),
    path("dokumen/kemajuan/", taking_in.upload_progress, name="progress"),
    path("dokumen/periksa-bersama/", taking_in.upload_together, name="together"),
    path("dokumen/<int:pk>/hentikan/", taking_in.upload_stop, name="stop"),
    path("dokumen/<int:pk>/lagi/", taking_in.upload_again, name="again"),
    path("dokumen/<int:pk>/singkirkan/", taking_in.upload_dismiss, name="dismiss"),
    path("dokumen/<int:pk>/", reviewing.upload_detail, name="detail"),
    path("dokumen/<int:pk>/halaman/<int:number>/", reviewing.upload_leaf, name="leaf"),
    path(
        "dokumen/<int:pk>/halaman/<int:number>/gambar/",
        reviewing.upload_picture,
        name="picture",
    ),
    path("dokumen/<int:pk>/fakta/", reviewing.upload_fact, name="fact"),
    path("dokumen/<int:pk>/baris/", reviewing.upload_row, name="row"),
    path("dokumen/<int:pk>/perubahan/", adopting.upload_preview, name="preview"),
    path("dokumen/<int:pk>/adopsi/", adopting.upload_adopt, name="adopt"),
    path("dokumen/<int:pk>/asli/", adopting.upload_source, name="source"),
]
