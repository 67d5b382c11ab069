"""Where Django finds the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and how they sign in."""

    name = "jenjang.apps.accounts"
    label = "accounts"
    verbose_name = "Akun"
