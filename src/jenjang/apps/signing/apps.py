"""Where Django finds the signing app."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """Signing issued agreements, and the public page that checks them."""

    name = "jenjang.apps.signing"
    label = "signing"
    verbose_name = "Tanda tangan"
