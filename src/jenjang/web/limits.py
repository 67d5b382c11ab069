"""How often one address of the network may ask for something that costs much."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_within(request: HttpRequest, act: str, most: int, seconds: int) -> bool:
    """Count a visit and return whether there were at most so many in so many seconds.

    Counted in each process of the server by itself, from the first visit of a span on.
    """
    key = f"visits:{act}:{get_adapter().get_client_ip(request)}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # the span ended between the two
        return True
