"""How django-allauth behaves here: nobody makes an account for himself, no mail is sent."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no hints
    """Accounts are given by an admin."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no: the first admin is made on the first-run page, the rest by him."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: a page that opens says that the sign-in worked."""
