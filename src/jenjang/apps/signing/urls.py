"""Addresses of signing, and of the public page."""

from django.urls import path

from jenjang.apps.signing.views import checking, keeping, own, papers

app_name = "signing"
urlpatterns = [
    path("tanda-tangan/", own.own_papers, name="own"),
    path("tanda-tangan/sertifikat/", own.own_certificate, name="own_certificate"),
    path("tanda-tangan/pejabat/", keeping.certificate_list, name="certificates"),
    path("tanda-tangan/penerbit/", keeping.authority_new, name="authority_new"),
    path("tanda-tangan/pejabat/<int:pk>/", keeping.certificate_prepare, name="prepare"),
    path("tanda-tangan/<int:pk>/periksa/", papers.request_look_up, name="look_up"),
    path("tanda-tangan/<int:pk>/lepas/", papers.request_release, name="release"),
    path("perjanjian/<int:pk>/tanda-tangan/", papers.paper, name="paper"),
    path("perjanjian/<int:pk>/tanda-tangan/naskah.pdf", papers.paper_file, name="file"),
    path("perjanjian/<int:pk>/tanda-tangan/pindaian/", papers.paper_scan, name="scan"),
    path("perjanjian/<int:pk>/tanda-tangan/pdf/", papers.paper_signed, name="signed"),
    path("cek/", checking.check, name="check"),
    path("cek/<str:code>/", checking.check_code, name="check_code"),
]
