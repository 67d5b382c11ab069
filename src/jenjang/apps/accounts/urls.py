"""Addresses of signing in; their names are the ones django-allauth looks for."""

from django.urls import path

from jenjang.apps.accounts import views

urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("keluar/", views.sign_out, name="account_logout"),
    path("daftar/", views.sign_up, name="account_signup"),
    path("nonaktif/", views.inactive, name="account_inactive"),
    path("sandi/", views.change_password, name="account_change_password"),
]
