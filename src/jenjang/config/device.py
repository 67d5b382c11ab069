"""What makes Jenjang stay on a device: the manifest, the worker, the page without a line.

The worker's script stands in the static files, but it is served from the root: a worker
reaches only what is below its own address.
"""

import hashlib
import json
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import condition

import jenjang.web
from jenjang.web.pages import ANYONE, allow

OURS = Path(jenjang.web.__file__).parent / "static" / "jenjang"
SHELL = (
    "jenjang.css",
    "measurement.css",
    "jenjang.js",
    "figures.js",
    "drafts.js",
    "sending.js",
    "grid.js",
    "entry.js",
    "mark.svg",
)
HTMX = "django_htmx/htmx-2.min.js"
NAVY = "#142a3f"
PAPER = "#fbfaf6"


@allow(ANYONE)
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a browser asks before it offers to install Jenjang; the icons are our mark."""
    icons = (("mark.svg", "any"), ("mark-maskable.svg", "maskable"))
    return JsonResponse(
        {
            "name": "Jenjang: kinerja perangkat daerah",
            "short_name": "Jenjang",
            "lang": "id",
            "id": reverse("home"),
            "start_url": reverse("measurement:grid"),
            "scope": reverse("home"),
            "display": "standalone",
            "theme_color": NAVY,
            "background_color": PAPER,
            "icons": [
                {
                    "src": staticfiles_storage.url(f"jenjang/{name}"),
                    "sizes": "any",
                    "type": "image/svg+xml",
                    "purpose": purpose,
                }
                for name, purpose in icons
            ],
        },
        content_type="application/manifest+json",
    )


def worker_version(*_: object) -> str:
    """Return what changes with any file that the worker keeps, quoted as an ETag."""
    contents = b"".join((OURS / name).read_bytes() for name in (*SHELL, "worker.js"))
    return f'"{hashlib.sha256(contents).hexdigest()[:16]}"'


def _shell() -> list[str]:
    return [HTMX, *(f"jenjang/{name}" for name in SHELL)]


@allow(ANYONE)
@condition(etag_func=worker_version)
def worker(_request: HttpRequest) -> HttpResponseBase:
    """The script of the worker, with what it keeps; 304 where the browser has it."""
    known = {
        "version": worker_version().strip('"'),
        "shell": [staticfiles_storage.url(name) for name in _shell()],
        "away": reverse("away"),
        "doors": [reverse("account_login"), reverse("account_logout")],
    }
    script = (OURS / "worker.js").read_text(encoding="utf-8")
    return HttpResponse(
        f"const jenjang = {json.dumps(known)};\n{script}", "text/javascript; charset=utf-8"
    )


@allow(ANYONE)
def away(request: HttpRequest) -> HttpResponse:
    """What is shown without a line for a page that is not on the device; names nobody."""
    return render(request, "away.html")
