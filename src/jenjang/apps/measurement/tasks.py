"""What a worker does for measuring: looking at the links that were given as evidence."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jenjang.apps.measurement import services
from jenjang.apps.measurement.links import Bounds, look_at
from jenjang.apps.measurement.models import Evidence

REVISIT_AFTER = dt.timedelta(days=30)
MOST_REVISITS = 20  # at once: what stands for months may wait some minutes more


@task()
def check_link(evidence_id: int) -> str | None:
    """Look at a link and keep what was found; None where it was taken away meanwhile."""
    evidence = Evidence.objects.standing().filter(pk=evidence_id).first()
    if evidence is None or evidence.url is None:
        return None
    bounds = Bounds(may_be_private=settings.EVIDENCE_LINKS_MAY_BE_PRIVATE)
    state = look_at(evidence.url, bounds)  # outside any transaction: it takes seconds
    services.keep_look(url=evidence.url, state=state, at=timezone.now())
    return str(state)


def check_after_commit(many: Iterable[Evidence]) -> None:
    """Have the link of these looked at, once the transaction in hand has committed."""
    first = next(iter(many), None)
    if first is not None:
        transaction.on_commit(partial(check_link.enqueue, first.pk))


def revisit_links(now: dt.datetime) -> int:
    """Have links that nobody looked at for a month looked at again; return how many.

    A link that was open when it was given may be gone when the evaluator comes.
    """
    stale = Evidence.objects.standing().looked_at_before(now - REVISIT_AFTER)
    oldest = dict(stale.order_by("-checked_at").values_list("url", "pk"))
    chosen = list(reversed(oldest.values()))[:MOST_REVISITS]
    for pk in chosen:
        check_link.enqueue(pk)
    return len(chosen)
