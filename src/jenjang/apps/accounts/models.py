"""Users. What a user may do is said by grants, in the organisation app."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property


class UserManager(BaseUserManager["User"]):
    """Looks users up by their user name, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of that name."""
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in; a sign of life of the office, not of the law.

    `must_change_password` is set when an admin gave the password. `waiting_notices` is how
    many notices he has not read: kept here by the notices' services, because every page
    shows it and every page has the user's row.
    """

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    waiting_notices = models.PositiveIntegerField(default=0, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        """Return the person's name."""
        return self.full_name

    @cached_property
    def asked(self) -> dict[str, Any]:
        """Answers about this user, kept as long as this object: one request."""
        return {}
