"""Where the public page of an issued paper is: what its QR leads to, and its code."""

import secrets

from django.conf import settings

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 16
"""None that look alike, and 78 bits: typed from paper, and nobody guesses another's."""


def new_code() -> str:
    """Return a code that nobody guesses, of letters that are not mistaken for others."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def check_address(code: str) -> str:
    """Return the whole address of the page that checks the paper of a code."""
    return f"{settings.PUBLIC_URL}/cek/{code}/"


def report_address(code: str) -> str:
    """Return the whole address of the page that checks the report of a code."""
    return f"{settings.PUBLIC_URL}/lkjip/cek/{code}/"
