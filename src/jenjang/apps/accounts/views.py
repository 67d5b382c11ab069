"""Signing in and out, and one's own password."""

from typing import Any, cast

from allauth.account import views as allauth_views
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from jenjang.apps.accounts.forms import OwnPasswordForm
from jenjang.apps.accounts.models import User
from jenjang.web.forms import status_of
from jenjang.web.pages import ANYONE, SIGNED_IN, allow

sign_in: Any = allow(ANYONE)(allauth_views.login)
sign_out: Any = allow(ANYONE)(allauth_views.logout)
sign_up: Any = allow(ANYONE)(allauth_views.signup)
inactive: Any = allow(ANYONE)(allauth_views.account_inactive)


@allow(SIGNED_IN)
@sensitive_post_parameters("old", "new", "again")
def change_password(request: HttpRequest) -> HttpResponse:
    """One's own password; the session goes on, all other sessions of the user end."""
    user = cast("User", request.user)
    form = OwnPasswordForm(request.POST or None)
    changed = form.change(user)
    if changed is None:
        return render(
            request,
            "accounts/change_password.html",
            {"form": form, "onward": _onward(request)},
            status=status_of(form),
        )
    update_session_auth_hash(request, changed)
    messages.success(request, "Kata sandi sudah diganti.")
    return redirect(_onward(request))


def _onward(request: HttpRequest) -> str:
    """Return where the person was going, if that is a page of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return asked if is_ours else "/"
