"""Addresses of the pemda's own pages."""

from django.urls import path

from jenjang.apps.organisation.views import (
    changes,
    first_run,
    imports,
    letterhead,
    people,
    units,
    users,
)

app_name = "organisation"
urlpatterns = [
    path("mulai/", first_run.first_run, name="first_run"),
    path("pengguna/", users.user_list, name="users"),
    path("pengguna/baru/", users.user_new, name="user_new"),
    path("pengguna/impor/", imports.user_import, name="user_import"),
    path("pengguna/impor/terapkan/", imports.user_import_do, name="user_import_do"),
    path("pengguna/impor/contoh/", imports.user_template, name="user_template"),
    path("pengguna/<int:pk>/", users.user_detail, name="user"),
    path("pengguna/<int:pk>/sandi/", users.user_password, name="user_password"),
    path("pengguna/<int:pk>/aktif/", users.user_active, name="user_active"),
    path("pengguna/<int:pk>/peran/", users.grant_new, name="grant_new"),
    path("peran/<int:pk>/akhiri/", users.grant_end, name="grant_end"),
    path("pejabat/", people.official_list, name="officials"),
    path("pejabat/baru/", people.official_new, name="official_new"),
    path("pejabat/impor/", imports.official_import, name="official_import"),
    path("pejabat/impor/terapkan/", imports.official_import_do, name="official_import_do"),
    path("pejabat/impor/contoh/", imports.official_template, name="official_template"),
    path("pejabat/<int:pk>/", people.official_detail, name="official"),
    path("pejabat/<int:pk>/tugas/", people.appointment_new, name="appointment_new"),
    path("pejabat/<int:pk>/akun/", people.official_account, name="official_account"),
    path("tugas/<int:pk>/akhiri/", people.appointment_end, name="appointment_end"),
    path("jabatan/baru/", people.position_new, name="position_new"),
    path("jabatan/<int:pk>/", people.position_detail, name="position"),
    path("unit/", units.unit_list, name="units"),
    path("unit/baru/", units.unit_new, name="unit_new"),
    path("unit/<int:pk>/", units.unit_detail, name="unit"),
    path("unit/<int:pk>/tutup/", units.unit_close, name="unit_close"),
    path("tahun/", units.year_list, name="years"),
    path("tahun/<int:pk>/", units.year_detail, name="year"),
    path("pemda/", units.government, name="government"),
    path("kop/", letterhead.letterhead, name="letterhead"),
    path("kop/lambang/", letterhead.logo, name="logo"),
    path("kop/lambang.png", letterhead.logo_picture, name="logo_picture"),
    path("wilayah/", units.area_list, name="areas"),
    path("riwayat/", changes.history, name="history"),
]
