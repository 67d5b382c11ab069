"""Where the public page of an issued paper is: what its QR leads to."""

from django.conf import settings


def check_address(code: str) -> str:
    """Return the whole address of the page that checks the paper of a code."""
    return f"{settings.PUBLIC_URL}/cek/{code}/"
