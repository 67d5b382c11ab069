"""The two pages that belong to no app."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jenjang.web.pages import ANYONE, SIGNED_IN, allow


@allow(ANYONE)
def health(_request: HttpRequest) -> HttpResponse:
    """Answer 200 with the database reachable, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", "text/plain", 503)
    return HttpResponse("ok\n", "text/plain")


@allow(SIGNED_IN)
def others(request: HttpRequest) -> HttpResponse:
    """What the bar under the thumb has no room for."""
    return render(request, "others.html")
