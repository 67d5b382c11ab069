"""Addresses of plans."""

from django.urls import path

from jenjang.apps.plans.views import nomenclature

app_name = "plans"
urlpatterns = [
    path("nomenklatur/", nomenclature.nomenclature, name="nomenclature"),
    path("nomenklatur/muat/", nomenclature.nomenclature_load, name="nomenclature_load"),
    path(
        "nomenklatur/muat/terapkan/",
        nomenclature.nomenclature_load_do,
        name="nomenclature_load_do",
    ),
    path("nomenklatur/kode/", nomenclature.mapping, name="mapping"),
    path("nomenklatur/kode/pasti/", nomenclature.codes_accept, name="codes_accept"),
    path("nomenklatur/kode/<int:pk>/", nomenclature.activity_code, name="activity_code"),
    path("satuan/", nomenclature.measures, name="measures"),
    path("satuan/baru/", nomenclature.measure_new, name="measure_new"),
    path("satuan/<int:pk>/", nomenclature.measure, name="measure"),
]
