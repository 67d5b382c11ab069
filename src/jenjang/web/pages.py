"""A page and who may open it: every address of Jenjang carries its rule.

`@allow(rule)` stands on top of every view; tests/web/test_role_matrix.py walks them all
and fails on one without a rule. A menu shows what the rule of its page allows, so that the
two cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import get_script_prefix, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django_htmx.http import HttpResponseClientRedirect

from jenjang.web.addresses import address

Given = ParamSpec("Given")
Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open a page: its name in the matrix, and the question asked at each visit."""

    name: str
    allows: Callable[[HttpRequest], bool]


ANYONE = Rule("siapa pun", lambda _request: True)
SIGNED_IN = Rule("semua pengguna", lambda request: request.user.is_authenticated)


class Page(Generic[Given]):
    """A view behind its rule.

    Who is not signed in is asked to, and comes back; who may not gets 403. Nothing a page
    says is kept by a proxy between.
    """

    def __init__(self, view: Callable[Given, HttpResponseBase], rule: Rule) -> None:
        """Put the view behind the rule."""
        update_wrapper(self, view)
        self.view = view
        self.rule = rule

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        """Answer the request, or refuse it."""
        request: Any = args[0]
        if not self.rule.allows(request):
            return _refuse(request)
        response = self.view(*args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response


def allow(rule: Rule) -> Callable[[Callable[Given, HttpResponseBase]], Page[Given]]:
    """Return a decorator that lets only those open the view whom the rule allows."""
    return lambda view: Page(view, rule)


def _refuse(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        raise PermissionDenied
    here = request.get_full_path() if request.method == "GET" else "/"
    to_login = redirect_to_login(here)
    if getattr(request, "htmx", False):
        # A sign-in form must not be swapped into a cell: the whole page goes there.
        return HttpResponseClientRedirect(to_login.url)
    return to_login


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, in a group that opens; `everyday` ones stand above all groups.

    On a phone these alone stay in the bar under the thumb.
    """

    label: str
    page: str
    group: str = ""
    everyday: bool = False


PLANS, PAPERS, FIGURES = "Perencanaan", "Perjanjian", "Data kinerja"
WHOLE, REPORTS, OFFICE = "Rekap dan peringkat", "Laporan dan evaluasi", "Pengelolaan"
MENU = (
    Entry("Beranda", "home", everyday=True),
    Entry("Pohon kinerja", "measurement:tree", everyday=True),
    Entry("Pengukuran", "measurement:grid", everyday=True),
    Entry("Rencana", "plans:list", PLANS),
    Entry("Masalah dan isu", "plans:problem_tree", PLANS),
    Entry("Keputusan IKU", "plans:decrees", PLANS),
    Entry("Anggaran", "plans:budget", PLANS),
    Entry("Nomenklatur", "plans:nomenclature", PLANS),
    Entry("Angka pembanding", "plans:benchmarks", PLANS),
    Entry("Perjanjian", "agreements:list", PAPERS),
    Entry("Tanda tangan", "signing:own", PAPERS),
    Entry("Dokumen", "intake:list", PAPERS),
    Entry("Temuan", "findings:list", PAPERS),
    Entry("Realisasi", "measurement:summary", FIGURES),
    Entry("Verifikasi", "measurement:queue", FIGURES),
    Entry("Uji petik", "measurement:spot_checks", FIGURES),
    Entry("Kunci periode", "measurement:locks", FIGURES),
    Entry("Kelengkapan", "measurement:board", FIGURES),
    Entry("Pengingat", "notices:list", FIGURES),
    Entry("Kalender tenggat", "notices:calendar", FIGURES),
    Entry("Peringkat unit", "measurement:ranking", WHOLE),
    Entry("Sasaran RPJMD", "measurement:regional", WHOLE),
    Entry("Rekap sasaran", "measurement:objectives", WHOLE),
    Entry("Rekap program", "measurement:programmes", WHOLE),
    Entry("Laporan", "reports:list", REPORTS),
    Entry("LKjIP", "reports:written_list", REPORTS),
    Entry("LKjIP semua unit", "reports:board", REPORTS),
    Entry("Rapat evaluasi", "followup:meetings", REPORTS),
    Entry("Pertanyaan", "followup:questions", REPORTS),
    Entry("Pemanfaatan", "followup:use", REPORTS),
    Entry("Hasil evaluasi", "followup:evaluations", REPORTS),
    Entry("Pejabat", "organisation:officials", OFFICE),
    Entry("Unit kerja", "organisation:units", OFFICE),
    Entry("Pengguna", "organisation:users", OFFICE),
    Entry("Tahun", "organisation:years", OFFICE),
    Entry("Riwayat", "organisation:history", OFFICE),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A menu entry this person may open."""

    label: str
    url: str
    group: str
    everyday: bool
    is_current: bool


def menu(request: HttpRequest) -> list[Link]:
    """Return the entries whose own rule allows this request."""
    rules = {entry: page_named(entry.page).rule for entry in MENU}
    open_to = {rule: rule.allows(request) for rule in dict.fromkeys(rules.values())}
    seen = [(entry, address(entry.page)) for entry in MENU if open_to[rules[entry]]]
    under = [url for _, url in seen if _is_under(request, url)]
    nearest = max(under, key=len, default=None)  # a list may lie under another's address
    return [
        Link(entry.label, url, entry.group, entry.everyday, is_current=url == nearest)
        for entry, url in seen
    ]


def rail(request: HttpRequest) -> SafeString:
    """Return the menu as it stands beside every page."""
    is_others = request.path == address("others")
    return drawn_rail(tuple(menu(request)), is_others=is_others)


@lru_cache(maxsize=512)
def drawn_rail(links: tuple[Link, ...], *, is_others: bool = False) -> SafeString:
    """Return the menu of these links: drawn once for all who may open the same."""
    said = {
        "menu": links,
        "current_group": next((link.group for link in links if link.is_current), ""),
        "is_others": is_others,
    }
    return render_to_string("components/rail.html", said)


@cache
def page_named(name: str) -> "Page[...]":
    """Return the page of an address that takes nothing, looked up once a process."""
    path = reverse(name).removeprefix(get_script_prefix())
    page = resolve(f"/{path}").func
    if not isinstance(page, Page):
        raise TypeError(f"{name} carries no rule")
    return page


def _is_under(request: HttpRequest, url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(url))
