"""Users: who they are, what they may do, and a password without mail."""

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import reset_password, set_active
from jenjang.apps.organisation import services
from jenjang.apps.organisation.access import USER_KEEPERS, SignedInRequest
from jenjang.apps.organisation.forms.users import (
    GrantForm,
    LastDayForm,
    NewUserForm,
    UserForm,
)
from jenjang.apps.organisation.models import Grant
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

PAGE_ROWS = 50


@allow(USER_KEEPERS)
def user_list(request: SignedInRequest) -> HttpResponse:
    """Everybody with an account, their roles of today beside them."""
    sought = " ".join(request.GET.get("cari", "").split())
    users = User.objects.order_by("full_name", "pk").prefetch_related(_grants_of_today())
    if sought:
        users = users.filter(Q(full_name__icontains=sought) | Q(username__contains=sought))
    page = Paginator(users, PAGE_ROWS).get_page(request.GET.get("hal"))
    return render(request, "organisation/users.html", {"page": page, "sought": sought})


def _grants_of_today() -> Prefetch[str]:
    today = timezone.localdate()
    held = Grant.objects.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    return Prefetch("grants", held.select_related("unit").order_by("role"), "held")


@allow(USER_KEEPERS)
def user_new(request: SignedInRequest) -> HttpResponse:
    """A new user; the password is shown once, on the page that follows at once."""
    form = NewUserForm(request.POST or None, initial={"since": timezone.localdate()})
    with transaction.atomic():
        issued = form.create(request.user)
        if issued is None:
            transaction.set_rollback(True)
    if issued is None:
        page = "organisation/user_new.html"
        return render(request, page, {"form": form}, status=status_of(form))
    return render(request, "organisation/user_password.html", {"issued": [issued]})


@allow(USER_KEEPERS)
def user_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One user: name, roles, password, whether he may come in."""
    user = get_object_or_404(User, pk=pk)
    initial = {"full_name": user.full_name, "email": user.email}
    form = UserForm(request.POST or None, initial=initial)
    if form.correct(user, request.user) is not None:
        return redirect("organisation:user", pk)
    return _show_user(request, user, form=form)


def _show_user(
    request: SignedInRequest,
    user: User,
    *,
    form: UserForm | None = None,
    grant_form: GrantForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    grant_form = grant_form or GrantForm(initial={"since": today})
    form = form or UserForm(initial={"full_name": user.full_name, "email": user.email})
    status = max(status_of(form), status_of(grant_form))
    context = {
        "person": user,
        "form": form,
        "grant_form": grant_form,
        "grants": user.grants.select_related("unit").order_by("-since", "-pk"),
        "today": today,
    }
    return render(request, "organisation/user.html", context, status=status)


@allow(USER_KEEPERS)
@require_POST
def user_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new password, shown once; the user must replace it at the next sign-in."""
    user = get_object_or_404(User, pk=pk)
    issued = reset_password(user_id=user.pk, by=request.user)
    return render(request, "organisation/user_password.html", {"issued": [issued]})


@allow(USER_KEEPERS)
@require_POST
def user_active(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a user in again, or no more."""
    user = get_object_or_404(User, pk=pk)
    if request.POST.get("aktif") == "1":
        attempt_and_say(
            request,
            lambda: set_active(user_id=user.pk, is_active=True, by=request.user),
            f"Akun {user} aktif kembali.",
        )
    else:
        attempt_and_say(
            request,
            lambda: services.retire_user(
                user_id=user.pk, today=timezone.localdate(), by=request.user
            ),
            f"Akun {user} tidak dapat masuk lagi; yang pernah ia kerjakan tetap tersimpan.",
        )
    return redirect("organisation:user", pk)


@allow(USER_KEEPERS)
@require_POST
def grant_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """One more role."""
    user = get_object_or_404(User, pk=pk)
    form = GrantForm(request.POST)
    if form.give(user, request.user) is None:
        return _show_user(request, user, grant_form=form)
    return redirect("organisation:user", pk)


@allow(USER_KEEPERS)
@require_POST
def grant_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """A role ends with a day, today where none is given."""
    grant = get_object_or_404(Grant, pk=pk)
    day = LastDayForm(request.POST).day(timezone.localdate())
    attempt_and_say(
        request,
        lambda: services.end_grant(grant_id=pk, last_day=day, by=request.user),
        "Peran diakhiri.",
    )
    return redirect("organisation:user", grant.user_id)
