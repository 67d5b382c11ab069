"""Addresses of the agreements."""

from django.urls import path

from jenjang.apps.agreements import views

app_name = "agreements"
urlpatterns = [
    path("perjanjian/", views.agreement_list, name="list"),
    path("perjanjian/semua.pdf", views.agreement_bundle, name="bundle"),
    path("perjanjian/periksa/", views.agreement_audit, name="audit"),
    path("perjanjian/periksa-semua-unit/", views.agreement_audit_all, name="audit_all"),
    path("perjanjian/<int:pk>/", views.agreement_detail, name="detail"),
    path("perjanjian/<int:pk>/pk.<str:ending>", views.agreement_file, name="file"),
    path("perjanjian/<int:pk>/asli/", views.agreement_source, name="source"),
]
