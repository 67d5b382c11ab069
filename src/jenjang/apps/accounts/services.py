"""Acts on users. Nothing secret enters the history: only that something was done."""

import re
import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.core.values import Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
CLEAR_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1


@dataclass(frozen=True, slots=True)
class Issued:
    """A user and the password given to him: shown once, kept nowhere."""

    user: User
    password: str


def temporary_password() -> str:
    """Return a password that can be read out over the telephone: 12 letters, 59 bits."""
    letters = "".join(secrets.choice(CLEAR_LETTERS) for _ in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


@transaction.atomic
def create_user(
    *, username: str, full_name: str, by: User | None, email: str | None = None
) -> Issued:
    """Make a user with a password to be changed at the first sign-in.

    Raise Refused for a name that is taken or cannot be one.
    """
    user = _new_user(username=username, full_name=full_name, email=email)
    password = temporary_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(force_insert=True)
    record(actor=by, action="user.created", subject=user, after=_public(user))
    return Issued(user, password)


@transaction.atomic
def create_user_with_password(*, username: str, full_name: str, password: str) -> User:
    """Make the user of the first run, who chooses his own password and is his own actor."""
    user = _new_user(username=username, full_name=full_name, email=None)
    _check_password(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    record(actor=user, action="user.created", subject=user, after=_public(user))
    return user


@transaction.atomic
def correct_user(*, user_id: int, full_name: str, email: str | None, by: User) -> User:
    """Change a user's name and address."""
    user = User.objects.select_for_update().get(pk=user_id)
    before = _public(user)
    user.full_name, user.email = _full_name(full_name), _free_email(email, user.pk)
    if _public(user) == before:
        return user
    user.save(update_fields=["full_name", "email"])
    record(
        actor=by, action="user.corrected", subject=user, before=before, after=_public(user)
    )
    return user


@transaction.atomic
def reset_password(*, user_id: int, by: User | None) -> Issued:
    """Give a user a new password, without any mail; his open sessions end."""
    user = User.objects.select_for_update().get(pk=user_id)
    password = temporary_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record(actor=by, action="user.password_reset", subject=user)
    return Issued(user, password)


@transaction.atomic
def change_password(*, user_id: int, old: str, new: str) -> User:
    """Let a user replace his own password; raise Refused where old or new will not do."""
    user = User.objects.select_for_update().get(pk=user_id)
    if not user.check_password(old):
        raise Refused("Kata sandi lama tidak cocok; ketik ulang kata sandi lama Anda.")
    if old == new:
        raise Refused("Kata sandi baru sama dengan yang lama; pilih yang lain.")
    _check_password(new, user)
    user.set_password(new)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(actor=user, action="user.password_changed", subject=user)
    return user


@transaction.atomic
def set_active(*, user_id: int, is_active: bool, by: User | None) -> User:
    """Let a user in again, or no more; nothing of what he did is removed."""
    user = User.objects.select_for_update().get(pk=user_id)
    if by is not None and by.pk == user.pk and not is_active:
        raise Refused("Anda tidak dapat menonaktifkan akun Anda sendiri.")
    if user.is_active == is_active:
        return user
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    action = "user.activated" if is_active else "user.deactivated"
    record(actor=by, action=action, subject=user)
    return user


def _new_user(*, username: str, full_name: str, email: str | None) -> User:
    """Return a user not yet stored; raise Refused where a row could not hold him."""
    name = username.strip().lower()
    if not USERNAME.fullmatch(name):
        raise Refused(
            f"Nama pengguna “{username}” tidak dapat dipakai: pakai 3 sampai 60 huruf "
            "kecil, angka, titik, garis bawah atau tanda hubung, tanpa spasi."
        )
    if User.objects.filter(username=name).exists():
        raise Refused(f"Nama pengguna “{name}” sudah dipakai; pilih nama lain.")
    return User(
        username=name, full_name=_full_name(full_name), email=_free_email(email, None)
    )


def _full_name(text: str) -> str:
    """Return the name with single blanks; raise Refused where there is none."""
    name = " ".join(text.split())
    if not name:
        raise Refused("Nama lengkap belum diisi; tulis nama orangnya.")
    return name


def _free_email(email: str | None, own_pk: int | None) -> str | None:
    """Return the address in one form, None where there is none; refuse one in use."""
    address = (email or "").strip().lower() or None
    others = User.objects.filter(email=address).exclude(pk=own_pk or 0)
    if address is not None and others.exists():
        raise Refused(f"Alamat {address} sudah dipakai pengguna lain.")
    return address


def _check_password(password: str, user: User) -> None:
    """Raise Refused with Django's own sentences where the password is too weak."""
    try:
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None


def _public(user: User) -> dict[str, Any]:
    """Return what the history may know of a user."""
    return {"username": user.username, "full_name": user.full_name, "email": user.email}
