"""How django-allauth behaves here: nobody makes an account for himself, no mail is sent."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no hints
    """Accounts are given by an admin."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": (
            "Nama pengguna atau kata sandi tidak cocok; periksa keduanya lalu ketik ulang."
        ),
        "too_many_login_attempts": (
            "Terlalu banyak percobaan; tunggu lima menit, lalu coba lagi atau mintalah "
            "kata sandi baru kepada admin."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no: the first admin is made on the first-run page, the rest by him."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: a page that opens says that the sign-in worked."""
